"""How the machine's corridor hands over: a screened record comes in, one filed draft or prompt goes out.

A repeat makes no second. Which version of a record counts is told by `versions`, in whatever order they came;
whoever holds a draft of an older one is told. An announcement of an assessment gives way to the assessment itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from adapter.audit import AuditEvent
from adapter.casework.filing import ROUTES_SENT, basis_row, record_row, referral_row, screening_row
from adapter.findings import Route, Screened
from adapter.intake.together import holds_all, holds_resources
from adapter.receivers import Receivers
from adapter.records import SourceRecord
from adapter.referrals import State
from adapter.store import Book
from adapter.store.rows import KeptRecord
from adapter.versions import Version, moment_of, replacements

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
    basis = basis_row(screened)
    kept, screening = record_row(screened, record, now), screening_row(screened, new_id(), now, basis)
    drafted = book.intake.drafted(kept.sha256)
    subject = f"record:{kept.sha256}"
    # It could not be read once and has come again since: nobody need look at it as held any more.
    book.holding.release(record.sha256, record.path, now, audit=AuditEvent(by, "released", subject, now))
    version = _version_of(kept, now)
    others = book.versions.others_of(kept)
    replaced = replacements((version, *others), _holding(book, kept))
    if book.intake.is_kept(kept.sha256, screening.shelves_sha256):
        book.versions.came_again(kept, now, audit=AuditEvent(by, "screened-again", subject, now))
        book.versions.settle(replaced, audit=AuditEvent(by, "replaced", subject, now))
        return drafted[-1].id if drafted else None
    newer = replaced[kept.sha256]
    referral = None if newer else referral_row(screened, screening, receivers, new_id)
    if referral and not _is_news(referral.route, [before.route for before in drafted]):
        referral = None
    detail: dict[str, str | int | None] = {
        "screening": screening.id,
        "referral": referral.id if referral else None,
        "route": screening.route,
        "basis": screening.basis_sha256,
    }
    said_of = None if referral or not drafted or drafted[-1].state in PUT_ASIDE else drafted[-1].id
    book.bases.keep([basis] if basis else [], now)
    book.intake.file(kept, screening, referral, said_of, audit=AuditEvent(by, "screened", subject, now, detail))
    gave_way = AuditEvent(by, "replaced", subject, now)
    book.versions.screened_anew(kept.sha256, screening.id, referral.id if referral else None, audit=gave_way)
    book.versions.settle(replaced, audit=gave_way)
    return referral.id if referral else (drafted[-1].id if drafted else None)


def _is_news(route: Route, drafted: list[Route]) -> bool:
    """Whether a referral on this route is the first of the record, or more urgent than every one before."""
    return all(ROUTES_SENT.index(route) < ROUTES_SENT.index(before) for before in drafted)


def _version_of(kept: KeptRecord, now: datetime) -> Version:
    moment = moment_of(kept.changed_at, kept.assessed_on, now)
    return Version(kept.sha256, moment, kept.standing, now, kept.announces, kept.record_id)


def _holding(book: Book, kept: KeptRecord) -> Callable[[Version, Version], bool]:
    """Whether a version has everything an older one had: a part of an export stands in for no more than a part."""

    @cache
    def received(sha256: str) -> bytes:
        return kept.received if sha256 == kept.sha256 else book.versions.received(sha256)

    def holds(newer: Version, older: Version) -> bool:
        test = holds_all if newer.record_id == older.record_id else holds_resources
        return test(received(newer.sha256), received(older.sha256))

    return holds
