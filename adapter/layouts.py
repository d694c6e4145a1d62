"""How the files of one extract belong together: what a mapping of columns says comes in, what intake reads by goes out.

Intake and mapping are siblings; this is the one thing of a mapping that intake must know before there is a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LAYOUT = "layout"
"""The key of a record's tree that names its layout, and so its mapping."""
MISSING = "missing"
"""The key of the names of files that were not in the extract."""
UNREAD = "unread"
"""The key of the places of this record's rows that could not be read."""
ALONE = "alone"
"""The key of the names of rows that name somebody who is in no file of the extract."""

FILES_APART = "\x1c"
"""Before each file in the bytes of a record that several files make: U+001C, the separator of files."""


@dataclass(frozen=True, slots=True)
class Join:
    """Rows one record takes from a file: those whose column has a value that another of its rows has."""

    rows: str
    """What the rows are called in the record."""
    file: str
    where: str
    """The column of `file`."""
    of: str
    """Whose column it equals: rows taken before, or the record's own."""
    column: str
    inside: bool
    """Put into each row of `of` it belongs to, and not beside them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one mapping's extract, and how they make one record."""

    name: str
    files: dict[str, tuple[str, ...]]
    """File → the columns its header has at the least."""
    main: str
    by: tuple[str, ...]
    """The columns of `main` by which rows belong to one record."""
    joins: tuple[Join, ...] = ()
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """File → columns that are used where its header has them."""
    tells: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """File → the facts its columns state: what is blind while it cannot be read."""

    def keys(self, file: str) -> tuple[str, ...]:
        """The columns of one file by which its rows are found or find others."""
        own = self.by if file == self.main else ()
        found = [join.where for join in self.joins if join.file == file]
        finding = [join.column for join in self.joins if self.file_of(join.of) == file]
        return tuple(dict.fromkeys((*own, *found, *finding)))

    def found_by(self, file: str) -> tuple[str, ...]:
        """The columns by which a record takes rows from one file."""
        return tuple(dict.fromkeys(join.where for join in self.joins if join.file == file))

    def file_of(self, rows: str) -> str:
        """The file rows of this name are from."""
        return next((join.file for join in self.joins if join.rows == rows), rows)


def column_key(name: str) -> str:
    """A column's name as headers are compared: case and the run of spaces are left aside."""
    return " ".join(name.split()).casefold()


def nearest(header: Iterable[str], layouts: Iterable[Layout]) -> tuple[Layout, str, tuple[str, ...]] | None:
    """The layout and file whose columns most of a header are, with the columns that are missing.

    A file that misses nothing goes before one that does; among those the one that asks for most.
    """
    there = {column_key(name) for name in header}
    best: tuple[tuple[bool, float, int], Layout, str, tuple[str, ...]] | None = None
    for layout in layouts:
        for file, columns in layout.files.items():
            missing = tuple(name for name in columns if column_key(name) not in there)
            rank = (not missing, 1 - len(missing) / len(columns), len(columns))
            if best is None or rank > best[0]:
                best = (rank, layout, file, missing)
    return None if best is None else best[1:]
