"""Rows that leave open who somebody is: whoever may be a child is shown or asked about, never passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ABSENT, PRESENT, adult, answer, extract, mention, reading, row, said

from adapter.families import Family
from adapter.household import assemble
from adapter.words import MET_HERE, Asked, Kin, MentionKind

NO_CHILDREN = answer("family.said_children", "absent")
ALONE = answer("adult.lives_alone", "present")


def of_rows(*rows: object, age: int | None = 37) -> Family:
    return assemble(extract(*rows, who=adult(age)), reading())  # type: ignore[arg-type]


def told(family: Family) -> list[str]:
    return [one.why for one in family.could_not_check]


@pytest.mark.parametrize("age", [46, 52, 59])
def test_the_age_of_a_son_nobody_wrote_is_asked_of_a_parent_in_middle_age(age: int) -> None:
    son = row("Son", "Kit", kin=Kin.OFFSPRING)
    family = of_rows(son, ALONE, age=age)
    assert (family.children, family.known["family.offspring_age_unknown"].evidence) == ((), (son.evidence,))


def test_nobody_asks_how_old_a_son_is_where_the_record_says_so() -> None:
    grown = row("Son", "Kit", kin=Kin.OFFSPRING, age_low=24, age_high=24)
    unsaid = row("Son", "Kit", kin=Kin.OFFSPRING)
    for family in (of_rows(grown, age=52), of_rows(unsaid, NO_CHILDREN, age=52), of_rows(unsaid, age=72)):
        assert "family.offspring_age_unknown" not in family.known


@pytest.mark.parametrize(
    ("relationship", "least"),
    [("Sons", 2), ("Children", 2), ("Grandchildren", 2), ("Twins", 2), ("Three sons", 3), ("Son", 1)],
)
def test_a_row_without_a_name_stands_for_as_many_children_as_it_says(relationship: str, least: int) -> None:
    kin = Kin.GRANDCHILD if relationship == "Grandchildren" else Kin.OFFSPRING
    family = of_rows(row(relationship, kin=kin, listed_at_risk=PRESENT))
    assert len(family.children) == least


def test_how_many_sons_there_are_is_asked_where_the_row_does_not_say() -> None:
    family = of_rows(row("Sons", kin=Kin.OFFSPRING))
    assert any("how many there are" in why for why in told(family))
    assert not told(of_rows(row("Two sons", kin=Kin.OFFSPRING)))
    assert not told(of_rows(row("Sons", kin=Kin.OFFSPRING), age=75))


def test_the_sons_of_one_row_are_the_son_another_names_and_one_more() -> None:
    named = row("Son", "Kit", kin=Kin.OFFSPRING, age_low=9, age_high=9)
    family = of_rows(named, row("Sons", kin=Kin.OFFSPRING))
    assert [one.who for one in family.children] == ["Kit", None]


@pytest.mark.parametrize("relationship", ["Daugther", "Dauhgter (lives in)", "Grandaughter", "Nephw"])
def test_a_misspelt_relation_is_read_as_the_word_it_is_nearest_to(relationship: str) -> None:
    family = of_rows(row(relationship, "Kit", listed_at_risk=PRESENT))
    assert [one.kin for one in family.children] != [Kin.UNKNOWN]
    assert (len(family.children), told(family)) == (1, [])


@pytest.mark.parametrize("relationship", ["Ward", "Zia", "Beti", "Sn", "Gradson-ish", "Student"])
def test_a_relation_nobody_here_understands_may_be_a_childs_and_somebody_is_told(relationship: str) -> None:
    listed = replace(row(relationship, "Kit"), evidence=said(relationship, "contacts[1]", "Key contacts: relationship"))
    (doubt,) = of_rows(listed).could_not_check
    assert ("may be a child" in doubt.why, doubt.hides_nobody) == (True, False)
    assert relationship not in f"{doubt.what} {doubt.why}"


@pytest.mark.parametrize("relationship", ["Next of kin", "NOK", "Emergency contact", "Relative", "Other", ""])
def test_a_part_somebody_plays_is_no_relation_and_is_told_beside_what_else_there_is(relationship: str) -> None:
    (doubt,) = of_rows(row(relationship, "Kit")).could_not_check
    assert doubt.hides_nobody


@pytest.mark.parametrize(
    "relationship",
    ["GP", "Occupational therapist", "Key worker", "Housing officer", "Ward manager", "LPA", "Vicar", "Landlady"],
)
def test_whoever_is_there_for_their_work_is_no_question(relationship: str) -> None:
    assert not told(of_rows(row(relationship, "Kit")))


def test_a_relation_nobody_understands_is_no_question_where_the_age_is_known_or_the_words_say_more() -> None:
    grown = replace(row("Ward", "Kit"), age_low=40, age_high=40)
    assert not told(of_rows(grown))
    named = mention(MentionKind.CHILD, "her son Kit, 9", names=("Kit",), age_low=9, age_high=9, kin=Kin.OFFSPRING)
    assert not told(assemble(extract(row("Ward", "Kit")), reading(named)))


def test_a_visiting_grandson_on_the_list_counts_where_the_words_say_that_he_helps() -> None:
    form = row("Grandson (visits)", "Caleb", kin=Kin.GRANDCHILD, lives_here=ABSENT)
    helps = mention(MentionKind.CARE, "her grandson gets her dressed", relationship="grandson", kin=Kin.GRANDCHILD)
    for seen in (helps, replace(helps, names=("Caleb",)), replace(helps, kin=Kin.UNKNOWN, names=("Caleb",))):
        (caleb,) = assemble(extract(form, who=adult(74)), reading(seen)).children
        assert (caleb.who, caleb.lives_here, caleb.helps_with_care) == ("Caleb", ABSENT, PRESENT)


def _met(count: int, **more: object) -> object:
    return mention(
        MentionKind.OTHER_PEOPLES_CHILD,
        "boys",
        kin=Kin.OTHER_CHILD,
        relationship=MET_HERE,
        group="met",
        count=count,
        **more,
    )


def test_boys_met_in_a_home_that_others_use_are_children_whom_nobody_asked_about() -> None:
    grandson = row("Grandson", "Kit", kin=Kin.GRANDCHILD, age_low=8, age_high=8)
    family = assemble(extract(grandson, ALONE, who=adult(70)), reading(_met(2)))  # type: ignore[arg-type]
    boys = [one for one in family.children if one.relationship == MET_HERE]
    assert (len(boys), {one.age_high for one in boys}, family.asked) == (2, {None}, Asked.NOT_ASKED)


def test_boys_who_sleep_in_a_home_that_others_use_are_not_privately_fostered_there() -> None:
    sleeping = _met(2, lives_here=PRESENT, stated=True)
    family = assemble(extract(ALONE, who=adult(70)), reading(sleeping))  # type: ignore[arg-type]
    assert [one.signs for one in family.children] == [(), ()]


def test_two_boys_of_somebody_else_are_nobody_here_without_that() -> None:
    passing = mention(MentionKind.OTHER_PEOPLES_CHILD, "boys", kin=Kin.OTHER_CHILD, relationship="son", count=2)
    assert assemble(extract(ALONE, who=adult(70)), reading(passing)).children == ()
