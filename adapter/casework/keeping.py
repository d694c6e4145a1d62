"""How the machine's corridor hands over: a screened record comes in, one filed draft or prompt goes out.

A repeat makes no second; a newer version of a record takes the place of the older in whatever order
they arrive, and whoever holds a draft of the older one is told. An announcement of an assessment gives way to the
assessment itself, and never takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from adapter.audit import AuditEvent
from adapter.casework.filing import ROUTES_SENT, record_row, referral_row, screening_row
from adapter.findings import Route, Screened
from adapter.intake.together import holds_all
from adapter.receivers import Receivers
from adapter.records import SourceRecord
from adapter.referrals import State
from adapter.store import Book
from adapter.store.rows import KeptRecord, ReferralRow, ScreeningRow

PUT_ASIDE = (State.COMPLETED, State.CANCELLED, State.ENTERED_IN_ERROR)
"""A referral in these states shows nobody a question any more, so what is newly said becomes a prompt."""


def keep(
    book: Book,
    screened: Screened,
    record: SourceRecord,
    by: str,
    receivers: Receivers,
    now: datetime,
    new_id: Callable[[], str],
) -> str | None:
    """File a screening in this transaction; the id of the record's referral, or None where it has none."""
    kept, screening = record_row(screened, record, now), screening_row(screened, new_id(), now)
    drafted = book.intake.drafted(kept.sha256)
    subject = f"record:{kept.sha256}"
    # It could not be read once and has come again since: nobody need look at it as held any more.
    book.holding.release(record.sha256, record.path, now, audit=AuditEvent(by, "released", subject, now))
    if book.intake.is_kept(kept.sha256, screening.shelves_sha256):
        book.note(AuditEvent(by, "screened-again", subject, now))
        return drafted[-1].id if drafted else None
    newer = _newer_than(book, kept)
    referral = None if newer else referral_row(screened, screening.id, receivers, now, new_id)
    if referral and not _is_news(referral.route, [before.route for before in drafted]):
        referral = None
    detail = {"screening": screening.id, "referral": referral.id if referral else None, "route": screening.route}
    said_of = None if referral or not drafted or drafted[-1].state in PUT_ASIDE else drafted[-1].id
    book.intake.file(kept, screening, referral, said_of, audit=AuditEvent(by, "screened", subject, now, detail))
    _replace(book, kept, screening, referral, newer, AuditEvent(by, "replaced", subject, now))
    return referral.id if referral else (drafted[-1].id if drafted else None)


def _is_news(route: Route, drafted: list[Route]) -> bool:
    """Whether a referral on this route is the first of the record, or more urgent than every one before."""
    return all(ROUTES_SENT.index(route) < ROUTES_SENT.index(before) for before in drafted)


def _newer_than(book: Book, kept: KeptRecord) -> str | None:
    """What stands in the place of this record although it came first, or None."""
    for other in book.intake.others_of(kept):
        if other.announces is not kept.announces:
            if kept.announces:
                return other.sha256
        elif _is_later(other.assessed_on, kept.assessed_on) and _holds(book, other.sha256, kept.received):
            return other.sha256
    return None


def _is_later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than


def _holds(book: Book, sha256: str, older: bytes) -> bool:
    """Whether a kept version has everything an older one had: a part of an export stands in for no more than a part."""
    return holds_all(book.intake.received(sha256), older)


def _replace(
    book: Book,
    kept: KeptRecord,
    screening: ScreeningRow,
    referral: ReferralRow | None,
    newer: str | None,
    event: AuditEvent,
) -> None:
    if newer:
        book.intake.replace(kept.sha256, newer, "", None, audit=event)
        return
    older = [
        other.sha256
        for other in book.intake.others_of(kept)
        if other.announces is not kept.announces or holds_all(kept.received, book.intake.received(other.sha256))
    ]
    for sha256 in (kept.sha256, *older):
        book.intake.replace(sha256, kept.sha256, screening.id, referral.id if referral else None, audit=event)
