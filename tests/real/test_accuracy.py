"""Labelled passages and records nobody on this project wrote come in: how often the reader agrees may not fall.

The floors lie just under what was measured when they were last raised. Raise them; do not lower one without saying why.
"""

from __future__ import annotations

import pytest

from adapter.reading import read_text
from adapter.screening import Shelves
from bench import labelled
from bench.labelled import FOUND, RIGHT
from bench.records import load

pytestmark = pytest.mark.skipif(
    not labelled.HERE.is_dir(), reason="the labelled texts are not on this machine; `make accuracy` says where they go"
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
    ("children", FOUND): 0.84,
    ("children", RIGHT): 0.80,
    ("where a child lives", FOUND): 0.94,
    ("whether a child helps", FOUND): 0.94,
    ("factors", FOUND): 0.82,
    ("factors", RIGHT): 0.88,
    ("whose a factor is", FOUND): 0.83,
}


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load()


def test_passages_are_read_no_worse_than_before(shelves: Shelves) -> None:
    _hold(PASSAGES, labelled.score_passages(labelled.passages(), shelves))


def test_records_are_read_no_worse_than_before(shelves: Shelves) -> None:
    _hold(RECORDS, labelled.score_records(labelled.records(), shelves))


def test_no_labelled_passage_is_taken_for_one_that_cannot_be_read(shelves: Shelves) -> None:
    assert all(not read_text(case["text"], None, shelves.lexicon).could_not_check for case in labelled.passages())


def _hold(floors: dict[tuple[str, str], float], score: labelled.Score) -> None:
    below = {
        facet: round(score.tallies[facet].share, 3)
        for facet, floor in floors.items()
        if score.tallies[facet].share < floor
    }
    assert not below
