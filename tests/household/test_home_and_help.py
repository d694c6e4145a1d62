"""Where a child lives and what a child does: rows and mentions come in, the child's facets go out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ABSENT, PRESENT, UNKNOWN, adult, answer, child_said, extract, mention, reading, row

from adapter.families import Family
from adapter.household import assemble
from adapter.records import Mention
from adapter.words import Answer, Asked, Assertion, Basis, CareTask, Kin, MentionKind, Sign, Whose


def from_words(*mentions: Mention) -> Family:
    return assemble(extract(), reading(*mentions))


# Home.


def lives(*seen: Mention, **more: object) -> tuple[Answer, Basis]:
    (only,) = assemble(extract(**more), reading(*seen)).children  # type: ignore[arg-type]
    return only.lives_here, only.basis


def test_an_own_child_of_school_age_is_taken_to_live_at_home_and_it_is_said_so() -> None:
    assert lives(child_said("Mia is in Year 4", "Mia", age_low=8, age_high=9)) == (PRESENT, Basis.PRESUMED)


def test_living_together_in_words_is_stated() -> None:
    assert lives(child_said("lives with Mia, 8", "Mia", 8, lives_here=PRESENT, stated=True)) == (PRESENT, Basis.STATED)


def test_alternate_weekends_are_contact_and_not_home() -> None:
    away = child_said("has Mia, 8, every other weekend", "Mia", 8, lives_here=ABSENT, stated=True, contact=PRESENT)
    assert lives(away) == (ABSENT, Basis.STATED)


def test_a_home_the_words_leave_open_is_asked_about_and_not_taken_as_given() -> None:
    parted = child_said("separated in May, has a son of 8", age=8, lives_here=UNKNOWN, stated=True)
    assert lives(parted)[0] is UNKNOWN


def test_a_stepchild_called_a_boy_is_not_the_daughter_beside_him() -> None:
    his = child_said("boy", age=8, kin=Kin.STEPCHILD, relationship="stepchild", group="stepchild")
    hers = child_said("daughter", relationship="daughter", group="daughter")
    assert len(from_words(his, hers).children) == 2


def test_a_partners_child_is_not_taken_to_live_here() -> None:
    assert lives(child_said("his lad of ten", age=10, kin=Kin.UNKNOWN, whose=Whose.PARTNER))[0] is UNKNOWN


def test_an_adopted_daughter_lives_elsewhere() -> None:
    family = assemble(extract(row("Birth daughter, adopted 2020", kin=Kin.OFFSPRING), who=adult(27)), reading())
    assert (family.children[0].lives_here, family.children[0].contact) == (ABSENT, ABSENT)


def test_the_words_about_where_one_child_lives_join_that_child() -> None:
    home = mention(MentionKind.RESIDENCE, "Mia lives with her dad", names=("Mia",), lives_here=ABSENT, stated=True)
    assert lives(child_said("Mia, 8", "Mia", 8), home) == (ABSENT, Basis.STATED)


def test_a_grandchild_is_taken_to_live_elsewhere() -> None:
    minded = child_said("minds Caleb, 3", "Caleb", 3, kin=Kin.GRANDCHILD, contact=PRESENT)
    assert lives(minded) == (ABSENT, Basis.PRESUMED)


def test_sentences_that_differ_tell_of_two_homes_and_most_of_them_settle_it() -> None:
    here = child_said("lives with Mia, 8", "Mia", 8, lives_here=PRESENT, stated=True)
    away = child_said("Mia goes to her dad", "Mia", lives_here=ABSENT, stated=True)
    assert lives(here, away)[0] is PRESENT
    assert lives(here, away, away)[0] is ABSENT


def test_where_the_form_and_the_words_differ_about_a_home_it_is_not_known() -> None:
    form = row("Daughter", "Mia", kin=Kin.OFFSPRING, lives_here=ABSENT)
    words = child_said("lives with Mia, 8", "Mia", 8, lives_here=PRESENT, stated=True)
    assert assemble(extract(form), reading(words)).children[0].lives_here is UNKNOWN


# Helping.


def test_a_carer_who_is_a_daughter_of_unstated_age_may_be_a_child() -> None:
    carer = row("Daughter", is_unpaid_carer=PRESENT, kin=Kin.OFFSPRING)
    family = assemble(extract(answer("adult.has_unpaid_carer", "present"), carer, who=adult(37)), reading())
    assert family.children[0].helps_with_care is PRESENT
    assert family.known["adult.carer_may_be_a_child"].value == PRESENT


def test_a_carer_who_is_the_daughter_of_somebody_old_is_no_child() -> None:
    carer = row("Daughter", is_unpaid_carer=PRESENT, kin=Kin.OFFSPRING)
    assert not assemble(extract(carer, who=adult(81)), reading()).children


def test_care_is_put_with_the_child_who_gives_it() -> None:
    does = mention(MentionKind.CARE, "Mia does my tablets", names=("Mia",), care_tasks=(CareTask.MEDICATION,))
    mia, jack = from_words(child_said("Mia, 12", "Mia", 12), child_said("Jack, 9", "Jack", 9), does).children
    assert (mia.helps_with_care, mia.care_tasks, jack.helps_with_care) == (PRESENT, (CareTask.MEDICATION,), UNKNOWN)
    assert mia.because["helps_with_care"][0].quote == "Mia does my tablets"


def test_the_washing_up_is_not_caring_where_the_words_say_so() -> None:
    chores = mention(MentionKind.CARE, "her share of the washing up", names=("Mia",), care_tasks=(CareTask.HOUSEHOLD,))
    denied = mention(MentionKind.CARE, "Mia does not care for her", names=("Mia",), assertion=Assertion.NEGATED)
    (mia,) = from_words(child_said("Mia, 11", "Mia", 11), chores, denied).children
    assert (mia.helps_with_care, mia.care_tasks) == (ABSENT, ())


def test_a_toddler_helps_nobody() -> None:
    assert from_words(child_said("Mia, 3", "Mia", 3)).children[0].helps_with_care is ABSENT


def test_care_that_fits_two_sons_is_put_with_neither_and_said() -> None:
    does = mention(MentionKind.CARE, "his son lifts him", relationship="son", kin=Kin.OFFSPRING)
    sons = (
        child_said("Kit, 12, son", "Kit", 12, relationship="son"),
        child_said("Jack, 9, son", "Jack", 9, relationship="son"),
    )
    family = from_words(*sons, does)
    assert {one.helps_with_care for one in family.children} == {UNKNOWN}
    assert "which child helps with care" in [item.what for item in family.could_not_check]


def test_words_that_name_the_child_go_before_words_about_several() -> None:
    some = "some of the children live with client"
    both = [child_said(some, group=name, lives_here=PRESENT, stated=True) for name in ("kit", "dara")]
    own = [
        child_said("Kit lives with his dad", "Kit", 12, group="kit", lives_here=ABSENT, stated=True, contact=PRESENT),
        child_said("Dara, 7, with her", "Dara", 7, group="dara"),
    ]
    family = assemble(extract(), reading(*own, *both))
    assert [(one.who, one.lives_here) for one in family.children] == [("Kit", ABSENT), ("Dara", PRESENT)]


def test_a_grandchild_listed_at_risk_in_the_household_is_taken_to_live_there() -> None:
    listed = row("Grandson, 15", "Kit", kin=Kin.GRANDCHILD, age_low=15, age_high=15, listed_at_risk=PRESENT)
    (kit,) = assemble(extract(listed, who=adult(71)), reading()).children
    assert (kit.lives_here, kit.basis) == (PRESENT, Basis.PRESUMED)


@pytest.mark.parametrize(
    ("words", "lives_here"),
    [
        ("holds a special guardianship order for her grandson Kit, 8", PRESENT),
        ("has had him since he was four, her grandson Kit, 8", PRESENT),
        ("her grandson Kit, 8, is under an SGO to his aunt in Hull", ABSENT),
        ("her grandson Kit, 8, plays football", ABSENT),
    ],
)
def test_a_grandchild_the_adult_brings_up_is_a_child_of_the_home(words: str, lives_here: Answer) -> None:
    family = assemble(extract(who=adult(63)), reading(child_said(words, "Kit", 8, kin=Kin.GRANDCHILD)))
    assert [one.lives_here for one in family.children] == [lives_here]


@pytest.mark.parametrize("age", [{}, {"age_low": 19, "age_high": 19}])
def test_a_grandchild_whose_age_is_not_a_childs_is_no_child_for_a_name_alone(age: dict[str, int]) -> None:
    said = child_said("her grandson Kit plays football", "Kit", None, kin=Kin.GRANDCHILD, **age)
    assert not assemble(extract(who=adult(63)), reading(said)).children


def test_the_two_children_somebody_cares_for_are_the_two_grandchildren_the_words_name() -> None:
    grand = [child_said(f"{name}, {age}", name, age, kin=Kin.GRANDCHILD) for name, age in (("Kit", 8), ("Dara", 11))]
    two = child_said("sole carer for two children", count=2, lives_here=PRESENT, stated=True)
    family = assemble(extract(who=adult(63)), reading(*grand, two))
    assert [(one.who, one.kin, one.lives_here) for one in family.children] == [
        ("Kit", Kin.GRANDCHILD, PRESENT),
        ("Dara", Kin.GRANDCHILD, PRESENT),
    ]


def test_where_every_child_of_ones_own_lives_elsewhere_and_is_seen_nothing_was_left_open() -> None:
    away = {"lives_here": ABSENT, "stated": True}
    seen = child_said("Kit lives with his mother, here at weekends", "Kit", 9, contact=PRESENT, **away)
    gone = child_said("a boy, adopted at birth", **away)
    assert _put(seen) == (Asked.ASKED, ABSENT)
    assert _put(gone) == (Asked.NOT_ASKED, ABSENT)
    assert _put(seen, child_said("Dara, 7", "Dara", 7, whose=Whose.PARTNER, kin=Kin.UNKNOWN)) == (
        Asked.NOT_ASKED,
        UNKNOWN,
    )


def _put(*mentions: Mention) -> tuple[Asked, Answer]:
    family = assemble(extract(), reading(*mentions))
    return family.asked, family.children_in_household


def test_who_was_asked_and_would_rather_not_say_declined_unless_another_answer_settles_it() -> None:
    refused = mention(MentionKind.SIGN, "would rather not go into the boys", sign=Sign.DECLINED_TO_SAY)
    assert _put(refused)[0] is Asked.DECLINED
    box = answer("family.said_children", "absent", "Do you have children that are dependent on you?")
    assert assemble(extract(box), reading(refused)).asked is Asked.ASKED


@pytest.mark.parametrize(
    ("text", "word", "put"),
    [
        ("Has two children, Ella and Gwil", "children", Asked.ASKED),
        ("Boys Wilf, 8, and Barnaby, 12", "Boys", Asked.ASKED),
        ("The two children were noisy", "children", Asked.NOT_ASKED),
        ("Boys were noisy", "Boys", Asked.NOT_ASKED),
        ("Wants to get better for the children", "children", Asked.NOT_ASKED),
    ],
)
def test_who_counts_or_lists_the_children_had_the_answer(text: str, word: str, put: Asked) -> None:
    seen = child_said(text, None)
    assert _put(replace(seen, text=word, evidence=replace(seen.evidence, quote=text)))[0] is put
