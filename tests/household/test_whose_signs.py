"""Whom a sign is about: words of harm, degree and caring come in, what counts for this family goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from assembled import of
from builders import (
    ABSENT,
    PRESENT,
    UNKNOWN,
    adult,
    answer,
    child_said,
    extract,
    factor_said,
    mention,
    reading,
    row,
    said,
    sign_said,
)

from adapter.families import Family
from adapter.household import assemble
from adapter.records import Mention, Passage, PersonSeen
from adapter.words import Answer, Asked, Basis, Disputed, Factor, Kin, MentionKind, Sign, When

MIA = child_said("Mia, 7, was on the stairs", "Mia", 7, lives_here=PRESENT, stated=True)
HARM = (
    Sign.CHILD_WITHOUT_CARER,
    Sign.IMMEDIATE_DANGER,
    Sign.HARM_TO_CHILD,
    Sign.NEGLECT_OF_CHILD,
    Sign.CHILD_AFFECTED,
    Sign.CARE_IMPAIRED,
)


def standing(one: Mention, start: int, passage: int = 0) -> Mention:
    """The mention moved to another place of the record."""
    at = f"answers.About.{passage}[{start}:{start + len(one.text)}]"
    return replace(one, passage=passage, start=start, end=start + len(one.text), evidence=said(one.text, at))


def signs_of(family: Family) -> set[Sign]:
    return {seen.sign for seen in (*family.signs, *(one for child in family.children for one in child.signs))}


@pytest.mark.parametrize("sign", HARM)
def test_words_of_harm_in_a_record_without_a_child_are_about_somebody_else(sign: Sign) -> None:
    assert not signs_of(of(sign_said(sign, "on his own since the divorce"), who=adult(66)))


@pytest.mark.parametrize("sign", HARM)
def test_words_of_harm_beside_words_about_a_child_count(sign: Sign) -> None:
    assert signs_of(of(MIA, standing(sign_said(sign, "She saw the lot"), 60))) == {sign}


def test_harm_counts_beside_a_child_of_whom_nobody_says_whose_it_is() -> None:
    the_boy = standing(sign_said(Sign.CHILDREN_SPOKEN_OF, "the boy"), 20)
    shut_out = standing(sign_said(Sign.HARM_TO_CHILD, "made to stand outside"), 40)
    off_school = standing(sign_said(Sign.CHILD_AFFECTED, "not sleeping"), 40)
    assert Sign.HARM_TO_CHILD in signs_of(of(the_boy, shut_out))
    assert Sign.CHILD_AFFECTED not in signs_of(of(the_boy, off_school))


def test_words_of_harm_pages_away_from_any_child_are_the_adults_own() -> None:
    assert not signs_of(of(MIA, standing(sign_said(Sign.NEGLECT_OF_CHILD, "barefoot in the garden"), 900)))
    assert not signs_of(of(MIA, standing(sign_said(Sign.CHILD_AFFECTED, "not sleeping"), 10, passage=1)))


def test_words_of_harm_may_be_of_a_child_whom_only_a_row_names() -> None:
    assert signs_of(of(row("Son", "Ibrahim"), sign_said(Sign.IMMEDIATE_DANGER))) == {Sign.IMMEDIATE_DANGER}


def test_words_of_harm_about_a_grown_up_daughter_are_not_a_childs() -> None:
    kelly = mention(MentionKind.ADULT_OFFSPRING, "Kelly is thirty", names=("Kelly",), group="kelly", kin=Kin.OFFSPRING)
    nobody = sign_said(Sign.CHILD_WITHOUT_CARER, "no one to collect", group="kelly")
    assert not signs_of(of(kelly, nobody, who=adult(56)))


def test_words_of_harm_about_somebody_elses_child_are_never_lost() -> None:
    lad = mention(MentionKind.OTHER_PEOPLES_CHILD, "the lodger's lad", kin=Kin.OTHER_CHILD)
    assert signs_of(of(lad, standing(sign_said(Sign.HARM_TO_CHILD, "has a black eye"), 20))) == {Sign.HARM_TO_CHILD}


def test_under_a_question_about_children_no_child_need_be_named_beside() -> None:
    asked = sign_said(Sign.CHILD_AFFECTED, "misses appointments for them")
    asked = replace(asked, passage=3, evidence=said(asked.text, "answers.Care[0:9]", "Child care needs"))
    assert signs_of(of(MIA, asked)) == {Sign.CHILD_AFFECTED}


@pytest.mark.parametrize("sign", [Sign.SEVERE, Sign.RELAPSE, Sign.STABLE])
def test_how_bad_or_steady_counts_where_it_is_said_of_something_that_is_weighed(sign: Sign) -> None:
    drinks = factor_said(Factor.ALCOHOL, "drinks every day")
    assert sign in signs_of(of(MIA, drinks, standing(sign_said(sign), 40)))
    assert sign not in signs_of(of(MIA, standing(sign_said(sign), 40)))


def test_a_relapsing_illness_of_the_body_is_no_relapse() -> None:
    illness = factor_said(Factor.PHYSICAL_ILLNESS, "relapsing remitting MS")
    assert not signs_of(of(MIA, illness, sign_said(Sign.RELAPSE, "relapsing")))


def test_a_hint_beside_a_workers_own_children_is_theirs() -> None:
    theirs = mention(MentionKind.OTHER_PEOPLES_CHILD, "she has three under five and the childminder was ill")
    hint = replace(sign_said(Sign.CHILDREN_HINTED, "childminder"), evidence=theirs.evidence)
    assert not signs_of(of(theirs, hint))


# What time does not end.

OLD = (Passage("words", "answers.About", written_on=date(2021, 3, 18)),)


@pytest.mark.parametrize(
    ("factor", "when"),
    [
        (Factor.RISK_TO_CHILDREN, When.CURRENT),
        (Factor.LEARNING_DISABILITY, When.CURRENT),
        (Factor.ALCOHOL, When.UNKNOWN),
    ],
)
def test_an_order_and_a_disability_outlast_the_page_they_stand_on(factor: Factor, when: When) -> None:
    (seen,) = of(factor_said(factor), passages=OLD).factors
    assert seen.when is when


# Who else is at home.

ANOTHER = "family.another_adult_here"


@pytest.mark.parametrize(
    ("who", "known"),
    [
        (row("Husband", "Steve"), True),
        (row("Ex-partner", "Steve"), False),
        (row("Husband", "Steve", lives_here=ABSENT), False),
        (row("Mother", "Wendy"), False),
        (row("Mother", "Wendy", lives_here=PRESENT), True),
        (row("Son", "Tom", lives_here=PRESENT, age_low=15, age_high=15), False),
    ],
)
def test_another_grown_up_is_at_home_only_where_somebody_says_so(who: PersonSeen, known: bool) -> None:
    assert (ANOTHER in of(who, MIA).known) is known


def test_a_partner_on_the_list_of_somebody_bereaved_may_be_the_one_who_died() -> None:
    assert ANOTHER not in of(row("Wife", "Beth"), MIA, factor_said(Factor.BEREAVEMENT, "widowed", when=When.PAST)).known


# Who was taken in.


def taken_in(*seen: Mention | PersonSeen) -> bool:
    return Sign.PRIVATE_FOSTERING in signs_of(of(*seen))


def test_a_great_nephew_who_lives_here_is_not_close_family_in_law() -> None:
    assert taken_in(row("Great nephew (lives in)", "Joel", lives_here=PRESENT, age_low=13, age_high=13))
    assert not taken_in(row("Nephew (lives in)", "Joel", lives_here=PRESENT, age_low=13, age_high=13))


def test_one_who_only_visits_or_is_sixteen_or_was_placed_is_not_privately_fostered() -> None:
    assert not taken_in(row("Great nephew", "Joel", lives_here=ABSENT, age_low=13, age_high=13))
    assert not taken_in(row("Great nephew", "Joel", lives_here=PRESENT, age_low=16, age_high=16))
    assert not taken_in(row("Great nephew, foster placement", "Joel", lives_here=PRESENT, age_low=13, age_high=13))


def test_a_lodgers_child_lives_with_a_parent() -> None:
    lad = row("friend's son", "Kit", kin=Kin.OTHER_CHILD, lives_here=PRESENT, age_low=9, age_high=9)
    lodger = row("Lodger", "Ann", kin=Kin.UNKNOWN, lives_here=PRESENT, age_low=31, age_high=31)
    assert taken_in(lad)
    assert not taken_in(lad, lodger)


@pytest.mark.parametrize(
    ("others", "kinship"),
    [
        ((), True),
        ((row("Wife", "Rose"),), True),
        ((row("Daughter", "Gemma", lives_here=PRESENT, age_low=31, age_high=31),), False),
    ],
)
def test_a_grandchild_who_lives_here_without_a_parent_was_taken_in_by_kin(
    others: tuple[PersonSeen, ...], kinship: bool
) -> None:
    lad = row("Grandson", "Kit", lives_here=PRESENT, age_low=9, age_high=9)
    assert (Sign.TAKEN_IN_BY_KIN in signs_of(of(lad, *others))) is kinship
    assert Sign.TAKEN_IN_BY_KIN not in signs_of(of(replace(lad, lives_here=ABSENT), *others))
    assert Sign.TAKEN_IN_BY_KIN not in signs_of(of(replace(lad, relationship="Grandson (SGO)"), *others))


# Alone, and where a child lives.


def test_on_his_own_in_a_womans_record_is_somebody_else() -> None:
    alone = mention(MentionKind.RESIDENCE, "on his own in the house")
    assert "adult.lives_alone" not in of(MIA, alone, who=adult(48, gender="female")).known
    assert "adult.lives_alone" in of(alone, who=adult(48, gender="male")).known


def test_a_high_chair_in_the_home_of_somebody_old_who_lives_alone_is_a_visitors() -> None:
    seen = (mention(MentionKind.RESIDENCE, "lives alone"), sign_said(Sign.CHILDREN_HINTED, "a high chair"))
    assert of(*seen, who=adult(85)).children_in_household is ABSENT
    assert of(*seen, who=adult(36)).children_in_household is UNKNOWN


def test_a_grown_sister_at_home_is_no_question_about_children() -> None:
    sister = row("Sister", "Ann", lives_here=PRESENT)
    alone = answer("adult.lives_alone", "present")
    assert not assemble(extract(alone, sister), reading()).contradictions
    nephew = row("Nephew", "Joel", lives_here=PRESENT)
    assert [one.about for one in assemble(extract(alone, nephew), reading()).contradictions] == [Disputed.HOME]


def home(*seen: object) -> tuple[Answer, Basis]:
    (only,) = assemble(extract(*seen, who=adult(47)), reading()).children  # type: ignore[arg-type]
    return only.lives_here, only.basis


def test_a_dependent_child_whom_nobody_places_is_taken_to_live_here() -> None:
    depend = answer("family.said_children", "present")
    assert home(depend, row("Daughter", "Freya", is_unpaid_carer=PRESENT)) == (PRESENT, Basis.PRESUMED)
    assert (
        home(row("Daughter", "Freya", age_low=20, age_high=20), row("Son", "Jo", age_low=9, age_high=9))[0] is PRESENT
    )


def test_the_box_outweighs_one_sentence_of_two() -> None:
    here = child_said("all the children live with the client", "Reggie", 0, lives_here=PRESENT, stated=True)
    away = child_said("keys with Reggie at his aunt's", "Reggie", 0, lives_here=ABSENT, stated=True)
    family = assemble(extract(answer("family.children_in_household", "present")), reading(here, away, away))
    assert family.children[0].lives_here is PRESENT


def test_an_answered_question_and_every_child_elsewhere_is_an_answer() -> None:
    away = child_said("Millie, 8, lives with her mother", "Millie", 8, lives_here=ABSENT, stated=True)
    assert of(away).children_in_household is not PRESENT
    family = assemble(extract(answer("family.said_children", "present")), reading(away))
    assert family.children_in_household is ABSENT


def test_a_section_about_children_with_words_of_one_was_asked() -> None:
    told = child_said("Both are at St Mary's", age_low=5, age_high=8)
    under = replace(told, evidence=said(told.text, "note[0:20]", "Children"))
    assert of(under).asked is Asked.ASKED
    assert of(told).asked is Asked.NOT_ASKED


def test_a_child_whom_another_part_names_is_meant_by_the_name_alone() -> None:
    named = standing(sign_said(Sign.NEGLECT_OF_CHILD, "needles in the toy box when Mia tipped it out"), 900, passage=1)
    nobody = standing(sign_said(Sign.NEGLECT_OF_CHILD, "needles in the toy box when it was tipped out"), 900, passage=1)
    passages = (Passage("a passage", "answers.About"), Passage("another", "answers.Home"))
    (mia,) = of(MIA, named, passages=passages).children
    assert [seen.sign for seen in mia.signs] == [Sign.NEGLECT_OF_CHILD]
    assert signs_of(of(MIA, nobody, passages=passages)) == set()


@pytest.mark.parametrize(("sign", "counts"), [(Sign.PRIVATE_FOSTERING, 1), (Sign.CHILD_EXPLOITED, 1), (Sign.STABLE, 0)])
def test_somebody_elses_child_taken_in_or_used_here_is_one_to_tell_of(sign: Sign, counts: int) -> None:
    boy = mention(MentionKind.OTHER_PEOPLES_CHILD, "Grace's boy Kit, 11", names=("Kit",), group="kit", age_high=11)
    assert len(of(replace(boy, age_low=11), sign_said(sign, "asked if he could stay", group="kit")).children) == counts
