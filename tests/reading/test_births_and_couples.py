"""Births as notes tell of them, and couples with a child, in every frame their parts make.

Each frame stands beside the same words meaning something else: a child lost, a birth of long ago, another's.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

ADULTS = (
    "This is a 34-year-old gravida 4, para 4-0-0-4 female.",
    "The patient is a 36-year-old G3, P2-0-1-2 woman.",
    "PREOPERATIVE DIAGNOSIS: Intrauterine pregnancy at term.",
)
BORN = (
    "She recently had a spontaneous vaginal delivery.",
    "She is status post delivery on 03/18/2026.",
    "Postoperative day 3 status post repeat low transverse cesarean section.",
    "She was admitted following a delivery by cesarean section.",
    "We were able to deliver a large baby girl with good tone and cry.",
    "She was delivered of a living male infant at 0415 hours.",
    "The head was delivered, followed by the rest of the infant, which cried spontaneously.",
    "She was induced for preeclampsia and delivered vaginally on 5/2.",
    "Had emergency LSCS on Tuesday, baby well.",
    "OB HISTORY: G1 was a term vaginal delivery, now a 6-year-old.",
    "OB HISTORY: 1. Term vaginal delivery, male, now 8 years old.",
)
LOST = (
    "She delivered a stillborn male infant.",
    "She was delivered of a nonviable female infant with Apgars of 0 and 0.",
    "She underwent suction D&C for a missed abortion last week.",
    "She delivered a female infant who was given up for adoption.",
    "She is scheduled for a repeat cesarean section next Tuesday.",
    "Her sister gave birth to a healthy boy last week.",
)
COUNTED = (
    "This is a 35-year-old female, P4-0-0-4.",
    "The patient is a 29-year-old, gravida 5, para 1-0-3-1.",
    "A 26-year-old G2 P1001 woman.",
)
SINCE = ("She desires permanent sterilization.", "She has had heavy bleeding and cramping.", "Here for a smear.")
OF_A_CHILD = (
    "Baby boy, Ashdown, is a 29-week gestation infant. His mother had premature rupture of membranes.",
    "The patient is a newborn male delivered by cesarean section to a 31-year-old G3 P3 mother.",
    "This is a former 32-week premature infant, now 4 months old. His mother reports he is feeding well.",
    "Surgery is a reasonable approach even in this 16-year-old. She has asthma and depression.",
    "The mother states that the patient has been pulling at his ears. He is 14 months old.",
)
YEARS = ("3 years", "a little over nine years", "almost 12 years", "the past seven years", "two and a half years")
LONG = ("25 years", "over thirty years")
COUPLES = (
    "We have been together for {years} and we have {child}.",
    "I have been married for {years}. We have {child} together.",
    "She has been married for {years} with {child}.",
    "My boyfriend of {years} and I have {child}.",
    "My wife and I have {child} and have been married for {years}.",
    "I am in a relationship of {years} and we share {child}.",
    "We have {child}. Our marriage of {years} is failing.",
)
CHILDREN = ("a son", "two kids")
ASKED = (
    "My girlfriend and I broke up again. I love her children.",
    "I've been dating a man for six months. I get on with his kids.",
    "I have a 6 year old son. His mom and I decided to separate.",
    "My wife and I are separated. We have a 2 year old daughter. I still love her.",
    "Married, lives with husband, 4 children alive and well.",
    "Lives with wife; three children, all healthy.",
)
NOBODY = (
    "People say our kids will be related to my ex.",
    "When we have kids I don't want them to feel like that.",
    "We have talked about what we would name our kids.",
)


def heard(text: str) -> tuple[bool, Answer]:
    """Whether any living child is read, and whether one lives here."""
    row = concluded(text, DAY)
    return any(not one["unborn"] for one in row["children"]), row["children_in_household"]


@pytest.mark.parametrize(("adult", "told"), list(product(ADULTS, BORN)))
def test_a_child_just_born_lives_with_whoever_gave_birth(adult: str, told: str) -> None:
    assert heard(f"{adult} {told}") == (True, Answer.PRESENT)


@pytest.mark.parametrize(("adult", "told"), list(product(ADULTS, LOST)))
def test_a_child_lost_awaited_or_of_another_puts_none_here(adult: str, told: str) -> None:
    assert heard(f"{adult} {told}")[1] is not Answer.PRESENT


@pytest.mark.parametrize(("counted", "told"), list(product(COUNTED, SINCE)))
def test_a_count_of_births_alone_is_asked_about(counted: str, told: str) -> None:
    assert heard(f"{counted} {told}") == (True, Answer.UNKNOWN)


@pytest.mark.parametrize("text", OF_A_CHILD)
def test_a_childs_own_record_puts_no_child_beside_the_patient(text: str) -> None:
    assert heard(text)[1] is not Answer.PRESENT


@pytest.mark.parametrize(("frame", "years", "child"), list(product(COUPLES, YEARS, CHILDREN)))
def test_the_child_of_a_couple_younger_than_eighteen_years_lives_here(frame: str, years: str, child: str) -> None:
    assert heard(frame.format(years=years, child=child)) == (True, Answer.PRESENT)


@pytest.mark.parametrize(("frame", "years", "child"), list(product(COUPLES, LONG, CHILDREN)))
def test_the_child_of_an_older_couple_is_asked_about(frame: str, years: str, child: str) -> None:
    assert heard(frame.format(years=years, child=child)) == (True, Answer.UNKNOWN)


@pytest.mark.parametrize("text", ASKED)
def test_a_child_whose_home_is_left_open_is_asked_about(text: str) -> None:
    assert heard(text) == (True, Answer.UNKNOWN)


@pytest.mark.parametrize("text", NOBODY)
def test_children_there_might_be_one_day_are_not_there(text: str) -> None:
    assert heard(text)[1] is not Answer.PRESENT
