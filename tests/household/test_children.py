"""Who is a child of the family: sightings of anybody come in, each living child once goes out."""

from __future__ import annotations

from datetime import date

import pytest
from builders import (
    ABSENT,
    DAY,
    PRESENT,
    UNKNOWN,
    adult,
    answer,
    child_said,
    extract,
    mention,
    reading,
    row,
)

from adapter.families import Family
from adapter.household import assemble
from adapter.records import Adult, Mention, Passage
from adapter.words import Asked, Assertion, Kin, MentionKind, Sign, When, Whose


def names(family: Family) -> list[str | None]:
    return [one.who for one in family.children]


def from_words(*mentions: Mention, age: int | None = 37) -> Family:
    return assemble(extract(who=adult(age)), reading(*mentions))


def test_the_form_the_note_and_the_relative_are_one_child() -> None:
    rows = (row("Daughter", "Mia", birth_date=date(2018, 3, 1), kin=Kin.OFFSPRING), row("daughter", kin=Kin.OFFSPRING))
    words = (child_said("Mia, 8", "Mia", 8), child_said("her daughter", relationship="daughter"))
    (mia,) = assemble(extract(*rows), reading(*words)).children
    assert (mia.who, mia.age_low, mia.age_high, len(mia.evidence)) == ("Mia", 8, 8, 4)


def test_two_children_and_two_names_are_two_children() -> None:
    words = (child_said("x2 children", count=2), child_said("Mia, 8", "Mia", 8), child_said("Jack", "Jack", 5))
    assert names(from_words(*words)) == ["Mia", "Jack"]


def test_the_third_of_three_children_is_a_child_without_a_name() -> None:
    words = (child_said("three children", count=3, age_low=4, age_high=9), child_said("Mia, 8", "Mia", 8))
    assert names(from_words(*words)) == ["Mia", None, None]


def test_the_kids_are_the_children_already_named() -> None:
    assert names(from_words(child_said("Mia, 8", "Mia", 8), child_said("the kids", relationship="kids"))) == ["Mia"]


def test_a_child_with_neither_name_nor_birth_date_is_still_a_child() -> None:
    (only,) = from_words(child_said("a little one at nursery", age_low=2, age_high=4)).children
    assert (only.who, only.age_low, only.age_high) == (None, 2, 4)


def test_a_son_is_not_the_daughter_and_both_are_kept() -> None:
    words = (child_said("her son, 6", age=6, relationship="son"), child_said("her daughter", relationship="daughter"))
    assert len(from_words(*words).children) == 2


def test_a_misspelt_name_is_one_child_where_the_age_agrees() -> None:
    rows = (row("Daughter", "Kayleigh", kin=Kin.OFFSPRING, age_low=8, age_high=8),)
    (only,) = assemble(extract(*rows), reading(child_said("Kayliegh, 8", "Kayliegh", 8))).children
    assert only.who == "Kayleigh"


def test_two_spellings_in_one_sentence_are_two_children() -> None:
    both = "Ella and Ellie, both 7"
    words = (child_said(both, "Ella", 7), child_said(both, "Ellie", 7))
    assert names(from_words(*words)) == ["Ella", "Ellie"]


def test_a_possible_match_is_kept_apart_and_said() -> None:
    family = from_words(child_said("Ben", "Ben", kin=Kin.UNKNOWN), child_said("Benjamin", "Benjamin", kin=Kin.UNKNOWN))
    assert len(family.children) == 2
    assert family.could_not_check[0].what == "whether two names are one person"


def test_one_name_with_two_birth_dates_is_two_children() -> None:
    rows = (
        row("Son", "Sam", birth_date=date(2015, 1, 1), kin=Kin.OFFSPRING),
        row("Step-son", "Sam", birth_date=date(2019, 1, 1), kin=Kin.STEPCHILD),
    )
    assert len(assemble(extract(*rows), reading()).children) == 2


def test_one_nhs_number_is_one_child_whatever_the_name() -> None:
    rows = (
        row("Son", "Sam", nhs_number="9990000001", birth_date=date(2015, 1, 1)),
        row("Son", "Samir", nhs_number="9990000001", birth_date=date(2015, 1, 1)),
    )
    assert len(assemble(extract(*rows), reading()).children) == 1


NOT_A_CHILD = {
    "a husband": row("Husband", "Paul"),
    "a mother": row("Mother (Margate)", "Sylvia"),
    "a sister-in-law": row("Sister in law", "Bea"),
    "a grown son": row("Son", "Darren", age_low=46, age_high=46),
    "a son who turned 18 that day": row("Son", "Kit", birth_date=date(DAY.year - 18, DAY.month, DAY.day)),
    "a son who died": row("Son", "Ross", age_low=9, age_high=9, deceased=True),
    "a row that was withdrawn": row("Son", "Kit", age_low=9, age_high=9, current=False),
    "a grandson abroad": row("Grandson", "Leo"),
    "a friend": row("Friend", "Maggie"),
    "a pet": mention(MentionKind.PET, "my babies, two cats"),
    "a neighbour's child": mention(MentionKind.OTHER_PEOPLES_CHILD, "the lad next door", age_low=8, age_high=8),
    "the adult's own childhood": child_said("when I was nine", age=9, assertion=Assertion.PAST),
    "a wish": child_said("if she has a baby", assertion=Assertion.HYPOTHETICAL),
    "a question on the form": child_said("Any children?", assertion=Assertion.QUESTION),
    "no child": child_said("no children", assertion=Assertion.NEGATED),
    "a child of long ago": child_said("the children were small", when=When.PAST),
    "a grown daughter": mention(MentionKind.ADULT_OFFSPRING, "her daughter, a nurse", kin=Kin.OFFSPRING),
}


@pytest.mark.parametrize("seen", NOT_A_CHILD.values(), ids=NOT_A_CHILD)
def test_not_a_child_of_this_family(seen: object) -> None:
    words = (seen,) if isinstance(seen, Mention) else ()
    rows = () if isinstance(seen, Mention) else (seen,)
    assert assemble(extract(*rows), reading(*words)).children == ()  # type: ignore[arg-type]


def test_seventeen_until_the_birthday() -> None:
    born = date(DAY.year - 18, DAY.month, DAY.day + 1)
    (only,) = assemble(extract(row("Son", "Kit", birth_date=born, kin=Kin.OFFSPRING)), reading()).children
    assert only.age_high == 17


def test_a_grown_son_of_the_note_is_the_son_of_the_form() -> None:
    grown = mention(MentionKind.ADULT_OFFSPRING, "Darren, 46", names=("Darren",), age_low=46, age_high=46)
    assert not assemble(extract(row("Son", "Darren", kin=Kin.OFFSPRING)), reading(grown)).children


@pytest.mark.parametrize(("age", "children"), [(72, 0), (60, 0), (45, 1), (30, 1), (None, 1)])
def test_a_daughter_of_unstated_age_depends_on_the_adults(age: int | None, children: int) -> None:
    family = assemble(extract(row("Daughter", "Ann", kin=Kin.OFFSPRING), who=adult(age)), reading())
    assert len(family.children) == children
    assert all(one.age_low is None and one.age_high is None for one in family.children)


@pytest.mark.parametrize(("word", "children"), [("his boys", 1), ("his sons", 0)])
def test_boys_who_come_at_weekends_are_children_whatever_the_box_says(word: str, children: int) -> None:
    come = child_said(word, relationship="son", lives_here=ABSENT, stated=True, contact=PRESENT)
    box = answer("family.said_children", "absent")
    assert len(assemble(extract(box, who=adult(48)), reading(come)).children) == children


def test_a_probably_grown_daughter_is_kept_as_a_note() -> None:
    family = assemble(extract(row("Daughter", "Ann", kin=Kin.OFFSPRING), who=adult(72)), reading())
    assert family.known["family.grown_offspring"].evidence


def test_a_grandchild_who_is_looked_after_is_a_child_in_the_family() -> None:
    minded = child_said(
        "minds Caleb, 3", "Caleb", 3, kin=Kin.GRANDCHILD, contact=PRESENT, lives_here=ABSENT, stated=True
    )
    (caleb,) = from_words(minded, age=72).children
    assert (caleb.lives_here, caleb.contact) == (ABSENT, PRESENT)


def test_a_grandchild_the_form_lists_and_the_text_names_counts() -> None:
    form = row("Grandson", "Caleb", kin=Kin.GRANDCHILD)
    named = child_said("Caleb is the only grandchild", "Caleb", kin=Kin.GRANDCHILD)
    assert len(assemble(extract(form, who=adult(72)), reading(named)).children) == 1
    assert not assemble(extract(form, who=adult(72)), reading()).children


def test_anybody_under_18_found_in_the_home_counts() -> None:
    lodger = mention(MentionKind.OTHER_PEOPLES_CHILD, "the lodger's boy lives here", age_low=8, age_high=8)
    found = mention(
        MentionKind.OTHER_PEOPLES_CHILD,
        "the lodger's boy lives here",
        lives_here=PRESENT,
        stated=True,
        age_low=8,
        age_high=8,
        relationship="lodger's boy",
        kin=Kin.OTHER_CHILD,
    )
    assert not from_words(lodger).children
    assert len(from_words(found).children) == 1


# Unborn children.


def test_a_pregnancy_in_a_code_and_in_the_words_is_one_unborn_child() -> None:
    words = mention(MentionKind.UNBORN, "24 weeks, due in January", kin=Kin.UNBORN)
    family = assemble(extract(answer("adult.pregnant", "present")), reading(words))
    assert [one.unborn for one in family.children] == [True]
    assert family.children_in_household is not PRESENT


def test_the_baby_of_an_expectant_mother_is_the_unborn_one() -> None:
    words = (mention(MentionKind.UNBORN, "30 weeks"), child_said("looking forward to the baby", age_low=0, age_high=1))
    assert [one.unborn for one in from_words(*words).children] == [True]


def test_a_baby_who_is_named_is_born_though_another_is_expected() -> None:
    words = (mention(MentionKind.UNBORN, "12 weeks"), child_said("Otis, five months", "Otis", 0))
    assert [one.unborn for one in from_words(*words).children] == [False, True]


def test_a_sister_is_grown_unless_her_age_says_otherwise() -> None:
    sister = {"relationship": "sister", "kin": Kin.SIBLING, "contact": PRESENT}
    assert not from_words(child_said("my sister Deb", "Deb", **sister)).children
    assert len(from_words(child_said("my sister Deb, 9", "Deb", 9, **sister)).children) == 1


def test_a_flat_number_makes_no_neighbour_a_child() -> None:
    neighbour = row("Neighbour, flat 11", "Iris", kin=Kin.ADULT, age_low=11, age_high=11)
    assert not assemble(extract(neighbour), reading()).children


def test_a_grandchild_of_whom_something_was_seen_counts() -> None:
    seen = mention(MentionKind.SIGN, "lost the way with Caleb in the car", sign=Sign.CARE_IMPAIRED, names=("Caleb",))
    (caleb,) = assemble(extract(row("Grandson", "Caleb", kin=Kin.GRANDCHILD), who=adult(72)), reading(seen)).children
    assert caleb.signs[0].sign is Sign.CARE_IMPAIRED


def test_twins_expected_are_two() -> None:
    assert len(from_words(mention(MentionKind.UNBORN, "expecting twins", count=2)).children) == 2


@pytest.mark.parametrize("assertion", [Assertion.NEGATED, Assertion.HYPOTHETICAL, Assertion.PAST])
def test_a_pregnancy_that_is_not_is_no_child(assertion: Assertion) -> None:
    assert not from_words(mention(MentionKind.UNBORN, "pregnant", assertion=assertion)).children


def test_a_neighbours_pregnancy_is_no_child_here() -> None:
    assert not from_words(mention(MentionKind.UNBORN, "next door is expecting", whose=Whose.OTHER)).children


# Ages.


def test_a_toddler_of_2021_is_at_school_by_2026() -> None:
    old = (Passage("my toddler", "answers.About", written_on=date(2021, 3, 18)),)
    toddler = child_said("with my toddler", age_low=1, age_high=2, lives_here=PRESENT, stated=True)
    family = assemble(extract(who=adult(32), passages=old), reading(toddler))
    (only,) = family.children
    assert (only.age_low, only.age_high) == (6, 8)
    assert (only.lives_here, family.children_in_household, family.asked) == (UNKNOWN, UNKNOWN, Asked.NOT_ASKED)


def test_words_brought_forward_make_a_child_whose_home_is_not_known() -> None:
    old = child_said(
        "[b/fwd] with my toddler",
        age_low=6,
        age_high=8,
        when=When.PAST,
        assertion=Assertion.REPORTED,
        lives_here=PRESENT,
        stated=True,
    )
    family = from_words(old, age=32)
    assert [one.lives_here for one in family.children] == [UNKNOWN]
    assert family.children_in_household is UNKNOWN


def test_a_birth_date_goes_before_what_was_said() -> None:
    rows = (row("Son", "Kit", birth_date=date(2017, 1, 1), kin=Kin.OFFSPRING),)
    (kit,) = assemble(extract(*rows), reading(child_said("Kit, 8", "Kit", 8))).children
    assert (kit.age_low, kit.age_high) == (9, 9)


def test_without_the_records_day_a_birth_date_gives_no_age_and_that_is_said() -> None:
    rows = (row("Son", "Kit", birth_date=date(2017, 1, 1), kin=Kin.OFFSPRING),)
    family = assemble(extract(*rows, day=None, passages=()), reading())
    assert family.children[0].age_low is None
    assert "ages" in [item.what for item in family.could_not_check]


# Records that have no family.


def test_an_animal_has_no_family() -> None:
    family = assemble(extract(who=Adult("Rex", is_person=False)), reading(child_said("Mia, 8", "Mia", 8)))
    assert (family.children, family.asked, family.children_in_household) == ((), Asked.NOT_ASKED, UNKNOWN)
    assert family.could_not_check


def test_a_record_about_somebody_under_18_says_so_and_shows_only_a_child_of_their_own() -> None:
    words = (child_said("brother, 8", age=8, kin=Kin.SIBLING), child_said("her baby Otis", "Otis", 0))
    family = assemble(extract(who=adult(16)), reading(*words, mention(MentionKind.UNBORN, "20 weeks")))
    assert [(one.who, one.unborn) for one in family.children] == [("Otis", False), (None, True)]
    assert "under 18" in family.could_not_check[0].why
    assert family.known["adult.under_18"].evidence[0].quote == f"{DAY.year - 16}-01-02"
