"""The verbs of casework: what a signed-in person or the corridor asks comes in, an audited change or a view goes out.

Each verb is one transaction in which it asks `permissions` (who) and `policies` (when), then writes
the change with its audit row. Every refusal is NotAllowed with the sentence shown to the person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from adapter.audit import AuditEvent
from adapter.casework import keeping, permissions, policies
from adapter.casework.desk import subject_of
from adapter.casework.resting import Resting
from adapter.casework.views import (
    Practitioner,
)
from adapter.delivery import HandedOver, seal, send
from adapter.drafting import (
    content_of,
    draft_from,
    with_line,
    with_receiver,
    with_sharing,
    with_words,
)
from adapter.errors import NotAllowed
from adapter.findings import Card, Screened
from adapter.receivers import Receivers
from adapter.records import SourceRecord, sha256_of
from adapter.referrals import Approval, Draft, Receipt, SharingRecord, State
from adapter.store import Book, CardRow
from adapter.store.rows import BasisRow, DecisionRow, DeliveryRow, ReferralRow, SharingRow
from adapter.words import Dismissal

Shown = tuple[Card, str, BasisRow | None]


class Cases(Resting):
    """Everything people do with what was found."""

    # What comes from the machine's corridor

    def keep(self, screened: Screened, record: SourceRecord, by: str, receivers: Receivers | None = None) -> str | None:
        """File a screening and, where a rule found a reason to refer, one draft for its most urgent route.

        `receivers` are those of the shelves it was screened with, where they may have been changed meanwhile.
        Returns the id of the record's referral, or None where it has none. A repeat makes no second.
        """
        doors = self._receivers if receivers is None else receivers
        with self._store.writing() as book:
            return keeping.keep(book, screened, record, by, doors, self._now(), self._new_id)

    def record_events(self, events: Sequence[AuditEvent], cards: Sequence[Shown] = ()) -> None:
        """Many hook calls in one transaction; each card comes with its record's SHA-256 and what it rests on."""
        now = self._now()
        shown = [
            CardRow(card.uuid, sha256, tuple(finding.rule for finding in card.findings), now, basis)
            for card, sha256, basis in cards
        ]
        self._store.record_events(events, shown)

    # What a person changes

    def close_prompt(self, screening_id: str, words: str, by: Practitioner) -> None:
        """Say what was done about a prompt, which then leaves the worklist."""
        policies.check_words(words)
        now = self._now()
        with self._by(by, permissions.check_may_handle) as (book, person):
            event = AuditEvent(person.username, "closed-prompt", f"screening:{screening_id}", now)
            book.intake.close(screening_id, words, person.username, now, audit=event)

    def edit_line(self, referral_id: str, line_number: int, words: str, by: Practitioner, seen_sha256: str) -> None:
        """Put one line (from 1) into one's own words; the old version is kept."""
        policies.check_words(words)
        self._change(
            referral_id,
            by,
            seen_sha256,
            f"line {line_number} edited",
            lambda draft, person, now: with_words(draft, line_number, words, person.name, now),
        )

    def add_line(
        self, referral_id: str, section: str, label: str, words: str, by: Practitioner, seen_sha256: str
    ) -> None:
        """Add a line in one's own words to a section of the draft."""
        policies.check_words(words)
        policies.check_words(label)
        self._change(
            referral_id,
            by,
            seen_sha256,
            f"line added to {section}"[:400],
            lambda draft, person, now: with_line(draft, section, label, words, person.name, now),
        )

    def choose_receiver(self, referral_id: str, area: str, by: Practitioner, seen_sha256: str) -> None:
        """Say which front door is responsible, where the record does not settle it."""
        receiver = self._receivers.named(area)
        if receiver is None:
            raise NotAllowed("That front door is not known here. Choose one of those listed.")
        self._change(
            referral_id,
            by,
            seen_sha256,
            f"front door chosen: {area}",
            lambda draft, person, now: with_receiver(draft, receiver, person.name, now),
        )

    def record_sharing(self, referral_id: str, sharing: SharingRecord, by: Practitioner) -> None:
        """Record three separate things: was the adult told, does the family agree, on what basis is it shared.

        Makes a new version, so that what is approved says what was recorded.
        """
        now = self._now()
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._referral(book, referral_id)
            policies.check_is_draft(row)
            new = _version(row, with_sharing(draft_from(row.content), sharing, person.name, now), now)
            detail = {"informed": sharing.informed.value, "agreement": sharing.agreement.value}
            event = AuditEvent(person.username, "recorded-sharing", subject_of(row), now, detail)
            told = SharingRow(sharing, person.username, now)
            book.deciding.record_sharing(row, new, told, "sharing recorded", audit=event)

    def look_again(self, referral_id: str, newer_sha256: str, by: Practitioner) -> None:
        """Say that one has looked at the version that stands in the place of the one the referral was made from."""
        now = self._now()
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._referral(book, referral_id)
            policies.check_may_look(row, newer_sha256)
            event = AuditEvent(person.username, "looked-again", subject_of(row), now, {"version": newer_sha256})
            book.deciding.look(row, person.username, now, audit=event)

    def approve(self, referral_id: str, content_sha256: str, by: Practitioner) -> Approval:
        """A named person's yes to exactly the bytes whose hash this is."""
        now = self._now()
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._referral(book, referral_id)
            told = book.deciding.sharing(referral_id)
            sharing = told[-1].sharing if told else None
            policies.check_may_approve(row, content_sha256, sharing)
            newer = row.replaced_by or row.record_sha256
            policies.check_tells_no_place(book.versions.restricted(row.record_sha256), book.versions.restricted(newer))
            assert sharing is not None
            approval = Approval(referral_id, content_sha256, person.username, now, sharing)
            detail = {"content_sha256": content_sha256, "basis": row.basis_sha256}
            event = AuditEvent(person.username, "approved", subject_of(row), now, detail)
            book.deciding.approve(row, approval, audit=event)
        return approval

    def decline(self, referral_id: str, reason: Dismissal, words: str, by: Practitioner) -> None:
        """Decide that a draft is not sent, and why."""
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._referral(book, referral_id)
            policies.check_may_decline(row, reason, words)
            self._decide(book, row, State.CANCELLED, reason.value, words, person)

    def hand_over(self, referral_id: str, to_whom: str, how: str, reference: str, by: Practitioner) -> Receipt:
        """Record that an approved referral was handed over: to whom, how, and under which reference."""
        now = self._now()
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._referral(book, referral_id)
            policies.check_may_hand_over(row, to_whom, how)
            told = HandedOver(to_whom, how, reference, now)
            envelope = seal(row.id, row.receiver, row.content, book.deciding.approval(referral_id), told)
            receipt = send(envelope, "handover")
            delivery = DeliveryRow(
                receipt.channel, to_whom, how, receipt.reference, receipt.content_sha256, person.username, now
            )
            event = AuditEvent(person.username, "handed-over", subject_of(row), now, {"channel": receipt.channel})
            book.deciding.deliver(row, delivery, State.RECEIVED, audit=event)
        return receipt

    def record_outcome(self, referral_id: str, state: State, words: str, by: Practitioner) -> None:
        """Record what came back, or that the referral is taken back."""
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._referral(book, referral_id)
            policies.check_may_record(row, state, words)
            self._decide(book, row, state, None, words, person)

    # How changes end

    def _change(
        self,
        referral_id: str,
        by: Practitioner,
        seen_sha256: str,
        what: str,
        change: Callable[[Draft, Practitioner, datetime], Draft],
    ) -> None:
        now = self._now()
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._referral(book, referral_id)
            policies.check_is_draft(row)
            policies.check_seen(row, seen_sha256)
            new = _version(row, change(draft_from(row.content), person, now), now)
            event = AuditEvent(person.username, "edited", subject_of(row), now, {"version": new.version})
            book.deciding.change(row, new, what, audit=event)

    def _decide(
        self, book: Book, row: ReferralRow, after: State, reason: str | None, words: str, person: Practitioner
    ) -> None:
        now = self._now()
        decision = DecisionRow(row.state, after, reason, words, person.username, now)
        detail = {"before": row.state.value, "after": after.value, "reason": reason}
        event = AuditEvent(person.username, "decided", subject_of(row), now, detail)
        book.deciding.decide(row, decision, audit=event)


def _version(row: ReferralRow, draft: Draft, now: datetime) -> ReferralRow:
    content = content_of(draft)
    return replace(
        row,
        receiver=draft.receiver,
        version=row.version + 1,
        content=content,
        content_sha256=sha256_of(content),
        changed_at=now,
    )
