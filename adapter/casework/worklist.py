"""The worklist: stored referrals and prompts come in, rows with initials and the next step go out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import orjson

from adapter.casework.views import RowKind, WorklistRow
from adapter.drafting.lines import quoted
from adapter.facts import Evidence
from adapter.findings import Result, Route, Urgency, route_rank
from adapter.receivers import LONDON, Receivers, working_days_after
from adapter.referrals import OWNERS, Owner, State
from adapter.store.rows import ReferralRow, ScreeningRow
from adapter.words import PUT_OFF, Dismissal, Standing, day_in_words

Saying = tuple[str, tuple[Evidence, ...]]
CLOSED = frozenset({State.COMPLETED, State.CANCELLED, State.ENTERED_IN_ERROR})
REJECTED_SHOWN = timedelta(days=14)
"""A referral that was turned down stays in sight for a fortnight: time to read why, disagree and escalate."""

_NEXT = {
    State.DRAFT: "Read it and decide: approve it or decline it.",
    State.REQUESTED: "Approved, but not handed over yet. Hand it over, then say so here.",
    State.ACCEPTED: "Children's services have it. Record what they decide.",
    State.IN_PROGRESS: "Children's services are working on it. Record what they decide.",
    State.ON_HOLD: "On hold with children's services. Ask what it waits for.",
    State.FAILED: "It did not arrive. Ring the front door, then hand it over another way.",
    State.REJECTED: "Not accepted. Read why; if you disagree, speak to your safeguarding lead and escalate.",
}
_FIRST = {
    Route.IMMEDIATE_DANGER: "Ring 999 and then the front door now; this draft is for afterwards.",
    Route.SAFEGUARDING: "Ring the front door today, then decide on this draft.",
    Route.ALLOCATED_WORKER: "Ring the child's social worker today, then decide on this draft.",
}


def referral_view(row: ReferralRow, screening: ScreeningRow | None, receivers: Receivers, now: datetime) -> WorklistRow:
    """A referral as one line."""
    receiver = receivers.named(row.receiver)
    said = orjson.loads(screening.content) if screening else {}
    return WorklistRow(
        kind=RowKind.REFERRAL,
        screening_id=row.screening_id,
        referral_id=row.id,
        subject=row.subject,
        route=row.route,
        urgency=screening.urgency if screening else Urgency.WARNING,
        state=row.state,
        made_on=row.made_at,
        age=now - row.made_at,
        owner=OWNERS[row.state],
        receiver=receiver.name if receiver else None,
        next=next_step(row, receivers, now),
        questions=tuple(words for words, _ in asked_in(said)),
        could_not_check=unchecked_in(said),
        provisional=is_provisional(said),
        changed=row.must_look,
    )


def prompt_view(row: ScreeningRow, now: datetime) -> WorklistRow:
    """A screening without a referral as one line."""
    said = orjson.loads(row.content)
    questions = tuple(words for words, _ in asked_in(said))
    only_blind = not said.get("findings")
    if row.ended is not None:
        step = "It has ended. Read why, then close it."
    elif only_blind:
        step = "Something in this record could not be looked at. Look yourself: it is not the same as nothing there."
    else:
        step = "Ask, and record the answer in your own system." if questions else "Read what was found and act on it."
    return WorklistRow(
        kind=_kind(row, only_blind),
        screening_id=row.id,
        referral_id=None,
        subject=row.subject,
        route=row.route,
        urgency=row.urgency,
        state=None,
        made_on=row.made_at,
        age=now - row.made_at,
        owner=Owner.PRACTITIONER,
        receiver=None,
        next=step,
        questions=questions if row.ended is None else (),
        could_not_check=unchecked_in(said) if row.ended is None else (),
        provisional=is_provisional(said),
    )


def in_order(rows: list[WorklistRow]) -> tuple[WorklistRow, ...]:
    """Most urgent route first, then oldest first; what has ended comes last."""
    return tuple(
        sorted(rows, key=lambda row: (row.kind is RowKind.ENDED, route_rank(row.route), row.made_on, row.screening_id))
    )


def is_in_sight(row: ReferralRow, now: datetime) -> bool:
    """Whether a referral still belongs on the worklist."""
    return row.state not in CLOSED and (row.state is not State.REJECTED or now - row.changed_at < REJECTED_SHOWN)


def gave_way(row: ReferralRow, others: Iterable[ReferralRow]) -> bool:
    """Whether it is a draft nobody has worked on, and the newer version of its record has one of its own."""
    untouched = row.state is State.DRAFT and row.version == 1 and row.replaced_by not in (None, row.record_sha256)
    return untouched and any(other.record_sha256 == row.replaced_by for other in others)


def next_step(row: ReferralRow, receivers: Receivers, now: datetime) -> str:
    """What to do now, in a sentence."""
    if row.state is State.DRAFT and row.must_look:
        return "The record this was made from has changed. Look at what it says now before you decide on this draft."
    if row.state not in CLOSED and row.must_look:
        return "The record has changed since this was approved. Look, and tell whoever received it if it matters."
    if row.state is State.DRAFT:
        return _FIRST.get(row.route, _NEXT[State.DRAFT])
    if row.state is not State.RECEIVED:
        return _NEXT.get(row.state, "Nothing more to do.")
    receiver = receivers.named(row.receiver)
    days = receiver.clocks.chase_after_working_days if receiver else 3
    closed_on = receiver.closed_on if receiver else frozenset()
    day = working_days_after(row.changed_at.astimezone(LONDON).date(), days, closed_on)
    until = day_in_words(day.isoformat())
    if now.astimezone(LONDON).date() > day:
        return f"No answer was recorded by {until}. Ring the front door and ask; escalate if nobody answers."
    return f"Handed over. If nobody has answered by {until}, ring and ask."


def asked_in(said: dict[str, Any]) -> tuple[Saying, ...]:
    """The questions of a screening, each with its words."""
    return _sayings(said, Result.ASK)


def found_in(said: dict[str, Any]) -> tuple[Saying, ...]:
    """What was found, in the rules' words, each with the words of the record."""
    return _sayings(said, Result.FOUND)


def unchecked_in(said: dict[str, Any]) -> tuple[str, ...]:
    """What could not be looked at, and why."""
    return tuple(f"{item['what']}: {item['why']}" for item in said.get("could_not_check", ()))


def safe_contact_in(said: dict[str, Any]) -> str:
    """What the record says of reaching the adult safely, in its words; empty where it says nothing."""
    return quoted(Evidence(**item) for item in said.get("safe_contact", ()))


def declines_in(said: dict[str, Any]) -> tuple[Dismissal, ...]:
    """Why a draft of it may not be sent: what fits a rule that spoke, or any reason where none names its own."""
    named = {reason for finding in said.get("findings", ()) for reason in finding.get("dismissal", ())}
    fitting = named or set(Dismissal)
    return tuple(one for one in Dismissal if one not in PUT_OFF and (one in fitting or one is Dismissal.OTHER))


def is_provisional(said: dict[str, Any]) -> bool:
    """Whether it was made from a record that somebody was still writing."""
    return bool(said.get("record", {}).get("standing") == Standing.UNFINISHED)


def _kind(row: ScreeningRow, only_blind: bool) -> RowKind:
    if row.ended is not None:
        return RowKind.ENDED
    return RowKind.COULD_NOT_LOOK if only_blind else RowKind.PROMPT


def _sayings(said: dict[str, Any], result: Result) -> tuple[Saying, ...]:
    return tuple(
        (
            finding["say"],
            tuple(
                Evidence(item["quote"], item["at"], item.get("said_by"), item.get("recorded_on"), item.get("question"))
                for item in finding["evidence"]
            ),
        )
        for finding in said.get("findings", ())
        if finding["result"] == result
    )
