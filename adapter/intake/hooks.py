"""A CDS Hooks 2.0 request body comes in, a source record of one collection Bundle goes out.

The checks are those of CDS Hooks 2.0 on requests and prefetch. What the caller could not look up (an
OperationOutcome, a further page) travels inside the Bundle as an OperationOutcome, so that
"could not look" is never read as "looked and found none".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapter.errors import RecordError
from adapter.intake.limits import Limits
from adapter.intake.services import SERVICES, HookService, PrefetchKey
from adapter.intake.trees import Unreadable, parse_json
from adapter.records import SourceRecord, sha256_of

__all__ = ["SERVICES", "CannotCheck", "HookCall", "HookRefused", "HookService", "PrefetchKey", "read_hook_call"]

Tree = dict[str, Any]

_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
# Wider than FHIR's `id`, for systems that number their people otherwise; never so wide that a name or a text fits.
_LOCAL_ID = re.compile(r"[A-Za-z0-9._~:|@+=-]{1,128}")


class HookRefused(RecordError):
    """The request is not a CDS Hooks call this service can answer: HTTP 400."""

    status = 400


class CannotCheck(HookRefused):
    """The call is well formed, but data it needs was not supplied: HTTP 412."""

    status = 412


@dataclass(frozen=True, slots=True)
class HookCall:
    """One call, checked; `record` holds the prefetched resources, the patient of the context first."""

    record: SourceRecord
    hook: str
    hook_instance: str
    user_id: str
    patient_id: str
    encounter_id: str | None = None
    assessment_id: str | None = None

    @property
    def user_is_practitioner(self) -> bool:
        """False where a patient or a relative looks at the record: they are shown no card."""
        return self.user_id.startswith("Practitioner")


def read_hook_call(raw: bytes, service: HookService | Sequence[HookService], limits: Limits) -> HookCall:
    """Check one request body against the service, or against the services that share its id.

    Raises HookRefused (400) or CannotCheck (412), each a sentence without a person's details.
    """
    try:
        body = parse_json(raw, limits)
    except Unreadable as cause:
        raise HookRefused(cause.where, cause.why, cause.what_now) from cause
    body = _object(body, "the request")
    services = (service,) if isinstance(service, HookService) else tuple(service)
    chosen = _chosen(body, services)
    instance = _hook_instance(body)
    context = _object(body.get("context"), "context")
    user_id, patient_id = _user(context, chosen), _patient(context)
    _check_authorization(body)
    entries = [*_assessment(context), *_prefetched(body, chosen, patient_id)]
    tree: Tree = {
        "resourceType": "Bundle",
        "id": instance,
        "type": "collection",
        "entry": _patient_first(entries, patient_id),
    }
    record = SourceRecord(f"hook:{chosen.id}", raw, sha256_of(raw), tree)
    encounter, assessment = (_optional(context, name) for name in ("encounterId", "assessmentId"))
    return HookCall(record, chosen.hook, instance, user_id, patient_id, encounter, assessment)


def _object(value: Any, where: str) -> Tree:
    if not isinstance(value, dict):
        raise HookRefused(where, "It must be a JSON object.", "See CDS Hooks 2.0, HTTP request.")
    return value


def _chosen(body: Tree, services: tuple[HookService, ...]) -> HookService:
    hook = _required(body, "hook")
    for service in services:
        if service.hook == hook:
            return service
    known = " or ".join(service.hook for service in services)
    raise HookRefused("hook", f"This service answers {known}.", "Call the service the discovery names for this hook.")


def _required(holder: Tree, name: str) -> str:
    value = holder.get(name)
    if not isinstance(value, str) or not value.strip():
        raise HookRefused(name, "It is required and must be text.", "Add it; see the hook's context table.")
    return value.strip()


def _optional(holder: Tree, name: str) -> str | None:
    value = holder.get(name)
    if value is not None and not isinstance(value, str):
        raise HookRefused(f"context.{name}", "It must be text.", "See the hook's context table.")
    return value


def _hook_instance(body: Tree) -> str:
    value = _required(body, "hookInstance")
    if not _UUID.fullmatch(value):
        raise HookRefused("hookInstance", "It must be a UUID.", "Send a new UUID with every call.")
    return value.lower()


def _user(context: Tree, service: HookService) -> str:
    value = _required(context, "userId")
    kind, slash, local = value.partition("/")
    if not slash or not _LOCAL_ID.fullmatch(local) or kind not in service.users:
        allowed = ", ".join(service.users)
        raise HookRefused("context.userId", f"It must be Type/id, where Type is one of {allowed}.", "Correct the call.")
    return value


def _patient(context: Tree) -> str:
    value = _required(context, "patientId").removeprefix("Patient/")
    if not _LOCAL_ID.fullmatch(value):
        raise HookRefused("context.patientId", "It must be the id of a Patient.", "Correct the call.")
    return value


def _check_authorization(body: Tree) -> None:
    server, granted = body.get("fhirServer"), body.get("fhirAuthorization")
    if server is not None and not (isinstance(server, str) and server.startswith(("https://", "http://"))):
        raise HookRefused("fhirServer", "It must be an http(s) address.", "Correct the call.")
    if granted is None:
        return
    granted = _object(granted, "fhirAuthorization")
    if server is None:
        raise HookRefused("fhirServer", "It is required where fhirAuthorization is sent.", "Add it.")
    for name in ("access_token", "scope", "subject"):
        _required(granted, name)
    if granted.get("token_type") != "Bearer" or type(granted.get("expires_in")) is not int:
        raise HookRefused(
            "fhirAuthorization", "token_type must be Bearer and expires_in a whole number.", "Correct the call."
        )


def _prefetched(body: Tree, service: HookService, patient_id: str) -> Iterator[Tree]:
    sent = body.get("prefetch")
    prefetch = _object({} if sent is None else sent, "prefetch")
    absent = [key for key in service.prefetch if key.name not in prefetch]
    needed = ", ".join(key.name for key in absent if key.required)
    if needed:
        raise CannotCheck(
            "prefetch", f"It lacks {needed}.", "Send what the discovery asks for; null means none recorded."
        )
    for key in absent:
        yield _could_not_look(key.name, f"{key.name} was not supplied with the call")
    for name, value in prefetch.items():
        if value is not None:
            yield from _value(name, value, patient_id)


def _value(name: str, value: Any, patient_id: str) -> Iterator[Tree]:
    where = f"prefetch.{name}"
    resource = _object(value, where)
    kind = resource.get("resourceType")
    if kind == "ReferralRequest":
        raise HookRefused(where, "It is FHIR STU3; one call speaks one version, and this service reads R4.", "Send R4.")
    if not isinstance(kind, str):
        raise HookRefused(where, "It is not a FHIR resource: resourceType is missing.", "Send the resource or null.")
    if kind == "Bundle":
        yield from _entries(name, resource)
        return
    if kind == "Patient" and name == "patient" and resource.get("id") not in (None, patient_id):
        raise HookRefused(
            where, "It is not the patient of the context.", "Send the patient named in context.patientId."
        )
    if kind == "OperationOutcome":
        yield _could_not_look(name, f"the record system could not look up {name}")
        return
    yield {"resource": resource}


def _entries(name: str, bundle: Tree) -> Iterator[Tree]:
    links, entries = bundle.get("link") or [], bundle.get("entry") or []
    if not isinstance(links, list) or not isinstance(entries, list):
        raise HookRefused(f"prefetch.{name}", "Its link and entry must be lists.", "Send a FHIR Bundle.")
    if any(isinstance(link, dict) and link.get("relation") == "next" for link in links):
        yield _could_not_look(name, f"{name} has further pages that were not sent")
    for entry in entries:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(resource, dict):
            continue
        if resource.get("resourceType") == "OperationOutcome":
            yield _could_not_look(name, f"the record system could not look up all of {name}")
        else:
            yield {key: entry[key] for key in ("fullUrl", "resource") if key in entry}


def _assessment(context: Tree) -> Iterator[Tree]:
    """`context.assessment` of the custom hook: a resource, or the Bundle with the form being signed."""
    value = context.get("assessment")
    if value is None:
        return
    resource = _object(value, "context.assessment")
    if resource.get("resourceType") == "Bundle":
        yield from _entries("assessment", resource)
    elif isinstance(resource.get("resourceType"), str):
        yield {"resource": resource}
    else:
        raise HookRefused("context.assessment", "It must be a FHIR resource or Bundle.", "Correct the call.")


def _could_not_look(name: str, why: str) -> Tree:
    issue = {"severity": "error", "code": "incomplete", "details": {"text": why}, "expression": [f"prefetch.{name}"]}
    return {"resource": {"resourceType": "OperationOutcome", "issue": [issue]}}


def _patient_first(entries: list[Tree], patient_id: str) -> list[Tree]:
    def later(entry: Tree) -> bool:
        resource = entry["resource"]
        return not (resource.get("resourceType") == "Patient" and resource.get("id") == patient_id)

    seen: set[tuple[str, str]] = set()
    kept: list[Tree] = []
    for entry in sorted(entries, key=later):
        kind, local = entry["resource"].get("resourceType"), entry["resource"].get("id")
        if isinstance(local, str) and (kind, local) in seen:
            continue
        seen.add((kind, local)) if isinstance(local, str) else None
        kept.append(entry)
    return kept
