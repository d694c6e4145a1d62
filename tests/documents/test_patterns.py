"""Patterns people wrote: what is refused without compiling is what the engine refuses, no more and no less."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.documents import Document
from adapter.errors import Fault
from adapter.mapping.patterns import _OPTIONS
from adapter.patterns import refusal
from adapter.reading.patterns import OPTIONS, bounded, sound_patterns, whole

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


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:(?:\pL{40}\pL{40}){40}){8}",
        r"(?:[^a-z]{3}(?:\)\pL){20}){900}",
        r"(?:[)\pL]x){30}" * 3 + r"(?:\pL \pL){900}",
        r"\Q(\E(?:\pL\pL){1000}",
        "(?: [a-z]+){0,3}" * 40,
        r"(?:\pL\pL){1000}" * 6,
    ],
)
def test_counts_inside_each_other_and_counts_in_a_row_are_refused_as_the_engine_refuses_them(pattern: str) -> None:
    assert (refusal(pattern.encode(), _OPTIONS) is None) is compiles(pattern.encode(), _OPTIONS)


@settings(max_examples=300, deadline=None)
@given(
    listed=st.lists(st.sampled_from(PIECES.split()), max_size=5).map("".join),
    pattern=st.lists(st.sampled_from([*PIECES.split(), "<x>", "<x$>"]), max_size=6).map("".join),
)
def test_a_list_read_once_makes_no_pattern_good_or_bad(listed: str, pattern: str) -> None:
    faults: list[Fault] = []
    words = {"x": listed.replace("<x>", "")}
    good = sound_patterns(Document("words.yaml", None, "", {(): 1}), ("signs",), (pattern,), words, faults)
    for one in good:
        assert compiles(whole(one, words).encode(), OPTIONS)
    assert bool(faults) is not bool(good)


@pytest.mark.parametrize(
    ("written", "bounded_so"),
    [
        ("son|sons? (?:is|was|has been)", r"\b(?:son\b|sons? (?:is\b|was\b|has been\b))"),
        ("(?:a(?:b|c)|d)", r"\b(?:(?:a(?:b\b|c\b)|d\b))"),
        ("(a|b)", r"\b(?:(a|b)\b)"),
        (r"a [|)] b|c \) d", r"\b(?:a [|)] b\b|c \) d\b)"),
        ("drinks[.;]|is drunk", r"\b(?:drinks[.;]|is drunk\b)"),
        ("a|b|$", r"\b(?:a|b|$)"),
        ("<x> <x>|y", r"\b(?:<x> <x$>|y\b)"),
        ("a)|(b", r"\b(?:a)\b|(b\b)"),
    ],
)
def test_each_way_through_a_pattern_ends_with_a_word(written: str, bounded_so: str) -> None:
    assert bounded(written) == bounded_so
