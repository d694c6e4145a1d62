"""One case as a page shows it: its rows come in, the draft with its words, open verbs and history go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import orjson

from adapter.casework import policies
from adapter.casework.changing import change_of, end_of
from adapter.casework.permissions import check_may_handle
from adapter.casework.views import (
    CaseView,
    ChangeView,
    HistoryLine,
    NumberedLine,
    Practitioner,
    PromptView,
    SectionView,
    Verb,
    VerbView,
)
from adapter.casework.worklist import asked_in, declines_in, found_in, is_provisional, safe_contact_in, unchecked_in
from adapter.drafting import SECTIONS, draft_from
from adapter.drafting.wording import AGREEMENT_WORDS, INFORMED_WORDS, SAFE_CONTACT
from adapter.errors import NotAllowed
from adapter.receivers import LONDON, Receiver, Receivers, number_open_now
from adapter.referrals import OWNERS, STATE_WORDS, Draft, Knowing, Receipt, SharingRecord, State
from adapter.store import Book
from adapter.store.rows import ReferralRow, ScreeningRow
from adapter.words import DISMISSAL_WORDS, Dismissal

_STATED = (Knowing.FOUND, Knowing.TOLD)


def case_view(book: Book, row: ReferralRow, receivers: Receivers, by: Practitioner, now: datetime) -> CaseView:
    """A referral with everything its page needs."""
    draft, deciding = draft_from(row.content), book.deciding
    screening, approval = book.intake.screening(row.screening_id), deciding.approval(row.id)
    said = orjson.loads(screening.content) if screening else {}
    told = deciding.sharing(row.id)
    sharing, receiver = told[-1].sharing if told else None, receivers.named(row.receiver)
    approver = book.people.account(approval.approved_by) if approval else None
    change = change_of(book, row)
    return CaseView(
        referral_id=row.id,
        subject=row.subject,
        route=row.route,
        state=row.state,
        owner=OWNERS[row.state],
        version=row.version,
        content_sha256=row.content_sha256,
        made_on=row.made_at,
        record_sha256=row.record_sha256,
        sections=sections_of(draft),
        questions=tuple(words for words, _ in asked_in(said)),
        could_not_check=unchecked_in(said),
        safe_contact=_safe_contact(draft),
        sharing=sharing,
        approval=approval,
        approved_by_name=approver.name if approver else None,
        receipts=tuple(
            Receipt(item.channel, item.reference, item.delivered_at, item.content_sha256)
            for item in deciding.deliveries(row.id)
        ),
        receiver=receiver,
        open_now=number_open_now(receiver, now) if receiver else (),
        notes=tuple(_notes(row, receiver, now)),
        verbs=verbs_of(row, sharing, by, change),
        outcomes=policies.outcomes_of(row.state),
        provisional=is_provisional(said),
        change=change,
        declines=declines_in(said),
    )


def prompt_view(book: Book, row: ScreeningRow) -> PromptView:
    """A screening without a referral."""
    said = orjson.loads(row.content)
    newer = book.intake.newest_of(row.replaced_by) if row.replaced_by and row.ended is None else None
    return PromptView(
        row.id,
        row.subject,
        row.made_at,
        found_in(said),
        asked_in(said),
        unchecked_in(said),
        safe_contact_in(said),
        row.closed_at is not None,
        is_provisional(said),
        end_of(book, row),
        newer.id if newer and newer.shown and newer.id != row.id else None,
    )


def sections_of(draft: Draft) -> tuple[SectionView, ...]:
    """The lines by section, each with the number an edit takes."""
    numbered = tuple(NumberedLine(number, line) for number, line in enumerate(draft.lines, 1))
    return tuple(SectionView(title, tuple(one for one in numbered if one.line.section == title)) for title in SECTIONS)


def _safe_contact(draft: Draft) -> str:
    """The line as it stands, so that what a person changed is what the next person reads."""
    known = (line for line in draft.lines if line.label == SAFE_CONTACT and line.knowing in _STATED)
    return next((line.words for line in known), "")


def verbs_of(
    row: ReferralRow, sharing: SharingRecord | None, by: Practitioner, change: ChangeView | None = None
) -> tuple[VerbView, ...]:
    """Each verb, open or with the very sentence the attempt would be refused with."""

    def approve() -> None:
        policies.check_tells_no_place(False, bool(change and change.restricted))
        policies.check_may_approve(row, row.content_sha256, sharing)

    checks: dict[Verb, Callable[[], None]] = {
        Verb.EDIT: lambda: policies.check_is_draft(row),
        Verb.CHOOSE_RECEIVER: lambda: policies.check_is_draft(row),
        Verb.RECORD_SHARING: lambda: policies.check_is_draft(row),
        Verb.LOOK_AGAIN: lambda: policies.check_may_look(row, row.replaced_by or ""),
        Verb.APPROVE: approve,
        Verb.DECLINE: lambda: policies.check_may_decline(row, Dismissal.NO_CONCERN, ""),
        Verb.HAND_OVER: lambda: policies.check_may_hand_over(row, "somebody", "somehow"),
        Verb.RECORD_OUTCOME: lambda: _check_any_outcome(row),
    }
    return tuple(_verb(verb, check, by) for verb, check in checks.items())


def history_of(book: Book, row: ReferralRow) -> tuple[HistoryLine, ...]:
    """Everything that happened to a referral, oldest first."""
    return tuple(sorted(_happened(book, row), key=lambda line: line.at))


def _happened(book: Book, row: ReferralRow) -> Iterator[HistoryLine]:
    deciding = book.deciding
    for version in deciding.versions(row.id):
        what = f"Version {version.version}: {version.what}"
        yield HistoryLine(version.changed_at, _name(book, version.changed_by), what)
    if row.basis_sha256:
        yield HistoryLine(row.made_at, "The adapter", f"Kept what the draft rests on, SHA-256 {row.basis_sha256}")
    for told in deciding.sharing(row.id):
        informed, agreement = INFORMED_WORDS[told.sharing.informed], AGREEMENT_WORDS[told.sharing.agreement]
        what = f"Sharing recorded. The adult was told: {informed}. Agreement to the service: {agreement}"
        yield HistoryLine(told.recorded_at, _name(book, told.recorded_by), what, told.sharing.reason)
    if row.looked_by and row.looked_at:
        what = f"Looked at the newer version of the record, {row.looked_sha256}"
        yield HistoryLine(row.looked_at, _name(book, row.looked_by), what)
    if approval := deciding.approval(row.id):
        what = f"Approved, SHA-256 {approval.content_sha256}"
        yield HistoryLine(approval.approved_at, _name(book, approval.approved_by), what)
    for decision in deciding.decisions(row.id):
        why = f": {DISMISSAL_WORDS[Dismissal(decision.reason)]}" if decision.reason else ""
        what = f"From “{STATE_WORDS[State(decision.before)]}” to “{STATE_WORDS[State(decision.after)]}”{why}"
        yield HistoryLine(decision.decided_at, _name(book, decision.decided_by), what, decision.words)
    for delivery in deciding.deliveries(row.id):
        number = f"their reference {delivery.reference}" if delivery.reference else "no reference given"
        what = f"Handed over to {delivery.to_whom} ({delivery.how}), {number}"
        yield HistoryLine(delivery.delivered_at, _name(book, delivery.delivered_by), what)


def _name(book: Book, username: str) -> str:
    account = book.people.account(username)
    return account.name if account else username


def _notes(row: ReferralRow, receiver: Receiver | None, now: datetime) -> Iterator[str]:
    if receiver is None:
        yield "The front door is not known: the record does not say where each child lives. Choose it, or find out."
    elif stale := receiver.stale_on(now.astimezone(LONDON).date()):
        yield stale


def _verb(verb: Verb, check: Callable[[], None], by: Practitioner) -> VerbView:
    try:
        check_may_handle(by)
        check()
    except NotAllowed as refusal:
        return VerbView(verb, False, str(refusal))
    return VerbView(verb, True)


def _check_any_outcome(row: ReferralRow) -> None:
    if row.state is State.DRAFT:
        raise NotAllowed("This is still a draft: approve it or decline it.")
    if not policies.outcomes_of(row.state):
        raise NotAllowed("This referral is closed.")
