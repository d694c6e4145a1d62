"""A referral's life: states, who may move it and where; a draft, what people decide of it, and what came back.

The states are FHIR Task codes (R4 `task-status`); `MOVES` is the whole workflow, and only a
person moves anything out of `draft` (decision note 0004).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from adapter.facts import Evidence
from adapter.findings import Route


class State(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    REQUESTED = "requested"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in-progress"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    FAILED = "failed"
    ENTERED_IN_ERROR = "entered-in-error"


class Owner(StrEnum):
    """Whose turn it is."""

    PRACTITIONER = "practitioner"
    ADAPTER = "adapter"
    RECEIVER = "receiver"
    NOBODY = "nobody"


class Mover(StrEnum):
    """Who may make a move: a signed-in person, the receiver's answer, or the adapter itself."""

    PERSON = "person"
    RECEIVER = "receiver"
    ADAPTER = "adapter"


OWNERS: Mapping[State, Owner] = {
    State.DRAFT: Owner.PRACTITIONER,
    State.REQUESTED: Owner.ADAPTER,
    State.RECEIVED: Owner.RECEIVER,
    State.ACCEPTED: Owner.RECEIVER,
    State.IN_PROGRESS: Owner.RECEIVER,
    State.ON_HOLD: Owner.RECEIVER,
    State.FAILED: Owner.PRACTITIONER,
    State.COMPLETED: Owner.NOBODY,
    State.REJECTED: Owner.PRACTITIONER,
    State.CANCELLED: Owner.NOBODY,
    State.ENTERED_IN_ERROR: Owner.NOBODY,
}

STATE_WORDS: Mapping[State, str] = {
    State.DRAFT: "Draft, not sent",
    State.REQUESTED: "Approved, to be handed over",
    State.RECEIVED: "Received",
    State.ACCEPTED: "Accepted",
    State.IN_PROGRESS: "Being worked on",
    State.ON_HOLD: "On hold",
    State.COMPLETED: "Completed",
    State.REJECTED: "Not taken on",
    State.CANCELLED: "Not sent",
    State.FAILED: "Did not arrive",
    State.ENTERED_IN_ERROR: "Entered in error",
}

_PERSON = frozenset({Mover.PERSON})
_RECEIVED = frozenset({Mover.PERSON, Mover.RECEIVER})
_SENT = frozenset({Mover.PERSON, Mover.RECEIVER, Mover.ADAPTER})

MOVES: Mapping[State, Mapping[State, frozenset[Mover]]] = {
    State.DRAFT: {State.REQUESTED: _PERSON, State.CANCELLED: _PERSON, State.ENTERED_IN_ERROR: _PERSON},
    State.REQUESTED: {
        State.RECEIVED: _SENT,
        State.ACCEPTED: _RECEIVED,
        State.REJECTED: _RECEIVED,
        State.FAILED: frozenset({Mover.ADAPTER, Mover.PERSON}),
        State.CANCELLED: _PERSON,
        State.ENTERED_IN_ERROR: _PERSON,
    },
    State.RECEIVED: {
        State.ACCEPTED: _RECEIVED,
        State.REJECTED: _RECEIVED,
        State.CANCELLED: _PERSON,
        State.ENTERED_IN_ERROR: _PERSON,
    },
    State.ACCEPTED: {
        State.IN_PROGRESS: _RECEIVED,
        State.ON_HOLD: _RECEIVED,
        State.COMPLETED: _RECEIVED,
        State.FAILED: _RECEIVED,
        State.CANCELLED: _PERSON,
        State.ENTERED_IN_ERROR: _PERSON,
    },
    State.IN_PROGRESS: {
        State.ON_HOLD: _RECEIVED,
        State.COMPLETED: _RECEIVED,
        State.FAILED: _RECEIVED,
        State.CANCELLED: _PERSON,
        State.ENTERED_IN_ERROR: _PERSON,
    },
    State.ON_HOLD: {
        State.IN_PROGRESS: _RECEIVED,
        State.COMPLETED: _RECEIVED,
        State.FAILED: _RECEIVED,
        State.CANCELLED: _PERSON,
        State.ENTERED_IN_ERROR: _PERSON,
    },
    State.FAILED: {State.REQUESTED: _PERSON, State.CANCELLED: _PERSON, State.ENTERED_IN_ERROR: _PERSON},
    State.REJECTED: {State.ENTERED_IN_ERROR: _PERSON},
    State.COMPLETED: {State.ENTERED_IN_ERROR: _PERSON},
    State.CANCELLED: {},
    State.ENTERED_IN_ERROR: {},
}


def may_move(before: State, after: State, by: Mover) -> bool:
    """Whether this mover may take a referral from one state to another."""
    return by in MOVES[before].get(after, frozenset())


class Knowing(StrEnum):
    """How a line of a draft is known (what was seen is kept apart from what was told)."""

    FOUND = "found"
    TOLD = "told"
    NOT_KNOWN = "not_known"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One statement of a draft; every line that says something carries the words it came from."""

    section: str
    label: str
    words: str
    knowing: Knowing
    evidence: tuple[Evidence, ...] = ()
    edited_by: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A referral before a person has decided: what would be said, to whom, and from which words."""

    id: str
    route: Route
    subject: str
    """Who it is about in a list: initials only."""
    receiver: str
    lines: tuple[DraftLine, ...]
    record_sha256: str
    made_on: datetime
    rules: tuple[str, ...] = ()


class Informed(StrEnum):
    """Was the adult told of the referral? Kept apart from agreement and lawful basis."""

    YES_BEFORE = "yes-before"
    YES_AFTER = "yes-after"
    NO_UNSAFE = "no-unsafe"
    NO_OTHER = "no-other"
    NOT_YET = "not-yet"


class Agreement(StrEnum):
    """Does a person with parental responsibility agree to the service?"""

    AGREED = "agreed"
    REFUSED = "refused"
    NOT_ASKED = "not-asked"
    NOT_REQUIRED = "not-required"


class LawfulBasis(StrEnum):
    """Why the information may be shared; never 'consent' by default."""

    PUBLIC_TASK = "public-task"
    LEGAL_OBLIGATION = "legal-obligation"
    VITAL_INTEREST = "vital-interest"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SharingRecord:
    """Three separate things a practitioner records before approving."""

    informed: Informed
    agreement: Agreement
    lawful_basis: LawfulBasis
    reason: str = ""
    """Why the adult was not told, or why a refusal was overridden; the practitioner's own words."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A named person said yes to exactly these bytes."""

    referral_id: str
    content_sha256: str
    approved_by: str
    approved_at: datetime
    sharing: SharingRecord


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a channel knows of one delivery."""

    channel: str
    reference: str
    delivered_at: datetime
    content_sha256: str
