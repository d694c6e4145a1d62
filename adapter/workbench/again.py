"""Reading held records again: one with its kept bytes comes in, what these shelves make of it now goes out.

It is the corridor it came by the first time; nothing is kept here.
"""

from __future__ import annotations

from dataclasses import dataclass

from adapter.findings import Screened
from adapter.intake.held import read_again
from adapter.intake.limits import Limits
from adapter.records import Quarantined, SourceRecord
from adapter.screening import Shelves, screen_or_hold

Seen = tuple[Screened | Quarantined, SourceRecord | None]


@dataclass(frozen=True, slots=True)
class Again:
    """A held record and what came of its bytes: one record, or the several its file holds."""

    item: Quarantined
    seen: tuple[Seen, ...]

    @property
    def still(self) -> tuple[Quarantined, ...]:
        """What can still not be read."""
        return tuple(one for one, _ in self.seen if isinstance(one, Quarantined))

    @property
    def read(self) -> tuple[Screened, ...]:
        """What can be read now."""
        return tuple(one for one, _ in self.seen if isinstance(one, Screened))


def screen_again(item: Quarantined, shelves: Shelves, limits: Limits) -> Again:
    """One held record, read and screened again."""
    found = read_again(item, limits, shelves.mappings.layouts)
    return Again(item, tuple((screen_or_hold(one, shelves), _record(one)) for one in found))


def _record(one: SourceRecord | Quarantined) -> SourceRecord | None:
    return one if isinstance(one, SourceRecord) else None
