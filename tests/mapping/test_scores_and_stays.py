"""Scores of questionnaires, answers of no, and stays that go on, as FHIR resources tell them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from adapter.mapping import load_mappings, translate
from adapter.records import Extract, SourceRecord

SHELF = load_mappings(Path(__file__).parents[2] / "mappings")
ADULT = {"resourceType": "Patient", "id": "a", "birthDate": "1980-01-01"}


def _extract(resource: dict[str, Any]) -> Extract:
    said = {**resource, "subject": {"reference": "Patient/a"}}
    tree = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in (ADULT, said)]}
    return translate(SourceRecord("given.json", orjson.dumps(tree), "0" * 64, tree), SHELF)


def _factors(code: str, **value: Any) -> set[str]:
    made = _extract({"resourceType": "Observation", "status": "final", "code": {"text": code}, **value})
    return {str(one.value) for one in made.answers if one.fact == "family.factors"}


@pytest.mark.parametrize(
    ("code", "high", "low", "factor"),
    [
        ("PHQ-9 score", 19, 4, "mental_health"),
        ("GAD-7", 15, 3, "mental_health"),
        ("EPDS total", 16, 6, "mental_health"),
        ("CORE-10", 26, 8, "mental_health"),
        ("AUDIT score", 24, 5, "alcohol"),
        ("AUDIT-C", 10, 2, "alcohol"),
        ("SADQ", 31, 2, "alcohol"),
        ("Severity of dependence (opiates)", 11, 0, "drugs"),
        ("HARK score", 2, 0, "domestic_abuse"),
        ("DASH risk assessment", 15, 0, "domestic_abuse"),
        ("Clutter image rating", 7, 2, "home_conditions"),
        ("MMSE", 14, 29, "physical_illness"),
    ],
)
def test_a_score_says_what_its_questionnaire_takes_it_for(code: str, high: int, low: int, factor: str) -> None:
    assert factor in _factors(code, valueInteger=high)
    assert not _factors(code, valueInteger=low)


@pytest.mark.parametrize("code", ["Illicit drug use", "Substance misuse", "Domestic abuse"])
@pytest.mark.parametrize(
    ("value", "there"),
    [
        ({"valueBoolean": True}, True),
        ({"valueBoolean": False}, False),
        ({"valueString": "None"}, False),
        ({"valueString": "Denies any"}, False),
        ({"valueCodeableConcept": {"text": "No"}}, False),
        ({"valueCodeableConcept": {"text": "Yes"}}, True),
    ],
)
def test_what_was_looked_for_and_not_found_is_no_circumstance(code: str, value: dict[str, Any], there: bool) -> None:
    assert bool(_factors(code, **value)) is there


@pytest.mark.parametrize(
    ("answer", "there"), [("High", True), ("Moderate", True), ("Low", False), ("None expressed", False)]
)
def test_a_risk_of_suicide_is_one_where_it_is_not_low(answer: str, there: bool) -> None:
    assert bool(_factors("Suicide risk", valueString=answer)) is there


@pytest.mark.parametrize(("status", "read"), [("in-progress", True), ("cancelled", False)])
def test_a_stay_says_what_it_is_for(status: str, read: bool) -> None:
    stay = {"resourceType": "Encounter", "status": status, "class": {"code": "IMP"}, "type": [{"text": "Detox unit"}]}
    assert any(one.text == "Detox unit" for one in _extract(stay).passages) is read


@pytest.mark.parametrize(
    "text", ["No known mental health problem", "Domestic abuse not disclosed", "Never misused drugs"]
)
def test_an_entry_in_words_that_denies_a_thing_does_not_state_it(text: str) -> None:
    made = _extract({"resourceType": "Condition", "code": {"text": text}})
    assert not [one for one in made.answers if one.fact == "family.factors"]
