"""The audit chain: an event and the hash before it come in, a row that shows tampering goes out.

Each row's hash covers its own content and the hash of the row before it, so one changed byte
breaks the chain from there on. Rows name people who sign in and record ids; no quotes, no names
of the people records are about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from adapter.errors import AuditBroken

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Who did what to which thing; `detail` holds codes, hashes and counts only."""

    actor: str
    action: str
    subject: str
    at: datetime
    detail: Mapping[str, str | int | None] | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One link: `body` is the canonical JSON of the event, `hash` covers `before` and `body`."""

    number: int
    body: bytes
    before: str
    hash: str


def link(number: int, event: AuditEvent, before: str) -> AuditRow:
    """The next row of the chain."""
    body = orjson.dumps(
        {
            "number": number,
            "actor": event.actor,
            "action": event.action,
            "subject": event.subject,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "detail": dict(event.detail or {}),
        },
        option=orjson.OPT_SORT_KEYS,
    )
    return AuditRow(number, body, before, _hash(before, body))


def verify(rows: Iterable[AuditRow], last: str | None = None) -> int:
    """Walk the chain and return how many rows hold.

    `last` is the hash the store remembers as the newest, so that rows cut off the end show too.
    Raises AuditBroken naming the first row that differs.
    """
    before, number = FIRST, 0
    for row in rows:
        number += 1
        if row.number != number:
            raise AuditBroken(f"audit row {number} is missing: the next one found is row {row.number}.")
        if row.before != before or row.hash != _hash(before, row.body):
            raise AuditBroken(
                f"audit row {number} was changed after it was written: its hash does not fit its content."
            )
        if orjson.loads(row.body).get("number") != number:
            raise AuditBroken(f"audit row {number} was moved: its content carries another number.")
        before = row.hash
    if last is not None and last != before:
        raise AuditBroken(f"rows after audit row {number} are missing: the newest hash on record is another one.")
    return number


def _hash(before: str, body: bytes) -> str:
    return hashlib.sha256(before.encode() + b"\n" + body).hexdigest()
