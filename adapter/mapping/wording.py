"""A mapping comes in, every fault in its paths, facts and words goes out with its place."""

from __future__ import annotations

from adapter.mapping.answers.faults import UNREAD
from adapter.mapping.columns.faults import columns_faults, json_fault
from adapter.mapping.fhir.faults import fhir_faults
from adapter.mapping.language import Mapping
from adapter.mapping.terms import Faults


def mapping_faults(mapping: Mapping) -> Faults:
    """Everything wrong in a mapping that its shape alone does not show."""
    if mapping.proposed:
        yield ("proposed",), UNREAD
    if not mapping.recognises and mapping.reads != "csv":
        yield ("mapping",), "`recognises` is missing: say by what this mapping knows its records."
    for index, rule in enumerate(mapping.recognises):
        for path in rule.path:
            yield from json_fault(path, ("recognises", index, "path"), mapping.reads)
    if mapping.record is None:
        yield ("mapping",), "`record` is missing: say where the record's id and date are."
    elif not (mapping.record.id or mapping.record.id_parts or mapping.record.summary_of):
        yield ("record",), "say where the record's id is: `id`, or `id_parts` where several columns make it."
    yield from fhir_faults(mapping) if mapping.reads == "fhir" else columns_faults(mapping)
