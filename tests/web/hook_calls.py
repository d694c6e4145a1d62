"""Calls as a record system makes them, about invented people: a few words come in, a request body goes out."""

from __future__ import annotations

import uuid
from typing import Any

SIGN = "org.think-family-adapter.assessment-sign"
DAUGHTER = {
    "resourceType": "RelatedPerson",
    "id": "rp-1",
    "patient": {"reference": "Patient/adult-1"},
    "relationship": [
        {
            "coding": [
                {"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "DAUC", "display": "daughter"}
            ]
        }
    ],
    "name": [{"given": ["Mia"], "family": "Ashby"}],
    "birthDate": "2017-05-01",
}

CARING = "My daughter Mia is 9. She gives me my tablets and helps me to wash every morning."


def form(words: str = CARING) -> dict[str, Any]:
    """A form of today with one answer."""
    answer = {"linkId": "About you", "answer": [{"valueString": words}]}
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "qr-1",
        "questionnaire": "urn:core-pathway:initial-contact-assessment",
        "status": "completed",
        "subject": {"reference": "Patient/adult-1"},
        "item": [{"linkId": "You and your goals", "item": [answer]}],
    }


def call(hook: str = "patient-view", user: str = "Practitioner/worker-1", **changes: Any) -> dict[str, Any]:
    """A whole call about an adult whose daughter of nine helps with care; a change of None leaves the member out."""
    body: dict[str, Any] = {
        "hook": hook,
        "hookInstance": str(uuid.uuid4()),
        "context": {"userId": user, "patientId": "adult-1"},
        "prefetch": {**prefetch(DAUGHTER), "questionnaireResponses": bundle(form())},
    }
    body.update(changes)
    return {name: value for name, value in body.items() if value is not None}


def prefetch(*related: dict[str, Any]) -> dict[str, Any]:
    """What the discovery asks for, with nothing recorded but the people given."""
    return {
        "patient": {
            "resourceType": "Patient",
            "id": "adult-1",
            "name": [{"given": ["Sam"], "family": "Ashby"}],
            "birthDate": "1988-01-01",
        },
        "relatedPersons": bundle(*related),
        "questionnaireResponses": None,
        "conditions": None,
        "observations": None,
        "flags": None,
        "carePlans": None,
        "documents": None,
    }


def bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    """What a search found."""
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources]}


def unread(call_body: dict[str, Any], *names: str) -> dict[str, Any]:
    """The same call with prefetch keys left out: nobody looked."""
    kept = {name: value for name, value in call_body["prefetch"].items() if name not in names}
    return {**call_body, "prefetch": kept}
