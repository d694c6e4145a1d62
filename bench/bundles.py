"""The FHIR record that is timed: nothing comes in, a realistic UK Core Bundle goes out; everybody is invented."""

from __future__ import annotations

import json
from typing import Any

Tree = dict[str, Any]

PATIENT = {"reference": "Patient/adult-1", "display": "Alex Example"}
WORKER = {"reference": "Practitioner/worker-1", "display": "Community nurse"}
LONG = (
    "Seen at home with her sister. Says sleep is broken and that mornings are hard. Manages the stairs with one rail. "
    "The heating is on a timer and the landlord has painted over the damp. Will ring before the review."
)


def _concept(code: str, display: str) -> Tree:
    return {
        "coding": [
            {"system": "http://snomed.info/sct", "code": code, "display": display},
            {"system": "http://read.info/readv2", "code": "Zz9..", "display": display},
        ],
        "text": display,
    }


def _status(system: str, code: str) -> Tree:
    return {"coding": [{"system": f"http://terminology.hl7.org/CodeSystem/{system}", "code": code}]}


def _meta(profile: str) -> Tree:
    return {
        "profile": [f"https://fhir.hl7.org.uk/StructureDefinition/{profile}"],
        "lastUpdated": "2026-10-01T09:00:00Z",
    }


def adult() -> Tree:
    """The Patient, with what UK Core adds."""
    return {
        "resourceType": "Patient",
        "id": "adult-1",
        "meta": _meta("UKCore-Patient"),
        "extension": [
            {
                "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication",
                "extension": [{"url": "interpreterRequired", "valueBoolean": False}],
            }
        ],
        "identifier": [
            {"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"},
            {"system": "https://exampleshire.example/id", "value": "70012"},
        ],
        "active": True,
        "name": [
            {"use": "official", "family": "Example", "given": ["Alex", "Jo"], "prefix": ["Ms"]},
            {"use": "nickname", "given": ["Al"]},
        ],
        "telecom": [{"system": "phone", "value": "01632 960001", "use": "home"}],
        "gender": "female",
        "birthDate": "1985-07-22",
        "_birthDate": {
            "extension": [
                {
                    "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime",
                    "valueDateTime": "1985-07-22T04:00:00Z",
                }
            ]
        },
        "address": [
            {"use": "home", "line": ["27 Weavers Walk", "Oldtown"], "city": "Exampleton", "postalCode": "ZZ2 5ZZ"},
            {"use": "old", "line": ["3 Mill Lane"], "city": "Exampleton", "postalCode": "ZZ2 6ZZ"},
        ],
        "maritalStatus": {"text": "Divorced"},
        "contact": [{"relationship": [{"text": "Sister"}], "name": {"family": "Example", "given": ["Robin"]}}],
        "generalPractitioner": [{"display": "Oldtown Surgery"}],
    }


def _conditions() -> list[Tree]:
    named = (("35489007", "Depressive disorder"), ("38341003", "Hypertension"), ("195967001", "Asthma"))
    return [
        {
            "resourceType": "Condition",
            "id": f"condition-{number}",
            "meta": _meta("UKCore-Condition"),
            "clinicalStatus": _status("condition-clinical", "active" if number % 2 else "resolved"),
            "verificationStatus": _status("condition-ver-status", "confirmed"),
            "category": [_status("condition-category", "problem-list-item")],
            "code": _concept(*named[number % 3]),
            "subject": PATIENT,
            "onsetDateTime": "2021-03-04",
            "recordedDate": "2026-10-01T09:00:00+01:00",
            "asserter": WORKER,
            "note": [{"text": LONG}],
        }
        for number in range(6)
    ]


def _observations() -> list[Tree]:
    values: tuple[Tree, ...] = (
        {"valueQuantity": {"value": 82.5, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}},
        {"valueString": "Lives with her sister in a ground floor flat."},
        {"valueCodeableConcept": _concept("160573003", "Alcohol intake")},
    )
    return [
        {
            "resourceType": "Observation",
            "id": f"observation-{number}",
            "meta": _meta("UKCore-Observation"),
            "status": "final",
            "category": [_status("observation-category", "social-history")],
            "code": _concept("365508006", "Residence and accommodation circumstances"),
            "subject": PATIENT,
            "effectiveDateTime": "2026-09-20",
            "performer": [WORKER],
            **values[number % 3],
        }
        for number in range(9)
    ]


def _others() -> list[Tree]:
    period = {"start": "2026-09-20T10:00:00+01:00", "end": "2026-09-20T10:30:00+01:00"}
    return [
        {
            "resourceType": "RelatedPerson",
            "id": "sister-1",
            "patient": PATIENT,
            "relationship": [{"text": "Sister"}],
            "name": [{"family": "Example", "given": ["Robin"]}],
        },
        {"resourceType": "Encounter", "id": "e-1", "status": "finished", "subject": PATIENT, "period": period,
         "class": {"code": "HH"}, "reasonCode": [_concept("35489007", "Depressive disorder")]},
        {"resourceType": "Flag", "id": "f-1", "status": "active", "subject": PATIENT, "author": WORKER,
         "code": _concept("225444004", "At risk"), "period": {"start": "2026-01-01"}},
        {"resourceType": "CarePlan", "id": "cp-1", "status": "active", "intent": "plan", "subject": PATIENT,
         "title": "Care plan", "description": LONG, "created": "2026-08-01", "author": WORKER,
         "category": [_concept("736055001", "Rehabilitation care plan")],
         "activity": [{"detail": {"status": "scheduled", "description": LONG}}], "note": [{"text": LONG}]},
        {"resourceType": "Composition", "id": "c-1", "status": "final", "subject": PATIENT, "date": "2026-09-21",
         "author": [WORKER], "title": "Discharge summary", "type": _concept("373942005", "Discharge summary"),
         "section": [{"title": title, "text": {"status": "additional",
                      "div": f"<div xmlns='http://www.w3.org/1999/xhtml'><p>{LONG}</p></div>"}}
                     for title in ("Social context", "Plan and requested actions", "Clinical summary")]},
        {"resourceType": "DocumentReference", "id": "d-1", "status": "current", "subject": PATIENT,
         "date": "2026-09-21", "author": [WORKER], "description": "Letter",
         "content": [{"attachment": {"contentType": "text/plain", "data": "U2VlbiBhdCBob21lLg=="}}]},
        {"resourceType": "Task", "id": "t-1", "status": "requested", "intent": "order", "for": PATIENT,
         "code": _concept("225444004", "Referral"), "description": LONG, "authoredOn": "2026-09-22",
         "requester": WORKER},
        {"resourceType": "QuestionnaireResponse", "id": "q-1", "status": "completed", "subject": PATIENT,
         "questionnaire": "urn:core-pathway:care-act-assessment", "authored": "2026-09-22T10:00:00Z",
         "author": WORKER,
         "item": [{"linkId": str(number), "text": f"Question {number}", "answer": [{"valueString": LONG}]}
                  for number in range(20)]},
    ]  # fmt: skip


def bundle() -> Tree:
    """One adult's record as a shared care record would send it: 24 resources."""
    resources = [adult(), *_conditions(), *_observations(), *_others()]
    entries = [{"fullUrl": f"urn:uuid:{number}", "resource": one} for number, one in enumerate(resources)]
    return {"resourceType": "Bundle", "id": "b-1", "type": "collection", "timestamp": "2026-10-05T08:00:00Z",
            "entry": entries}  # fmt: skip


def bundle_line() -> bytes:
    """The same as one JSON line."""
    return json.dumps(bundle(), ensure_ascii=False).encode()
