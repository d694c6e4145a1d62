"""The rows of one extract come in, in any order and any number; its records go out, each with its own rows.

Rows wait in a temporary SQLite database without a name, which spills to the disk and is gone when it is
closed, so that memory does not grow with the files. The bytes of a record are its own rows below their
headers, file after file: read again by themselves they give the same record.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import orjson

from adapter.intake.limits import Limits
from adapter.intake.rows import Header, Lines, Row, read_header, rows
from adapter.intake.trees import Unreadable, quarantined
from adapter.layouts import ALONE, FILES_APART, LAYOUT, MISSING, UNREAD, Join, Layout
from adapter.records import Quarantined, SourceRecord, sha256_of

SHORTENED = re.compile(r"^[0-9]+([.,][0-9]+)?[Ee][+]?[0-9]+$")
"""A long number as a spreadsheet shows it, with its last digits lost."""
WHOLE = re.compile(r"^([0-9]+)[.]0+$")
FIXED = 6
"""Columns of every table before its keys: source, line, text, cells, fault, and the row's number."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """One row of a record: where it stands, and its cells by name, or none where it could not be read."""

    source: int
    line: int
    text: str
    cells: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class _Part:
    """One file of the extract as it was taken in."""

    path: str
    file: str
    header: Header


@dataclass(slots=True)
class Rows:
    """The rows of one extract while they wait for one another."""

    layout: Layout
    limits: Limits
    database: sqlite3.Connection
    keys: dict[str, tuple[str, ...]]
    """File → the columns its rows are found by, in the order of the table's."""
    parts: list[_Part] = field(default_factory=list)
    line: int = 0
    """The line of the row taken in last."""
    cut: set[str] = field(default_factory=set)
    """Files that could not be read to their end."""

    @classmethod
    @contextmanager
    def waiting(cls, layout: Layout, limits: Limits) -> Iterator[Rows]:
        """An empty place for the rows of one extract; what is in it is gone afterwards."""
        database = sqlite3.connect("", check_same_thread=False)
        try:
            database.execute("PRAGMA journal_mode=OFF")
            database.execute("PRAGMA synchronous=OFF")
            columns = {file: layout.keys(file) for file in layout.files}
            for file, found in columns.items():
                keys = "".join(f", k{place} TEXT" for place, _ in enumerate(found))
                database.execute(
                    f"CREATE TABLE {_table(layout, file)} "
                    f"(number INTEGER PRIMARY KEY, source INT, line INT, text TEXT, cells BLOB, fault TEXT{keys})"
                )
            yield cls(layout, limits, database, columns)
        finally:
            database.close()

    def take(self, path: str, file: str, header: Header, opened: BinaryIO) -> None:
        """Put the rows of one file with the others. Raises what reading it raises, and keeps what came before."""
        source, lines = len(self.parts), Lines(opened)
        read_header(lines)
        self.parts.append(_Part(path, file, header))
        keys = self.keys[file]
        places = [header.names.index(key) for key in keys]
        owner = self.layout.by if file == self.layout.main else self.layout.found_by(file)
        marks = ", ".join("?" * (FIXED + len(keys)))
        insert = f"INSERT INTO {_table(self.layout, file)} VALUES ({marks})"

        def ready() -> Iterator[tuple[Any, ...]]:
            for row in rows(lines, header):
                self.line = row.line
                fault = row.fault or _lost(row, keys, places, owner, file == self.layout.main)
                found = (_key(row.cells[place]) if place < len(row.cells) else "" for place in places)
                cells = None if fault else orjson.dumps(row.cells)
                yield (None, source, row.line, row.text.encode("utf-8", "replace").decode(), cells, fault, *found)

        self.database.executemany(insert, ready())

    def held(self) -> Iterator[Quarantined]:
        """Every row that could not be read, with its line."""
        for file in self.layout.files:
            select = f"SELECT source, line, text, fault FROM {_table(self.layout, file)} WHERE fault IS NOT NULL"
            for source, line, text, fault in self.database.execute(select):
                part = self.parts[source]
                cause = Unreadable(f"line {line}", fault, "Correct it at its source and send it again.")
                yield quarantined(f"{part.path}#line {line}", (part.header.text + text).encode(), cause)

    def records(self) -> Iterator[SourceRecord | Quarantined]:
        """One record for each group of the main file's rows, in the order of their first."""
        layout = self.layout
        for file in layout.files:
            for place, _ in enumerate(self.keys[file]):
                name = _table(layout, file)
                self.database.execute(f"CREATE INDEX {name}_{place} ON {name} (k{place})")
        main = _table(layout, layout.main)
        by = [f"k{self.keys[layout.main].index(column)}" for column in layout.by]
        self.database.execute(f"CREATE INDEX main ON {main} ({', '.join(by)})")
        same = " AND ".join(f"{column} = ?" for column in by)
        groups = self.database.execute(
            f"SELECT {', '.join(by)} FROM {main} WHERE fault IS NULL GROUP BY {', '.join(by)} ORDER BY MIN(number)"
        )
        for values in groups:
            yield self._record(same, values)

    def _record(self, same: str, values: Sequence[str]) -> SourceRecord | Quarantined:
        layout = self.layout
        first = self._select(layout.main, same, values)
        start = next((row for row in first if row.cells is not None), first[0])
        path = f"{self.parts[start.source].path}#line {start.line}"
        everything = {(row.source, row.line): row for row in first}
        tree: dict[str, Any] = {LAYOUT: layout.name, layout.main: [row.cells for row in first if row.cells is not None]}
        for join in layout.joins:
            for row in self._join(join, tree):
                everything[row.source, row.line] = row
        found = [everything[place] for place in sorted(everything)]
        received = self._bytes(found)
        if len(received) > self.limits.max_bytes:
            why = f"Its rows together are larger than {self.limits.max_bytes} bytes."
            cause = Unreadable("the whole record", why, "Check by which column rows belong together.")
            return quarantined(path, received[: self.limits.max_bytes], cause)
        missing = sorted(set(layout.files) - {part.file for part in self.parts} | self.cut)
        unread = [f"line {row.line} of {self.parts[row.source].file}" for row in found if row.cells is None]
        alone = [] if unread else _alone(layout, tree, missing)
        told = {MISSING: missing, UNREAD: unread, ALONE: alone}
        tree |= {name: places for name, places in told.items() if places}
        return SourceRecord(path, received, sha256_of(received), tree)

    def _join(self, join: Join, tree: dict[str, Any]) -> list[_Taken]:
        """Put the rows of one join into the tree; the same rows, with those that could not be read."""
        same = f"k{self.keys[join.file].index(join.where)} = ?"
        known: dict[str, list[_Taken]] = {}
        put: list[dict[str, Any]] = []
        for row in tree.get(join.of, ()):
            value = _key(row.get(join.column, ""))
            if value and value not in known:
                known[value] = self._select(join.file, same, (value,))
            inner = [found.cells for found in known.get(value, ()) if found.cells is not None]
            put += [{**row, join.rows: cells} for cells in inner] or [row]
        if join.inside:
            tree[join.of] = put
        else:
            tree[join.rows] = [row.cells for found in known.values() for row in found if row.cells is not None]
        return [row for found in known.values() for row in found]

    def _select(self, file: str, same: str, values: Sequence[str]) -> list[_Taken]:
        """The rows of one file that belong together; one that stands there twice word for word counts once."""
        select = f"SELECT source, line, text, cells FROM {_table(self.layout, file)} WHERE {same} ORDER BY number"
        found: dict[str, _Taken] = {}
        weight = 0
        for source, line, text, cells in self.database.execute(select, tuple(values)):
            names = self.parts[source].header.names
            row = None if cells is None else dict(zip(names, orjson.loads(cells), strict=True))
            known = None if row is None else {name: cell for name, cell in row.items() if cell}
            found.setdefault(text, _Taken(source, line, text, known))
            weight += len(text)
            if weight > self.limits.max_bytes:
                break
        return list(found.values())

    def _bytes(self, found: Sequence[_Taken]) -> bytes:
        """A record's rows below their headers, one file after the other."""
        files = []
        for number, part in enumerate(self.parts):
            own = [part.header.text, *(row.text for row in found if row.source == number)]
            files.append("".join(text if text.endswith(("\n", "\r")) else text + "\n" for text in own))
        return "".join(files if len(files) == 1 else [FILES_APART + file for file in files]).encode()


def _table(layout: Layout, file: str) -> str:
    return f"file_{list(layout.files).index(file)}"


def _alone(layout: Layout, tree: dict[str, Any], missing: Sequence[str]) -> list[str]:
    """The names of rows that point at somebody of whom no row came; where a whole file did not come, that is told."""
    return sorted(
        {
            join.of
            for join in layout.joins
            if join.inside and join.file not in missing
            for row in tree.get(join.of, ())
            if row.get(join.column) and join.rows not in row
        }
    )


def _lost(row: Row, keys: Sequence[str], places: Sequence[int], owner: Sequence[str], every: bool) -> str | None:
    """Why nobody can tell whose row it is, by the columns that say so; a value itself is never repeated."""
    found = {key: row.cells[place] for key, place in zip(keys, places, strict=True)}
    for key, value in found.items():
        if SHORTENED.match(value):
            return f"'{key}' is a number a spreadsheet has shortened (as 1.23E+10): whose row it is cannot be told."
    blank = [key for key in owner if not found[key]]
    if blank and (every or len(blank) == len(owner)):
        return f"'{blank[0]}' is blank: whose row it is cannot be told."
    return None


def _key(cell: str) -> str:
    """An identifier as it is compared: `7.0` is 7."""
    whole = WHOLE.match(cell) if cell.endswith("0") and "." in cell else None
    return str(whole[1]) if whole else cell
