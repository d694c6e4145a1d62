"""Somebody who harmed the adult long ago and works with children now: told in two sentences, or not told at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from adapter.reading import load_lexicon, read_text
from adapter.words import Factor, When, Whose

LEXICON = load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")


def somebody_elses_risk(told: str) -> bool:
    mentions = read_text(told, date(2026, 10, 12), LEXICON).mentions
    risks = [one for one in mentions if one.factor is Factor.RISK_TO_CHILDREN]
    return any(one.whose is Whose.OTHER and one.when is When.CURRENT for one in risks)


@pytest.mark.parametrize(
    "told",
    [
        "Mary was beaten by her uncle Pete when she was little. She told nobody. Pete runs the Friday youth club.",
        "As a child she was abused by her stepfather. He is a scout leader now.",
    ],
)
def test_whoever_did_it_and_works_with_children_today_may_be_a_risk(told: str) -> None:
    assert somebody_elses_risk(told)


@pytest.mark.parametrize(
    "told",
    [
        "She was sexually abused by a neighbour as a child. She works in a primary school.",
        "As a boy he was hit by a teacher. His wife is a teaching assistant.",
        "When she was little her uncle took her fishing. He is a scout leader now.",
        "Mary was beaten by her uncle Pete when she was little. Her friend Jo runs a youth club.",
    ],
)
def test_the_adult_themselves_and_anybody_else_is_none(told: str) -> None:
    assert not somebody_elses_risk(told)
