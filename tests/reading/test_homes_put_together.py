"""Who lives in a home, put together from parts: every way of listing children in every frame that tells of a home.

The same lists stand in homes that are over, somebody else's or only grown up in, and put nobody here.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

LISTED = ("two minor children", "3 kids (8, 6, 2)", "a toddler", "a newborn", "a son, 9", "kids", "two teenagers")
HOMES = (
    "She lives at home with her husband, {listed}, and a dog.",
    "The patient resides with her spouse and {listed}.",
    "SOCIAL HISTORY: Lives w/ boyfriend, {listed}. Denies tobacco.",
    "He lives in a house with his wife, {listed} and his in-laws.",
    "Pt lives at home w/ {listed}.",
    "Household members: spouse, {listed}.",
    "At the time of her death she was living with her partner and {listed}.",
    "She shares a two-bedroom apartment with {listed}.",
    "Home: pt, husband, {listed}.",
    "Self, ptnr + {listed}.",
    "Doctor: Who's at home with you?\nPatient: Me, the wife, {listed}.",
    "The home consists of the patient, her mother and {listed}.",
    "He will return home to his wife and {listed}.",
    "Just me and {listed} at home.",
)
OTHER_HOMES = (
    "Her sister lives in Ohio with {listed}.",
    "He used to live with his ex and {listed}.",
    "His neighbor lives alone with {listed}.",
    "Her daughter lives in Texas with {listed}.",
)
SET_TIMES = ("at weekends", "most weekends", "every other weekend", "fortnightly", "two nights a week")
YOUNG = ("son, 8", "two children", "daughter Mia, 6", "sons, 4 and 6")
SHARES = (
    "He has his {child} {often}.",
    "His {child} stays with him {often}.",
    "His {child} visits {often}.",
    "His {child} comes to him {often}.",
    "Contact with his {child} {often}.",
    "He sees his {child} {often}.",
    "His {child}, {often}.",
    "Contact with his {child} {often}, supervised by a social worker.",
    "He has his {child} {often} and the support worker brings them.",
)
OTHER_HABITS = (
    "His {child} plays football {often}.",
    "His {child} has speech therapy {often}.",
    "His {child} goes to dance {often}.",
    "His {child} is weighed {often}.",
    "The health visitor weighs his {child} {often}.",
    "CAMHS see his {child} {often}.",
    "His {child} is seen {often} by the nurse.",
    "His {child} stays over at a friend's {often}.",
    "His {child} has swimming lessons {often}.",
    "He drinks {often} when his {child} is in bed.",
)
WITH_WHOM = (
    "Are they with you?",
    "Are they living with you?",
    "Do they live with you?",
    "Are the kids with you?",
    "Do you have them full time?",
    "They're with you at the moment?",
)
YES = ("Aye, but he wants them full time.", "Yes.", "They are, yes.", "Most of the time.", "Uh-huh, all three.")
NO = ("No.", "No, with their dad.", "They're with my mum.", "Not at the moment.", "Nah, foster care.")
TOLD = (
    ("She gets the kids from her ex in May. Kids with her.", Answer.PRESENT),
    ("His wife left. Kids with her.", Answer.ABSENT),
    ("My sister lost custody of her two boys.", Answer.UNKNOWN),
    ("My sister is ill, so I took in her two boys.", Answer.PRESENT),
    ("My brother and his girl, 6, have moved in.", Answer.PRESENT),
    ("My husband left and took our two children.", Answer.ABSENT),
    ("Her youngest two have left home.", Answer.UNKNOWN),
    ("We have 50/50 custody.", Answer.PRESENT),
    ("My ex has full custody.", Answer.ABSENT),
)


def home(text: str) -> Answer:
    """What is read of children in the home."""
    return Answer(concluded(text, DAY)["children_in_household"])


@pytest.mark.parametrize("frame", HOMES)
def test_children_listed_in_a_home_live_there(frame: str) -> None:
    for listed in LISTED:
        assert home(frame.format(listed=listed)) is Answer.PRESENT, listed


@pytest.mark.parametrize("frame", OTHER_HOMES)
def test_children_listed_in_another_home_do_not_live_here(frame: str) -> None:
    for listed in LISTED:
        assert home(frame.format(listed=listed)) is not Answer.PRESENT, listed


@pytest.mark.parametrize("frame", SHARES)
def test_whoever_shares_a_part_of_the_week_lives_elsewhere(frame: str) -> None:
    for child, often in product(YOUNG, SET_TIMES):
        text = frame.format(child=child, often=often)
        assert home(text) is Answer.ABSENT, text


@pytest.mark.parametrize("frame", OTHER_HABITS)
def test_what_happens_at_set_times_puts_no_child_in_another_home(frame: str) -> None:
    for child, often in product(YOUNG, SET_TIMES):
        text = frame.format(child=child, often=often)
        assert home(text) is not Answer.ABSENT, text


@pytest.mark.parametrize("question", WITH_WHOM)
def test_whether_they_are_with_the_adult_is_read_from_the_answer(question: str) -> None:
    asked = f"Patient: It's court about who gets the kids.\nClinician: {question}\nPatient: "
    for yes in YES:
        assert home(asked + yes) is Answer.PRESENT, yes
    for no in NO:
        assert home(asked + no) is not Answer.PRESENT, no


@pytest.mark.parametrize(("text", "lives"), TOLD)
def test_a_home_told_in_a_few_words_is_read(text: str, lives: Answer) -> None:
    assert home(text) is lives
