"""Which mapping takes a record that several recognise: what a record says it is goes before what its codes say."""

from __future__ import annotations

from typing import Any

import pytest

from adapter.mapping import translate
from adapter.mapping.recognised import takers
from adapter.records import SourceRecord
from tests.mapping.test_family_resources import MOTHER, coded, shelf

SUMMARY = "https://fhir.interweavedigital.nhs.uk/R4/StructureDefinition/Interweave-SocialCareAssessment"
CARE_CONNECT = "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-CarePlan-1"
CONCERN = "766561000000109"
MENTAL_HEALTH_PLAN = "718347000"
ADULT = {"for": {"reference": "Patient/m"}}
SUMS_UP = {"meta": {"profile": [SUMMARY]}}
TASK = {"resourceType": "Task", "id": "t", "status": "completed", "intent": "order", **ADULT, **SUMS_UP}
FLAG = coded("Flag", CONCERN)
PLAN = coded("CarePlan", MENTAL_HEALTH_PLAN, intent="plan", description="Her son Remi, 9, helps.")
STU3_PLAN = {**PLAN, "category": [PLAN["category"]], "meta": {"profile": [CARE_CONNECT]}}


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize(
    ("resources", "taker"),
    [
        # The summary says its content comes apart, which the concern's mapping would not say.
        ([MOTHER, TASK, FLAG], "social-care-task"),
        ([MOTHER, {**TASK, "meta": {}}, FLAG], "adult-safeguarding-concern"),
        # The profile says which release it is, and the elements of another release would be misread.
        ([MOTHER, STU3_PLAN], "careconnect-stu3"),
        ([MOTHER, {**STU3_PLAN, "meta": {}}], "mental-health-care-plan"),
    ],
)
def test_a_claimed_profile_goes_before_a_code(resources: list[dict[str, Any]], taker: str, turn: int) -> None:
    tree = {"resourceType": "Bundle", "id": "b", "type": "collection"}
    record = {**tree, "entry": [{"resource": one} for one in resources[::turn]]}
    assert translate(SourceRecord("b.json", b"", "0" * 64, record), shelf()).record.source == taker
    assert list(takers(shelf().sources, record)) == [taker], "and no other as readily"


def test_a_summary_beside_a_safeguarding_flag_keeps_the_flag() -> None:
    record = {"resourceType": "Bundle", "id": "b", "type": "collection"}
    record |= {"entry": [{"resource": one} for one in (MOTHER, TASK, FLAG)]}
    extract = translate(SourceRecord("b.json", b"", "0" * 64, record), shelf())
    assert ("adult.at_risk", "present") in {(one.fact, one.value) for one in extract.answers}
    assert extract.record.summary
