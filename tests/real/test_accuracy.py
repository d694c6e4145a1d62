"""Labelled passages and records come in: how often the reader agrees may not fall.

The floors lie just under what was measured when they were last raised. Raise them; do not lower one without saying why.
"""

from __future__ import annotations

import pytest

from adapter.reading import read_text
from adapter.screening import Shelves
from bench import labelled, texts
from bench.labelled import FOUND, RIGHT
from bench.records import load

BESIDE = texts.beside()
OWN = texts.own()
needs_real_passages = pytest.mark.skipif(
    not BESIDE, reason="no real passages lie beside the project; `make accuracy` says where they go"
)
PASSAGES = {
    ("a child lives here", FOUND): 0.82,
    ("a child lives here", RIGHT): 0.95,
    ("a child lives here, stated", FOUND): 0.90,
    ("an unclear child is asked about", FOUND): 0.78,
    ("factors", FOUND): 0.80,
    ("factors", RIGHT): 0.78,
    ("ages", FOUND): 0.88,
    ("ages", RIGHT): 0.95,
    ("unborn", FOUND): 0.75,
    ("unborn", RIGHT): 0.95,
}
RECORDS = {
    ("children", FOUND): 0.90,
    ("children", RIGHT): 0.80,
    ("where a child lives", FOUND): 0.94,
    ("whether a child helps", FOUND): 0.94,
    ("factors", FOUND): 0.82,
    ("factors", RIGHT): 0.88,
    ("whose a factor is", FOUND): 0.83,
}


OWN_PASSAGES = {
    ("a child lives here", FOUND): 0.94,
    ("a child lives here", RIGHT): 0.97,
    ("an unclear child is asked about", FOUND): 0.87,
    ("factors", FOUND): 0.92,
    ("factors", RIGHT): 0.91,
    ("ages", FOUND): 0.91,
    ("ages", RIGHT): 0.97,
}
# What was held out until it had been looked at is part of the open sets, and harder: with the halves of m to r silence
# came down by three points here, and what is right of the factors in passages by one; nine other floors went up.
# With set t, 120 notes written by situation to be hard (routes .58), six floors of records came down by half a point to
# four points; without it none had. Where a child lives came down by half a point when `Bailey 8 and Ruby 5` became
# children: they are a friend's, whose home the words leave open, and two boys found by name are with their father only
# at weekends, by words that do not tell of the van they are in tonight.
OWN_RECORDS = {
    ("children", FOUND): 0.885,
    ("children", RIGHT): 0.92,
    ("where a child lives", FOUND): 0.885,
    ("whether a child helps", FOUND): 0.945,
    ("factors", FOUND): 0.84,
    ("factors", RIGHT): 0.89,
    ("routes", FOUND): 0.80,
    ("no route that would be wrong", FOUND): 0.89,
    ("silent where nothing is to be said", FOUND): 0.81,
}


# Held out, and so what a text nobody here has seen can expect. Few: a miss more moves a share by a point or two.
HELD_OUT_PASSAGES = {
    ("a child lives here", FOUND): 0.85,
    ("a child lives here", RIGHT): 0.93,
    ("an unclear child is asked about", FOUND): 0.65,
    ("factors", FOUND): 0.86,
    ("factors", RIGHT): 0.78,
    ("ages", FOUND): 0.81,
    ("ages", RIGHT): 0.92,
}
# Set s: eighty records of two writers and 150 passages of a third. In its passages a child whose home is not said, and
# an age, are found less often than in the sets before, and what is right of the factors came down; so did the routes
# found, by a point. No floor here says that this is good enough: each says that a text nobody has seen is read no worse
# than today. Set t: the other 96 notes by situation: .34 of the routes, .61 of the circumstances and .71 of the
# children are found; set s alone stood at .57, .84 and .91 on the day t was joined.
HELD_OUT_RECORDS = {
    ("children", FOUND): 0.79,
    ("children", RIGHT): 0.84,
    ("where a child lives", FOUND): 0.84,
    ("whether a child helps", FOUND): 0.90,
    ("factors", FOUND): 0.71,
    ("factors", RIGHT): 0.83,
    ("routes", FOUND): 0.44,
    ("no route that would be wrong", FOUND): 0.71,
}
FLOORS = {False: (OWN_PASSAGES, OWN_RECORDS), True: (HELD_OUT_PASSAGES, HELD_OUT_RECORDS)}


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load()


@needs_real_passages
def test_real_passages_are_read_no_worse_than_before(shelves: Shelves) -> None:
    _hold(PASSAGES, labelled.score_passages((one for lot in BESIDE for one in lot.passages), shelves))


@needs_real_passages
def test_records_beside_the_project_are_read_no_worse_than_before(shelves: Shelves) -> None:
    _hold(RECORDS, labelled.score_records((one for lot in BESIDE for one in lot.records), shelves))


@pytest.mark.parametrize("lot", OWN, ids=lambda lot: "held out" if lot.held_out else "open")
def test_invented_passages_are_read_no_worse_than_before(lot: texts.Lot, shelves: Shelves) -> None:
    assert lot.passages
    _hold(FLOORS[lot.held_out][0], labelled.score_passages(lot.passages, shelves))


@pytest.mark.parametrize("lot", OWN, ids=lambda lot: "held out" if lot.held_out else "open")
def test_invented_records_are_read_no_worse_than_before(lot: texts.Lot, shelves: Shelves) -> None:
    assert lot.records
    _hold(FLOORS[lot.held_out][1], labelled.score_records(lot.records, shelves))


def test_no_labelled_passage_is_taken_for_one_that_cannot_be_read(shelves: Shelves) -> None:
    passages = [one for lot in (*BESIDE, *OWN) for one in lot.passages]
    assert len(passages) > 900
    assert all(not read_text(one["text"], None, shelves.lexicon).could_not_check for one in passages)


def _hold(floors: dict[tuple[str, str], float], score: labelled.Score) -> None:
    below = {
        facet: round(score.tallies[facet].share, 3)
        for facet, floor in floors.items()
        if score.tallies[facet].share < floor
    }
    assert not below
