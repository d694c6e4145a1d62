"""Wrong FHIR types: an element of the wrong kind comes in, its name and never its value goes out."""

from __future__ import annotations

from typing import Any

import pytest

from adapter.mapping.fhir.bundle import Entry
from adapter.mapping.fhir.misfits import misfits

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"resourceType": "Patient", "birthDate": 19840302}, "Patient.birthDate is a number where FHIR R4 has text"),
    ({"resourceType": "Patient", "name": "Invented"}, "Patient.name is text where FHIR R4 has an object"),
    ({"resourceType": "Patient", "contact": ["nobody"]}, "Patient.contact is text where FHIR R4 has an object"),
    ({"resourceType": "Bundle", "entry": 7}, "Bundle.entry is a number where FHIR R4 has an object"),
    ({"resourceType": "QuestionnaireResponse", "item": "no"}, "QuestionnaireResponse.item is text"),
    ({"resourceType": "Condition", "recordedDate": {"on": "2026"}}, "Condition.recordedDate is an object"),
]
RIGHT: list[dict[str, Any]] = [
    {"resourceType": "Patient", "birthDate": "1984-03-02", "active": True, "name": [{"family": "Invented"}]},
    {"resourceType": "Patient", "multipleBirthInteger": 2, "name": {"family": "as XML has it"}},
    {"resourceType": "Patient", "id": "1", "unheardOf": 7, "_birthDate": {"extension": []}},
    {"resourceType": "NoSuchType", "name": 3},
]


@pytest.mark.parametrize(("resource", "told"), WRONG)
def test_an_element_of_the_wrong_kind_is_told(resource: dict[str, Any], told: str) -> None:
    found = list(misfits(Entry(resource, "", resource["resourceType"])))
    assert len(found) == 1
    assert told in found[0].why
    assert "Invented" not in found[0].why
    assert "19840302" not in found[0].why


@pytest.mark.parametrize("resource", RIGHT)
def test_what_fits_is_left_alone(resource: dict[str, Any]) -> None:
    assert not list(misfits(Entry(resource, "", resource["resourceType"])))
