"""Children listed each in its own shape (`Hiba 15 in Year 10 and Usman just ten`): both are found."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

DAY = date(2026, 11, 20)
FIRST = (
    "Hiba 15", "Hiba, 15", "Hiba (15)", "Hiba who's 15", "Hiba 15 in Year 10", "Hiba, a 15-year-old",
    "Hiba just fifteen",
)  # fmt: skip
SECOND = (
    "Usman who is ten", "Usman just ten", "Usman 10", "Usman (10)", "Usman 10yrs", "Usman at 10", "Usman now 10",
    "Usman - 10",
)  # fmt: skip
FRAMES = ("Lives with {} and {}.", "There are two at home, {} and {}.", "Mum to {} and {}.", "Children: {} and {}.")
LISTS = [FRAMES[number % len(FRAMES)].format(*pair) for number, pair in enumerate(product(FIRST, SECOND))]


@pytest.mark.parametrize("words", LISTS)
def test_every_child_of_a_list_is_found_however_its_age_is_written(words: str) -> None:
    assert named(words) == {"Hiba": 15, "Usman": 10}


@pytest.mark.parametrize(
    "words",
    ["Lives with Joel 9.", "Mum to Joel just nine.", "Has Joel, a nine-year-old.", "Dad of baby Joel, 9 months."],
)
def test_one_alone_is_a_child_beside_a_parent_or_in_the_home(words: str) -> None:
    assert list(named(words)) == ["Joel"]


def test_an_age_between_two_names_is_of_the_one_before() -> None:
    assert named("Children: Hiba, a 14-year-old, Kofi just five.") == {"Hiba": 14, "Kofi": 5}


@pytest.mark.parametrize(
    "words",
    [
        "Lives with Joel 2 miles away.",
        "Lives with Joel just now.",
        "Lives with Joel just one street over.",
        "Lives with Arthur, an 81-year-old, and Elsie (79).",
        "Mum to Joel, 41, and Kay just forty.",
        "Her carers are Pam (2 calls) and Sue just one call.",
        "Lives with Rex 9, a collie.",
        "Has two dogs, Milo just three and Daisy (6).",
        "Has Kia Picanto 9 and Fiesta 4.",
        "Joel just two weeks sober.",
        "Lives with Sam in Block 9 and Ada in Block 4.",
        "Bought Priya a 9-year-old Corsa.",
        "Won Lotto 4 and Bingo just two.",
        "Beth now one of the carers.",
    ],
)
def test_what_only_looks_like_a_name_and_an_age_is_no_child(words: str) -> None:
    assert named(words) == {}


def named(words: str) -> dict[str, int]:
    return {one["who"]: one["age_low"] for one in concluded(words, DAY)["children"]}
