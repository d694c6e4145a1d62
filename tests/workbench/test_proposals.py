"""What is proposed for questions of adult forms: what would be wrong to propose matters more than what is missing."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from adapter.workbench.forms import questionnaire_shape
from adapter.workbench.proposals import Becomes, Proposal, propose
from adapter.workbench.wordings import Words, load_wordings
from tests.tree import ROOT

YES_NO = ("Yes", "No", "Not known")
NOW = ("Yes, at the moment", "Not now, but in the past", "No, not now or in the past")
MANAGES = ("I manage on my own", "I manage with some help", "Someone does this for me")
CHILDREN = {"family.asked": "asked", "family.said_children": "present"}


@cache
def words() -> Words:
    return Words(load_wordings(ROOT / "mappings"))


def proposed(*items: dict[str, Any]) -> list[Proposal]:
    return list(propose(questionnaire_shape({"title": "A form", "item": list(items)}, "form"), words()))


def choice(wording: str, *options: str, link: str = "1") -> dict[str, Any]:
    coded = [{"valueCoding": {"code": str(number), "display": one}} for number, one in enumerate(options)]
    return {"linkId": link, "text": wording, "type": "choice", "answerOption": coded}


def answers(wording: str, *options: str) -> dict[str, dict[str, str]]:
    (found,) = proposed(choice(wording, *options))
    return found.answers


def test_that_no_child_helps_is_not_that_nobody_does() -> None:
    found = answers("Is anyone who helps you under 18?", *YES_NO)
    assert found == {"Yes": CHILDREN | {"adult.has_unpaid_carer": "present"}, "No": {}, "Not known": {}}


def test_children_who_live_here_or_elsewhere_are_not_said_to_live_here() -> None:
    found = answers("Do any children under 18 live with you, or do you help to look after any?", *YES_NO)
    assert found["Yes"] == CHILDREN
    assert found["No"] == {"family.asked": "asked", "family.said_children": "absent"}
    assert "family.children_in_household" in answers("Do any children under 18 live with you?", *YES_NO)["Yes"]


def test_a_partners_pregnancy_is_not_the_adults() -> None:
    found = answers("Are you or your partner expecting a baby?", "Yes, I am", "Yes, my partner is", "No")
    assert found["Yes, I am"] == {"adult.pregnant": "present"}
    assert found["Yes, my partner is"] == {"adult.pregnant": "present", "whose": "partner"}


@pytest.mark.parametrize(
    ("wording", "fact"),
    [
        ("Does your partner have a mental health condition?", {"family.factors": "mental_health", "whose": "partner"}),
        ("Do you have a mental health condition?", {"family.factors": "mental_health"}),
        ("Has your partner hurt or threatened you?", {"family.factors": "domestic_abuse"}),
    ],
)
def test_a_question_about_the_partner_is_said_of_the_partner(wording: str, fact: dict[str, str]) -> None:
    assert answers(wording, *YES_NO)["Yes"] == fact


def test_what_was_so_once_is_not_so_today_and_not_no() -> None:
    found = answers("Is your drinking a worry to you or to anybody else?", *NOW)
    assert found[NOW[0]] == {"family.factors": "alcohol"}
    assert found[NOW[1]] == {"family.past_factors": "alcohol"}
    assert found[NOW[2]] == {}


@pytest.mark.parametrize("wording", ["Washing and dressing", "Preparing meals and drinks", "Moving around your home"])
def test_help_with_one_part_of_daily_life_is_a_need_for_care(wording: str) -> None:
    found = answers(wording, *MANAGES)
    assert [found[option] for option in MANAGES] == [
        {},
        {"adult.needs_care": "present"},
        {"adult.needs_care": "present"},
    ]


def test_options_that_name_conditions_are_a_list_of_conditions_whatever_stands_above_them() -> None:
    found = answers("Do you have any of these?", "Learning disability", "Sight or hearing loss", "None of these")
    assert [list(states.values()) for states in found.values()] == [["learning_disability"], ["physical_illness"], []]


@pytest.mark.parametrize(
    "wording",
    [
        "Is the family working with children's social care, early help or a health visitor?",
        "Do you look after anybody yourself?",
        "Do you feel safe at home?",
        "What do they help you with?",
    ],
)
def test_what_only_a_person_can_say_is_left_to_a_person_with_a_hint(wording: str) -> None:
    (found,) = proposed(choice(wording, *YES_NO))
    assert found.becomes is Becomes.FOR_YOU
    assert found.says.startswith("it seems to ask")


def test_how_many_is_read_with_the_question_before_it_and_never_left_as_a_figure() -> None:
    first = choice("Are there any children under 18?", *YES_NO)
    many = {"linkId": "2", "text": "If so, how many?", "type": "integer"}
    after = {**many, "enableWhen": [{"question": "1", "operator": "=", "answerCoding": {"code": "0"}}]}
    assert proposed(first, after)[1].numbers[0].states == CHILDREN
    assert proposed(first, many)[1].becomes is Becomes.FOR_YOU


def test_where_no_option_says_that_somebody_lives_here_the_person_is_asked() -> None:
    rows = [
        {"linkId": "1.1", "text": "Relationship to you", "type": "string"},
        {**choice("Do they live here?", "Part of the week", "No", link="1.2")},
    ]
    group = {"linkId": "1", "text": "Who else is in your family?", "type": "group", "repeats": True, "item": rows}
    (found,) = proposed(group)
    assert found.lives_here == {"No": "absent"}
    assert found.unsure == ("Part of the week",)
