"""A word for a child, a name and an age side by side (`Kyan (grandson, 9)`, `niece: Etta 3`): one child."""

from __future__ import annotations

import random
from datetime import date
from itertools import product

import pytest
from conclusions import concluded

DAY = date(2026, 11, 20)
KIN = ("son", "granddaughter", "nephew", "stepson", "foster child", "great niece", "grandson", "daughter")
NAMES = ("Kyan", "Orlaith", "Idris", "Mabel", "Ezra")
AGES = {
    "9": (9, 9),
    "nine": (9, 9),
    "9yo": (9, 9),
    "aged 9": (9, 9),
    "5 months": (0, 0),
    "7 weeks": (0, 0),
    "Year 9": (13, 14),
}
NAMED = (
    "{k} {n}, {a}", "{k} {n} ({a})", "{k}, {n}, {a}", "{k} - {n}, {a}", "{k}: {n} {a}", "{n}, {k}, {a}",
    "{n} ({k}, {a})",
    "{n} {a} ({k})", "{k} called {n}, {a}", "{k} ({n}, {a})", "{n}, {a}, {k}",
)  # fmt: skip
UNNAMED = ("{k}, {a}", "{k} ({a})", "{k} - {a}", "{k}: {a}")
HOMES = (
    "{} in property.", "Also in property: {}.", "Lives with: {}", "Address shared with {}.",
    "{}, with her since Easter.",
    "{}. Moved in in July.", "Household: self, {}.",
)  # fmt: skip
CASES = (str, str.upper)
_ALL = [(*one, "") for one in product(UNNAMED, KIN, AGES, HOMES, CASES)]
_ALL += [
    (shape, kin, age, home, case, name)
    for shape, kin, age, home, case, name in product(NAMED, KIN, AGES, HOMES, CASES, NAMES)
]


def told(shape: str, kin: str, age: str, name: str) -> str:
    words = shape.format(k=kin, n=name, a=age)
    return words[0].upper() + words[1:]


@pytest.mark.parametrize(("shape", "kin", "age", "home", "case", "name"), random.Random(20261123).sample(_ALL, 150))
def test_one_child_is_told_with_its_name_age_and_home(
    shape: str, kin: str, age: str, home: str, case: type[str], name: str
) -> None:
    [child] = concluded(case(home.format(told(shape, kin, age, name))), DAY)["children"]
    low, high = AGES[age]
    assert (child["who"] or "", child["lives_here"]) == (name, "present")
    assert low - 1 < child["age_high"]
    assert child["age_low"] <= high


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Nephew Arlo is six, niece Etta three.", {"Arlo": 6, "Etta": 3}),
        ("Lives with her grandson and granddaughter, Kyan 8 and Etta 10.", {"Kyan": 8, "Etta": 10}),
        ("Two grandchildren living with her, twins Esme and Ezra, 10.", {"Esme": 10, "Ezra": 10}),
        ("Twins in property, Mabel and Corey, 15.", {"Mabel": 15, "Corey": 15}),
        ("Lives with twin nieces Kiera and Ruby, 13.", {"Kiera": 13, "Ruby": 13}),
        ("Stepchildren: Kiera seven, Tobiah nine.", {"Kiera": 7, "Tobiah": 9}),
        ("Her children Niamh and Fraser (aged 14 and aged 15) live here.", {"Niamh": 14, "Fraser": 15}),
        ("Children\n1. Saskia (daughter) eight\n2. Idris (son) fourteen", {"Saskia": 8, "Idris": 14}),
        ("HOUSEHOLD:\n- SON TOBIAH, 6YO\n- DAUGHTER AMARA, 7YO", {"Tobiah": 6, "Amara": 7}),
        ("Denise's 2-year-old stepdaughter Niamh is in the property.", {"Niamh": 2}),
    ],
)
def test_each_of_several_has_what_stands_at_it(words: str, wanted: dict[str, int]) -> None:
    assert {one["who"]: one["age_low"] for one in concluded(words, DAY)["children"]} == wanted


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    "words",
    [
        "Grandson Mark, 31, in property.",
        "Mark (son, 45) lives with her.",
        "Also in property: nephew, 24.",
        "Address shared with her daughter Denise, 52.",
        "Spoke to Susan, daughter, on ext 4.",
        "Lives with son Mark, 24, and Peter, 31.",
        "Dog in property, 6 years.",
        "Her nephew, 29, has had no contact with her since Easter.",
        "Nobody in the property. Ward 6 informed.",
    ],
)
def test_nobody_young_is_made_of_grown_kin_or_of_figures(words: str, case: type[str]) -> None:
    children = concluded(case(words), DAY)["children"]
    assert [
        one
        for one in children
        if (one["age_low"] is None and one["lives_here"] == "present") or 0 <= (one["age_low"] or 99) < 18
    ] == []


def test_an_animal_of_that_age_is_no_child() -> None:
    assert concluded("It is the two of us and Juno, our baby, a three-year-old retriever cross.", DAY)["children"] == []


def test_each_of_two_has_the_words_of_a_home_to_itself() -> None:
    children = concluded("Daughter Ruby (9) lives with her, son Kyan (6) is with his dad.", DAY)["children"]
    assert {one["who"]: one["lives_here"] for one in children} == {"Ruby": "present", "Kyan": "absent"}
