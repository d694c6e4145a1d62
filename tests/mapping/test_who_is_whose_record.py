"""Patients and RelatedPersons that point at each other, at nobody, or at a record since merged: nobody goes unseen."""

from __future__ import annotations

from typing import Any

import pytest

from adapter.records import Extract
from adapter.words import Answer, Kin
from tests.mapping.test_packs import ADULT, bundle, relation

CHILD = {"resourceType": "Patient", "id": "k", "birthDate": "2018-05-05", "name": [{"given": ["Kit"]}]}
VERIFIED = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus"


def link(to: str, kind: str = "seealso") -> dict[str, Any]:
    return {"link": [{"other": {"reference": to}, "type": kind}]}


def told(extract: Extract) -> list[str]:
    return [one.why for one in extract.could_not_check]


@pytest.mark.parametrize("name", [[{"given": ["Kit"]}], None])
def test_an_adult_whose_record_links_to_the_childs_entry_keeps_the_child(name: Any) -> None:
    entry = relation("DAUC", birthDate="2018-05-05", **({"name": name} if name else {}))
    seen = bundle({**ADULT, **link("RelatedPerson/r")}, entry)
    assert [(one.kin, one.birth_date is not None) for one in seen.people] == [(Kin.OFFSPRING, True)]


def test_a_child_linked_both_ways_is_one_child() -> None:
    seen = bundle({**ADULT, **link("RelatedPerson/r")}, {**CHILD, **link("RelatedPerson/r")}, relation("DAUC"))
    assert [(one.given_name, one.kin) for one in seen.people] == [("Kit", Kin.OFFSPRING)]


def test_an_entry_about_somebody_whose_record_did_not_come_is_told() -> None:
    seen = bundle(ADULT, relation("MTH", patient="Patient/elsewhere", name=[{"given": ["Nel"]}]))
    assert seen.people == ()
    assert any("may be a child" in why for why in told(seen))
    assert "Nel" not in str(seen.could_not_check)


@pytest.mark.parametrize("code", ["MTH", "no-such-code"])
def test_a_relation_to_somebody_whose_record_did_not_come_is_told(code: str) -> None:
    adult = {**ADULT, **link("RelatedPerson/r")}
    seen = bundle(adult, relation(code, patient="Patient/elsewhere"))
    assert len(seen.people) == (1 if code == "MTH" else 0)
    assert any("did not come with it" in why for why in told(seen))


def test_a_father_of_the_child_is_nobodys_missing_record() -> None:
    seen = bundle(ADULT, {**CHILD, **link("RelatedPerson/r")}, relation("DAUC"), relation("FTH", "Patient/k", id="f"))
    assert not told(seen)


@pytest.mark.parametrize("direction", ["replaced-by", "replaces"])
def test_what_was_written_under_a_record_since_merged_is_still_read(direction: str) -> None:
    old: dict[str, Any] = {"resourceType": "Patient", "id": "old", "active": False, "birthDate": "1988-01-01"}
    adult = dict(ADULT)
    if direction == "replaces":
        adult |= link("Patient/old", direction)
    else:
        old |= link("Patient/a", direction)
    seen = bundle(old, adult, relation("DAUC", "Patient/old", birthDate="2018-05-05"))
    assert (seen.adult.local_id, [one.kin for one in seen.people]) == ("a", [Kin.OFFSPRING])


def test_taking_a_merge_back_parts_the_records_again() -> None:
    old = {"resourceType": "Patient", "id": "old", "birthDate": "1988-01-01", **link("Patient/a", "replaced-by")}
    apart = {key: value for key, value in old.items() if key != "link"}
    child = relation("DAUC", "Patient/old", birthDate="2018-05-05")
    own = {"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/a"}}
    assert [len(bundle(one, ADULT, own, child).people) for one in (old, apart, old)] == [1, 0, 1]


def test_records_that_replace_each_other_in_a_ring_are_read_and_not_walked_forever() -> None:
    ring = {"resourceType": "Patient", "id": "old", **link("Patient/a", "replaced-by")}
    seen = bundle({**ADULT, **link("Patient/old", "replaced-by")}, ring, relation("DAUC", birthDate="2018-05-05"))
    assert [one.kin for one in seen.people] == [Kin.OFFSPRING]


@pytest.mark.parametrize(
    ("code", "verified"),
    [
        ("01", Answer.PRESENT),
        ("number-present-and-verified", Answer.PRESENT),
        ("02", Answer.ABSENT),
        ("number-present-but-not-traced", Answer.ABSENT),
        (None, Answer.UNKNOWN),
    ],
)
def test_whether_an_nhs_number_was_verified_is_carried(code: str | None, verified: Answer) -> None:
    said = [{"url": VERIFIED, "valueCodeableConcept": {"coding": [{"code": code}]}}] if code else []
    number = {"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000026", "extension": said}
    seen = bundle(ADULT, relation("DAUC", identifier=[number]))
    assert seen.people[0].nhs_number_verified is verified
    assert bundle({**ADULT, "identifier": [number]}).adult.nhs_number_verified is verified


def test_who_is_restricted_under_one_registration_is_restricted_under_every_one() -> None:
    hidden = {**ADULT, "id": "elsewhere", "meta": {"security": [{"code": "R"}]}}
    found = bundle({**ADULT, "address": [{"line": ["4 Drake Way"], "postalCode": "ZZ1 1AA"}]}, hidden)
    assert found.adult.restricted
    assert not bundle(ADULT, {**hidden, "identifier": []}).adult.restricted


@pytest.mark.parametrize("code", ["R", "V"])
def test_a_restricted_record_is_known_as_one(code: str) -> None:
    meta = {"meta": {"security": [{"code": code}]}}
    linked = {**CHILD, **link("RelatedPerson/r"), **meta}
    assert bundle(ADULT, linked, relation("DAUC")).people[0].restricted
    assert bundle(ADULT, relation("DAUC", **meta)).people[0].restricted
    assert bundle({**ADULT, **meta}).adult.restricted
    assert not bundle(ADULT, relation("DAUC")).people[0].restricted
