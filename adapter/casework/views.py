"""What the pages show of a case: rows out of the store come in, frozen views with whole sentences go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from adapter.facts import Evidence
from adapter.findings import Route, Urgency
from adapter.receivers import Contact, Receiver
from adapter.referrals import Approval, DraftLine, Owner, Receipt, SharingRecord, State
from adapter.store.rows import HeldRecord
from adapter.words import Dismissal


class Role(StrEnum):
    """What a signed-in person is here to do."""

    PRACTITIONER = "practitioner"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Practitioner:
    """A person who signs in; `name` is printed on approvals."""

    username: str
    name: str
    role: Role


class RowKind(StrEnum):
    """What a worklist row asks of the person: decide a draft, look at a prompt, look where we could not, or know that
    a prompt has ended."""

    REFERRAL = "referral"
    PROMPT = "prompt"
    COULD_NOT_LOOK = "could_not_look"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One line of the worklist, with initials only.

    `referral_id` is None for a prompt without a draft; then `screening_id` is what `close_prompt` takes.
    """

    kind: RowKind
    screening_id: str
    referral_id: str | None
    subject: str
    route: Route | None
    urgency: Urgency
    state: State | None
    made_on: datetime
    age: timedelta
    owner: Owner
    receiver: str | None
    """The area's name; None where the front door could not be told from the child's home address."""
    next: str
    """What to do now, as a sentence."""
    questions: tuple[str, ...] = ()
    could_not_check: tuple[str, ...] = ()
    provisional: bool = False
    changed: bool = False
    """The record has changed, and nobody has looked at what it says now."""


@dataclass(frozen=True, slots=True)
class PromptEnd:
    """Why a prompt has ended without anybody having done anything, and since when."""

    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PromptView:
    """A screening without a draft: what was found or is to be asked, each with its words."""

    screening_id: str
    subject: str
    made_on: datetime
    sayings: tuple[tuple[str, tuple[Evidence, ...]], ...]
    questions: tuple[tuple[str, tuple[Evidence, ...]], ...]
    could_not_check: tuple[str, ...]
    safe_contact: str
    """What the record says of reaching the adult safely, in its words; empty where it says nothing."""
    closed: bool
    provisional: bool = False
    ended: PromptEnd | None = None
    newer_prompt: str | None = None
    """The prompt of a newer version of the record, where there is one."""


class Verb(StrEnum):
    """What can be done with a case; `CaseView.verbs` says which of them now, and else why not."""

    EDIT = "edit"
    CHOOSE_RECEIVER = "choose_receiver"
    RECORD_SHARING = "record_sharing"
    LOOK_AGAIN = "look_again"
    APPROVE = "approve"
    DECLINE = "decline"
    HAND_OVER = "hand_over"
    RECORD_OUTCOME = "record_outcome"


@dataclass(frozen=True, slots=True)
class VerbView:
    """Whether a verb is open to this person now; `why_not` is the sentence to print on the closed button."""

    verb: Verb
    allowed: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A draft line with the number `edit_line` takes."""

    number: int
    line: DraftLine


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of a draft in the order it is printed."""

    title: str
    lines: tuple[NumberedLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What stands in the place of the record a referral was made from."""

    newer_sha256: str
    """What `look_again` takes back."""
    what: str
    came_on: datetime
    taken_back: bool
    restricted: str
    must_look: bool
    looked_by: str | None
    looked_at: datetime | None
    said_now: tuple[tuple[str, tuple[Evidence, ...]], ...]
    said_no_more: tuple[tuple[str, tuple[Evidence, ...]], ...]
    newer_referral: str | None
    newer_prompt: str | None
    held_by: tuple[str, ...]
    """Who has worked on it, by name."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything one page about one referral needs; `content_sha256` is what `approve` and the edits take back."""

    referral_id: str
    subject: str
    route: Route
    state: State
    owner: Owner
    version: int
    content_sha256: str
    made_on: datetime
    record_sha256: str
    sections: tuple[SectionView, ...]
    questions: tuple[str, ...]
    """Questions for the adult's worker, from rules whose answer nobody recorded."""
    could_not_check: tuple[str, ...]
    safe_contact: str
    """What the draft says of reaching the adult safely; empty where nothing is known."""
    sharing: SharingRecord | None
    approval: Approval | None
    approved_by_name: str | None
    receipts: tuple[Receipt, ...]
    receiver: Receiver | None
    open_now: tuple[Contact, ...]
    notes: tuple[str, ...]
    """Sentences the page must show: unknown or stale front door, a record that changed since."""
    verbs: tuple[VerbView, ...]
    outcomes: tuple[State, ...]
    """States `record_outcome` would accept now."""
    provisional: bool = False
    """Made from a record somebody was still writing."""
    change: ChangeView | None = None
    declines: tuple[Dismissal, ...] = ()
    """The reasons that fit the rules the draft came from, with one for a person's own words."""

    def may(self, verb: Verb) -> VerbView:
        """How a verb stands."""
        return next(view for view in self.verbs if view.verb is verb)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened to a referral; `words` are the person's own, if any."""

    at: datetime
    who: str
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """A record that could not be read, with what to do about it; no content."""

    path: str
    sha256: str
    where: str
    why: str
    what_now: str
    received_at: datetime
    times: int = 1
    last_at: datetime | None = None

    @classmethod
    def of(cls, row: HeldRecord) -> QuarantineRow:
        """A stored row as it is shown."""
        return cls(row.path, row.sha256, row.place, row.why, row.what_now, row.received_at, row.times, row.last_at)
