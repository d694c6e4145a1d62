"""Versions of invented records as systems send them: a few words come in, records that can be screened go out."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from casebook import Office

from adapter.casework import RowKind
from adapter.findings import Screened
from adapter.records import SourceRecord, sha256_of
from adapter.screening import Shelves, load_shelves, screen
from adapter.settings import shelf

JUNO = "Drinks every day. Her daughter Juno, 8, lives with her and puts her to bed."
ALONE = "Lives alone. She has no children."
DRINKS = "Drinks every day."


@cache
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def form(
    status: str, said: str, at: str = "2026-10-06T15:00:00Z", number: str = "w-7", **resident: Any
) -> SourceRecord:
    """A form of the adult core pathway."""
    who = {"mosaicId": "9000007", "firstName": "Tamsin", "lastName": "Orrell", "dateOfBirth": "1988-02-03", **resident}
    tree = {
        "id": number,
        "formId": "care-act-assessment",
        "status": status,
        "createdAt": "2026-10-01T09:00:00Z",
        "submittedAt": at,
        "submittedBy": "worker@example.gov.uk",
        "resident": who,
        "answers": {"Relationships needs": {"Child care needs": said}} if said else {},
    }
    return _record(f"{number}.json", tree)


def response(
    status: str,
    said: str,
    changed: str | None = None,
    wrapped: str | None = None,
    label: str = "",
    **more: Any,
) -> SourceRecord:
    """A FHIR form, alone or in a Bundle with its Patient; `more` are further resources of that Bundle."""
    meta = {"meta": {"lastUpdated": changed}} if changed else {}
    item = [{"linkId": "1", "text": "Background", "answer": [{"valueString": said}]}] if said else []
    authored = {"authored": "2026-10-06T15:00:00Z"}
    about = {"reference": "Patient/p7", "identifier": {"system": "https://fhir.nhs.uk/Id/nhs-number", "value": NHS}}
    qr = {"resourceType": "QuestionnaireResponse", "id": "qr-7", "status": status, "subject": about, "item": item}
    tree: dict[str, Any] = {**qr, **authored, **meta}
    if wrapped:
        patient = {
            "resourceType": "Patient",
            "id": "p7",
            "birthDate": "1988-02-03",
            "identifier": [about["identifier"]],
        }
        patient |= {"meta": {"security": [{"code": label}]}} if label else {}
        entries = [{"resource": one} for one in (patient, tree, *more.values())]
        tree = {"resourceType": "Bundle", "id": wrapped, "type": "collection", "entry": entries}
    return _record(f"{wrapped or 'qr-7'}.json", tree)


NHS = "9990000042"


def read(record: SourceRecord) -> Screened:
    return screen(record, shelves())


def arrive(office: Office, *records: SourceRecord) -> None:
    for record in records:
        office.cases.keep(read(record), record, "tests")


def counts_now(office: Office) -> set[tuple[Any, ...]]:
    """What the worklist says of the newest versions: not when it came, and not what it tells about older ones."""
    rows = office.cases.worklist(office.ruth)
    return {
        (row.kind, row.subject, row.route, row.urgency, row.provisional, row.questions, row.could_not_check)
        for row in rows
        if row.kind is not RowKind.ENDED and not row.changed
    }


def _record(path: str, tree: dict[str, Any]) -> SourceRecord:
    received = orjson.dumps(tree)
    return SourceRecord(path, received, sha256_of(received), tree)
