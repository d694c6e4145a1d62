"""Where an adult is placed with a child, put together from parts: every place in every frame, with every child.

The same places are the child's alone where the child is the subject, or goes there to carers.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

PLACES = (
    "supported accommodation",
    "supported lodgings",
    "semi-independent accommodation",
    "a mother and baby unit",
    "a parent and child foster placement",
    "a women's refuge",
)
CHILDREN = (
    "her baby",
    "her 14 month old son",
    "her little girl Amber (3)",
    "her two boys, 4 and 6",
    "her one year old",
)
TOGETHER = (
    "She is staying in {place} with {child}.",
    "Miss Dray has been placed in {place} with {child}.",
    "Currently living in {place} together with {child}.",
    "She and {child} are placed in {place}.",
    "She has a room in {place} which she shares with {child}.",
)
APART = (
    "Her son, 16, lives in supported lodgings.",
    "Her son Ty, 15, lives in supported accommodation with two other lads.",
    "Her baby was placed in foster care with experienced carers.",
    "Her two children are in a foster placement together.",
    "Her ex is in supported accommodation with his son, 8.",
    "Her daughter, 16, is in a mother and baby unit with her own baby.",
    "His boys, 4 and 6, are in a hostel with their mother.",
    "Son, 14, placed in residential care with 1:1 staffing.",
)


def homes(text: str) -> list[Answer]:
    """Where each child read is said to live."""
    return [Answer(one["lives_here"]) for one in concluded(text, DAY)["children"]]


@pytest.mark.parametrize("frame", TOGETHER)
def test_a_place_the_adult_is_in_with_a_child_is_the_home_of_both(frame: str) -> None:
    for place, child in product(PLACES, CHILDREN):
        text = frame.format(place=place, child=child)
        assert set(homes(text)) == {Answer.PRESENT}, text


@pytest.mark.parametrize("text", APART)
def test_a_place_of_the_childs_own_is_no_home_of_both(text: str) -> None:
    assert Answer.PRESENT not in homes(text)
