"""Notes put together from parts: whoever a note tells of by an age under 18 is its patient, no child of the home."""

from __future__ import annotations

from typing import Any

import pytest
from conclusions import concluded

from adapter.words import Answer, Factor

AGES = (
    "2-1/2-year-old",
    "14-month-old",
    "two-week-old",
    "18 month old",
    "34-day-old",
    "nine-year-old",
    "17-year-old",
    "6 y/o",
    "6yo",
    "7-year 3-month-old",
)
SEEN = ("male", "African-American girl", "infant", "patient", "")
OPENINGS = (
    "The patient is a {a} {who} with epilepsy.",
    "{a} {who} with epilepsy.",
    "HISTORY: This {a} {who} presents to the emergency room with epilepsy.",
    "REASON FOR VISIT: Sam is a {a} {who} with epilepsy.",
    "A {a} {who} with epilepsy comes in for a refill.",
    "Briefly, she is a {a} {who} with epilepsy.",
    "CC: epilepsy. HX: This {a} {who} was well until May.",
    "I had the pleasure of seeing this {a} {who} in clinic for epilepsy.",
)
OF_AN_ADULT = (
    "The patient is a 40-year-old mother of a {a} {who} and has epilepsy.",
    "The patient lives with her {a} {who} and has epilepsy.",
    "Her child is a {a} {who}. She has epilepsy.",
    "I have a {a} {who} and I have epilepsy.",
    "Lives with husband and {a} {who}. PMH: epilepsy.",
)


def read(text: str) -> dict[str, Any]:
    return concluded(text.replace(" .", ".").replace("  ", " "))


def factors(row: dict[str, Any]) -> set[str]:
    return {one["factor"] for one in row["adult_factors"]}


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_child_a_note_is_about_is_neither_in_the_home_nor_an_ill_adult(opening: str) -> None:
    for age in AGES:
        for who in SEEN:
            text = f"{opening.format(a=age, who=who)} She lives with her mom and dad."
            row = read(text)
            assert row["children_in_household"] != Answer.PRESENT, text
            assert Factor.PHYSICAL_ILLNESS not in factors(row), text


@pytest.mark.parametrize("sentence", OF_AN_ADULT)
def test_an_adult_who_has_a_child_of_that_age_stays_the_one_it_is_about(sentence: str) -> None:
    for age in AGES:
        for who in ("girl", "son"):
            text = sentence.format(a=age, who=who)
            assert Factor.PHYSICAL_ILLNESS in factors(read(text)), text


def test_half_a_year_is_no_child_more() -> None:
    row = read("I have a 3-1/2-year-old son and a 4 1/2 year old daughter.")
    assert sorted(one["age_low"] for one in row["children"]) == [3, 4]
