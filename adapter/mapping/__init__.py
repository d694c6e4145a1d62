"""The second room: a source record and the mappings come in, an extract of facts and passages goes out.

Pure: the same record and the same shelf give the same extract, anywhere and at any time.
"""

from __future__ import annotations

from adapter.errors import RecordError
from adapter.mapping.load import Mappings, load_mappings
from adapter.mapping.normalising import normalised
from adapter.mapping.recognised import taker
from adapter.records import Extract, SourceRecord

__all__ = ["Mappings", "load_mappings", "translate"]


def translate(record: SourceRecord, mappings: Mappings) -> Extract:
    """What one record says, with the place of every word.

    Raises RecordError when no mapping recognises the record, or the one that does cannot read it.
    """
    from adapter.mapping.alarm.raising import watched  # whoever only checks mappings does without

    source = taker(mappings.sources, record.tree)
    if source is not None:
        return watched(record, normalised(record, source.reader.read(record)), source, mappings)
    known = ", ".join(mappings.names)
    raise RecordError(
        record.path,
        f"no mapping recognises this record, so nothing in it was read; the mappings are: {known}.",
        "Check what the record is, or write a mapping for its system (mappings/README.md).",
    )
