"""A file with columns comes in as bytes, its header and its rows with their lines go out.

Comma, semicolon, tab or bar; UTF-8 with or without its mark, UTF-16 with its mark, and Windows-1252 line by
line, as spreadsheets write them. What is no row is handed out as such with its line; nothing is guessed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

from adapter.intake.trees import BOM, Unreadable
from adapter.layouts import FILES_APART

LONGEST_ROW = 1_000_000
"""Characters of one row; a quotation mark that nobody closed must not take the rest of the file with it."""
DELIMITERS = (",", ";", "\t", "|")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_WRAPPED = re.compile(r'^="(.*)"$')
_GUARDED = re.compile(r"^'[0-9=+@-]")
_SEPARATOR = re.compile(r'^"?sep=(.)"?$')

csv.field_size_limit(LONGEST_ROW)


class Row(NamedTuple):
    """One row of a file: its first line, its text as it stands there, and its cells or why there are none."""

    line: int
    text: str
    cells: tuple[str, ...]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a file's columns; empty where a column has no name."""

    names: tuple[str, ...]
    text: str
    """As it stands in the file."""
    delimiter: str


class Lines:
    """The lines of a file as text, one after the other, with those that must be read again put back."""

    def __init__(self, file: BinaryIO) -> None:
        start = file.read(3)
        wide = start[:2] in UTF_16
        rest = b"" if start == BOM else start
        again = io.BufferedReader(_Again(rest, file))
        # Latin-1 is one character for each byte: it finds the ends of lines and changes nothing.
        self._text = io.TextIOWrapper(again, "utf-16" if wide else "latin-1", "surrogatepass", newline="")
        self._wide = wide
        self._back: list[str] = []
        self.number = 0

    def next(self) -> str:
        """The next line with its end, or nothing at the end of the file."""
        line = self._back.pop() if self._back else self._read()
        self.number += bool(line)
        return line

    def put_back(self, lines: list[str]) -> None:
        """Let these lines come again."""
        self._back.extend(reversed(lines))
        self.number -= len(lines)

    def _read(self) -> str:
        line = self._text.readline(LONGEST_ROW + 1)
        while len(line) > LONGEST_ROW and not line.endswith(("\n", "\r")):
            more = self._text.readline(LONGEST_ROW)
            if not more:
                break
            line = line[:LONGEST_ROW] + "\0" + ("\n" if more.endswith(("\n", "\r")) else "")
        return line if self._wide else _decoded(line.encode("latin-1"))


class _Again(io.RawIOBase):
    """A file whose first bytes have been looked at."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        self._start, self._file = start, file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._start[: len(buffer)] or self._file.read(len(buffer))
        self._start = self._start[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "surrogateescape")


def read_header(lines: Lines) -> Header | None:
    """The first row that says something; None where the file holds none.

    Raises Unreadable where it cannot be a header: a name written twice, or no text at all.
    """
    told = ""
    while line := lines.next():
        separator = _SEPARATOR.match(line.strip())
        if separator:
            told = separator[1]
        elif line.strip(" \t\r\n,;|\"'"):
            lines.put_back([line])
            header = _header(lines, told or max(DELIMITERS, key=_outside_quotes(line).count))
            return replace(header, text=f"sep={told}\n{header.text}") if told else header
    return None


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _header(lines: Lines, delimiter: str) -> Header:
    row = _row(lines, delimiter)
    where = f"line {row.line}"
    if row.fault:
        raise Unreadable(where, row.fault, "Save it as CSV in UTF-8 and send it again.")
    names = [cleaned(cell) for cell in row.cells]
    while names and not names[-1]:
        names.pop()
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        why = f"Its header has the same name twice: {', '.join(twice[:5])}."
        raise Unreadable(where, why, "Give each column a name of its own; nobody can tell which is meant.")
    return Header(tuple(names), row.text, delimiter)


def rows(lines: Lines, header: Header) -> Iterator[Row]:
    """Every row below the header; blank ones are passed over. One that cannot be read has its fault and its line."""
    width = len(header.names)
    while line := lines.next():
        if not line.strip():
            continue
        lines.put_back([line])
        row = _row(lines, header.delimiter)
        if row.fault is None and not any(cell.strip() for cell in row.cells):
            continue
        yield row if row.fault else _fitted(row, width)


def _fitted(row: Row, width: int) -> Row:
    cells = tuple(cleaned(cell) for cell in row.cells)
    if len(cells) == width:
        return row._replace(cells=cells)
    if len(cells) > width and not any(cells[width:]):
        return row._replace(cells=cells[:width])
    fault = f"It has {len(cells)} cells where the header has {width} columns."
    return row._replace(cells=cells, fault=fault)


def _row(lines: Lines, delimiter: str) -> Row:
    """One row, which may go over several lines; one that is no row takes only its first line away."""
    first = lines.number + 1
    taken: list[str] = []

    def feed() -> Iterator[str]:
        long = 0
        while long <= LONGEST_ROW and (line := lines.next()):
            taken.append(line)
            long += len(line)
            yield line

    fault: str | None = None
    cells: tuple[str, ...] = ()
    try:
        cells = tuple(next(csv.reader(feed(), delimiter=delimiter, skipinitialspace=True, strict=True), ()))
    except csv.Error:
        fault = "Its quotation marks do not close, or it is longer than a row can be."
    if len(taken) > 1 and fault:
        lines.put_back(taken[1:])
        taken = taken[:1]
    text = "".join(taken)
    return Row(first, text, cells, fault or _text_fault(text))


def _text_fault(text: str) -> str | None:
    if "\0" in text or FILES_APART in text:
        return "It holds characters that are no text (NUL); it may be UTF-16 without its mark, or cut."
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            return "It holds a character that is neither UTF-8 nor Windows-1252."
    return None


def cleaned(cell: str) -> str:
    """A cell without what a spreadsheet adds to keep it text: `="0123"`, a leading apostrophe, spaces around it."""
    bare = cell.strip()
    if bare[:1] not in ("=", "'"):
        return bare
    wrapped = _WRAPPED.match(bare)
    if wrapped:
        return wrapped[1].strip()
    return bare[1:] if _GUARDED.match(bare) else bare
