"""Hostel, tower, care home, refuge, student hall: people under one roof come in, nobody becomes anybody's child."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import said

from adapter.facts import Evidence
from adapter.families import Family
from adapter.household import assemble
from adapter.mapping import Mappings, load_mappings, translate
from adapter.records import Adult, Extract, PersonSeen, Reading, RecordRef, SourceRecord
from adapter.words import Kin

ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
ROOFS = {
    "a hostel": ("Quay House Hostel, 2 Dock Road", 9),
    "a tower of flats": ("Flat 12, Larkspur Tower", 14),
    "a care home": ("The Elms Care Home, Vine Lane", 3),
    "a refuge": ("Address withheld", 6),
    "a hall of students": ("Room 4, Brock Hall", 5),
}


@cache
def shelf() -> Mappings:
    return load_mappings(Path(__file__).parents[2] / "mappings")


def patient(local: str, born: str, line: str, family: str = "Vale") -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": local,
        "birthDate": born,
        "name": [{"given": [local.title()], "family": family}],
        "address": [{"line": [line], "postalCode": "EX1 1AA"}],
    }


def family_of(*resources: dict[str, Any]) -> Family:
    """The family around the first Patient of a bundle, which a condition is about."""
    about = {"resourceType": "Condition", "id": "c", "subject": {"reference": f"Patient/{resources[0]['id']}"}}
    entries = [{"resource": one} for one in (*resources, about)]
    tree = {"resourceType": "Bundle", "id": "b", "type": "collection", "entry": entries}
    record = SourceRecord("b.json", b"", "0" * 64, tree, received_on=date(2026, 11, 21))
    return assemble(translate(record, shelf()), Reading())


@pytest.mark.parametrize(("line", "many"), ROOFS.values(), ids=ROOFS)
@pytest.mark.parametrize("surname", ["Vale", "Arden"])
def test_children_under_the_same_roof_are_nobodys_children_by_that(line: str, many: int, surname: str) -> None:
    children = [patient(f"kid{place}", "2018-05-06", line, surname) for place in range(many)]
    assert family_of(patient("una", "1988-01-02", line), *children).children == ()


@pytest.mark.parametrize(("line", "many"), ROOFS.values(), ids=ROOFS)
def test_the_one_child_who_is_the_adults_is_found_among_all_who_live_there(line: str, many: int) -> None:
    children = [patient(f"kid{place}", "2018-05-06", line) for place in range(many)]
    children[0]["link"] = [{"other": {"reference": "RelatedPerson/r"}, "type": "seealso"}]
    tie = {
        "resourceType": "RelatedPerson",
        "id": "r",
        "patient": {"reference": "Patient/una"},
        "relationship": [{"coding": [{"system": ROLE, "code": "DAUC"}]}],
    }
    family = family_of(patient("una", "1988-01-02", line), *children, tie)
    assert [one.who for one in family.children] == ["Kid0 Vale"]


def listed(number: int, name: str, born: str, relationship: str = "Daughter") -> PersonSeen:
    evidence: Evidence = said(relationship, f"contacts[{number}]")
    return PersonSeen(
        evidence,
        name,
        "Vale",
        relationship,
        Kin.OFFSPRING,
        birth_date=date.fromisoformat(born),
        place=("contacts", f"contacts[{number}]"),
    )


TWINS = {
    "names that are nearly one": (("Jayden", "2018-05-06"), ("Hayden", "2018-05-06")),
    "one name short of the other": (("Dan", "2018-05-06"), ("Danielle", "2018-05-06")),
    "names a letter apart": (("Lily", "2018-05-06"), ("Lilly", "2018-05-06")),
    "born on two days": (("Orla", "2018-05-06"), ("Orla", "2018-05-07")),
}


@pytest.mark.parametrize("twins", TWINS.values(), ids=TWINS)
def test_twins_of_one_list_are_two_children(twins: tuple[tuple[str, str], ...]) -> None:
    rows = tuple(listed(number, *twin) for number, twin in enumerate(twins))
    record = RecordRef("r-1", "invented", "r-1.json", "0" * 64, date(2026, 10, 12))
    family = assemble(Extract(record, Adult("Una", birth_date=date(1988, 1, 2)), people=rows), Reading())
    assert len(family.children) == 2
