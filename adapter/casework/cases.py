"""The verbs of casework: what a signed-in person or the corridor asks comes in, an audited change or a view goes out.

Signatures first; the pages are written against them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from adapter.audit import AuditEvent
from adapter.casework.views import (
    CaseView,
    DeclineReason,
    HistoryLine,
    Practitioner,
    PromptView,
    QuarantineRow,
    Role,
    WorklistRow,
)
from adapter.findings import Card, Screened
from adapter.records import Quarantined, SourceRecord
from adapter.referrals import Approval, Receipt, SharingRecord, State


class CasesVerbs(Protocol):
    """Every verb raises NotAllowed with the sentence shown to the person."""

    def keep(self, screened: Screened, record: SourceRecord, by: str) -> str | None: ...
    def keep_quarantined(self, item: Quarantined, by: str) -> None: ...
    def record_events(self, events: Sequence[AuditEvent], cards: Sequence[tuple[Card, str]] = ()) -> None:
        """Many hook calls in one transaction; each card comes with its record's SHA-256."""

    def worklist(self, by: Practitioner) -> tuple[WorklistRow, ...]: ...
    def quarantined(self, by: Practitioner) -> tuple[QuarantineRow, ...]: ...
    def show(self, referral_id: str, by: Practitioner) -> CaseView: ...
    def show_prompt(self, screening_id: str, by: Practitioner) -> PromptView: ...
    def close_prompt(self, screening_id: str, words: str, by: Practitioner) -> None: ...

    def edit_line(self, referral_id: str, line_number: int, words: str, by: Practitioner, seen_sha256: str) -> None: ...
    def add_line(
        self, referral_id: str, section: str, label: str, words: str, by: Practitioner, seen_sha256: str
    ) -> None: ...
    def choose_receiver(self, referral_id: str, area: str, by: Practitioner, seen_sha256: str) -> None: ...
    def record_sharing(self, referral_id: str, sharing: SharingRecord, by: Practitioner) -> None:
        """Makes a new version: what is approved says what was recorded, so read `content_sha256` again after it."""

    def approve(self, referral_id: str, content_sha256: str, by: Practitioner) -> Approval: ...
    def decline(self, referral_id: str, reason: DeclineReason, words: str, by: Practitioner) -> None: ...
    def hand_over(self, referral_id: str, to_whom: str, how: str, reference: str, by: Practitioner) -> Receipt: ...
    def record_outcome(self, referral_id: str, state: State, words: str, by: Practitioner) -> None: ...

    def history(self, referral_id: str, by: Practitioner) -> tuple[HistoryLine, ...]: ...
    def pdf(self, referral_id: str, by: Practitioner) -> bytes: ...
    def bundle(self, referral_id: str, by: Practitioner) -> bytes: ...

    def sign_in(self, username: str, password: str) -> Practitioner | None: ...
    def practitioner(self, username: str) -> Practitioner | None:
        """Who a signed cookie belongs to; None where the account is gone or closed."""

    def add_practitioner(
        self, username: str, name: str, role: Role, password: str, by: Practitioner | str
    ) -> Practitioner:
        """`by` is an administrator, or the words for whoever is at the machine: `command line`."""

    def verify_audit(self) -> int:
        """How many audit rows hold. Raises AuditBroken naming the first that does not."""
