"""Patterns people wrote: what is refused without compiling is what the engine refuses, no more and no less."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.mapping.patterns import _OPTIONS
from adapter.patterns import refusal
from adapter.reading.patterns import OPTIONS

PIECES = r"a b ( ) (?: (?i) (?= | * + ? {2} {1,} {3,4} {1001} [a-z] [z-a] [^ ] \b \d \pL \1 \ . ^ $ <x> é"


@pytest.mark.parametrize("options", [OPTIONS, _OPTIONS], ids=["lexicon", "mapping"])
@settings(max_examples=100, deadline=None)
@given(pattern=st.lists(st.sampled_from(PIECES.split()), max_size=8).map("".join))
def test_a_pattern_is_refused_where_the_engine_refuses_it(options: re2.Options, pattern: str) -> None:
    assert (refusal(pattern.encode(), options) is None) is compiles(pattern.encode(), options)


def compiles(pattern: bytes, options: re2.Options) -> bool:
    try:
        re2.compile(pattern, options)
    except re2.error:
        return False
    return True


def test_a_pattern_that_grows_too_large_is_refused_where_it_is_checked() -> None:
    assert refusal((r"(?:" + r"\pL" * 200 + "){1000}").encode(), _OPTIONS) == "pattern too large - compile failed"


def test_a_refusal_says_why() -> None:
    assert refusal(b"(a", OPTIONS) == "missing ): (a"
