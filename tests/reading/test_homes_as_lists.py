"""A home told by a word for all who are of it and a list of them, put together from parts.

The same lists stand in families who live elsewhere, and in homes that hold nobody young.
"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

LISTS = (
    "her husband and two children",
    "client, partner, 2 kids",
    "mum, dad, the twins",
    "him, his wife and baby Noah",
)
HOMES = (
    "The whole household ({listed}) has been ill.",
    "Everyone in the house, that is {listed}, shares one bathroom.",
    "There is one toilet used by the whole family, namely {listed}.",
    "The rest of the family, {listed}, sleep upstairs.",
    "Bathroom is shared by the household: {listed}.",
    "The shower is used by {listed}.",
    "All at home - {listed} - are worn out.",
    "The car is used by everyone ({listed}).",
    "Household members, namely {listed}, to be given advice.",
)
ELSEWHERE = (
    "Her extended family, {listed}, came over from Cork.",
    "His family, {listed}, are back in Ghana.",
    "The rest of the family, {listed}, live in Kent.",
    "His son's household, {listed}, is in Derby.",
    "The family next door, {listed}, share the driveway.",
)
NOBODY = (
    "The household (Mr Bell, his wife and their two grown-up sons) was told of the plan.",
    "The family, her two sons and a daughter, all in their fifties, attended the meeting.",
    "Everyone in the house, that is four students, shares the kitchen.",
    "The shower is used by Mrs Platt and her husband only.",
    "The car is shared by Mr and Mrs Fry and their son, 34.",
)


def homes(text: str) -> list[Answer]:
    """Where each child read is said to live."""
    return [Answer(one["lives_here"]) for one in concluded(text, DAY)["children"]]


@pytest.mark.parametrize("frame", HOMES)
def test_a_child_among_those_of_the_home_lives_there(frame: str) -> None:
    for listed in LISTS:
        assert Answer.PRESENT in homes(frame.format(listed=listed)), listed


@pytest.mark.parametrize("frame", ELSEWHERE)
def test_a_child_among_those_of_another_home_does_not(frame: str) -> None:
    assert Answer.PRESENT not in homes(frame.format(listed="her mother and two children"))


@pytest.mark.parametrize("text", NOBODY)
def test_a_home_of_grown_people_holds_no_child(text: str) -> None:
    assert Answer.PRESENT not in homes(text)
