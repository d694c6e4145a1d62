"""Those who write of themselves: what a forum, a letter or a plea for help says of children, partners and homes."""

from __future__ import annotations

import pytest
from conclusions import concluded, factors_of_today

HERE = (
    ("My boyfriend of three years is rude and violent to me and my children.", None),
    ("He screams at me and my daughter every night and I can't go on.", None),
    ("DS10 has been sent out of class again.", 10),
    ("My DD7 won't go to bed.", 7),
    ("DSS12 stays with us all week.", 12),
    ("I am a widowed father raising a 15-year-old boy.", 15),
    ("My baby daddy won't see his daughter, she is 5 now.", 5),
    ("My 13yr old foster son says he wants to go back to his birth mum.", 13),
    ("My wife makes our seven year old shower three times a day.", 7),
    ("My ex's mum has my 8 year old after school so I can work.", 8),
    ("Me and my bf have a 2 year old and he never helps.", 2),
    ("My girlfriend's 6 year old sleeps in our bed.", 6),
    ("My (45M) daughter (15F) hates my girlfriend (38F).", 15),
    ("Our two and a half year old has tantrums in every shop.", 2),
    ("My almost 3 year old bites me.", 3),
    ("12yo DD hates me because I wouldn't let her have a phone.", 12),
    ("We split our time with the kids evenly.", None),
    ("Me and my children will be staying with my mum.", None),
    ("My son takes hours to fall asleep and he is small for his age.", None),
    ("My wife and I argue and our daughter cries if we fight.", None),
    ("I just hope my kids don't have it when they get older. I would not be here if I didn't have kids.", None),
)
NOT_HERE = (
    "My wife left me two months ago and took the kids to her mother's.",
    "He took our kids to his mum's and won't bring them back.",
    "I'm 27, no kids, living with my bf in a flat above his mum's shop.",
    "I'm dating a man with a young son.",
    "My bf has a son from before.",
    "My boyfriend is horrible to me and my mother.",
    "Bactrim DS twice daily.",
    "This was our first post-divorce Christmas and my oldest wanted an early start.",
    "I'm 31 and getting divorced, and I was hurt before by my kids mother.",
    "I was never given a party because it meant a bunch of kids over.",
    "I have paid my ex child support for our daughter since 2019 and she starts at a new nursery.",
    "My step sister worries me. She also is a single mom to a 2 year old.",
    "10 year old with nightmares My 10 year old grandson told me he sees things when he stays over.",
    "Social took my baby at the hospital.",
    "My son is 12 and his mother took him to live in Spain.",
    "My boyfriend wants five children and I want none. I am 28.",
    "DSis has just had a baby.",
    "My daughter's 28 now with a baby of her own.",
    "I have volunteered with special needs kids.",
    "DH: nil regular.",
)
EXPECTED = (
    "I'm 19 with a two year old and another on the way.",
    "We have a three year old and another baby on the way.",
    "My eldest is 3 and number two is due in May.",
)


@pytest.mark.parametrize(("text", "age"), HERE)
def test_the_writers_own_child_is_at_home(text: str, age: int | None) -> None:
    found = concluded(text)
    assert found["children_in_household"] == "present"
    assert age is None or [child["age_low"] for child in found["children"]] == [age]


@pytest.mark.parametrize("text", NOT_HERE)
def test_no_child_of_this_home_is_told_of(text: str) -> None:
    assert concluded(text)["children_in_household"] != "present"


@pytest.mark.parametrize(
    "text", ["My daughter won't speak to me since I remarried.", "My son blames me since I went to prison."]
)
def test_it_is_the_writer_who_is_grown(text: str) -> None:
    assert concluded(text)["children"]


@pytest.mark.parametrize("text", EXPECTED)
def test_one_more_is_expected(text: str) -> None:
    assert {child["unborn"] for child in concluded(text)["children"]} == {True, False}


def test_months_and_weeks_are_counted_as_forums_write_them() -> None:
    assert [child["age_low"] for child in concluded("I have a 2yo and a 10mo and no help.")["children"]] == [2, 0]
    assert [child["age_low"] for child in concluded("We have a 3yo and a 6wo here.")["children"]] == [3, 0]
    assert concluded("Do you have pets? Two. I have a 10mo lease.")["children"] == []


@pytest.mark.parametrize(
    "text", ["My husband is a good dad but we live like flatmates.", "My partner is an amazing mother and I feel lost."]
)
def test_a_spouse_who_is_a_parent_has_somebody_asked_about(text: str) -> None:
    found = concluded(text)
    assert found["children_in_household"] == "unknown"
    assert found["children"]


def test_those_at_home_are_counted_as_forums_count_them() -> None:
    assert [child["age_low"] for child in concluded("SAHM to three (8, 6 and 3).")["children"]] == [8, 6, 3]
    assert concluded("My sister died so I've got her little girl now, she's 7.")["children_in_household"] == "present"


def test_a_figure_is_told_of_one_who_is_born() -> None:
    found = concluded("I'm expecting again and my youngest is only 1.")
    assert [child["age_low"] for child in found["children"] if not child["unborn"]] == [1]
    assert [child["unborn"] for child in concluded("I'm 20 weeks pregnant and I love my baby boy.")["children"]] == [
        True
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I had a pregnancy scare last week.",
        "I was five months pregnant at the time of the crash.",
        "She drank the whole time she was pregnant with me.",
        "My pregnant sister smokes.",
    ],
)
def test_nobody_is_expected(text: str) -> None:
    assert not any(child["unborn"] for child in concluded(text)["children"])


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("I no im an alcoholic, my son is 5.", "alcohol"),
        ("I am finally becoming sober for my son, 5.", "alcohol"),
        ("He drained my accounts and I am frightened of him.", "domestic_abuse"),
        ("He says he'll burn the house down.", "domestic_abuse"),
        ("I am disabled myself, with two boys.", "physical_illness"),
        ("The doctor says I am bi polar.", "mental_health"),
    ],
)
def test_the_writers_own_trouble_is_read(text: str, factor: str) -> None:
    assert factor in factors_of_today(text)


@pytest.mark.parametrize(
    "text", ["I can be put in custody for it.", "He would fight me for custody.", "I never get the floor clean."]
)
def test_no_trouble_is_told(text: str) -> None:
    assert not factors_of_today(text)


def test_drink_or_the_family_is_a_choice_of_one_who_drinks() -> None:
    assert factors_of_today("My wife says it's her or the drink; we have two boys.") == {"alcohol"}
    assert not factors_of_today("I said it's me or the dog; we have two boys.")


def test_a_strict_parent_and_a_small_brother_abuse_nobody() -> None:
    assert not factors_of_today("My mum still tracks my phone and I'm 18.")
    assert not factors_of_today("My little brother is always breaking my things.")
    assert "domestic_abuse" in factors_of_today("My husband keeps breaking my things and I'm scared of him.")
