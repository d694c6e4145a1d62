"""The first look: whole passages come in; no term that stands in a sentence of them may be missed."""

from __future__ import annotations

import itertools

import pytest

from adapter.reading.lexicon import Lexicon
from adapter.reading.patterns import places
from adapter.reading.text import fold, sentences
from tests.reading.test_sentences import LEXICON

SAID = [sentence for _, _, sentence, _ in LEXICON.examples()]
BETWEEN = (". ", "; ", "\n\n", " | ", '." ', " [...] ")


@pytest.mark.parametrize("between", BETWEEN)
def test_a_passage_looked_through_whole_misses_no_word_of_its_sentences(between: str) -> None:
    for before, here, after in zip(SAID, SAID[1:], SAID[2:], strict=False):
        passage = between.join((before, here, after))
        assert _standing(passage, LEXICON) <= set(LEXICON.first_look.terms(fold(passage))), passage


def test_an_answer_at_either_end_of_a_passage_is_seen() -> None:
    for first, last in itertools.product(("no", "yes", "name of children:"), repeat=2):
        passage = f"{first}. The lift is mended. {last}"
        assert _standing(passage, LEXICON) <= set(LEXICON.first_look.terms(fold(passage))), passage


def _standing(passage: str, lexicon: Lexicon) -> set[int]:
    """The terms whose own pattern finds something in a sentence of the passage."""
    heard = [sentence.folded for sentence in sentences(passage, fold(passage), lexicon.speakers)]
    return {
        number
        for number, term in enumerate(lexicon.terms)
        if any(next(places(term.find, sentence), None) for sentence in heard)
    }
