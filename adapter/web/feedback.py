"""What became of a card: a record system's feedback comes in, audit rows with codes go out (CDS Hooks, "Feedback").

Accepting a card is never an approval to send anything. A practitioner's free comment is not kept: it belongs
in their own record, where the family's other words are.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from adapter.audit import AuditEvent
from adapter.intake.hooks import HookRefused
from adapter.intake.limits import Limits
from adapter.intake.trees import Unreadable, parse_json
from adapter.prompting import OVERRIDE_REASONS

ENTRIES_AT_MOST = 200
OUTCOMES = ("accepted", "overridden")


def feedback_events(raw: bytes, by: str, at: datetime, limits: Limits) -> tuple[AuditEvent, ...]:
    """One event for each entry. Raises HookRefused, naming the place, where the body is not feedback."""
    try:
        body = parse_json(raw, limits)
    except Unreadable as cause:
        raise HookRefused(cause.where, cause.why, cause.what_now) from cause
    entries = body.get("feedback") if isinstance(body, dict) else None
    if not isinstance(entries, list) or not 0 < len(entries) <= ENTRIES_AT_MOST:
        raise HookRefused("feedback", f"It must be a list of 1 to {ENTRIES_AT_MOST} entries.", "See CDS Hooks 2.0.")
    return tuple(_events(entries, by, at))


def _events(entries: Iterable[Any], by: str, at: datetime) -> Iterator[AuditEvent]:
    for number, entry in enumerate(entries):
        where = f"feedback[{number}]"
        if not isinstance(entry, dict) or entry.get("outcome") not in OUTCOMES:
            raise HookRefused(where, f"Its outcome must be one of {', '.join(OUTCOMES)}.", "Correct the entry.")
        detail: dict[str, str | int | None] = {"outcome_at": _moment(entry.get("outcomeTimestamp"), where)}
        if entry["outcome"] == "overridden":
            detail["reason"] = _reason(entry.get("overrideReason"))
        yield AuditEvent(by, f"card-{entry['outcome']}", f"card:{_card(entry.get('card'), where)}", at, detail)


def _card(value: Any, where: str) -> str:
    try:
        return str(uuid.UUID(value if isinstance(value, str) else ""))
    except ValueError as cause:
        raise HookRefused(
            f"{where}.card", "It must be the card's uuid.", "Send the uuid the card came with."
        ) from cause


def _moment(value: Any, where: str) -> str:
    try:
        return datetime.fromisoformat(value if isinstance(value, str) else "").isoformat()
    except ValueError as cause:
        place = f"{where}.outcomeTimestamp"
        raise HookRefused(place, "It must be a moment such as 2026-11-21T10:00:00Z.", "Correct the entry.") from cause


def _reason(value: Any) -> str:
    """The code of one of our reasons; anything else is `other`, so that no free words come in this way."""
    reason = value.get("reason") if isinstance(value, dict) else None
    code = reason.get("code") if isinstance(reason, dict) else None
    return code if isinstance(code, str) and code in OVERRIDE_REASONS else "other"
