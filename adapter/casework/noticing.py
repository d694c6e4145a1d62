"""What live records have that their mappings do not list comes in, counts in the store go out, written seldom.

A count is written when a name is new to this process and whenever it has doubled, so a form that changed costs a
handful of transactions and not one for each record; somebody who asks gets what is waiting written first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from adapter.audit import AuditEvent
from adapter.casework.releasing import Releasing
from adapter.findings import Screened
from adapter.receivers import Receivers
from adapter.records import Unlisted
from adapter.store import Store
from adapter.store.rows import UnlistedRow

MOST = 5000
"""Names waiting in one process: a caller that sends what has no end must not fill the memory."""
Key = tuple[str, str | None, str, str]


@dataclass(slots=True)
class _Waiting:
    """One name: what is counted of it and not yet written."""

    row: UnlistedRow
    written: int = 0


@dataclass(slots=True)
class _Counts:
    """What this process has counted; threads take turns."""

    names: dict[Key, _Waiting] = field(default_factory=dict)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def add(self, source: str, found: Unlisted, now: datetime) -> UnlistedRow | None:
        """Count one record; what is due to be written, or None."""
        key = (source, found.form, found.kind, found.name)
        with self.turn:
            waiting = self.names.get(key)
            if waiting is None:
                if len(self.names) >= MOST:
                    self.names.clear()
                waiting = self.names[key] = _Waiting(_row(source, found, now))
            row = waiting.row
            blind = (
                found if found.blind or not row.blind else replace(found, blind=row.blind, looks_like=row.looks_like)
            )
            waiting.row = replace(_row(source, blind, now), first_at=row.first_at, records=row.records + 1)
            return self._taken(waiting) if waiting.row.records >= max(1, waiting.written) else None

    def rest(self) -> list[UnlistedRow]:
        """Everything counted and not yet written."""
        with self.turn:
            return [self._taken(waiting) for waiting in self.names.values() if waiting.row.records]

    def _taken(self, waiting: _Waiting) -> UnlistedRow:
        row = waiting.row
        waiting.written += row.records
        waiting.row = replace(row, records=0)
        return row


def _row(source: str, found: Unlisted, now: datetime) -> UnlistedRow:
    return UnlistedRow(
        source, found.form, found.kind, found.name, found.looks_like, found.blind, found.place, now, now, 0
    )


class Noticing(Releasing):
    """The verb of the machine's corridor: count what nobody has listed."""

    def __init__(
        self, store: Store, receivers: Receivers, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        super().__init__(store, receivers, now, new_id)
        self._counts = _Counts()

    def counted(self, screened: Screened) -> tuple[UnlistedRow, ...]:
        """Count what a record has beyond its mapping, in memory; what is due to be written comes back."""
        if not screened.unlisted:
            return ()
        now = self._now()
        found = (self._counts.add(screened.family.record.source, one, now) for one in screened.unlisted)
        return tuple(row for row in found if row is not None)

    def note_unlisted(self, rows: tuple[UnlistedRow, ...], by: str) -> None:
        """Write what is due, all of it in one transaction."""
        if rows:
            now = self._now()
            with self._store.writing() as book:
                book.noticed.count(
                    rows, audit=AuditEvent(by, "noticed-unlisted", "mappings", now, {"names": len(rows)})
                )

    def _write_the_rest(self) -> None:
        self.note_unlisted(tuple(self._counts.rest()), "service")
