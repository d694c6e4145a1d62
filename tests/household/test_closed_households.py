"""A home said to hold grown-ups only, and a child who is there all the same: both are shown, and somebody asks."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import lexicon

from adapter.families import Family
from adapter.household import assemble
from adapter.reading import read
from adapter.records import Adult, Extract, Passage, RecordRef
from adapter.words import Disputed

DAY = date(2026, 11, 20)


def _family(told: str) -> Family:
    record = RecordRef("one", "text", "one", "", DAY)
    extract = Extract(record, Adult(), passages=(Passage(told, "one", written_on=DAY),))
    return assemble(extract, read(extract, lexicon()))


def _disputed(told: str) -> set[Disputed]:
    return {one.about for one in _family(told).contradictions}


@pytest.mark.parametrize(
    "only",
    [
        "Lives alone.",
        "She is the sole occupant.",
        "Household: just me.",
        "Lives with his wife Jean, just the two of them.",
        "It is just him and his wife.",
        "Only he and his partner live there.",
    ],
)
def test_a_child_in_a_home_of_grown_ups_only_is_in_dispute(only: str) -> None:
    assert _disputed(f"{only} Leo, 6, sleeps in the box room and lives with them.") == {Disputed.HOME}
    assert _disputed(only) == set()


@pytest.mark.parametrize(
    "told",
    [
        "It is just the two of them, her and her son Leo, 6.",
        "Lives with her son Leo, 6, just the two of them.",
        "She lives with her husband and Leo, 6.",
        "It is only me and my husband and our son Leo, 6.",
    ],
)
def test_a_home_that_counts_the_child_is_in_no_dispute(told: str) -> None:
    assert _disputed(told) == set()
