"""What goes into the cellar and comes out of it: one frozen row for each noun, with plain values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from adapter.findings import Route, Urgency
from adapter.referrals import Agreement, Informed, LawfulBasis, SharingRecord, State
from adapter.words import Standing


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in."""

    username: str
    name: str
    role: str
    password_hash: str


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A received record; `received` are its bytes as they came."""

    sha256: str
    source: str
    record_id: str
    path: str
    assessed_on: date | None
    received_at: datetime
    received: bytes
    announces: bool = False
    """It only says that an assessment was made; the content comes by itself and takes its place."""
    names: tuple[str, ...] = ()
    """Hashes by which an announcement and its content, or versions in other wrappings, find each other."""
    changed_at: datetime | None = None
    standing: Standing = Standing.FINAL
    restricted: bool = False
    """Where somebody in it lives must not be told."""


@dataclass(frozen=True, slots=True)
class BasisRow:
    """What a decision rests on, under the hash of its own bytes, and the rules it was made with."""

    sha256: str
    rules_sha256: str
    content: bytes
    rule_set: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Rested:
    """Something that was decided: a finding, a draft or a card, and what it rests on, where that was kept."""

    kind: str
    id: str
    at: datetime
    basis_sha256: str | None
    record_sha256: str


@dataclass(frozen=True, slots=True)
class UnlistedRow:
    """Something a form asks that its mapping does not list: how often, and which facts are blind for it."""

    source: str
    form: str | None
    kind: str
    name: str
    looks_like: str | None
    blind: tuple[str, ...]
    place: str
    first_at: datetime
    last_at: datetime
    records: int


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A record nobody could read, without its bytes."""

    sha256: str
    path: str
    place: str
    why: str
    what_now: str
    received_at: datetime
    times: int = 1
    last_at: datetime | None = None
    """When it came again, if it did."""


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """What one set of rules said of one record; `content` is JSON, `shown` is 1 where somebody should look."""

    id: str
    record_sha256: str
    shelves_sha256: str
    subject: str
    route: Route | None
    urgency: Urgency
    shown: bool
    content: bytes
    made_at: datetime
    replaced_by: str | None = None
    closed_at: datetime | None = None
    ended: Standing | None = None
    """How the record stands that took this one's place and shows it no longer; None where nothing has ended."""
    basis_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral as it stands; `content` are the bytes a person approves."""

    id: str
    screening_id: str
    record_sha256: str
    route: Route
    state: State
    subject: str
    receiver: str
    """The area's key, or empty where the front door could not be told."""
    version: int
    content: bytes
    content_sha256: str
    made_at: datetime
    changed_at: datetime
    replaced_by: str | None = None
    """SHA-256 of a newer version of the record, or of the same record screened again to a more urgent route."""
    looked_sha256: str | None = None
    """Which of those somebody has looked at since."""
    looked_by: str | None = None
    looked_at: datetime | None = None
    basis_sha256: str | None = None

    @property
    def must_look(self) -> bool:
        """Whether it rests on a record that has changed, and nobody has looked at what it says now."""
        return self.replaced_by is not None and self.replaced_by != self.looked_sha256


@dataclass(frozen=True, slots=True)
class Drafted:
    """A referral a record already has."""

    id: str
    route: Route
    state: State


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a referral's content: who made it and when."""

    version: int
    content: bytes
    content_sha256: str
    changed_by: str
    changed_at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class SharingRow:
    """What was recorded about informing, agreement and lawful basis, by whom."""

    sharing: SharingRecord
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A person moved a referral from one state to another, and why."""

    before: State
    after: State
    reason: str | None
    words: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery of approved bytes."""

    channel: str
    to_whom: str
    how: str
    reference: str
    content_sha256: str
    delivered_by: str
    delivered_at: datetime


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card that was shown in a record system, so that feedback on it can be understood."""

    uuid: str
    record_sha256: str
    rules: tuple[str, ...]
    shown_at: datetime
    basis: BasisRow | None = None


def sharing_of(informed: str, agreement: str, lawful_basis: str, reason: str) -> SharingRecord:
    """Three stored words and a reason as the record they stand for."""
    return SharingRecord(Informed(informed), Agreement(agreement), LawfulBasis(lawful_basis), reason)
