"""Children as people tell of them, put together from parts: lists of a home, who rings about whom, and no child."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

DAY = date(2026, 10, 5)

HEADINGS = ("Household:\n", "Who lives here:\n", "Family / household\n- client\n- ")
LISTED = {
    "Ivo, 18 months": ("Ivo", 1, 1),
    "Ivo - 7 wks": ("Ivo", 0, 0),
    "Ivo (Yr 5)": ("Ivo", 9, 10),
    "Ivo, reception": ("Ivo", 4, 5),
    "Ivo - 9, at Hill Primary": ("Ivo", 9, 9),
    "K - 4": ("K", 4, 4),
}


@pytest.mark.parametrize(("heading", "listed"), list(product(HEADINGS, LISTED)))
def test_a_list_of_the_home_names_its_children(heading: str, listed: str) -> None:
    (child,) = concluded(f"{heading}{listed}", DAY)["children"]
    assert (child["who"], child["age_low"], child["age_high"]) == LISTED[listed]


SEVERAL = {
    "Household: Ada / Ben / Lucas - 10, 7 & 1": [("Ada", 10), ("Ben", 7), ("Lucas", 1)],
    "Husband Tom. Isla 12, Finn 6.": [("Isla", 12), ("Finn", 6)],
    "Household: 1. Stacey 2. Aiden (12) 3. Lexi (9)": [("Aiden", 12), ("Lexi", 9)],
    "Household: Harry 8, Sienna 6 and Rupert the lab": [("Harry", 8), ("Sienna", 6)],
    "Children (Yrs 1 and 4) walk to school.": [(None, 5), (None, 8)],
    "Ch x 2: M 6y, F 3y": [(None, 6), (None, 3)],
    "The boys are Yr 5 and reception.": [(None, 9), (None, 4)],
    "Maeve and Rory are hers. Her girl Maeve and her boy Rory share. They are 5 and 6.": [("Maeve", 5), ("Rory", 6)],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_as_many_children_as_are_listed(text: str) -> None:
    found = [(one["who"], one["age_low"]) for one in concluded(text, DAY)["children"]]
    assert sorted(found, key=str) == sorted(SEVERAL[text], key=str)


SEEN_BY = (
    "CAMHS have been seeing {name} since June.",
    "The form tutor phoned as {name} had missed ten days.",
    "HV visits weekly re {name}'s weight.",
    "Her mum has {name} at weekends.",
    "Our {name} is in Year 6.",
    "She missed {name} at the school play.",
)


@pytest.mark.parametrize(("frame", "name"), list(product(SEEN_BY, ("Rowan", "Ivy"))))
def test_whoever_a_school_or_a_service_is_about_is_a_child(frame: str, name: str) -> None:
    assert [one["who"] for one in concluded(frame.format(name=name), DAY)["children"]] == [name]


NO_CHILD = (
    "The carers are Chloe am, Josh lunch.",
    "Her key worker Theo has been off for 18 months.",
    "Bella and Max, both 4. She walks them twice a day.",
    "Took Poppy to the groomer. Poppy is 7 and deaf.",
    "Three lads on bikes took his phone.",
    "The flat upstairs has three under five.",
    "Godmother to Harriet's two.",
    "When I was 7 and our Kay was 4 our dad left.",
    "Her grandson Tom, 9, lives in Perth, Australia.",
    "HV Donna ran the group.",
    "It took under eight minutes.",
    "She would love two kids one day.",
)


@pytest.mark.parametrize("text", NO_CHILD)
def test_no_child_is_made_of_staff_animals_or_strangers(text: str) -> None:
    assert concluded(text, DAY)["children"] == []


def test_a_list_of_names_and_school_years_is_no_foreign_language() -> None:
    text = "Household: client / husband Imran / Zara yr 9 / Hamza yr 4 / Bilal nursery"
    answer = concluded(text, DAY)
    assert ([one["who"] for one in answer["children"]], answer["could_not_check"]) == (["Zara", "Hamza", "Bilal"], [])
