"""What was made of a batch comes in, the same goes out with every announcement whose content is in it made quiet.

Announcements of assessments wait to the end of the batch, on disk, for their content may come after them.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from adapter.announcements import assessment_names, has_arrived
from adapter.findings import Screened
from adapter.mapping.alarm.tally import Noted
from adapter.records import Quarantined

Outcome = Screened | Quarantined


@dataclass(frozen=True, slots=True)
class Swept:
    """One record's JSON line, and the record itself where it was held because nobody could look."""

    line: bytes
    held: Quarantined | None = None
    noted: Noted | None = None
    """What it showed of its form, for the batch's alarm."""
    names: frozenset[str] = frozenset()
    """What an announcement and its content find each other by."""
    quiet: bytes | None = None
    """Of an announcement: the line it is where its content is in the batch."""


def paired(lines: Iterable[Swept]) -> Iterator[Swept]:
    """The same lines; announcements come last, quiet where their content was met."""
    with closing(sqlite3.connect("", isolation_level=None)) as shelf:
        shelf.execute("CREATE TABLE met (name TEXT PRIMARY KEY) WITHOUT ROWID")
        shelf.execute("CREATE TABLE waiting (swept BLOB)")
        shelf.execute("BEGIN")
        for swept in lines:
            if swept.quiet is None:
                shelf.executemany("INSERT OR IGNORE INTO met VALUES (?)", [(name,) for name in swept.names])
                yield swept
            else:
                shelf.execute("INSERT INTO waiting VALUES (?)", (pickle.dumps(swept),))
        for (kept,) in shelf.execute("SELECT swept FROM waiting ORDER BY rowid"):
            swept = pickle.loads(kept)
            met = any(shelf.execute("SELECT 1 FROM met WHERE name = ?", (name,)).fetchone() for name in swept.names)
            yield replace(swept, line=swept.quiet) if met and swept.quiet is not None else swept


def all_paired(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The same outcomes in the same order, with announcements quiet where their content is among them."""
    whole = [one for one in outcomes if isinstance(one, Screened) and not one.family.record.summary]
    met = frozenset(name for one in whole for name in names_of(one))
    return [_quiet(one, met) for one in outcomes]


def names_of(one: Screened) -> frozenset[str]:
    """What a screening's announcement or content find it by."""
    return assessment_names(one.family.record, one.family.adult)


def _quiet(one: Outcome, met: frozenset[str]) -> Outcome:
    if isinstance(one, Quarantined) or not one.family.record.summary or not names_of(one) & met:
        return one
    return has_arrived(one)
