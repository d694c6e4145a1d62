"""Ordinary sentences put together from parts: every way of naming a child in every frame is read as its parts say.

A sentence somebody thought of tests itself only. Here a child's words (`my son, 7,`, `a 6yo`), a list of children, or
somebody else's children stand in every frame a writer may set around them, so that no part works in one frame alone.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

ONE_CHILD = (
    "{whose} 7 year old {child}",
    "{whose} 7-year-old {child}",
    "{whose} 7yo {child}",
    "{whose} 7 y/o {child}",
    "{whose} seven-year-old {child}",
    "{whose} {child}, 7,",
    "{whose} {child}, seven,",
    "{whose} {child} (7)",
    "{whose} {child} (7 years old)",
    "{whose} {child} aged 7",
    "{whose} {child}, aged 7,",
    "{whose} {child} age 7",
    "{whose} {child} 7 yrs",
    "{whose} {child} who is 7",
    "{whose} {child}, who is 7,",
    "{whose} {child} Robin (7)",
    "{whose} {child} Robin, 7,",
)
AROUND_ONE = {
    "{one} suffers from asthma.": "My",
    "My dad has cancer and {one} has asthma.": "my",
    "I live with {one} and work part time.": "my",
    "She lives with her husband and {one} in a terraced house.": "her",
    "I have {one} and I am exhausted.": "a",
    "We have got {one}.": "a",
    "I took {one} to the dentist yesterday.": "my",
    "My mum helps me with {one} when I work.": "my",
    "The patient is a 35-year-old woman who has {one} at home.": "a",
    "He reports that {one} has been worried about him.": "his",
    "Since my husband died {one} cries every night.": "my",
    "Doctor: Who is at home with you?\nPatient: {one} and my husband.": "My",
    "It's just me and {one} now.": "my",
    "SOCIAL HISTORY: Divorced, lives with {one}. No tobacco.": "her",
    "Her mother, who has dementia, lives with her and {one} upstairs.": "her",
}
SEVERAL = {
    "a 6 year old girl, 8 year old boy and 13 year old girl": (6, 8, 13),
    "two kids, ages 4 and 7": (4, 7),
    "two kids, 4 and 7": (4, 7),
    "three children (2, 5 and 9)": (2, 5, 9),
    "two sons aged 6 and 11": (6, 11),
    "a son, 9, and a daughter, 5": (5, 9),
    "two children, Amy (6) and Joe (9)": (6, 9),
    "7-year-old twins": (7, 7),
    "twin boys who are 3": (3, 3),
    "4 kids: 6yo, 8yo, 13yo and 14yo": (6, 8, 13, 14),
    "2 kids, 12 yo boy and 3 yo girl": (3, 12),
    "three kids (5F, 8M, 10F)": (5, 8, 10),
    "three kids aged 2, 5, and 9": (2, 5, 9),
    "three kids, the oldest is 9 and the youngest is 2": (2, 9, None),
    "three boys 4, 6 & 10": (4, 6, 10),
    "a 2 year old and a 5 month old": (0, 2),
    "two girls, four and six": (4, 6),
}
AROUND_SEVERAL = (
    "I have {several}.",
    "My husband and I have {several} and we are struggling.",
    "She lives with her partner and {several}.",
    "The patient is a 34-year-old man with {several} at home.",
    "I'm a mother of {several}.",
    "She is a single parent with {several}.",
    "Doctor: Do you have children?\nPatient: Yes, {several}.",
    "My mother has dementia and I have {several}.",
    "SOCIAL HISTORY: Married with {several}. Nonsmoker.",
)
SOMEBODYS = ("two boys aged 4 and 7", "a 6-year-old daughter", "three young children", "a new baby", "a toddler")
AROUND_SOMEBODYS = (
    "My sister has {theirs}.",
    "Her brother and his wife have {theirs} in Leeds.",
    "The neighbours have {theirs} and the noise is constant.",
    "A colleague at work has {theirs} and is always late.",
    "Her daughter, 35, lives in Hull with {theirs}.",
    "His son is married with {theirs} and lives in Spain.",
    "Her carer has {theirs} and cannot do Saturdays.",
    "The district nurse mentioned she has {theirs}.",
    "Lives alone. Niece in York with {theirs} rings on Sundays.",
    "My ex-husband has remarried and has {theirs} with his new wife.",
    "She works as a nanny for a family with {theirs}.",
    "In 1988 she was living in Cardiff with {theirs} and a violent husband. She is now 71 and lives alone.",
    "FAMILY HISTORY: Sister has asthma and {theirs} with eczema.",
    "My mother had {theirs} by the time she was twenty and I was the eldest.",
)


def heard(text: str) -> tuple[Counter[int | None], Answer]:
    """The ages of the living children that are read, and whether any lives here."""
    row = concluded(text.replace(",,", ",").replace(",.", "."), DAY)
    return Counter(one["age_low"] for one in row["children"] if not one["unborn"]), row["children_in_household"]


@pytest.mark.parametrize(("frame", "whose"), AROUND_ONE.items())
def test_a_child_is_heard_however_it_is_named(frame: str, whose: str) -> None:
    for words in ONE_CHILD:
        for child in ("son", "daughter", "girl", "little boy"):
            text = frame.format(one=words.format(whose=whose, child=child))
            assert heard(text) == ({7: 1}, Answer.PRESENT), text


@pytest.mark.parametrize("frame", AROUND_SEVERAL)
def test_as_many_children_are_heard_as_are_told(frame: str) -> None:
    for words, ages in SEVERAL.items():
        text = frame.format(several=words)
        assert heard(text) == (Counter(ages), Answer.PRESENT), text


@pytest.mark.parametrize("frame", AROUND_SOMEBODYS)
def test_somebody_elses_children_are_not_put_in_the_home(frame: str) -> None:
    for words in SOMEBODYS:
        text = frame.format(theirs=words)
        assert heard(text)[1] is not Answer.PRESENT, text
