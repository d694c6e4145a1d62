"""Rows of one list: who is on it as two rows goes out as two people, unless a firm key says that it is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import extract, reading, row

from adapter.household import assemble
from adapter.household.gathering import gather
from adapter.household.sightings import sightings
from adapter.records import PersonSeen
from adapter.words import Answer, Kin


def listed(place: int, relationship: str | None = None, name: str | None = None, **more: Any) -> PersonSeen:
    family = more.pop("family_name", None)
    seen = row(relationship, name, place=("answers.Key contacts", f"answers.Key contacts[{place}]"), **more)
    return replace(seen, family_name=family)


BORN = date(2017, 5, 6)
SON, DAUGHTER = {"kin": Kin.OFFSPRING}, {"kin": Kin.OFFSPRING}
TWO_ROWS = {
    "a nameless child beside somebody whose relation nobody wrote": ((None, "Robin", {}), ("Child", None, SON)),
    "a nameless child and a nameless godchild": (("Child", None, SON), ("Godchild", None, {"kin": Kin.OTHER_CHILD})),
    "two nameless daughters": (("Daughter", None, DAUGHTER), ("Daughter", None, DAUGHTER)),
    "twins whose names are nearly one": (
        ("Daughter", "Ella", {**DAUGHTER, "birth_date": BORN}),
        ("Daughter", "Ellie", {**DAUGHTER, "birth_date": BORN}),
    ),
    "a son and a step-son of one name": (("Son", "Jack", SON), ("Stepson", "Jack", {"kin": Kin.STEPCHILD})),
    "one name with two surnames": (
        ("Son", "Jack", {**SON, "family_name": "Tallis"}),
        ("Son", "Jack", {**SON, "family_name": "Arden"}),
    ),
    "one name with two NHS numbers": (
        ("Son", "Jack", {**SON, "nhs_number": "9990000018"}),
        ("Son", "Jack", {**SON, "nhs_number": "9990000026"}),
    ),
}


@pytest.mark.parametrize("rows", TWO_ROWS.values(), ids=TWO_ROWS.keys())
def test_two_rows_of_one_list_are_two_people(rows: tuple[tuple[str | None, str | None, dict[str, Any]], ...]) -> None:
    seen = [listed(place, *words, **more) for place, (*words, more) in enumerate(rows)]
    assert len(gather(sightings(extract(*seen), reading())).persons) == 2


def test_a_child_put_on_a_list_twice_is_one_child_and_a_person_is_told() -> None:
    rows = (listed(0, "Son", "Jack", birth_date=BORN, kin=Kin.OFFSPRING), listed(1, "Son", "Jack", kin=Kin.OFFSPRING))
    family = assemble(extract(*rows), reading())
    assert ([one.who for one in family.children], [one.what for one in family.could_not_check]) == (
        ["Jack"],
        ["whether two rows are one person"],
    )


def test_one_name_and_birth_date_twice_on_a_list_is_one_child_without_a_word() -> None:
    rows = [listed(place, "Son", "Jack", birth_date=BORN, kin=Kin.OFFSPRING) for place in (0, 1)]
    family = assemble(extract(*rows), reading())
    assert ([one.who for one in family.children], family.could_not_check) == (["Jack"], ())


def test_a_row_that_came_twice_is_one_child() -> None:
    rows = (
        listed(0, "Son", kin=Kin.OFFSPRING),
        listed(0, "Son", kin=Kin.OFFSPRING),
        listed(1, "Son", kin=Kin.OFFSPRING),
    )
    assert len(assemble(extract(*rows), reading()).children) == 2


def test_the_nameless_son_of_one_list_is_not_the_carer_of_another() -> None:
    carer = row(None, "Ivy", is_unpaid_carer=Answer.PRESENT, place=("carers", "carers[0]"))
    family = assemble(extract(carer, listed(0, "Son", kin=Kin.OFFSPRING)), reading())
    assert [(one.who, one.helps_with_care) for one in family.children] == [(None, Answer.UNKNOWN)]


def test_a_dog_on_the_list_is_nobodys_child() -> None:
    rows = [listed(0, "Dog", "Rex", listed_at_risk=Answer.PRESENT), listed(1, "Dog walker's son", "Kit", age_high=9)]
    assert [one.who for one in assemble(extract(*rows), reading()).children] == ["Kit"]


def test_a_nameless_child_is_not_a_grown_up_whose_relation_nobody_wrote() -> None:
    grown = replace(row(None, "Wyn", birth_date=date(1990, 1, 1)), place=("contacts", "contacts[0]"))
    family = assemble(extract(grown, listed(0, "Child", kin=Kin.OFFSPRING)), reading())
    assert [(one.who, one.relationship) for one in family.children] == [(None, "Child")]
