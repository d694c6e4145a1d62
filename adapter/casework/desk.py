"""What a person reads at the desk: who asks and for which case come in, an audited view goes out.

Reading is audited in the transaction of the read: where the row cannot be written, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from adapter.audit import AuditEvent
from adapter.casework import permissions, showing, worklist
from adapter.casework.accounts import Accounts, named
from adapter.casework.views import (
    CaseView,
    HistoryLine,
    Practitioner,
    PromptView,
    QuarantineRow,
    WorklistRow,
)
from adapter.drafting import (
    Stamp,
    render_bundle,
    render_pdf,
)
from adapter.errors import NotAllowed
from adapter.receivers import Receivers
from adapter.store import Book, Store
from adapter.store.rows import ReferralRow


class Desk(Accounts):
    """The reading verbs, and how every verb begins.

    `now` gives moments with a time zone, `new_id` an unused id.
    """

    def __init__(
        self, store: Store, receivers: Receivers, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        super().__init__(store, now)
        self._receivers, self._new_id = receivers, new_id

    def use(self, receivers: Receivers) -> None:
        """From now on these are the front doors."""
        self._receivers = receivers

    def worklist(self, by: Practitioner) -> tuple[WorklistRow, ...]:
        """Open referrals and prompts, most urgent first, with initials only."""
        now = self._now()
        with self._by(by, permissions.check_may_handle) as (book, person):
            referrals = book.deciding.open_referrals(worklist.CLOSED)
            screenings = book.intake.screenings_of_open(worklist.CLOSED)
            rows = [
                worklist.referral_view(row, screenings.get(row.screening_id), self._receivers, now)
                for row in referrals
                if worklist.is_in_sight(row, now) and not worklist.gave_way(row, referrals)
            ]
            rows += [worklist.prompt_view(row, now) for row in book.intake.open_prompts()]
            book.note(AuditEvent(person.username, "read-worklist", "worklist", now, {"rows": len(rows)}))
        return worklist.in_order(rows)

    def quarantined(self, by: Practitioner) -> tuple[QuarantineRow, ...]:
        """Records nobody could read, newest first, without their content."""
        with self._by(by, permissions.check_may_see_quarantine) as (book, person):
            book.note(AuditEvent(person.username, "read-quarantine", "quarantine", self._now()))
            return tuple(QuarantineRow.of(row) for row in book.holding.held())

    def show(self, referral_id: str, by: Practitioner) -> CaseView:
        """One case with its draft, every line's words, and what can be done now."""
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._read(book, referral_id, "read", person)
            return showing.case_view(book, row, self._receivers, person, self._now())

    def show_prompt(self, screening_id: str, by: Practitioner) -> PromptView:
        """A screening that made no draft: what was found or is to be asked."""
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = book.intake.screening(screening_id)
            if row is None:
                raise NotAllowed("There is no such prompt here.")
            book.note(AuditEvent(person.username, "read-prompt", f"screening:{screening_id}", self._now()))
            return showing.prompt_view(book, row)

    def history(self, referral_id: str, by: Practitioner) -> tuple[HistoryLine, ...]:
        """Everything that happened to a referral, oldest first."""
        with self._by(by, permissions.check_may_read_history) as (book, person):
            return showing.history_of(book, self._read(book, referral_id, "read-history", person))

    def pdf(self, referral_id: str, by: Practitioner) -> bytes:
        """The printed page of exactly the stored bytes, marked as a draft until they are approved."""
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._read(book, referral_id, "read-pdf", person)
            approval = book.deciding.approval(referral_id)
            approver = book.people.account(approval.approved_by) if approval else None
        return render_pdf(row.content, approval, Stamp(row.version, approver.name if approver else None))

    def bundle(self, referral_id: str, by: Practitioner) -> bytes:
        """The same bytes as a FHIR R4 Bundle."""
        with self._by(by, permissions.check_may_handle) as (book, person):
            row = self._read(book, referral_id, "read-bundle", person)
            approval = book.deciding.approval(referral_id)
        return render_bundle(row.content, approval)

    @contextmanager
    def _by(self, by: Practitioner, check: Callable[[Practitioner], None]) -> Iterator[tuple[Book, Practitioner]]:
        with self._store.writing() as book:
            person = named(book, by)
            check(person)
            yield book, person

    def _referral(self, book: Book, referral_id: str) -> ReferralRow:
        row = book.deciding.referral(referral_id)
        if row is None:
            raise NotAllowed("There is no such referral here.")
        return row

    def _read(self, book: Book, referral_id: str, action: str, person: Practitioner) -> ReferralRow:
        row = self._referral(book, referral_id)
        book.note(AuditEvent(person.username, action, subject_of(row), self._now()))
        return row


def subject_of(row: ReferralRow) -> str:
    """How the audit chain names a referral."""
    return f"referral:{row.id}"
