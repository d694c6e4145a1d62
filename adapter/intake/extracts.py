"""The files with columns of one folder come in, one record for each group of their rows goes out.

Each file is known by its header. The files of one mapping that stand together are one extract.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

from adapter.intake.grouping import Rows
from adapter.intake.limits import Limits
from adapter.intake.rows import Header, Lines, read_header
from adapter.intake.trees import Unreadable, quarantined
from adapter.layouts import FILES_APART, Layout, column_key, nearest
from adapter.records import Quarantined, SourceRecord

COLUMNS = {".csv", ".tsv"}
MOSTLY = 0.5
"""Of a file's columns, how many may be missing before a header is rather another file than this one, changed."""
FAILURES = (OSError, EOFError, zlib.error, UnicodeError)
"""What reading a file that is away, damaged or cut raises."""
Item = SourceRecord | Quarantined


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from: a file, or bytes that were received before."""

    path: str
    content: bytes | None = None

    def open(self) -> BinaryIO:
        """The file's bytes, unpacked."""
        if self.content is not None:
            return io.BytesIO(self.content)
        if self.path.lower().endswith(".gz"):
            return cast(BinaryIO, gzip.open(self.path, "rb"))
        return Path(self.path).open("rb")


@dataclass(frozen=True, slots=True)
class Known:
    """One file known by its header."""

    source: Source
    layout: Layout
    file: str
    header: Header
    """With the names of the layout's columns as the layout writes them."""


def read_extract(sources: Sequence[Source], layouts: Sequence[Layout], limits: Limits) -> Iterator[Item]:
    """Every record of the files of one folder; a file that cannot be read comes out as `Quarantined`.

    The files of a layout that joins several are one extract. Of a layout with one file, each file is one.
    """
    known: list[Known] = []
    for source in (part for whole in sources for part in _parts(whole, limits)):
        try:
            known.append(_recognised(source, layouts))
        except Unreadable as cause:
            yield _held(source, cause, limits)
    for layout in layouts:
        mine = [one for one in known if one.layout is layout]
        for extract in [mine] if layout.joins else [[one] for one in mine]:
            yield from _of_layout(layout, extract, limits) if extract else ()


def _parts(source: Source, limits: Limits) -> list[Source]:
    """The file itself; or the files one record was made of, where these are the bytes of such a record."""
    mark = FILES_APART.encode()
    try:
        with closing(source.open()) as opened:
            first = opened.read(1)
            rest = opened.read(limits.max_bytes) if first == mark else b""
    except FAILURES:
        return [source]  # told of when its header is read
    return [Source(source.path, part) for part in rest.split(mark)] if first == mark else [source]


def _held(source: Source, cause: Unreadable, limits: Limits) -> Quarantined:
    """The file put aside; with its bytes, so that it can be read again, unless it is too large for one record."""
    try:
        with io.BytesIO(source.content) if source.content is not None else Path(source.path).open("rb") as opened:
            raw = opened.read(limits.max_bytes + 1)
    except OSError:
        raw = b""
    return quarantined(source.path, raw if len(raw) <= limits.max_bytes else b"", cause)


def _recognised(source: Source, layouts: Sequence[Layout]) -> Known:
    """The file with its layout. Raises Unreadable where nothing knows it."""
    try:
        with closing(source.open()) as opened:
            header = read_header(Lines(opened))
    except FAILURES as cause:
        raise _failed("the whole file", cause) from cause
    if header is None:
        raise Unreadable("the whole file", "It is empty.", "Check the feed: a file without rows still has a header.")
    found = nearest(header.names, layouts)
    if found is None or found[2]:
        raise _unknown(found)
    layout, file, _ = found
    spelled = {column_key(name): name for name in (*layout.files[file], *layout.also.get(file, ()))}
    named = enumerate(header.names, start=1)
    names = tuple(spelled.get(column_key(name), name) or f"column {place}" for place, name in named)
    return Known(source, layout, file, replace(header, names=names))


def _unknown(found: tuple[Layout, str, tuple[str, ...]] | None) -> Unreadable:
    what_now = "Correct the export, or write a mapping for it (mappings/README.md)."
    if found is None:
        return Unreadable("the header", "No mapping here reads files with columns.", what_now)
    layout, file, missing = found
    lacks = ", ".join(missing[:8]) + (f" and {len(missing) - 8} more" if len(missing) > 8 else "")
    why = f"No mapping knows its columns; the nearest is '{file}' of {layout.name}, and of that it lacks: {lacks}."
    blind = layout.tells.get(file, ())
    if blind and len(missing) <= len(layout.files[file]) * MOSTLY:
        why += f" Blind until it is read: {', '.join(blind)}."
    return Unreadable("the header", why, what_now)


def _of_layout(layout: Layout, extract: Sequence[Known], limits: Limits) -> Iterator[Item]:
    if all(known.file != layout.main for known in extract):
        why = f"There is no file of '{layout.main}' beside it, by which {layout.name} makes its records."
        for known in extract:
            yield _held(known.source, Unreadable("the whole file", why, "Send the files together."), limits)
        return
    with Rows.waiting(layout, limits) as waiting:
        for known in extract:
            cause = _take(known, waiting)
            if cause is not None:
                yield _held(known.source, cause, limits)
        yield from waiting.held()
        yield from waiting.records()


def _take(known: Known, waiting: Rows) -> Unreadable | None:
    """Put the rows of one file with the others; why it could not be read to its end, where it could not."""
    try:
        with closing(known.source.open()) as opened:
            waiting.take(known.source.path, known.file, known.header, opened)
    except FAILURES as cause:
        waiting.cut.add(known.file)
        return _failed(f"after line {waiting.line}", cause)
    return None


def _failed(where: str, cause: Exception) -> Unreadable:
    """A file that could not be opened or read to its end."""
    if isinstance(cause, OSError) and cause.strerror:
        return Unreadable(where, f"It cannot be read ({cause.strerror}).", "Check the name and the rights.")
    kind = "text" if isinstance(cause, UnicodeError) else "a complete gzip file"
    return Unreadable(where, f"It is not {kind}.", "Send it again.")
