"""What a mapping knows and does not know: records and mappings come in, fields with their standing go out.

`inventory` goes over one record, `entries` over what a mapping lists; neither holds a value of a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from adapter.errors import RecordError
from adapter.mapping.inventory.listing import Listing, listing
from adapter.mapping.inventory.seen import Entry, FieldSeen, Standing
from adapter.mapping.load import Mappings
from adapter.mapping.recognised import taker
from adapter.records import SourceRecord

__all__ = ["Entry", "FieldSeen", "Standing", "entries", "inventory", "listing_of", "mapping_of"]


def inventory(record: SourceRecord, mappings: Mappings) -> Iterator[FieldSeen]:
    """Every field of the record, against the mapping that recognises it. Raises RecordError when none does."""
    return listing_of(mappings, mapping_of(record, mappings)).fields(record)


def entries(mappings: Mappings, mapping: str) -> tuple[Entry, ...]:
    """Everything a mapping lists, with the tables and value sets it uses."""
    return listing_of(mappings, mapping).entries


def mapping_of(record: SourceRecord, mappings: Mappings) -> str:
    """The name of the mapping that reads a record. Raises RecordError when none does."""
    source = taker(mappings.sources, record.tree)
    if source is not None:
        return source.reader.name
    raise RecordError(
        record.path,
        f"no mapping recognises this record; there are {', '.join(mappings.names)}.",
        "Check what the record is, or write a mapping for its system (mappings/README.md).",
    )


def listing_of(mappings: Mappings, name: str) -> Listing:
    """A mapping's list, made once for each shelf."""
    known = mappings.written.listings
    if name not in known:
        source = next(source for source in mappings.sources if source.reader.name == name)
        known[name] = listing(source.reader, mappings.written)
    found: Listing = known[name]
    return found
