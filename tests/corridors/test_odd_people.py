"""People as systems really send them: blank names, stand-in birth dates, somebody else's form in the Bundle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from adapter.findings import Screened
from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf
from adapter.words import Answer

ADULT = {
    "resourceType": "Patient",
    "id": "adult-1",
    "birthDate": "1988-02-03",
    "name": [{"use": "official", "family": "Example", "given": ["Anna"]}],
}


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def _screened(shelves: Shelves, folder: Path, *resources: dict[str, Any]) -> Screened:
    entries = [{"resource": resource} for resource in (ADULT, *resources)]
    bundle = {"resourceType": "Bundle", "id": "b", "type": "collection", "timestamp": "2026-11-02T10:00:00Z"}
    file = folder / "record.json"
    file.write_text(json.dumps({**bundle, "entry": entries}))
    (item,) = read_paths([file], Limits())
    assert isinstance(item, SourceRecord)
    return screen(item, shelves)


def _child(**more: Any) -> dict[str, Any]:
    role = {"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "SONC"}
    return {
        "resourceType": "RelatedPerson",
        "id": "rp-1",
        "patient": {"reference": "Patient/adult-1"},
        "relationship": [{"coding": [role]}],
        **more,
    }


def test_a_child_whose_name_is_blank_is_still_a_child(shelves: Shelves, tmp_path: Path) -> None:
    one = _screened(shelves, tmp_path, _child(name=[{"given": [" "]}], birthDate="2017-05-01"))
    assert [child.age_low for child in one.family.children] == [9]


@pytest.mark.parametrize("stand_in", ["0001-01-01", "1626-05-01", "2031-01-01"])
def test_a_birth_date_nobody_can_have_leaves_the_age_unknown_and_says_so(
    stand_in: str, shelves: Shelves, tmp_path: Path
) -> None:
    one = _screened(shelves, tmp_path, _child(name=[{"given": ["Wilf"]}], birthDate=stand_in))
    assert [(child.who, child.age_low) for child in one.family.children] == [("Wilf", None)]
    assert any("birth date" in item.why for item in one.could_not_check)


def _form(subject: str) -> dict[str, Any]:
    text = "She lives with her son Theo, 6."
    item = {"linkId": "notes", "text": "Notes", "answer": [{"valueString": text}]}
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "qr-1",
        "status": "completed",
        "authored": "2026-11-02",
        "subject": {"reference": subject},
        "item": [item],
    }


def test_a_form_about_somebody_else_is_not_read_as_the_adults_and_is_told(shelves: Shelves, tmp_path: Path) -> None:
    one = _screened(shelves, tmp_path, _form("Patient/somebody-else"))
    assert one.family.children == ()
    assert one.family.children_in_household is not Answer.PRESENT
    assert any("did not come with" in item.why for item in one.could_not_check)


@pytest.mark.parametrize("subject", ["Patient/adult-1", "https://records.example/fhir/Patient/adult-1", "urn:uuid:x"])
def test_a_form_about_the_adult_is_read_however_it_names_them(subject: str, shelves: Shelves, tmp_path: Path) -> None:
    assert [child.who for child in _screened(shelves, tmp_path, _form(subject)).family.children] == ["Theo"]
