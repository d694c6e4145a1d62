"""Harm that a child tells or shows, danger told in parts, and what only sounds like them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from adapter.reading import load_lexicon, read_text
from adapter.words import Assertion, Sign

LEXICON = load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")


def _signs(text: str) -> set[Sign | None]:
    mentions = read_text(text, date(2026, 10, 12), LEXICON).mentions
    return {one.sign for one in mentions if one.assertion in (Assertion.AFFIRMED, Assertion.REPORTED)}


@pytest.mark.parametrize(
    "told",
    [
        "Her daughter, 11, said mum leathers me with the flex if I am late.",
        "Grandson, 6, lives here. He lifted his top and there were four long red lines on his back.",
        "Her daughter is 13. She said he comes into bed with me when mum's on nights.",
        "Her boy, 5, has a bruise on his cheek in the shape of a hand.",
        "The kids, 6 and 9, are made to sit facing the wall till their dad says so.",
        "Her son, 8, eats after the others if there is anything left.",
    ],
)
def test_harm_a_child_tells_or_shows(told: str) -> None:
    assert Sign.HARM_TO_CHILD in _signs(told)


@pytest.mark.parametrize(
    "told",
    [
        "Her son, 10, showed me bruises on his shins from football.",
        "Her daughter, 13, sits facing the wall at her desk to do homework.",
        "He beats me with a king every time at chess, says her son, 10.",
        "Her son, 5, has red lines on his back from eczema.",
        "Her girl, 4, gets in with me when she has a bad dream.",
        "The dog eats after the others if there is any left. Her son is 8.",
    ],
)
def test_what_only_sounds_like_it(told: str) -> None:
    assert Sign.HARM_TO_CHILD not in _signs(told)


@pytest.mark.parametrize(
    ("told", "sign"),
    [
        ("He has tipped white spirit over the sofa and the children, 3 and 5, are in.", Sign.IMMEDIATE_DANGER),
        ("He shoved the fridge against the back door, screaming; her kids are 7 and 9.", Sign.IMMEDIATE_DANGER),
        ("His son, 4, was asleep upstairs and nobody knows he is there.", Sign.CHILD_WITHOUT_CARER),
        ("Her son, 15, went out Friday and came back Monday.", Sign.AWAY_UNTOLD),
        ("Her son, 14, has a burn on his arm he will not talk about.", Sign.GAIN_OR_DEBT),
        ("Her boy, 2, rolled off the bed onto the floor.", Sign.HEAD_KNOCK),
        ("Her boy is 2. He has been sick three times since.", Sign.AFTER_A_KNOCK),
    ],
)
def test_danger_and_its_parts(told: str, sign: Sign) -> None:
    assert sign in _signs(told)


@pytest.mark.parametrize(
    ("told", "sign"),
    [
        ("White spirit spilt when he was painting; her kids are 3 and 5.", Sign.IMMEDIATE_DANGER),
        ("He tipped petrol into the mower on the path; her kids are 3 and 5.", Sign.IMMEDIATE_DANGER),
        ("Her daughter, 4, is asleep upstairs, dad is in.", Sign.CHILD_WITHOUT_CARER),
        ("She fell down the stairs and hit her head. She is 71.", Sign.HEAD_KNOCK),
        ("Her son, 15, went to scouts Friday and came back Sunday.", Sign.AWAY_UNTOLD),
        ("Her son, 14, has a cut on his knee from football.", Sign.GAIN_OR_DEBT),
        ("Her boy, 2, banged his head, checked over at A&E.", Sign.HEAD_KNOCK),
    ],
)
def test_no_danger(told: str, sign: Sign) -> None:
    assert sign not in _signs(told)
