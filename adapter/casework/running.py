"""How the service is running: an administrator comes in, what is held and when each feed last came goes out.

Places and causes only: no name, no quote and no record's content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from adapter.audit import AuditEvent
from adapter.casework import permissions
from adapter.casework.noticing import Noticing
from adapter.casework.views import Practitioner
from adapter.receivers import LONDON
from adapter.store.rows import HeldRecord, UnlistedRow

NAMED_AT_MOST = 5
LATELY = timedelta(days=30)
"""A field that has not come for so long was mended, or its form is no more."""


@dataclass(frozen=True, slots=True)
class HeldCause:
    """Records held for one cause, with what to do about it."""

    why: str
    what_now: str
    records: int
    times: int
    first_at: datetime
    last_at: datetime
    named: tuple[tuple[str, str], ...]
    """A few of them: where it came from, and the place in it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What one mapping last read that was filed, and how many records that were new today."""

    mapping: str
    last_at: datetime | None
    today: int


@dataclass(frozen=True, slots=True)
class RunningView:
    """What an administrator must know to keep it running."""

    held: tuple[HeldCause, ...]
    feeds: tuple[Feed, ...]
    unlisted: tuple[UnlistedRow, ...] = ()
    """What forms asked of late that nobody has listed, what blinds a fact first."""

    @property
    def blind(self) -> tuple[UnlistedRow, ...]:
        """Those for which a fact is no longer read."""
        return tuple(row for row in self.unlisted if row.blind)

    @property
    def records_held(self) -> int:
        """How many records wait to be mended."""
        return sum(cause.records for cause in self.held)


class Running(Noticing):
    """The verb of whoever keeps it running."""

    def running(self, mappings: Iterable[str], by: Practitioner) -> RunningView:
        """Everything held, by cause, and the feeds of these mappings and of any other that ever came."""
        self._write_the_rest()
        now = self._now()
        midnight = datetime.combine(now.astimezone(LONDON).date(), time.min, LONDON)
        with self._by(by, permissions.check_may_run_it) as (book, person):
            book.note(AuditEvent(person.username, "read-running", "service", now))
            seen = book.intake.feeds(midnight)
            unlisted = book.noticed.seen_since(now - LATELY)
            return RunningView(tuple(_causes(book.holding.held())), tuple(_feeds(mappings, seen)), unlisted)


def _causes(held: Iterable[HeldRecord]) -> Iterator[HeldCause]:
    """One entry a cause, the commonest first."""
    groups: dict[tuple[str, str], list[HeldRecord]] = {}
    for row in held:
        groups.setdefault((row.why, row.what_now), []).append(row)
    for (why, what_now), rows in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        yield HeldCause(
            why=why,
            what_now=what_now,
            records=len(rows),
            times=sum(row.times for row in rows),
            first_at=min(row.received_at for row in rows),
            last_at=max(row.last_at or row.received_at for row in rows),
            named=tuple((row.path, "" if row.place == row.path else row.place) for row in rows[:NAMED_AT_MOST]),
        )


def _feeds(mappings: Iterable[str], seen: dict[str, tuple[datetime, int]]) -> Iterator[Feed]:
    for name in sorted({*mappings, *seen}):
        last_at, today = seen.get(name, (None, 0))
        yield Feed(name, last_at, today)
