"""Two entries and one child, or two children: firm keys first, then the bands; what is only possible joins nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from assembled import of
from builders import ABSENT, PRESENT, UNKNOWN, adult, child_said, extract, mention, reading, row

from adapter.household import assemble
from adapter.household.names import Band, alike
from adapter.records import Mention, Passage, PersonSeen
from adapter.words import Kin, MentionKind

BORN, LATER = date(2017, 5, 6), date(2019, 2, 3)
NUMBER = "9990000018"
OWN = {"kin": Kin.OFFSPRING}


def son(name: str | None, **more: Any) -> PersonSeen:
    return row("Son", name, **OWN, **more)


BANDS = {
    ("Mia", "mia's"): Band.SAME,
    ("Kayleigh", "Kayliegh"): Band.MATCH,
    ("Ben", "Benjamin"): Band.MATCH,
    ("Aiden", "Aidan"): Band.POSSIBLE,
    ("Sophie", "Sofie"): Band.POSSIBLE,
    ("Lottie", "Charlotte"): Band.MATCH,
    ("Jorja", "Georgia"): Band.POSSIBLE,
    ("Jack", "John"): Band.NONE,
    ("Ella", "Ellie"): Band.NONE,
    ("Jo", "Jon"): Band.NONE,
    ("", "Mia"): Band.NONE,
}


@pytest.mark.parametrize(("names", "band"), BANDS.items())
def test_how_alike_two_names_are(names: tuple[str, str], band: Band) -> None:
    assert alike(*names) is alike(*reversed(names)) is band


ONE_CHILD = {
    "one NHS number and two spellings": (son("Sam", nhs_number=NUMBER), son("Samir", nhs_number=NUMBER)),
    "one NHS number and two names": (son("Bob", nhs_number=NUMBER), son("Robert", nhs_number=NUMBER)),
    "an unverified number and one birth date": (
        son("Bob", nhs_number=NUMBER, nhs_number_verified=ABSENT, birth_date=BORN),
        son("Robert", nhs_number=NUMBER, birth_date=BORN),
    ),
    "one name and birth date": (son("Kit", birth_date=BORN), row("Child", "Kit", birth_date=BORN, **OWN)),
    "one name and nothing against it": (son("Kit", birth_date=BORN), child_said("Kit, 9", "Kit", 9)),
    "a slip of the pen and an age that agrees": (
        row("Daughter", "Kayleigh", birth_date=BORN, **OWN),
        child_said("Kayliegh, 9", "Kayliegh", 9),
    ),
    "a form of the name and an age that agrees": (
        child_said("Charlotte, 9", "Charlotte", 9),
        child_said("Lottie, 9", "Lottie", 9),
    ),
    "a short form and a relation that agrees": (son("Benjamin"), child_said("Ben", "Ben")),
}


@pytest.mark.parametrize("seen", ONE_CHILD.values(), ids=ONE_CHILD)
def test_one_child(seen: tuple[PersonSeen | Mention, ...]) -> None:
    family = of(*seen)
    assert (len(family.children), family.children[0].may_be, family.could_not_check) == (1, (), ())


MAY_BE_ONE = {
    "names of the band possible": (son("Aiden", birth_date=BORN), child_said("Aidan, 9", "Aidan", 9)),
    "a short form and nothing that agrees": (
        row("Child", "Benjamin", kin=Kin.OTHER_CHILD, listed_at_risk=PRESENT),
        child_said("Ben, 9", "Ben", 9, kin=Kin.UNKNOWN),
    ),
    "an unverified number and two names": (
        son("Bob", nhs_number=NUMBER, nhs_number_verified=ABSENT, birth_date=BORN),
        son("Robert", nhs_number=NUMBER, birth_date=LATER),
    ),
    "one number beside two names and two birth dates": (
        son("Kit", nhs_number=NUMBER, birth_date=BORN),
        son("Dara", nhs_number=NUMBER, birth_date=LATER),
    ),
}


@pytest.mark.parametrize("seen", MAY_BE_ONE.values(), ids=MAY_BE_ONE)
def test_what_is_only_possible_is_shown_and_never_joined(seen: tuple[PersonSeen | Mention, ...]) -> None:
    one, other = (family := of(*seen)).children
    assert (one.may_be, other.may_be) == (other.evidence[:1], one.evidence[:1])
    assert [doubt.what for doubt in family.could_not_check] == ["whether two names are one person"]


TWO_CHILDREN = {
    "two names": (son("Kit", birth_date=BORN), son("Dara", birth_date=BORN)),
    "one name and two birth dates": (son("Kit", birth_date=BORN), son("Kit", birth_date=LATER)),
    "one name and two numbers": (son("Kit", nhs_number=NUMBER), son("Kit", nhs_number="9990000026")),
    "a son and a daughter of nearly one name": (
        son("Daniel", birth_date=BORN),
        row("Daughter", "Danielle", birth_date=BORN, **OWN),
    ),
    "two names one passage spells apart": (child_said("Aiden, 9", "Aiden", 9), child_said("Aidan, 8", "Aidan", 8)),
    "twins": (
        row("Twin daughter", "Orla", birth_date=BORN, **OWN),
        row("Twin daughter", "Orna", birth_date=BORN, place=("kin", "kin[1]"), **OWN),
    ),
}


@pytest.mark.parametrize("seen", TWO_CHILDREN.values(), ids=TWO_CHILDREN)
def test_two_children(seen: tuple[PersonSeen | Mention, ...]) -> None:
    if seen[0].evidence.quote.startswith("Twin"):
        seen = (replace(seen[0], place=("kin", "kin[0]")), *seen[1:])
    family = of(*seen)
    assert (len(family.children), [one.may_be for one in family.children]) == (2, [(), ()])


def test_a_correction_at_the_source_joins_two_and_parts_them_again() -> None:
    apart = (son("Kit", birth_date=BORN), son("Kitt", birth_date=LATER))
    joined = (apart[0], replace(apart[1], given_name="Kit", birth_date=BORN))
    assert [len(of(*rows).children) for rows in (apart, joined, apart)] == [2, 1, 2]


# Two homes.


def test_a_child_between_two_homes_is_one_child_who_is_seen_here() -> None:
    here = child_said("with him from Friday to Monday", "Kit", 9, lives_here=ABSENT, stated=True, contact=PRESENT)
    there = child_said("Kit lives with his mother in the week", "Kit", lives_here=ABSENT, stated=True)
    (kit,) = of(here, there, son("Kit", birth_date=BORN)).children
    assert (kit.lives_here, kit.contact) == (ABSENT, PRESENT)


def test_a_parent_the_child_does_not_live_with_keeps_the_child() -> None:
    away = child_said("sees Kit on Sundays", "Kit", 9, lives_here=ABSENT, stated=True, contact=PRESENT)
    (kit,) = of(away).children
    assert (kit.lives_here, kit.contact) == (ABSENT, PRESENT)


def test_where_form_and_words_place_a_child_in_two_homes_it_is_not_known_and_not_averaged() -> None:
    away = child_said("Kit stays with his nan", "Kit", 9, lives_here=ABSENT, stated=True)
    (kit,) = of(son("Kit", birth_date=BORN, lives_here=PRESENT), away).children
    assert kit.lives_here is UNKNOWN


@pytest.mark.parametrize(
    ("relationship", "kin"),
    [
        ("Step-daughter", Kin.STEPCHILD),
        ("Foster son", Kin.FOSTER_CHILD),
        ("Adopted daughter", Kin.OFFSPRING),
        ("Niece, under a special guardianship order", Kin.NIECE_OR_NEPHEW),
        ("Partner's son", Kin.PARTNERS_CHILD),
        ("Great nephew", Kin.NIECE_OR_NEPHEW),
        ("Half sister", Kin.SIBLING),
    ],
)
def test_a_child_who_lives_here_counts_whatever_the_relation(relationship: str, kin: Kin) -> None:
    (child,) = of(row(relationship, "Kit", birth_date=BORN, lives_here=PRESENT, kin=kin)).children
    assert (child.kin, child.lives_here) == (kin, PRESENT)


# Restricted records.


@pytest.mark.parametrize("whose", ["the child's", "the adult's"])
def test_no_home_is_taken_as_given_where_a_record_is_restricted(whose: str) -> None:
    kit = son("Kit", birth_date=BORN, restricted=whose == "the child's")
    held = adult(restricted=whose == "the adult's")
    said = child_said("Kit, 9, at school", "Kit", 9, lives_here=PRESENT)
    assert assemble(extract(kit, who=adult()), reading(said)).children[0].lives_here is (
        PRESENT if whose == "the adult's" else UNKNOWN
    )
    assert assemble(extract(kit, who=held), reading(said)).children[0].lives_here is UNKNOWN


def test_what_the_words_say_of_a_restricted_childs_home_still_stands() -> None:
    kit = son("Kit", birth_date=BORN, restricted=True)
    said = mention(MentionKind.RESIDENCE, "Kit lives with her", names=("Kit",), lives_here=PRESENT, stated=True)
    passages = (Passage("Kit lives with her", "answers.About", written_on=date(2026, 10, 12)),)
    (child,) = assemble(extract(kit, passages=passages), reading(said)).children
    assert (child.lives_here, child.restricted) == (PRESENT, True)
