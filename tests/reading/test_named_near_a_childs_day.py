"""Names and young words that are nobody's child: grown-ups near a school, ordinary words, things called babies.

A grown-up is known by what the record calls them elsewhere. Whatever stands under `STILL` is a child in the same words.
"""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

NAMES = ("Clare", "Dennis", "Priya", "Marcin")
ROLES = (
    "Her ex-husband {name} rings on Sundays.",
    "He has a man, {name}, till half past three.",
    "{name}, the childminder, is registered.",
    "Then she is back at {name}'s on Sunday.",
    "Neighbour {name} (58) has a key.",
)
DEEDS = (
    "{name} is at nursery by half eight.",
    "{name} goes to breakfast club with her.",
    "{name}'s school run is at eight.",
    "School say {name} is often late.",
)
WORDS = (
    "Formula at two went in at half four.",
    "Supper, nine, left in the fridge.",
    "Buzzing at six, then off till ten.",
    "She made up the froofle. Froofle at two was late.",
    "Class teacher rang Clare about it.",
    "Bev was in Year 9 with me.",
)
THINGS = (
    "The {things} are his babies.",
    "His babies, the {things}, have their own room.",
    "Her babies are nine {things} on the windowsill.",
    "The youngest of the {things} is four.",
    "The {things} are the children she never had.",
)
OTHERS = (
    "There's a lad of nine there who is me all over again.",
    "A boy of nine at the library club showed him chess.",
    "In the photo he is six, on a pier with his nan.",
    "The seven-year-old in me wants to hide.",
    "Woman in the next bed has a son of six.",
    "Keyworker back from having her baby.",
    "Her sponsor says the newborn in the group rings at all hours.",
    "The little one turned three on Sunday, months not years.",
)
GROWN_PAIRS = (
    "His sister's two, Jack and Emily, are 24 and 20.",
    "My daughter's two, 24 and 20, are both at uni.",
    "Clare and Rhys, her cousin's two, are 24 and 20.",
)
STILL = (
    ("Rosie's two, Jack and Ella are five and six. They live with her.", {"Rosie", "Jack", "Ella"}),
    ("Her sister's two, Jude and Zac, live with her.", {"Jude", "Zac"}),
    ("Clare is at nursery by half eight.", {"Clare"}),
    ("Her partner Dennis works nights. School say Clare is often late.", {"Clare"}),
    ("Lives with her partner, Clare, 9, and Max, 6.", {"Clare", "Max"}),
    ("Skye's teacher rang. Skye is nine.", {"Skye"}),
    ("Told her mum Skye was hurt. Skye (6) lives with her.", {"Skye"}),
    ("The twins are my babies, they are two.", {None}),
    ("His babies, the twins, are asleep upstairs.", {None}),
    ("There's a lad of nine at home.", {None}),
    ("The youngest of her three is four.", {None}),
    ("Her boy of nine at the chess club was late.", {None}),
    ("Two children in the home, aged 8 and 5, Orla and Zac.", {"Orla", "Zac"}),
    ("Has two grandchildren living with her, twins Esme and Ezra, 10.", {"Esme", "Ezra"}),
)


def _names(text: str) -> set[str | None]:
    return {one["who"] for one in concluded(text)["children"]}


@pytest.mark.parametrize(
    "text", [f"{r} {d}".format(name=n) for (r, d), n in zip(product(ROLES, DEEDS), NAMES * 5, strict=True)]
)
def test_somebody_told_of_as_grown_is_no_child(text: str) -> None:
    assert _names(text).isdisjoint(NAMES)


@pytest.mark.parametrize("text", WORDS)
def test_a_capital_at_the_head_of_a_sentence_names_nobody(text: str) -> None:
    assert _names(text) <= {None}


@pytest.mark.parametrize("text", [f.format(things=t) for f, t in product(THINGS, ("hens", "vans", "orchids"))])
def test_things_called_babies_are_none(text: str) -> None:
    assert not _names(text)


@pytest.mark.parametrize("text", GROWN_PAIRS)
def test_a_count_of_grown_ones_is_no_age(text: str) -> None:
    assert not _names(text)


@pytest.mark.parametrize("lot", ["grandchildren", "nephews", "boys", "children"])
def test_twins_of_those_counted_are_no_further_two(lot: str) -> None:
    told = concluded(f"Has two {lot} living with her, twins Jude and Ezra, 10.")["children"]
    assert sorted(one["who"] for one in told) == ["Ezra", "Jude"]


@pytest.mark.parametrize("text", OTHERS)
def test_the_young_of_elsewhere_are_none(text: str) -> None:
    assert not _names(text)


@pytest.mark.parametrize(("text", "names"), STILL)
def test_a_child_told_in_such_words_stays(text: str, names: set[str | None]) -> None:
    assert names <= _names(text)
