"""Which of two children a word for a son, a daughter, a brother or a sister is said of, where only names tell them."""

from __future__ import annotations

import pytest
from conclusions import concluded

TWO = "Lives with his two, Kieran, 14, and Aimee, nine; their mam left in the spring."

TOLD = (
    (
        f"{TWO} Pushed by son. Kieran was in from school, lad taking full weight.",
        {"Kieran": "son", "Aimee": "child"},
    ),
    (f"{TWO} Pushed by son. Rang her son Kieran.", {"Kieran": "son", "Aimee": "child"}),
    (
        f"{TWO} Shopping done with daughter. His daughter Aimee was at the door.",
        {"Kieran": "child", "Aimee": "daughter"},
    ),
)
LEFT_OPEN = (
    f"{TWO} Wheelchair outdoors, pushed by son.",
    f"{TWO} His daughter was at the door.",
    "Two children, Rowan, 12, and Robin, seven. Son answered the phone.",
)
BROTHERS = (
    ("Lives with two children, Kieran, 14, and Aimee, nine. Aimee was doing tea under her brother's eye.", 2),
    ("Man of 44. His daughter Aimee is nine. Aimee was with her brother.", 2),
    (
        "Helen is 44, lives with husband Rob. Nathan is 13 and in Year 9. Contacts: Rob, Nathan, her sister by phone.",
        1,
    ),
)


def _relations(text: str) -> dict[str, str]:
    return {one["who"]: one["relationship"] for one in concluded(text)["children"]}


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_a_word_for_one_sex_goes_to_the_child_told_to_be_of_it(text: str, words: dict[str, str]) -> None:
    assert _relations(text) == words


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_a_word_that_fits_either_is_said_of_neither(text: str) -> None:
    assert set(_relations(text).values()) == {"child"}, text


@pytest.mark.parametrize(("text", "children"), BROTHERS)
def test_a_brother_of_a_child_is_the_other_one(text: str, children: int) -> None:
    told = _relations(text)
    assert len(told) == children, text
    assert "brother" not in told.values()
    assert told.get("Aimee") != "son", text


def test_what_a_child_offers_and_is_refused_is_no_help() -> None:
    text = "Children: yes, Ethan 14, Lois 11. Ethan offers every day to do my stockings and I say no."
    assert {one["helps_with_care"] for one in concluded(text)["children"]} == {"unknown"}
