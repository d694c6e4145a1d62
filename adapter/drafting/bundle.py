"""The referral as FHIR R4: approved bytes come in, a Bundle of ServiceRequest, Task and the adult's Patient goes out.

Made from the same bytes as the page. The subject is the adult: the children are described in the
request's notes, and no record of a child is invented. Identifiers inside are
made from the content, so the same bytes give the same Bundle.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import orjson

from adapter.drafting.content import draft_from
from adapter.drafting.wording import ADULTS, ROUTE_WORDS
from adapter.fhir import emit
from adapter.findings import Route
from adapter.identifiers import nhs_identity
from adapter.records import sha256_of
from adapter.referrals import Approval, Draft, DraftLine, Informed, Knowing

_SECURITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
_ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
_TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code"
_PARTICIPATION = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_TOLD = (Informed.YES_BEFORE, Informed.YES_AFTER)
_PRIORITIES = {Route.IMMEDIATE_DANGER: "stat", Route.SAFEGUARDING: "urgent", Route.ALLOCATED_WORKER: "urgent"}


def render_bundle(content: bytes, approval: Approval | None) -> bytes:
    """A `collection` Bundle: a proposal while `approval` is None or of other bytes, a plan to act on after it."""
    draft = draft_from(content)
    approved = approval if approval is not None and approval.content_sha256 == sha256_of(content) else None
    ids = {kind: _urn(content, kind) for kind in ("ServiceRequest", "Task", "Patient", "Provenance")}
    resources = [
        _service_request(draft, approved, ids),
        _task(draft, content, approved, ids),
        _patient(draft, ids),
        *([_provenance(approved, ids)] if approved else []),
    ]
    security = _security(approved)
    tree = {
        "resourceType": "Bundle",
        "meta": {"security": security},
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _urn(content, "Bundle")},
        "type": "collection",
        "timestamp": _instant(approved.approved_at if approved else draft.made_on),
        "entry": [
            {"fullUrl": ids[resource["resourceType"]], "resource": {**resource, "meta": {"security": security}}}
            for resource in resources
        ],
    }
    return orjson.dumps(emit(tree))


def _security(approval: Approval | None) -> list[dict[str, str]]:
    """Restricted always; and kept from the patient and family until somebody records that they were told."""
    labels = [{"system": _SECURITY, "code": "R", "display": "restricted"}]
    if approval is None or approval.sharing.informed not in _TOLD:
        labels.append(
            {"system": _ACT_CODE, "code": "NOPAT", "display": "no disclosure to patient, family or caregivers"}
        )
    return labels


def _service_request(draft: Draft, approval: Approval | None, ids: dict[str, str]) -> dict[str, Any]:
    return {
        "resourceType": "ServiceRequest",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": ids["ServiceRequest"]}],
        "status": "active" if approval else "draft",
        "intent": "plan" if approval else "proposal",
        "priority": _PRIORITIES.get(draft.route, "routine"),
        "code": {"text": ROUTE_WORDS[draft.route]},
        "subject": {"reference": ids["Patient"]},
        "authoredOn": _instant(draft.made_on),
        "note": [{"text": _note(line)} for line in draft.lines],
    }


def _task(draft: Draft, content: bytes, approval: Approval | None, ids: dict[str, str]) -> dict[str, Any]:
    task: dict[str, Any] = {
        "resourceType": "Task",
        "identifier": [{"value": draft.id}],
        "status": "requested" if approval else "draft",
        "intent": "order" if approval else "proposal",
        "priority": _PRIORITIES.get(draft.route, "routine"),
        "code": {"coding": [{"system": _TASK_CODE, "code": "fulfill"}]},
        "focus": {"reference": ids["ServiceRequest"]},
        "for": {"reference": ids["Patient"]},
        "authoredOn": _instant(approval.approved_at if approval else draft.made_on),
        "input": [{"type": {"text": "SHA-256 of the approved content"}, "valueString": sha256_of(content)}],
    }
    return {**task, "owner": {"display": draft.receiver}} if draft.receiver else task


def _patient(draft: Draft, ids: dict[str, str]) -> dict[str, Any]:
    """The adult, only as far as the approved lines name them and nobody has reworded the line."""
    known = {
        line.label: line
        for line in draft.lines
        if line.section == ADULTS and line.knowing is not Knowing.NOT_KNOWN and line.edited_by is None
    }
    patient: dict[str, Any] = {"resourceType": "Patient"}
    if name := known.get("Name"):
        patient["name"] = [_name(name)]
    if (born := known.get("Date of birth")) and _is_date(born.words):
        patient["birthDate"] = born.words
    if (number := known.get("NHS number")) and is_nhs_number(number.words):
        patient["identifier"] = [{"system": _NHS_NUMBER, "value": number.words.replace(" ", "")}]
    if address := known.get("Address"):
        patient["address"] = [{"text": address.words}]
    return patient


def _name(line: DraftLine) -> dict[str, Any]:
    parts = {item.at.rpartition("(")[2].rstrip(")"): item.quote for item in line.evidence}
    name: dict[str, Any] = {"text": line.words}
    if family := parts.get("family name"):
        name["family"] = family
    if given := parts.get("given name"):
        name["given"] = given.split()
    return name


def _provenance(approval: Approval, ids: dict[str, str]) -> dict[str, Any]:
    return {
        "resourceType": "Provenance",
        "target": [{"reference": ids["ServiceRequest"]}, {"reference": ids["Task"]}],
        "recorded": _instant(approval.approved_at),
        "activity": {"text": "Approved by a named person"},
        "agent": [
            {
                "type": {"coding": [{"system": _PARTICIPATION, "code": "attester"}]},
                "who": {"display": approval.approved_by},
            }
        ],
    }


def is_nhs_number(number: str) -> bool:
    """Whether ten digits can stand for one person."""
    return nhs_identity(number) is not None


def _note(line: DraftLine) -> str:
    """One statement as Markdown text: what it says, how it is known, and the words it rests on."""
    by = f"in the words of {line.edited_by}" if line.edited_by else line.knowing.value.replace("_", " ")
    return "\n".join([f"{line.section} – {line.label}: {line.words} ({by})", *_sources(line)])


def _sources(line: DraftLine) -> Iterator[str]:
    for item in line.evidence:
        named = ", ".join(part for part in (item.question, item.said_by, item.recorded_on) if part)
        yield f"“{item.quote}” ({named or 'author and date not recorded'})"


def _urn(content: bytes, kind: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'{kind}:{sha256_of(content)}')}"


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _is_date(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
