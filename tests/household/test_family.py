"""What is so of the family as a whole: answers, disagreements, factors and signs."""

from __future__ import annotations

from datetime import date

import pytest
from assembled import of
from builders import (
    ABSENT,
    PRESENT,
    UNKNOWN,
    answer,
    child_said,
    extract,
    factor_said,
    mention,
    reading,
    row,
    sign_said,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.families import Family
from adapter.household import assemble
from adapter.records import AnswerSeen, CouldNotCheck, Mention, Passage, Reading
from adapter.words import Asked, Assertion, Disputed, Factor, Kin, MentionKind, Sign, When, Whose

BOX_NO = answer("family.said_children", "absent", "Do you have children that are dependent on you?")
BOX_YES = answer("family.said_children", "present", "Do you have children that are dependent on you?")
AT_HOME = child_said("gets Mia, 7, to school", "Mia", 7, lives_here=PRESENT, stated=True)
DENIED = mention(MentionKind.NO_CHILDREN, "No dependants, nobody under 18 at home")
ALONE = mention(MentionKind.RESIDENCE, "Lives alone")


ASKED = {
    "a box that says no": ((BOX_NO,), Asked.ASKED),
    "not applicable counts as an answer": ((answer("family.asked", "asked"),), Asked.ASKED),
    "declined": ((answer("family.asked", "declined"), answer("family.asked", "asked")), Asked.DECLINED),
    "words that state the answer": ((DENIED,), Asked.ASKED),
    "a child said to live here": ((AT_HOME,), Asked.ASKED),
    "a child merely mentioned": ((child_said("Mia, 7", "Mia", 7),), Asked.NOT_ASKED),
    "an unanswered template line": (
        (mention(MentionKind.NO_CHILDREN, "Any children?", assertion=Assertion.QUESTION),),
        Asked.NOT_ASKED,
    ),
    "nothing at all": ((), Asked.NOT_ASKED),
}


@pytest.mark.parametrize(("seen", "answered"), ASKED.values(), ids=ASKED)
def test_whether_the_question_was_put(seen: tuple[AnswerSeen | Mention, ...], answered: Asked) -> None:
    assert of(*seen).asked is answered


HOUSEHOLD = {
    "a child at home": ((AT_HOME,), PRESENT),
    "a box that says yes and no more": ((BOX_YES,), PRESENT),
    "a box that says no": ((BOX_NO,), ABSENT),
    "words that say none": ((DENIED,), ABSENT),
    "lives alone": ((ALONE,), ABSENT),
    "nothing said": ((), UNKNOWN),
    "a box and a child at home": ((BOX_NO, AT_HOME), PRESENT),
    "a child nobody placed": ((child_said("his lad, 9", age=9, whose=Whose.PARTNER, kin=Kin.UNKNOWN),), UNKNOWN),
    "a child who lives elsewhere and a plain no": (
        (DENIED, child_said("Mia, 7", "Mia", 7, lives_here=ABSENT, stated=True)),
        ABSENT,
    ),
    "a box that says no and a child's seat": ((BOX_NO, sign_said(Sign.CHILDREN_HINTED)), UNKNOWN),
    "a box that says no and a teacher's pram": (
        (BOX_NO, sign_said(Sign.CHILDREN_HINTED), sign_said(Sign.WORKS_WITH_CHILDREN)),
        ABSENT,
    ),
    "a box that says no and the kids of somebody": ((BOX_NO, sign_said(Sign.CHILDREN_SPOKEN_OF)), ABSENT),
    "lives alone and the kids of somebody": ((ALONE, sign_said(Sign.CHILDREN_SPOKEN_OF)), UNKNOWN),
    "a plain no and a child's beaker": ((DENIED, sign_said(Sign.CHILDREN_HINTED)), ABSENT),
    "a pregnancy alone": ((mention(MentionKind.UNBORN, "30 weeks"),), UNKNOWN),
    "a pregnancy and no other children": ((mention(MentionKind.UNBORN, "30 weeks"), DENIED), ABSENT),
}


@pytest.mark.parametrize(("seen", "there"), HOUSEHOLD.values(), ids=HOUSEHOLD)
def test_whether_a_child_lives_here(seen: tuple[AnswerSeen | Mention, ...], there: object) -> None:
    assert of(*seen).children_in_household is there


def test_a_box_that_says_yes_leaves_a_child_nobody_described() -> None:
    (only,) = of(BOX_YES).children
    assert (only.who, only.age_low, only.evidence[0].question) == (None, None, BOX_YES.evidence.question)


def test_a_parent_none_of_whose_children_live_here_has_a_child_elsewhere() -> None:
    elsewhere = answer("family.children_in_household", "absent", "Parental status")
    family = of(BOX_YES, elsewhere)
    assert [one.lives_here for one in family.children] == [ABSENT]
    assert (family.children_in_household, family.contradictions) == (ABSENT, ())


def about(family: Family) -> list[str]:
    return [item.about for item in family.contradictions]


def test_a_box_against_the_words_keeps_both_sides() -> None:
    (item,) = of(BOX_NO, AT_HOME).contradictions
    assert item.about == Disputed.CHILDREN
    assert item.between == (BOX_NO.evidence, AT_HOME.evidence)


BROTHER = row("Half-brother (lives in)", "Kai", lives_here=PRESENT, kin=Kin.SIBLING, birth_date=date(2018, 3, 1))
GROWN_SON = row("Son", "Philip", lives_here=PRESENT, kin=Kin.OFFSPRING, birth_date=date(1982, 3, 1))
SAID_OF_CHILDREN = {
    "a box about one's own, beside a brother": ((BOX_NO, BROTHER), [Disputed.WHOSE]),
    "words about one's own, beside a brother": (
        (mention(MentionKind.NO_CHILDREN, "None of his own"), BROTHER),
        [Disputed.WHOSE],
    ),
    "nobody under 18, beside a brother": ((DENIED, BROTHER), [Disputed.CHILDREN]),
    "no child lives here, beside a brother": (
        (answer("family.children_in_household", "absent"), BROTHER),
        [Disputed.CHILDREN],
    ),
    "a box that says yes, nobody under 18, and a son of 44": ((BOX_YES, DENIED, GROWN_SON), [Disputed.WHOSE]),
    "a box that says yes, and nobody under 18": ((BOX_YES, DENIED), [Disputed.CHILDREN]),
    "a box, beside a brother and a daughter": ((BOX_NO, BROTHER, AT_HOME), [Disputed.CHILDREN]),
    "a box, beside an own child of two whose home nobody told": (
        (BOX_NO, row("Daughter", "Kit", kin=Kin.OFFSPRING, birth_date=date(2024, 3, 1))),
        [Disputed.CHILDREN],
    ),
    "a box, beside a sister's child whose home nobody told": (
        (BOX_NO, row("Niece", "Kit", kin=Kin.NIECE_OR_NEPHEW, birth_date=date(2024, 3, 1))),
        [],
    ),
}


@pytest.mark.parametrize(("seen", "disputed"), SAID_OF_CHILDREN.values(), ids=SAID_OF_CHILDREN)
def test_who_has_none_of_their_own_may_live_with_a_child(
    seen: tuple[AnswerSeen | Mention, ...], disputed: list[Disputed]
) -> None:
    assert about(of(*seen)) == disputed


def test_living_alone_against_somebody_living_in() -> None:
    nephew = row("Great nephew (lives in)", "Tobias", lives_here=PRESENT, kin=Kin.NIECE_OR_NEPHEW)
    assert about(of(answer("adult.lives_alone", "present"), nephew)) == [Disputed.HOME]


def test_no_unpaid_carer_against_a_child_who_helps() -> None:
    helps = mention(MentionKind.CARE, "Mia lifts me", names=("Mia",))
    assert about(of(answer("adult.has_unpaid_carer", "absent"), AT_HOME, helps)) == [Disputed.CARER]


def test_agreement_is_no_contradiction() -> None:
    assert about(of(BOX_YES, AT_HOME)) == []


def test_a_child_elsewhere_does_not_contradict_a_box() -> None:
    assert about(of(BOX_NO, child_said("Mia, 7", "Mia", 7, lives_here=ABSENT, stated=True, contact=PRESENT))) == []


# Factors and signs.


def listed(family: Family) -> list[tuple[str, str, str]]:
    return [(one.factor, one.when, one.whose) for one in family.factors]


def test_a_factor_in_a_code_and_in_the_words_is_listed_once_with_both() -> None:
    family = of(answer("family.factors", "alcohol"), factor_said(Factor.ALCOHOL))
    assert listed(family) == [("alcohol", "current", "adult")]
    assert len(family.factors[0].evidence) == 2


def test_once_and_now_is_now_only_with_words_of_now() -> None:
    past = factor_said(Factor.DRUGS, "used in 2015", when=When.PAST)
    assert listed(of(past)) == [("drugs", "past", "adult")]
    assert listed(of(past, factor_said(Factor.DRUGS, "uses daily"))) == [("drugs", "current", "adult")]


def test_old_words_are_not_words_of_now() -> None:
    old = (Passage("drinks daily", "answers.About", written_on=date(2021, 3, 18)),)
    family = assemble(extract(passages=old), reading(factor_said(Factor.ALCOHOL)))
    assert listed(family) == [("alcohol", "unknown", "adult")]


@pytest.mark.parametrize("assertion", [Assertion.NEGATED, Assertion.HYPOTHETICAL, Assertion.QUESTION])
def test_what_is_denied_or_wished_is_no_factor(assertion: Assertion) -> None:
    assert not of(factor_said(Factor.DRUGS, assertion=assertion)).factors


def test_abuse_is_listed_once_under_the_one_it_is_done_to() -> None:
    both = (factor_said(Factor.DOMESTIC_ABUSE, whose=Whose.PARTNER), factor_said(Factor.DOMESTIC_ABUSE))
    assert listed(of(*both)) == [("domestic_abuse", "current", "adult")]


def test_two_adults_two_factors() -> None:
    both = (factor_said(Factor.MENTAL_HEALTH), factor_said(Factor.MENTAL_HEALTH, whose=Whose.PARTNER))
    assert len(of(*both).factors) == 2


def test_a_sign_is_put_with_the_child_it_speaks_of() -> None:
    drinks = factor_said(Factor.ALCOHOL, "drinking again")
    again = sign_said(Sign.RELAPSE, "drinking again")
    family = of(AT_HOME, drinks, sign_said(Sign.CHILD_AFFECTED, "Mia wets the bed", names=("Mia",)), again)
    assert [one.sign for one in family.children[0].signs] == [Sign.CHILD_AFFECTED]
    assert [one.sign for one in family.signs] == [Sign.RELAPSE]


def test_what_could_not_be_looked_at_is_handed_on_from_both_rooms() -> None:
    from_mapping, from_reader = CouldNotCheck("a page", "scanned"), CouldNotCheck("a passage", "too long")
    seen = assemble(extract(could_not_check=(from_mapping,)), Reading(could_not_check=(from_reader,)))
    assert set(seen.could_not_check) == {from_mapping, from_reader}


# Whatever comes in.

NAMES = st.sampled_from(["Mia", "Mia Evans", "Jack", "Jac", ""])
AGES = st.none() | st.integers(0, 60)
ANSWERS = st.sampled_from([PRESENT, ABSENT, UNKNOWN])
SEEN = st.builds(
    lambda kind, name, age, kin, lives, stated, contact, count, assertion: mention(
        kind,
        name or "the child",
        names=(name,) if name else (),
        age_low=age,
        age_high=age,
        kin=kin,
        lives_here=lives,
        stated=stated,
        contact=contact,
        count=count,
        assertion=assertion,
    ),
    st.sampled_from(list(MentionKind)),
    NAMES,
    AGES,
    st.sampled_from(list(Kin)),
    ANSWERS,
    st.booleans(),
    ANSWERS,
    st.none() | st.integers(0, 4),
    st.sampled_from(list(Assertion)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SEEN, max_size=6))
def test_whatever_the_reader_gives_every_child_has_words_and_a_key_of_its_own(seen: list[Mention]) -> None:
    family = of(*seen)
    assert all(one.evidence for one in family.children)
    assert len({one.key for one in family.children}) == len(family.children)
    assert all(one.age_low is None or one.age_low < 18 for one in family.children)


@settings(max_examples=100, deadline=None)
@given(st.lists(SEEN, max_size=4))
def test_saying_a_thing_twice_makes_nobody_twice(seen: list[Mention]) -> None:
    named = [one for one in seen if one.names]
    assert len(of(*named, *named).children) == len(of(*named).children)


@pytest.mark.parametrize(
    ("seen", "about"),
    [
        ((BOX_NO, sign_said(Sign.CHILDREN_HINTED)), [Disputed.CHILDREN]),
        ((ALONE, sign_said(Sign.CHILDREN_HINTED)), [Disputed.HOME]),
        ((BOX_NO, sign_said(Sign.CHILDREN_SPOKEN_OF)), []),
        ((DENIED, sign_said(Sign.CHILDREN_HINTED)), []),
        ((BOX_NO, sign_said(Sign.CHILDREN_HINTED), sign_said(Sign.WORKS_WITH_CHILDREN)), []),
    ],
    ids=["a cot and a no", "a cot and lives alone", "the kids of somebody", "a cot and no in words", "at work"],
)
def test_a_cot_contradicts_the_box_as_a_named_child_does(
    seen: tuple[AnswerSeen | Mention, ...], about: list[Disputed]
) -> None:
    assert [one.about for one in of(*seen).contradictions] == about
