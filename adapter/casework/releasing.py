"""Held records and how they come back: who asks comes in, what is held goes out; what was read after all is filed.

A record is released in the transaction that files what it says, so that nothing is lost in between and a
second time changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from adapter.audit import AuditEvent
from adapter.casework import keeping
from adapter.casework.desk import Desk
from adapter.casework.views import QuarantineRow
from adapter.findings import Screened
from adapter.records import Quarantined, SourceRecord
from adapter.store import Book

Seen = Screened | Quarantined


class Releasing(Desk):
    """The verbs of whoever mends what could not be read."""

    def keep_quarantined(self, item: Quarantined, by: str) -> None:
        """Keep a record nobody could read, with what to do about it."""
        now = self._now()
        with self._store.writing() as book:
            book.holding.hold(item, now, audit=AuditEvent(by, "quarantined", _subject(item), now))

    def held_now(self, by: str) -> tuple[QuarantineRow, ...]:
        """Everything that is held, newest first, for the machine's own keeper; without the bytes."""
        with self._store.writing() as book:
            book.note(AuditEvent(by, "read-quarantine", "quarantine", self._now()))
            return tuple(QuarantineRow.of(row) for row in book.holding.held())

    def held_item(self, sha256: str, path: str) -> Quarantined | None:
        """One held record with its bytes, to be read again; None where it is held no longer."""
        with self._store.writing() as book:
            return book.holding.item(sha256, path)

    def release(self, item: Quarantined, again: Sequence[tuple[Seen, SourceRecord | None]], by: str) -> bool:
        """File what a held record says now that it can be read, and release it; false where it stays held.

        `again` is what came of its bytes: a file may hold several records, and some may still be unreadable; those
        are held by themselves.
        """
        now = self._now()
        with self._store.writing() as book:
            if book.holding.item(item.sha256, item.path) is None:
                return False
            still = [seen for seen, _ in again if isinstance(seen, Quarantined)]
            for seen, record in again:
                if isinstance(seen, Screened) and record is not None:
                    keeping.keep(book, seen, record, by, self._receivers, now, self._new_id)
            stays = any((one.sha256, one.path) == (item.sha256, item.path) for one in still) or not again
            self._hold_the_rest(book, item, still, by)
            detail = {"read": len(again) - len(still), "held": len(still)}
            if not stays:
                event = AuditEvent(by, "released", _subject(item), now, detail)
                book.holding.release(item.sha256, item.path, now, audit=event)
            return not stays

    def _hold_the_rest(self, book: Book, item: Quarantined, still: list[Quarantined], by: str) -> None:
        now = self._now()
        for one in still:
            if (one.sha256, one.path) != (item.sha256, item.path):
                book.holding.hold(one, now, audit=AuditEvent(by, "quarantined", _subject(one), now))
            elif (one.where, one.why, one.what_now) != (item.where, item.why, item.what_now):
                book.holding.recause(one, audit=AuditEvent(by, "still-held", _subject(one), now))


def _subject(item: Quarantined) -> str:
    return f"record:{item.sha256}"
