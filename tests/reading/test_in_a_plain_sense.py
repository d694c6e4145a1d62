"""Words of drink and drugs of a thing, a measure or somebody tired, beside the same words of somebody who is."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import factors_of_today

STATES = {"high": "drugs", "stoned": "drugs", "wasted": "alcohol", "plastered": "alcohol", "legless": "alcohol"}
PEOPLE = ("Dad", "She", "Her partner", "The client", "Their mum", "Both parents")
THINGS = ("The shelf", "Her potassium", "His INR", "The hall", "Most of her dinner", "Blood pressure", "The old fence")
TIRED = (
    "Dylan, 8, nods off in class most afternoons.",
    "The teacher says Maya keeps nodding off in lessons.",
    "School say Ruby, 9, is nodding off at her desk.",
    "He was nodding off in his wheelchair on the ward.",
    "Nods off in the recliner by two most afternoons.",
    "Spaced out since starting the pregabalin.",
    "Her mother, 88, nods off over her tea.",
)
NOT_TIRED = (
    "Mum was glassy eyed and nodding off on the sofa at 2pm.",
    "She was nodding off with a lit cigarette, the toddler by her.",
    "She nods off mid sentence, pinprick pupils, baby on her lap.",
)


def _of(who: str, state: str) -> str:
    return f"{who} {'were' if who.startswith('Both') else 'was'} {state} again when we called."


def test_somebody_is_drunk_or_drugged() -> None:
    wrong = [pair for pair in product(PEOPLE, STATES) if STATES[pair[1]] not in factors_of_today(_of(*pair))]
    assert wrong == []


def test_a_thing_is_neither() -> None:
    wrong = [pair for pair in product(THINGS, STATES) if {"alcohol", "drugs"} & factors_of_today(_of(*pair))]
    assert wrong == []


@pytest.mark.parametrize("text", TIRED)
def test_somebody_is_tired(text: str) -> None:
    assert not {"alcohol", "drugs"} & factors_of_today(text)


@pytest.mark.parametrize("text", NOT_TIRED)
def test_somebody_is_not_only_tired(text: str) -> None:
    assert "drugs" in factors_of_today(text)
