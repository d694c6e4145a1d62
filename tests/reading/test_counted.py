"""Children told by a count alone, put together from parts: whose they are, and what counts no people."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)
SHARES = ("every other weekend", "on alternate Saturdays", "Friday to Sunday", "in the school holidays")
PARENTS = ("daughter Moira's", "son Callum's", "her daughter's")
TIMES = ("on a Monday after school", "every Thursday", "while she works", "at weekends")
THINGS = (
    "She takes her two at night.",
    "He has his two to lift him.",
    "She walks with her two to the corner.",
    "Their two bedroomed house is damp.",
    "Her two week respite ends on Friday.",
    "The nurse's two o'clock visit was missed.",
    "Her two brothers are retired.",
    "He keeps his two in a cage by the window.",
    "Norma's three weeks post op.",
    "She needs her two at the bottom of the stairs.",
)


def told(text: str) -> list[tuple[str | None, int | None, Answer]]:
    """Name, age and home of the children read of."""
    children = concluded(text, DAY)["children"]
    return [(one["who"], one["age_low"], Answer(one["lives_here"])) for one in children]


@pytest.mark.parametrize("share", SHARES)
def test_a_share_of_the_week_with_a_count_is_contact_and_no_home(share: str) -> None:
    assert told(f"He has his two {share}. Moira is six and Tam is four.") == [
        ("Moira", 6, Answer.ABSENT),
        ("Tam", 4, Answer.ABSENT),
    ]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("parent", PARENTS)
def test_a_grown_childs_two_are_grandchildren_and_not_its_age(parent: str, time: str) -> None:
    assert told(f"She has {parent} two {time}, Isla 8 and Rory 3.") == [
        ("Isla", 8, Answer.ABSENT),
        ("Rory", 3, Answer.ABSENT),
    ]


@pytest.mark.parametrize("words", ["Nora's two and into everything.", "Daughter Nora's two and at nursery."])
def test_a_name_and_a_number_of_which_nothing_counts_is_an_age(words: str) -> None:
    assert [(who, age) for who, age, _ in told(words)] == [("Nora", 2)]


@pytest.mark.parametrize("words", THINGS)
def test_a_number_of_things_is_nobody(words: str) -> None:
    assert told(words) == []


def test_nights_of_a_thing_are_no_nights_of_a_child() -> None:
    assert told("Her son Owen, 14, has the alarm in with him Sunday, Tuesday and Thursday.") == [
        ("Owen", 14, Answer.PRESENT)
    ]


def test_a_visit_is_no_home() -> None:
    words = "She has daughter Moira's two on a Monday, Isla 8 and Rory 3, Moira brings them and stops with them."
    assert {home for _, _, home in told(words)} == {Answer.ABSENT}
