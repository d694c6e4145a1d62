"""CDS Hooks requests: which calls are answered, which are refused, and how missing data travels."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.errors import RecordError
from adapter.intake import SERVICES, CannotCheck, HookCall, HookRefused, Limits, read_hook_call

LIMITS = Limits()
SIGN = "org.think-family-adapter.assessment-sign"
OUTCOME = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}


def call(**changes: Any) -> dict[str, Any]:
    """A whole patient-view call; a change to None leaves the member out."""
    body: dict[str, Any] = {
        "hook": "patient-view",
        "hookInstance": "7d6f9c1e-2f43-4d07-9f2b-0d8c6fbd9a11",
        "context": {"userId": "Practitioner/w1", "patientId": "p1"},
        "prefetch": {key.name: None for key in SERVICES[0].prefetch} | {"patient": PATIENT},
        **changes,
    }
    return {key: value for key, value in body.items() if value is not None}


PATIENT = {"resourceType": "Patient", "id": "p1", "birthDate": "1990-01-01"}


def with_prefetch(**changes: Any) -> dict[str, Any]:
    return call(prefetch=call()["prefetch"] | changes)


def with_context(**changes: Any) -> dict[str, Any]:
    return call(context=call()["context"] | changes)


def read(body: Any) -> HookCall:
    return read_hook_call(orjson.dumps(body), SERVICES, LIMITS)


def resources(made: HookCall) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in made.record.tree["entry"]]


def incomplete(made: HookCall) -> list[str]:
    return [r["issue"][0]["details"]["text"] for r in resources(made) if r["resourceType"] == "OperationOutcome"]


def test_a_whole_call_becomes_one_collection_with_the_patient_first() -> None:
    son = {"resourceType": "RelatedPerson", "id": "r1", "patient": {"reference": "Patient/p1"}}
    made = read(
        with_prefetch(relatedPersons={"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": son}]})
    )
    assert resources(made) == [PATIENT, son]
    assert (made.hook, made.patient_id, made.user_id) == ("patient-view", "p1", "Practitioner/w1")
    assert made.record.path == "hook:think-family"
    assert made.record.sha256


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ([], "the request"),
        (call(hook="order-sign"), "hook"),
        (call(hook=None), "hook"),
        (call(hookInstance="not-a-uuid"), "hookInstance"),
        (call(hookInstance=None), "hookInstance"),
        (call(hookInstance="urn:uuid:7d6f9c1e-2f43-4d07-9f2b-0d8c6fbd9a11"), "hookInstance"),
        (call(hookInstance="{7d6f9c1e2f434d079f2b0d8c6fbd9a11}"), "hookInstance"),
        (call(context=None), "context"),
        (with_context(patientId=None), "patientId"),
        (with_context(patientId=7), "patientId"),
        (with_context(userId="w1"), "context.userId"),
        (with_context(userId="Device/w1"), "context.userId"),
        (with_context(userId="Practitioner/Ruth Okafor"), "context.userId"),
        (with_context(userId="Practitioner/\0"), "context.userId"),
        (with_context(userId="Practitioner/" + "w" * 5000), "context.userId"),
        (with_context(patientId="p" * 5000), "context.patientId"),
        (with_context(patientId="p/1"), "context.patientId"),
        (call(prefetch=[]), "prefetch"),
        (call(prefetch=""), "prefetch"),
        (call(prefetch=0), "prefetch"),
        (call(prefetch=False), "prefetch"),
        (with_context(encounterId=4), "context.encounterId"),
        (call(hook=SIGN, context={"userId": "Patient/p1", "patientId": "p1"}), "context.userId"),
        (call(hook=SIGN, context={**call()["context"], "assessment": {"id": "x"}}), "context.assessment"),
        (call(fhirServer="ftp://x"), "fhirServer"),
        (call(fhirAuthorization={"access_token": "t"}), "fhirServer"),
        (call(fhirServer="https://x.example", fhirAuthorization={"access_token": "t"}), "scope"),
        (with_prefetch(patient={"resourceType": "Patient", "id": "p2"}), "prefetch.patient"),
        (with_prefetch(patient=["x"]), "prefetch.patient"),
        (with_prefetch(flags={"id": "x"}), "prefetch.flags"),
        (with_prefetch(flags={"resourceType": "ReferralRequest"}), "prefetch.flags"),
    ],
)
def test_a_call_the_standard_does_not_allow_is_refused_with_its_place(body: Any, where: str) -> None:
    """C006, C041-C046."""
    with pytest.raises(HookRefused) as refused:
        read(body)
    assert refused.value.status == 400
    assert refused.value.where == where


def test_a_key_left_out_cannot_be_checked_but_a_null_says_none_recorded() -> None:
    """C052, C055."""
    body = call()
    del body["prefetch"]["relatedPersons"]
    with pytest.raises(CannotCheck) as refused:
        read(body)
    assert refused.value.status == 412
    assert "relatedPersons" in str(refused.value)
    assert incomplete(read(call())) == []


def test_an_optional_key_left_out_is_carried_along_as_not_looked_at() -> None:
    body = call()
    del body["prefetch"]["flags"]
    assert incomplete(read(body)) == ["flags was not supplied with the call"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (OUTCOME, "the record system could not look up relatedPersons"),
        (
            {"resourceType": "Bundle", "entry": [{"resource": OUTCOME}]},
            "the record system could not look up all of relatedPersons",
        ),
        (
            {"resourceType": "Bundle", "link": [{"relation": "next", "url": "x"}]},
            "relatedPersons has further pages that were not sent",
        ),
    ],
)
def test_a_failed_or_unfinished_search_is_never_read_as_no_children(found: Any, said: str) -> None:
    """C053, C054."""
    assert incomplete(read(with_prefetch(relatedPersons=found))) == [said]


def test_the_assessment_about_to_be_signed_goes_before_an_older_copy_of_it() -> None:
    new = {"resourceType": "QuestionnaireResponse", "id": "q1", "status": "in-progress"}
    old = {**new, "status": "completed"}
    body = with_prefetch(questionnaireResponses={"resourceType": "Bundle", "entry": [{"resource": old}]})
    body |= {
        "hook": SIGN,
        "context": {**body["context"], "assessment": {"resourceType": "Bundle", "entry": [{"resource": new}]}},
    }
    assert resources(read(body)) == [PATIENT, new]


def test_a_patient_looking_at_their_own_record_is_told_apart_from_a_practitioner() -> None:
    """C044."""
    assert read(call()).user_is_practitioner
    assert not read(with_context(userId="Patient/p1")).user_is_practitioner


def test_the_prefetch_asks_only_in_ways_every_server_must_support_and_each_key_says_why() -> None:
    """C030-C036."""
    for service in SERVICES:
        for key in service.prefetch:
            assert key.why.endswith(".")
            assert key.template.count("{{") == 1
            assert "{{context.patientId}}" in key.template
            assert not any(word in key.template for word in ("_include", ":missing", "today()"))
    assert len({service.id for service in SERVICES}) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(st.sampled_from(["hook", "hookInstance", "context", "prefetch", "fhirServer", "fhirAuthorization"]), JSON)
def test_no_body_brings_the_service_down(member: str, value: Any) -> None:
    with suppress(RecordError):
        assert resources(read(call() | {member: value}))


@given(JSON)
def test_no_prefetch_brings_the_service_down(value: Any) -> None:
    for found in (
        value,
        {"resourceType": "Bundle", "entry": value, "link": value},
        {"resourceType": "Flag", "id": value},
    ):
        with suppress(RecordError):
            assert resources(read(with_prefetch(flags=found)))
