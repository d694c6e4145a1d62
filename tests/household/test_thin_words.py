"""Words that make no child by themselves: mentions and the adult's age or answer come in, the children go out."""

from __future__ import annotations

from dataclasses import replace

import assembled
import pytest
from builders import (
    ABSENT,
    PRESENT,
    UNKNOWN,
    adult,
    answer,
    child_said,
    extract,
    mention,
    reading,
    row,
    said,
    sign_said,
)

from adapter.families import Family
from adapter.household import assemble
from adapter.records import Mention
from adapter.words import Answer, Kin, MentionKind, Sign, Whose

BOX_SAYS_NONE = answer("family.said_children", "absent", "Do you have children that are dependent on you?")
HERE = {"lives_here": PRESENT, "stated": True}


def of(age: int, *seen: Mention, none: bool = False) -> Family:
    """The family of somebody of that age, who may have answered that there are no children."""
    return assembled.of(*([BOX_SAYS_NONE] if none else []), *seen, who=adult(age))


THIN = {
    "a doll that has just gone off": child_said("baby", age_low=0, age_high=1, lives_here=PRESENT),
    "the twins she must fetch": child_said("twins", count=2, lives_here=PRESENT),
    "a girl of about four in a photograph": child_said("girl", age=4),
    "baby Jonathan, who must have his bottle": child_said("baby", "Jonathan", age_low=0, age_high=1),
    "her daughter, who is at school until four": child_said("daughter", age_low=5, age_high=16),
}


@pytest.mark.parametrize("words", THIN.values(), ids=THIN)
def test_of_somebody_past_having_any_a_word_for_the_young_makes_no_child(words: Mention) -> None:
    assert of(86, words).children == ()
    assert len(of(40, words).children) == (words.count or 1)


@pytest.mark.parametrize(
    "words",
    [
        child_said("son", "Kit", 14),
        child_said("son", "Kit", age_low=8, age_high=9),
        child_said("child", age_low=5, age_high=16, **HERE),
        child_said("grandson", "Kit", age_low=5, age_high=16, kin=Kin.GRANDCHILD, contact=PRESENT),
    ],
    ids=["an age in figures", "a school year", "said to live here", "a grandchild"],
)
def test_of_somebody_past_having_any_figures_a_home_or_a_grandchild_still_count(words: Mention) -> None:
    assert len(of(68, words).children) == 1


def test_where_the_form_says_none_three_boys_of_nobodys_are_not_the_adults() -> None:
    assert of(40, child_said("boys", count=3, lives_here=PRESENT), none=True).children == ()
    assert len(of(40, child_said("boys", count=3, lives_here=PRESENT)).children) == 3


@pytest.mark.parametrize(
    "words",
    [
        replace(child_said("little one"), evidence=said("my little one gets in at three", "answers.About[3:13]")),
        child_said("girl", age=6, lives_here=PRESENT),
        child_said("baby", age_low=0, age_high=1, **HERE),
        child_said("boys", "Kit"),
    ],
    ids=["called somebody's", "with an age in figures", "said to be here", "with a name"],
)
def test_where_the_form_says_none_a_child_the_words_place_is_still_a_child(words: Mention) -> None:
    assert len(of(30, words, none=True).children) == 1


def test_my_baby_of_thirty_six_is_no_baby() -> None:
    grown = mention(MentionKind.ADULT_OFFSPRING, "baby", names=("Marlon",), kin=Kin.OFFSPRING, age_low=0, age_high=1)
    assert of(62, grown).children == ()


def test_somebodys_daughter_of_unsaid_age_with_an_old_adult_is_no_child() -> None:
    jo = mention(MentionKind.OTHER_PEOPLES_CHILD, "daughter", names=("Jo",), whose=Whose.OTHER, **HERE)
    assert of(77, jo).children == ()
    assert len(of(40, jo).children) == 1


@pytest.mark.parametrize(("age", "none", "answer"), [(67, True, ABSENT), (67, False, UNKNOWN), (50, True, UNKNOWN)])
def test_a_hint_does_not_reopen_what_somebody_past_having_any_has_answered(
    age: int, none: bool, answer: Answer
) -> None:
    hint = sign_said(Sign.CHILDREN_HINTED, "the kids are all over the shop")
    assert of(age, hint, none=none).children_in_household is answer


def test_a_row_of_the_form_is_never_thin() -> None:
    listed = row("child", kin=Kin.OFFSPRING, age_low=5, age_high=16)
    assert len(assemble(extract(listed, who=adult(70)), reading()).children) == 1


@pytest.mark.parametrize(("age", "children"), [(66, 1), (82, 0)])
def test_nobody_of_eighty_two_has_a_daughter_of_six(age: int, children: int) -> None:
    assert len(of(age, child_said("daughter", "Comfort", 6)).children) == children


def test_a_named_child_of_a_grown_son_is_a_grandchild_and_no_memory() -> None:
    craig = mention(MentionKind.ADULT_OFFSPRING, "her son Craig", kin=Kin.OFFSPRING, names=("Craig",))
    seen = of(71, craig, replace(child_said("his child", "Ellie", 9), lives_here=UNKNOWN))
    assert [(one.who, one.kin) for one in (*seen.children, *seen.told_of)] == [("Ellie", Kin.GRANDCHILD)]


SEEN = replace(
    child_said("grandchildren", count=2, kin=Kin.GRANDCHILD, age_low=8, age_high=11),
    lives_here=UNKNOWN,
    contact=PRESENT,
)


def test_grandchildren_who_only_visit_do_not_unsettle_a_plain_no() -> None:
    assert of(84, SEEN, none=True).children == ()
    assert len(of(84, replace(SEEN, lives_here=PRESENT, stated=True), none=True).children) == 2


def test_of_an_old_person_grandchildren_who_visit_are_all_there_are() -> None:
    family = of(84, SEEN)
    assert (family.children_in_household, len(family.children)) == (ABSENT, 2)
    assert of(50, SEEN).children_in_household is UNKNOWN


@pytest.mark.parametrize(("age", "answer"), [(84, ABSENT), (45, UNKNOWN)])
def test_of_an_old_person_a_wife_at_home_is_the_whole_home(age: int, answer: Answer) -> None:
    assert of(age, mention(MentionKind.RESIDENCE, "Lives with his wife.")).children_in_household is answer


def test_a_toy_box_for_grandchildren_who_visit_hints_at_nobody() -> None:
    hint = replace(sign_said(Sign.CHILDREN_HINTED, "toys"), evidence=SEEN.evidence)
    assert Sign.CHILDREN_HINTED not in {one.sign for one in of(84, SEEN, hint).signs}


def test_a_child_said_to_be_brought_up_by_somebody_old_is_a_child() -> None:
    unsaid = {"kin": Kin.UNKNOWN, "lives_here": PRESENT}
    assert len(of(71, child_said("Nan has had Kyle (6) since Easter", "Kyle", age=6, **unsaid)).children) == 1
    assert of(71, child_said("Our Kyle (6) in the photograph", "Kyle", age=6, kin=Kin.OFFSPRING)).children == ()
