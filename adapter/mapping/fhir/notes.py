"""The place of a text in a FHIR resource comes in; who wrote it when goes out: a note has its own author."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from adapter.mapping.dates import first_day
from adapter.mapping.fhir.bundle import Entry
from adapter.mapping.fhir.names import Names
from adapter.mapping.gathered import Source

TEXT = ".text"
AUTHORS = ("authorReference", "authorString")


def source_of(entry: Entry, at: str, source: Source, names: Names) -> Source:
    """The source of a text: a FHIR Annotation's own author and time, and where it says neither its resource's."""
    note = node_at(entry, at.removesuffix(TEXT)) if at.endswith(TEXT) else None
    if not isinstance(note, dict) or not ("time" in note or any(key in note for key in AUTHORS)):
        return source
    said_by = next((name for key in AUTHORS if (name := names.name(note.get(key)))), source.said_by)
    return replace(source, said_by=said_by, written_on=first_day(note.get("time")) or source.written_on)


def node_at(entry: Entry, at: str) -> Any:
    """What stands at a place in a resource, or nothing."""
    node: Any = entry.resource
    for step in at[len(entry.at) :].strip(".").split("."):
        name, _, index = step.partition("[")
        node = node.get(name) if isinstance(node, dict) else None
        if index and isinstance(node, list):
            node = node[int(index.rstrip("]"))]
    return node
