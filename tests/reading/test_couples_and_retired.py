"""A couple's own child by an everyday word for a parent, and the children of somebody retired.

A couple that has parted or been one for longer than a childhood leaves the home open, and so does an early retirement.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

TOGETHER = (
    "We have been together {years} years and {parent}.",
    "For {years} years I have been with my partner, and {parent}.",
    "I have been with my partner {years} years. {parent}.",
)
PARENTS = (
    "he's the dad of my son",
    "he is my daughter's dad",
    "he is the father of my lad",
    "she is the mum of our boy",
)
OTHERS = ("he is my sister's boy's dad", "he is the dad of her friend")
RETIRED = (
    "Medically retired paramedic aged 50, lives with wife and kids.",
    "A 56 year old retired nurse who lives with her husband and her children.",
    "Retired postman. Lives with wife and their children.",
    "Retired firefighter, 55, lives with his wife and children.",
)
YOUNG = (
    "Medically retired paramedic aged 38, lives with wife and kids.",
    "Retired teacher, 52. Their son, 9, goes to the local school and lives at home.",
)


def home(text: str) -> Answer:
    """What is read of children in the home."""
    return Answer(concluded(text, DAY)["children_in_household"])


@pytest.mark.parametrize(("frame", "parent"), list(product(TOGETHER, PARENTS)))
def test_a_couples_own_child_lives_with_a_young_couple(frame: str, parent: str) -> None:
    assert home(frame.format(years="six", parent=parent)) is Answer.PRESENT
    assert home(frame.format(years="thirty", parent=parent)) is not Answer.PRESENT


@pytest.mark.parametrize(("frame", "other"), list(product(TOGETHER, OTHERS)))
def test_another_parents_child_does_not(frame: str, other: str) -> None:
    assert home(frame.format(years="six", parent=other)) is not Answer.PRESENT


@pytest.mark.parametrize("text", RETIRED)
def test_children_of_somebody_retired_are_asked_about(text: str) -> None:
    assert home(text) is Answer.UNKNOWN


@pytest.mark.parametrize("text", YOUNG)
def test_children_told_young_stay_so(text: str) -> None:
    assert home(text) is Answer.PRESENT
