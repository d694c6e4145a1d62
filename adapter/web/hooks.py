"""The CDS Hooks service: a call of a record system comes in, cards about the adult's family go out.

CDS Hooks 2.0. Opening a record keeps the audit row and, where a card was shown, what the card rests on, but not the
record; signing an assessment also files the screening.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import orjson
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from adapter.audit import AuditEvent
from adapter.casework import Cases
from adapter.casework.filing import basis_row, door_of
from adapter.errors import AdapterError
from adapter.findings import Card, Screened
from adapter.intake.hooks import SERVICES, HookCall, HookRefused, HookService, read_hook_call
from adapter.intake.limits import Limits
from adapter.prompting import card_json, could_not_check_card, make_cards
from adapter.records import CouldNotCheck, Quarantined, SourceRecord, sha256_of
from adapter.reloading import LiveShelves, Loaded
from adapter.screening import screen_or_hold
from adapter.web.callers import Callers
from adapter.web.feedback import feedback_events
from adapter.web.group_commit import AuditFailed, GroupCommit
from adapter.web.outcomes import JSON, bare_401, refusal

log = logging.getLogger("adapter.web.hooks")

FILES_THE_SCREENING = "org.think-family-adapter.assessment-sign"
LARGE_BYTES = 256_000
"""A larger body is read on a thread, so that one long record does not hold up every other call."""
NO_CARDS = b'{"cards":[]}'


@dataclass(frozen=True, slots=True)
class _Looked:
    """A call, what was made of it with which shelves, and its cards."""

    call: HookCall
    seen: Screened | Quarantined | None
    cards: tuple[Card, ...]
    by: Loaded


@dataclass(frozen=True, slots=True)
class HookDesk:
    """What answering a call needs."""

    live: LiveShelves
    cases: Cases
    callers: Callers
    limits: Limits
    commits: GroupCommit
    public_url: str | None = None
    services: tuple[HookService, ...] = SERVICES
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_uuid: Callable[[], str] = lambda: str(uuid.uuid4())

    def offered(self, service_id: str) -> tuple[HookService, ...]:
        """The services that share an id."""
        return tuple(service for service in self.services if service.id == service_id)


def add_hooks(app: FastAPI, desk: HookDesk) -> None:
    """Put discovery and services on the app, as plain routes: no model is built on this path."""
    found = orjson.dumps({"services": [_described(service) for service in desk.services]})

    async def discovery(request: Request) -> Response:
        return Response(found, media_type=JSON)

    async def answer(request: Request) -> Response:
        return await _answer(request, desk)

    async def feedback(request: Request) -> Response:
        return await _feedback(request, desk)

    app.add_route("/cds-services", discovery, methods=["GET"], include_in_schema=False)
    app.add_route("/cds-services/{service_id}", answer, methods=["POST"], include_in_schema=False)
    app.add_route("/cds-services/{service_id}/feedback", feedback, methods=["POST"], include_in_schema=False)


async def _answer(request: Request, desk: HookDesk) -> Response:
    let_in = await _let_in(request, desk)
    if isinstance(let_in, Response):
        return let_in
    caller, raw = let_in
    services = desk.offered(request.path_params["service_id"])
    try:
        if len(raw) > LARGE_BYTES:
            looked = await run_in_threadpool(_looked_at, raw, services, desk)
        else:
            looked = _looked_at(raw, services, desk)
    except HookRefused as error:
        return refusal(error.status, str(error))
    return await _shown(desk, caller, looked)


async def _feedback(request: Request, desk: HookDesk) -> Response:
    let_in = await _let_in(request, desk)
    if isinstance(let_in, Response):
        return let_in
    caller, raw = let_in
    try:
        events = feedback_events(raw, f"hook:{caller}", desk.clock(), desk.limits)
        await asyncio.gather(*(desk.commits.record(event) for event in events))
    except HookRefused as error:
        return refusal(error.status, str(error))
    except AuditFailed:
        return refusal(503)
    return Response(status_code=200, media_type=JSON)


async def _let_in(request: Request, desk: HookDesk) -> tuple[str, bytes] | Response:
    """The caller's name and the body, or the refusal; who is asking is settled before anything is read."""
    caller = desk.callers.named(request.headers.get("authorization"))
    if caller is None:
        return bare_401()
    if not desk.offered(request.path_params["service_id"]):
        return refusal(404)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        return refusal(415)
    raw = await body_within(request, desk.limits.max_bytes)
    return refusal(413) if raw is None else (caller, raw)


async def body_within(request: Request, max_bytes: int) -> bytes | None:
    """The body, or None as soon as it is larger than allowed, however it was sent."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > max_bytes:
        return None
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > max_bytes:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _looked_at(raw: bytes, services: tuple[HookService, ...], desk: HookDesk) -> _Looked:
    """The call, what was made of it, and its cards. Raises HookRefused."""
    call, loaded = read_hook_call(raw, services, desk.limits), desk.live.current
    if not call.user_is_practitioner:
        # A patient or relative may be the danger, or live with it: they are shown nothing.
        return _Looked(call, None, (), loaded)
    now = desk.clock()
    call = replace(call, record=record_of(call, now))
    seen = screen_or_hold(call.record, loaded.shelves)
    if isinstance(seen, Quarantined):
        # A record nobody could look at is a card that says so, never silence.
        log.error("a hook call could not be looked at: %s %s", seen.where, seen.why)
        fault = CouldNotCheck(seen.where, f"{seen.why} {seen.what_now}")
        return _Looked(call, seen, (could_not_check_card((fault,), desk.new_uuid()),), loaded)
    door = door_of(seen.family, loaded.shelves.receivers)
    return _Looked(call, seen, make_cards(seen, door, desk.new_uuid, now), loaded)


def record_of(call: HookCall, now: datetime) -> SourceRecord:
    """The call's resources as the record that is screened and, on signing, kept.

    Only the resources: the caller's FHIR token is for this call and is never kept, and the number of the call
    is not the record's. Ages are of today where no form says its own day. So signing the same again the same day is
    the same record, and signing a changed assessment takes the place of the older one.
    """
    midnight = now.astimezone(UTC).strftime("%Y-%m-%dT00:00:00Z")
    tree = {**call.record.tree, "id": call.assessment_id or call.patient_id, "timestamp": midnight}
    kept = orjson.dumps(tree)
    return SourceRecord(call.record.path, kept, sha256_of(kept), tree, signed_at=now)


async def _shown(desk: HookDesk, caller: str, looked: _Looked) -> Response:
    """The cards, once their audit row is committed; without it, none."""
    by, call, seen, cards = f"hook:{caller}", looked.call, looked.seen, looked.cards
    try:
        if call.hook == FILES_THE_SCREENING and isinstance(seen, Screened):
            await run_in_threadpool(desk.cases.keep, seen, call.record, by, looked.by.shelves.receivers)
        elif call.hook == FILES_THE_SCREENING and isinstance(seen, Quarantined):
            await run_in_threadpool(desk.cases.keep_quarantined, seen, by)
        basis = basis_row(seen) if cards and isinstance(seen, Screened) else None
        filed = tuple((card, call.record.sha256, basis) for card in cards)
        await desk.commits.record(_event(by, looked, basis.sha256 if basis else None, desk.clock()), filed)
    except (AdapterError, SQLAlchemyError, OSError) as error:
        log.error("no card was given because the audit row was not written: %s", type(error).__name__)
        return refusal(503)
    await _count(desk, seen, by)
    if not cards:
        return Response(NO_CARDS, media_type=JSON)
    links = _links(desk.public_url)
    return Response(orjson.dumps({"cards": [card_json(card, links) for card in cards]}), media_type=JSON)


async def _count(desk: HookDesk, seen: Screened | Quarantined | None, by: str) -> None:
    """Count what the form asks and its mapping does not list; the card is given whether that is kept or not."""
    due = desk.cases.counted(seen) if isinstance(seen, Screened) else ()
    if due:
        try:
            await run_in_threadpool(desk.cases.note_unlisted, due, by)
        except (AdapterError, SQLAlchemyError, OSError) as error:
            log.error("a form has changed and the count of it was not written: %s", type(error).__name__)


def _event(by: str, looked: _Looked, basis: str | None, at: datetime) -> AuditEvent:
    """Who was shown what: ids, codes and counts only. The record system knows whose record the instance was."""
    call, cards = looked.call, looked.cards
    detail: dict[str, str | int | None] = {
        "hook": call.hook,
        "hook_instance": call.hook_instance,
        "user": call.user_id,
        "cards": len(cards),
        "shelves": looked.by.version.short,
        "routes": ",".join(route.value for card in cards for route in card.routes),
        **({"basis": basis} if basis else {}),
    }
    return AuditEvent(by, "hook-answered", f"record:{call.record.sha256}", at, detail)


def _links(public_url: str | None) -> list[dict[str, str]]:
    if not public_url:
        return []
    return [{"label": "Open the worklist", "url": f"{public_url.rstrip('/')}/worklist", "type": "absolute"}]


def _described(service: HookService) -> dict[str, Any]:
    """One service as discovery lists it; the prefetch is left out where there is none."""
    said: dict[str, Any] = {
        "id": service.id,
        "hook": service.hook,
        "title": service.title,
        "description": service.description,
        "usageRequirements": "Reads FHIR R4. Send null for a prefetch key where nothing is recorded.",
        "version": "2.0.1",
    }
    if service.prefetch:
        said["prefetch"] = {key.name: key.template for key in service.prefetch}
    return said
