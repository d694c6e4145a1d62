"""The calls and records that are timed: a shipped invented family comes in, hook bodies and source records go out.

Everything is made up from the shipped families and the neutral answers below, so that the benchmark needs nothing
from outside the repository and gives the same bytes every time.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from adapter.documents import read_document
from adapter.settings import demo_families, shelf

Tree = dict[str, Any]

ANSWERS_IN_FORM = 200
INSTANCE = "0f1d36f1-6a0f-4a2e-8b5d-0d7c5be7ac01"
PATIENT: Tree = {
    "resourceType": "Patient",
    "id": "adult-1",
    "name": [{"family": "Example", "given": ["Alex"]}],
    "birthDate": "1985-07-22",
    "address": [{"line": ["27 Weavers Walk"], "city": "Exampleton", "postalCode": "ZZ2 5ZZ"}],
}
HUSBAND: Tree = {
    "resourceType": "RelatedPerson",
    "id": "husband-1",
    "patient": {"reference": "Patient/adult-1"},
    "relationship": [{"text": "Husband"}],
    "name": [{"family": "Example", "given": ["Robin"]}],
    "birthDate": "1984-05-04",
}
NOTHING_RECORDED = ("questionnaireResponses", "conditions", "observations", "flags", "carePlans", "documents")
NEUTRAL = (
    "Yes",
    "No",
    "Not applicable",
    "Manages with one rail and takes her time. Has a perching stool by the sink and uses it most days.",
    "The heating is on a timer. The landlord came in March about the damp behind the wardrobe and has painted it.",
    "Walks to the corner shop with a stick when it is dry. Has not been on a bus since the spring.",
    "Reads large print with the lamp on. Letters with small type are put by until somebody visits.",
    "Last seen at the practice in September. Blood pressure steady. No change was made to the tablets.",
    "Likes the choir on Wednesdays and would like to go again when the lift is mended.",
)


def small_call() -> bytes:
    """A patient-view call for an adult with a husband, whom nobody asked about children."""
    return _call({"relatedPersons": _searchset([HUSBAND]), **dict.fromkeys(NOTHING_RECORDED)})


def large_call() -> bytes:
    """A patient-view call with a form of 200 answers, some of them about a boy of thirteen who gives injections."""
    responses = _searchset([form_of_answers()])
    empty = dict.fromkeys(name for name in NOTHING_RECORDED if name != "questionnaireResponses")
    return _call({"relatedPersons": None, "questionnaireResponses": responses, **empty})


def form_of_answers() -> Tree:
    """A QuestionnaireResponse with 200 answers: those of one shipped family, then neutral ones."""
    family = json.loads((demo_families() / "03-insulin-at-seven.json").read_bytes())
    said = [_item(question, value) for step in family["answers"].values() for question, value in step.items()]
    filled = itertools.islice(itertools.cycle(NEUTRAL), ANSWERS_IN_FORM - len(said))
    padding = [_item(question, words) for question, words in zip(_further_questions(), filled, strict=False)]
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "qr-1",
        "questionnaire": "urn:core-pathway:care-act-assessment",
        "status": "completed",
        "subject": {"reference": "Patient/adult-1"},
        "authored": "2026-11-09T16:05:00Z",
        "item": [*said, *padding],
    }


def _further_questions() -> list[str]:
    """Questions of the core pathway that are read as free text: a form whose every question is listed."""
    table = read_document(shelf("mappings") / "codes" / "core-pathway-questions.yaml").value
    return [str(question) for question in table["text"]]


def family_lines(copies: int) -> Iterator[bytes]:
    """The shipped families over and over, one JSON line each."""
    lines = [_line(path) for path in sorted(demo_families().glob("*.json"))]
    for number in range(copies):
        yield lines[number % len(lines)]


def form_lines(copies: int) -> Iterator[bytes]:
    """A Bundle with the form of 200 answers over and over, one JSON line each."""
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [_entry(PATIENT), _entry(form_of_answers())]}
    line = json.dumps(bundle, ensure_ascii=False).encode()
    return itertools.repeat(line, copies)


def _line(path: Path) -> bytes:
    return json.dumps(json.loads(path.read_bytes()), ensure_ascii=False).encode()


def _item(question: str, value: Any) -> Tree:
    words = value if isinstance(value, str) else "; ".join(json.dumps(part, ensure_ascii=False) for part in value)
    return {"linkId": question, "text": question, "answer": [{"valueString": words}]}


def _call(prefetch: Tree) -> bytes:
    body = {
        "hook": "patient-view",
        "hookInstance": INSTANCE,
        "context": {"userId": "Practitioner/example-worker", "patientId": "adult-1"},
        "prefetch": {"patient": PATIENT, **prefetch},
    }
    return json.dumps(body, ensure_ascii=False).encode()


def _searchset(resources: list[Tree]) -> Tree:
    return {"resourceType": "Bundle", "type": "searchset", "entry": [_entry(resource) for resource in resources]}


def _entry(resource: Tree) -> Tree:
    return {"resource": resource}
