"""Ages put together from parts: every list, joiner and answer in every frame is read as its parts say."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 1)

LISTS = {
    ("2", "5", "8"): (2, 5, 8),
    ("five", "eight"): (5, 8),
    ("2y", "5y"): (2, 5),
    ("2yo", "5yo"): (2, 5),
    ("6 weeks", "3"): (0, 3),
    ("4", "7", "10 months"): (0, 4, 7),
    ("12", "nearly 9"): (8, 12),
}
JOINERS = ((", ", " and "), (", ", ", and "), (", ", " & "), (", ", " + "), (", ", ", "), (" and ", " and "))
AROUND_LISTS = (
    "She has {count} kids, {ages}.",
    "Lives with husband and {count} boys {ages}.",
    "She has {count} kids at home {ages}, they keep out of the road.",
    "I look after {count} nephews, {ages}, on Fridays.",
    "There are {count} at home, {ages}, and her sister does the driving.",
    "Nan has a guardianship order for {count} grandbabies, {ages}, all in a small flat.",
    "I am holding it together for mine, they're {ages}, they adored her.",
    "Lives w partner + ch {ages}, in home at the time.",
    "Doctor: Any children?\nPatient: {Count}.\nDoctor: How old are they?\nPatient: {Ages}.",
    "Doctor: Do you have kids?\nPatient: Yeah, {count}, {ages}.",
)
WHO = ("My nephew stays with us at weekends.", "My lad does the tea.", "My grandson comes on Fridays.")
TOLD_AFTER = {
    "He's nine.": 9,
    "He's only nine, like a whippet.": 9,
    "Nine, he is.": 9,
    "He's just turned nine.": 9,
    "He'll be nine in May.": 8,
    "He's nine in May.": 8,
    "He's nine months.": 0,
}
ANSWERS = {
    "Nine.": 9,
    "Er, nine.": 9,
    "Nine last week.": 9,
    "Nine in March.": 8,
    "Nine next month.": 8,
    "Nearly nine.": 8,
    "Nine years old.": 9,
    "Nine months.": 0,
    "Ten weeks.": 0,
}
TOGETHER = {
    "Seven, five and the baby's one.": (1, 5, 7),
    "Four, and the twins are two.": (2, 2, 4),
    "Eleven, nine and the little man's six.": (6, 9, 11),
    "Eight, five and a two-year-old.": (2, 5, 8),
    "One's nine and one's seven.": (7, 9),
}
NAMED = (
    "Tyler (9) and Mason (7)",
    "Tyler and Mason (9 & 7)",
    "9yo Tyler and 7yo Mason",
    "Tyler and Mason aged 9 and 7",
)
AROUND_NAMED = (
    "Lives with kids {both}.",
    "She has two boys, {both}.",
    "Children: {both}.",
    "Grandad has had {both} since their mum died in July.",
    "My nephews {both} stay on Fridays.",
)
NO_AGE = (
    "Two kids at home. Calls at 7, 8 and 9.",
    "Seen with her daughter. TATT, 3/12.",
    "Lives with husband and son. Pain 7/10.",
    "Two girls at home. Seen 3/5/24.",
    "Grandson visits. Cough, 2/52.",
    "He coped badly with the twins, who were then five weeks old.",
    "Lives with his older brother. He has self-harmed from the age of fourteen.",
    "Doctor: Any pregnancies?\nPatient: Two, both girls.",
    "Doctor: Do you have children?\nPatient: One, he's at uni.",
    "I teach second grade. Twenty-six seven year olds, so I catch everything going.",
)


def ages(text: str) -> list[int]:
    row = concluded(text, DAY)
    told = [one for one in row["children"] if not one["unborn"] and one["age_low"] is not None]
    return sorted(one["age_low"] for one in told if one["age_high"] - one["age_low"] <= 1)


@pytest.mark.parametrize("frame", AROUND_LISTS)
def test_a_list_of_ages_is_read_however_it_is_joined(frame: str) -> None:
    for (items, wanted), (inner, last) in itertools.product(LISTS.items(), JOINERS):
        said = inner.join(items[:-1]) + last + items[-1]
        count = {2: "two", 3: "three"}[len(items)]
        text = frame.format(count=count, Count=count.capitalize(), ages=said, Ages=said.capitalize())
        assert ages(text) == list(wanted), text


@pytest.mark.parametrize("who", WHO)
def test_an_age_told_after_is_theirs_of_whom_was_spoken(who: str) -> None:
    for told, wanted in TOLD_AFTER.items():
        assert ages(f"{who} {told}") == [wanted], f"{who} {told}"


@pytest.mark.parametrize(("answer", "wanted"), ANSWERS.items())
def test_an_answer_to_how_old_is_an_age(answer: str, wanted: int) -> None:
    for who in WHO:
        assert ages(f"Patient: {who}\nDoctor: How old is he?\nPatient: {answer}") == [wanted], who


@pytest.mark.parametrize(("answer", "wanted"), TOGETHER.items())
def test_an_answer_gives_each_child_an_age(answer: str, wanted: tuple[int, ...]) -> None:
    for told in ("I've the {count} kids to sort.", "Yes, {count}."):
        said = told.format(count={2: "two", 3: "three"}[len(wanted)])
        text = f"Doctor: Do you have children?\nPatient: {said}\nDoctor: How old are they?\nPatient: {answer}"
        assert ages(text) == list(wanted), text


@pytest.mark.parametrize("frame", AROUND_NAMED)
def test_each_name_has_its_age(frame: str) -> None:
    for both in NAMED:
        assert ages(frame.format(both=both)) == [7, 9], frame.format(both=both)


def test_two_ages_share_a_verb() -> None:
    assert ages("Poppy is 7 and Skye 5, both at St Wilfrid's.") == [5, 7]


@pytest.mark.parametrize("text", NO_AGE)
def test_another_figure_is_no_age(text: str) -> None:
    assert ages(text) == []
