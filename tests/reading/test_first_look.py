"""The first look: whole passages come in; no pattern that finds something in a sentence of them may be missed."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pytest
import re2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapter.reading.first_look import FirstLook
from adapter.reading.patterns import ANYWHERE, OPTIONS, Pattern, by_line, places, places_of_any, united
from adapter.reading.text import fold, sentences
from tests.reading.test_sentences import LEXICON

SAID = [sentence for _, sentence, _ in LEXICON.examples()]
PATTERNS = tuple(enumerate(part.text for term in LEXICON.terms for part in term.parts))
PLAIN_TEXT = st.characters(codec="ascii", exclude_categories=("Cc",))
BETWEEN = (". ", "; ", "\n\n", " | ", '." ', " [...] ")


@pytest.mark.parametrize("between", BETWEEN)
def test_a_passage_looked_through_whole_misses_no_word_of_its_sentences(between: str) -> None:
    _check_all_thought_of(between.join(three) for three in zip(SAID, SAID[1:], SAID[2:], strict=False))


def test_an_answer_at_either_end_of_a_passage_is_seen() -> None:
    ends = itertools.product(("no", "yes", "name of children:"), repeat=2)
    _check_all_thought_of(f"{first}. The lift is mended. {last}" for first, last in ends)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_a_pattern_can_match_it_is_thought_of(data: st.DataObject) -> None:
    number, pattern = data.draw(st.sampled_from(PATTERNS))
    matching = re.compile(pattern.replace(r"\z", r"\Z"), re.ASCII)
    said = fold(data.draw(st.from_regex(matching, alphabet=PLAIN_TEXT)))
    if _public(LEXICON.parts[number].pattern).search(said):
        assert all(number in seen for seen in LEXICON.first_look.in_each([b"the lift", said, said])[1:])


def test_every_pattern_is_thought_of_where_it_finds_something() -> None:
    folded = [fold(sentence).replace(b"\n", b" ") for sentence in SAID]
    for sentence, finding in zip(folded, _standing_in(folded), strict=True):
        assert finding <= set(LEXICON.first_look.in_each([sentence])[0]), sentence


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"\b(?:diagnos(?:ed|is)(?: \w+){0,3} with)\b", "diagnosed last year with"),
        (r"\b(?:(?:two|\d)[- ]?days?[- ]?old)\b", "3dayold"),
        (r"\b(?:(?:two|\d)[- ]?days?[- ]?old)\b", "two-days old"),
        (r"(?:^\W*(?:no|nil))\b", "- nil"),
        (r"(?:_{3,})", "name ____"),
        (r"(?:\A\W*none?|^nil)\b", "- none"),
        (r"(?:\bno\W*)\z", "lives here: no."),
        (r"\b(?:[a-z]+ologist|can't)\b", "a neurologist"),
        (r"\b(?:[a-z]+ologist|can't)\b", "she can't"),
        (r"\b(?:x ?[1-9] ?ch(?:ildren)?)\b", "x2ch"),
        (
            r"\b(?:(?:(?:big|small|old|new|red) ){2}(?:(?:cat|dog|cow|pig|hen|bee|ant) ){3}run)\b",
            "big red cat dog cow run",
        ),
        (r"(?:[^a-z]+y ?/ ?n)\b", "? y/n"),
        (r"\b(?:p\.? ?m\.?h)\b", "p.m.h"),
        (r"(?:wo|hi)\w{2,}s\b", "workers"),
        (r"(?:a(?:b|c)*d)", "abcbd"),
        (r"(?:\d\d(?:yo|y/o))\b", "44yo"),
        (r"[[:alpha:]]+ing", "walking"),
        (r"\b(?:(?:kept|left) in the (?:shed|garage)|locked in the (?:shed|garage))\b", "locked in the garage"),
        (r"\b(?:(?:kept|left) in the (?:shed|garage)|locked in the (?:shed|garage))\b", "left in the shed"),
    ],
)
def test_a_pattern_of_any_shape_is_thought_of_where_it_matches(pattern: str, said: str) -> None:
    assert re2.compile(pattern.encode(), OPTIONS).search(said.encode())
    look = FirstLook.of([Pattern(r"\b(?:other)\b"), Pattern(pattern)])
    assert look.in_each([said.encode()]) == [[1]]
    assert look.in_each([b"the lift", said.encode(), said.encode(), b"some other"]) == [[], [1], [1], [0]]


def test_what_may_stand_in_a_sentence_does_not_hang_on_the_one_after_it() -> None:
    look = FirstLook.of([Pattern(r"\b(?:x)\W+(?:y)\b"), Pattern(r"\b(?:x)\b\W*")], {"x": 1.0, "y": 1.0})
    assert look.in_each([b"x", b"y", b"x y", b"x,"]) == [[1], [], [0, 1], [1]]


@given(st.lists(st.sampled_from(sorted({word for said in SAID for word in said.split()})), max_size=12).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_words_of_the_lexicon_in_any_order_are_all_seen(said: str) -> None:
    folded = fold(said)
    finding = {number for number, part in enumerate(LEXICON.parts) if _public(part.pattern).search(folded)}
    assert finding <= set(LEXICON.first_look.in_each([folded])[0])


def test_the_engine_under_the_wrapper_of_re2_answers_as_its_public_search_does() -> None:
    """Where this fails after an update, `adapter/reading/patterns.py` asks a part of google-re2 that has moved."""
    for number, sentence in enumerate(SAID):
        for part in LEXICON.parts[number :: len(SAID)]:
            public = [found.span() for found in _public(part.pattern).finditer(fold(sentence))]
            assert [spans[0] for spans in places(part.pattern.match, fold(sentence))] == public


def test_several_patterns_find_what_one_made_of_them_finds() -> None:
    for term in LEXICON.terms:
        whole = united(term.parts)
        for sentence in (*term.entry.example, *term.entry.counter_example):
            folded = fold(sentence)
            firsts = [(part.match, part.match(ANYWHERE, folded, 0, len(folded))) for part in term.parts]
            apart = places_of_any([first for first in firsts if first[1][0][1] >= 0], folded)
            assert [spans[0] for spans in apart] == [spans[0] for spans in places(whole.match, folded)]


@cache
def _public(pattern: Pattern) -> Any:
    """The same search, as re2 offers it to everybody."""
    return re2.compile(by_line(pattern.text), OPTIONS)


def _heard(passage: str) -> list[bytes]:
    return [sentence.folded for sentence in sentences(passage, fold(passage), LEXICON.speakers)]


def _check_all_thought_of(passages: Iterable[str]) -> None:
    """A look through all sentences of a passage thinks of every pattern that finds something, each in its sentence."""
    heard = [_heard(passage) for passage in passages]
    different = sorted({sentence for said in heard for sentence in said})
    standing = dict(zip(different, _standing_in(different), strict=True))
    for said in heard:
        for sentence, thought_of in zip(said, LEXICON.first_look.in_each(said), strict=True):
            assert standing[sentence].issubset(thought_of), said


def _standing_in(sentences: Sequence[bytes]) -> list[set[int]]:
    """The patterns that find something in each sentence: each goes through all, and then through those it may be in."""
    lines = b"\n".join(sentences)
    starts = [0, *itertools.accumulate(len(sentence) + 1 for sentence in sentences)]
    standing: list[set[int]] = [set() for _ in sentences]
    for number, part in enumerate(LEXICON.parts):
        search = _public(part.pattern).search
        at = 0
        while at < len(lines) and (found := search(lines, at)):
            here = bisect_right(starts, found.start()) - 1
            if search(sentences[here]):
                standing[here].add(number)
            at = starts[here + 1]
    return standing
