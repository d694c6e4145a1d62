"""What travels from the door to the household: bytes come in, things seen with their evidence go out.

One record of one adult becomes an `Extract` (mapping), its passages become `Mention`s (reading).
Nothing here decides anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from adapter.facts import Evidence
from adapter.words import Answer, Assertion, CareTask, Factor, Kin, MentionKind, Sign, Standing, When, Whose


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One received record: its bytes as they came, their SHA-256, and the same thing parsed."""

    path: str
    """Where it came from: a file path with `#line` for JSON Lines, or `hook:<service id>`."""
    received: bytes
    sha256: str
    tree: Mapping[str, Any]
    received_on: date | None = None
    """The day it came in, for what carries no day of its own; it makes no difference to the record's hash."""
    signed_at: datetime | None = None
    """When it was signed, where it comes at that moment: its version, where it names none. No part of its hash."""
    doubts: tuple[CouldNotCheck, ...] = ()
    """What the bytes say in two ways, such as a key that stands twice."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record that could not be read: where, why, and what to do. The bytes are kept for a replay."""

    path: str
    sha256: str
    where: str
    why: str
    what_now: str
    received: bytes = b""


@dataclass(frozen=True, slots=True)
class CouldNotCheck:
    """Something nobody could look at: never the same as nothing there."""

    what: str
    why: str
    hides_nobody: bool = False
    """A doubt about a detail, such as a number's check digit: told with the record, and no prompt by itself."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Something in a record that its mapping does not list: a new question, or one that was renamed."""

    form: str | None
    name: str
    kind: str
    """`question`, `wording` (a known number asks something else), `key` or `element`."""
    looks_like: str | None = None
    """The listed thing it most likely was."""
    blind: tuple[str, ...] = ()
    """Facts that can no longer be read from this record."""
    place: str = ""
    """File and line of the entry it looks like."""


BARE = "text"
"""The source of a passage that is no form and no bundle."""


@dataclass(frozen=True, slots=True)
class RecordRef:
    """Which record a thing came from."""

    id: str
    source: str
    """The mapping's name."""
    path: str
    sha256: str
    assessed_on: date | None
    author: str | None = None
    form: str | None = None
    status: str | None = None
    mapping_sha256: str = ""
    summary: bool = False
    """The record only says that there is an assessment; its content arrives by itself, under the same id."""
    received_on: date | None = None
    snapshot: bool = False
    """Joined from what a system holds of somebody: it is how things stood on the day it came in."""
    standing: Standing = Standing.FINAL
    """Whether it is finished, or was amended or taken back since."""
    changed_at: datetime | None = None
    """When its source last changed it, where it says so."""
    assessment_id: str | None = None
    """The id of the one form or document in it, which may come again in another wrapping."""

    @property
    def day(self) -> date | None:
        """The day as of which the record is read: its own, or where it has none the day it came in."""
        if self.snapshot:
            return self.received_on or self.assessed_on
        return self.assessed_on or self.received_on


@dataclass(frozen=True, slots=True)
class Adult:
    """The person the record is about."""

    given_name: str | None = None
    family_name: str | None = None
    birth_date: date | None = None
    gender: str | None = None
    nhs_number: str | None = None
    local_id: str | None = None
    address: str | None = None
    postcode: str | None = None
    is_person: bool = True
    """False for an animal or a thing, which has no family to notice."""
    nhs_number_verified: Answer = Answer.UNKNOWN
    """Whether its source says that the number was checked against the national index."""
    restricted: bool = False
    """The record is marked: where this person is must not be told, nor filled in from elsewhere."""


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """One structured answer, code or resource that a mapping knows the meaning of.

    `fact` is a name from `facts.FACTS`, `value` one of its words.
    """

    fact: str
    value: str
    evidence: Evidence
    when: When = When.CURRENT
    whose: Whose = Whose.ADULT


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A row or resource about somebody around the adult: a key contact, a RelatedPerson, a child listed at risk."""

    evidence: Evidence
    given_name: str | None = None
    family_name: str | None = None
    relationship: str | None = None
    """The words of the record, `Great nephew (lives in)`; seen from the adult: what this person is to them."""
    kin: Kin = Kin.UNKNOWN
    """Filled by the mapping's code table, or by the reader from `relationship`."""
    birth_date: date | None = None
    age_low: int | None = None
    age_high: int | None = None
    gender: str | None = None
    nhs_number: str | None = None
    lives_here: Answer = Answer.UNKNOWN
    unborn: bool = False
    deceased: bool = False
    current: bool = True
    """False where the relationship has ended or the row was withdrawn."""
    is_unpaid_carer: Answer = Answer.UNKNOWN
    is_responder: Answer = Answer.UNKNOWN
    """Comes when the adult's alarm goes."""
    listed_at_risk: Answer = Answer.UNKNOWN
    separate_concern_raised: Answer = Answer.UNKNOWN
    known_to_services: Answer = Answer.UNKNOWN
    nhs_number_verified: Answer = Answer.UNKNOWN
    restricted: bool = False
    """Marked as an adult's record may be: where this person is must not be told, nor filled in from elsewhere."""
    place: tuple[str, str] | None = None
    """The list the row stands in, and where in it: another row of one list is somebody else."""


class Passage(NamedTuple):
    """A run of free text worth reading, with where it stood and who wrote it when.

    A tuple, for a form has hundreds, and a frozen dataclass takes three times as long to make.
    """

    text: str
    at: str
    said_by: str | None = None
    written_on: date | None = None
    question: str | None = None
    verbatim: str | None = None
    """The same length as `text`, as the record has it (markup blanked, entities kept); None when they are equal."""


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything one mapping saw in one record."""

    record: RecordRef
    adult: Adult
    answers: tuple[AnswerSeen, ...] = ()
    people: tuple[PersonSeen, ...] = ()
    passages: tuple[Passage, ...] = ()
    could_not_check: tuple[CouldNotCheck, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    asked: frozenset[str] = frozenset()
    """Listed questions that state something and stood in the record, answered or not."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing a passage says, with every facet a careful reader settles.

    `start` and `end` are character offsets in the passage's text. Ages are whole years on the
    passage's `written_on`. `group` ties mentions of one person within a record; `reason` is the
    sentence `thinkfamily explain` prints.
    """

    passage: int
    start: int
    end: int
    text: str
    kind: MentionKind
    assertion: Assertion
    whose: Whose
    when: When
    evidence: Evidence
    reason: str = ""
    group: str | None = None
    names: tuple[str, ...] = ()
    relationship: str | None = None
    kin: Kin = Kin.UNKNOWN
    count: int | None = None
    age_low: int | None = None
    age_high: int | None = None
    lives_here: Answer = Answer.UNKNOWN
    stated: bool = False
    """True where living together was said in words, False where `lives_here` is taken as given."""
    contact: Answer = Answer.UNKNOWN
    helps_with_care: Answer = Answer.UNKNOWN
    care_tasks: tuple[CareTask, ...] = ()
    factor: Factor | None = None
    sign: Sign | None = None
    assessed: bool = False
    """A circumstance of whoever is assessed, and of nobody a bare text tells of."""
    slight: bool = False
    """A hint of a circumstance, which alone lists none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of one record: its mentions, and its people with their relationship words read."""

    mentions: tuple[Mention, ...] = ()
    people: tuple[PersonSeen, ...] = ()
    could_not_check: tuple[CouldNotCheck, ...] = ()


NOT_UNDERSTOOD = "what was written there is not understood here"
"""How an answer outside its closed table is told of; what somebody at a desk can do follows it."""


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes as lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()
