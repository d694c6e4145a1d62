"""A reader and the documents it was made of come in, what lists its fields goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from adapter.layouts import ALONE, LAYOUT, MISSING, UNREAD
from adapter.mapping.answers.forms import stored_fields
from adapter.mapping.columns.record import JsonReader
from adapter.mapping.fhir.record import FhirReader
from adapter.mapping.inventory.forms import form_fields
from adapter.mapping.inventory.paths import ListedPaths, listed_paths, tree_fields
from adapter.mapping.inventory.resources import resources_listing
from adapter.mapping.inventory.seen import Entry, FieldSeen
from adapter.mapping.inventory.tables import ListedTable, listed_table
from adapter.mapping.written import Written
from adapter.records import SourceRecord


class Listing(Protocol):
    """Everything one mapping lists."""

    entries: tuple[Entry, ...]

    def fields(self, record: SourceRecord) -> Iterator[FieldSeen]:
        """Every field of a record with its standing."""


@dataclass(slots=True)
class KeysListing:
    """The list of a mapping of keys and columns."""

    reader: JsonReader
    paths: ListedPaths
    table: ListedTable | None
    entries: tuple[Entry, ...]

    def fields(self, record: SourceRecord) -> Iterator[FieldSeen]:
        """The questions of its form, then everything else."""
        tree = record.tree
        form = next((str(value) for find in self.reader.record.get("form", ()) for value, _ in find(tree, "")), None)
        # What intake adds to rows of an extract is no field of the source.
        apart: set[str] = {LAYOUT, MISSING, UNREAD, ALONE} if tree.get(LAYOUT) == self.reader.name else set()
        if self.reader.form is not None and self.table is not None:
            find, table = self.reader.form
            for answers, at in find(tree, ""):
                apart.add(at)
                yield from form_fields(stored_fields(answers, at), table, self.table, form)
        yield from tree_fields(tree, self.paths, frozenset(apart))


def listing(reader: JsonReader | FhirReader, written: Written) -> Listing:
    """What lists the fields of a reader's records."""
    mapping, document = written.mappings[reader.name]
    if isinstance(reader, FhirReader):
        return resources_listing(reader, written)
    paths = listed_paths(mapping, document, tuple(table for _, _, table in reader.answers))
    table = listed_table(mapping.form.questions, written) if mapping.form else None
    own = tuple(use.entry for use in paths.uses)
    return KeysListing(reader, paths, table, (*own, *(table.entries if table else ())))
