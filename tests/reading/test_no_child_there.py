"""Ordinary sentences with a child in them that put no child in the home, and their neighbours that do.

Each frame takes every one of its words in turn. What stands under `LIVES_THERE` uses the same words of a child who does
live there, so that no frame is silenced by being deaf.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from string import Formatter

import pytest

from adapter.contract import read_json
from adapter.screening import Shelves, read_passage
from adapter.words import Answer
from bench.records import load

DAY = date(2026, 11, 1)

WORDS = {
    "bringer": ("mum", "nan", "his gran", "foster carer", "parents"),
    "young": ("18/12 old", "5yo", "3 yrs old"),
    "opens": ("What brings you in?", "How can I help today?"),
    "pupil": ("junior", "sophomore", "high school student", "young lady"),
    "sibling": ("A brother, 13, lives in the home also.", "She lives with her mother and two younger brothers."),
}
NO_CHILD_OF_THE_ADULTS = (
    "Brought in by {bringer}. {young}, cough 2/7, wet nappies.",
    "BIB {bringer}. {young}. Sore ear, hot. Safety net.",
    "{young}, brought by {bringer}. Rash on trunk.",
    "Doctor: {opens}\nPatient: It's my son, he's had a rash since Sunday. He's five.\nDoctor: Let's have a look.",
    "Doctor: {opens}\nPatient: My little girl's been pulling at her ear, she's two.",
    "This is a 16-year-old {pupil} referred by the school nurse for panic attacks. {sibling}",
    "15F, year 10. Mum concerned re low mood. Younger brother 8 at home.",
)
LIVES_THERE = (
    "Doctor: {opens}\nPatient: It's my back, since Sunday. And my son's got a rash, he's five.",
    "I'm worn out. My son's had a rash all week, he's five, and I've been up with him every night.",
    "34F with back pain, came with mum. 5yo daughter at home, sore ear.",
)


@cache
def shelves() -> Shelves:
    return load()


def filled(frames: tuple[str, ...]) -> Iterator[str]:
    """Every frame with every word it has a place for."""
    for frame in frames:
        names = [name for _, name, _, _ in Formatter().parse(frame) if name]
        for words in product(*(WORDS[name] for name in names)):
            yield frame.format(**dict(zip(names, words, strict=True)))


def lives_there(text: str) -> bool:
    """Whether a child is read to live in the home."""
    return bool(read_json("-", *read_passage("-", text, DAY, shelves()))["children_in_household"] == Answer.PRESENT)


@pytest.mark.parametrize("text", list(filled(NO_CHILD_OF_THE_ADULTS)))
def test_a_childs_own_record_puts_no_child_in_an_adults_home(text: str) -> None:
    assert not lives_there(text)


@pytest.mark.parametrize("text", list(filled(LIVES_THERE)))
def test_a_child_beside_the_same_words_is_still_seen(text: str) -> None:
    assert lives_there(text)
