"""Somebody young met in an adult's home, put together from parts: nobody there is kin to them, and they are a child."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from builders import adult, extract

from adapter.reading import Lexicon, load_lexicon, read
from adapter.records import Mention, Passage
from adapter.words import MET_HERE, Sign

WHO = ("A boy", "A girl", "A young lad", "Two youths", "A teenager", "A young person")
JUDGED = (
    "who looked about fifteen",
    "who said he was 15",
    "who could not be more than fourteen",
    "of about 15",
    "maybe 14",
)
DOING = (
    "was asleep on the sofa",
    "answered the door",
    "has been staying in the spare room",
    "was counting money at the table",
    "was found with three phones and £900",
)
MET = [f"{who}, {judged}, {doing}." for who in WHO for judged in JUDGED for doing in DOING] + [
    "The door was opened by a boy who looked about thirteen.",
    "Asleep on the settee was a schoolgirl, maybe fourteen.",
    "Unknown child at the property, said he was from Leeds.",
    "They use kids to sell it from his flat.",
    "A lad in the back room said he was told to stop there until Friday.",
    "The housekeeper says she is twenty but looks no more than fifteen.",
    "The maid would pass for fourteen.",
    "She is described as eighteen and looks much younger.",
    "The girl who does the nights sleeps on a mat in the hall.",
]
NOT_MET = (
    "Her grandson, who looked about fifteen in the photograph, was asleep on the sofa.",
    "Her son, 15, answered the door.",
    "His nephew, 14, has been staying in the spare room.",
    "Two lads of about twenty answered the door.",
    "A paper boy, about 14, came to the door.",
    "A boy from next door, about twelve, was in the garden.",
    "Her agency carer is twenty and looks younger.",
    "Her dog sleeps on a mat in the hall.",
    "He looks much younger than his age.",
    "When he was fifteen he slept on the floor of a flat.",
)


def test_somebody_young_whom_nobody_is_kin_to_is_a_child_met_here() -> None:
    assert [text for text in MET if not _met(text)] == []


def test_kin_callers_grown_ups_and_long_ago_are_nobody_met() -> None:
    assert [text for text in NOT_MET if _met(text)] == []


def test_what_they_are_used_for_is_said_of_them() -> None:
    used = {Sign.CHILD_EXPLOITED, Sign.MODERN_SLAVERY, Sign.HOME_TAKEN_OVER}
    assert [text for text in MET if not any(one.sign in used and one.group for one in _mentions(text))] == []


def test_the_age_is_the_one_they_look_and_not_the_one_they_are_given() -> None:
    [child] = _met("They say she is nineteen but she looks about thirteen.")
    assert (child.age_low, child.age_high) == (13, 13)


def _met(text: str) -> list[Mention]:
    return [one for one in _mentions(text) if one.relationship == MET_HERE]


@cache
def _mentions(text: str) -> tuple[Mention, ...]:
    return read(extract(passages=(Passage(text, "notes"),), who=adult(52)), _shipped()).mentions


@cache
def _shipped() -> Lexicon:
    return load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")
