"""A mapping of records with columns comes in, every fault in its paths, facts and words goes out with its place."""

from __future__ import annotations

from adapter.documents import Loc
from adapter.mapping.answers.faults import meaning_faults
from adapter.mapping.language import Mapping
from adapter.mapping.paths.dotted import path_fault
from adapter.mapping.terms import Faults, paths_in


def columns_faults(mapping: Mapping) -> Faults:
    if mapping.resources or mapping.forms or mapping.other_forms:
        yield ("resources",), "`resources`, `forms` and `other_forms` belong to `reads: fhir`."
    for path, loc in (*paths_in(mapping.record, ("record",), ("formats",)), *paths_in(mapping.adult, ("adult",))):
        yield from json_fault(path, loc)
    if mapping.form:
        yield from json_fault(mapping.form.answers, ("form", "answers"))
    for index, answer in enumerate(mapping.answers):
        yield from json_fault(answer.path, ("answers", index, "path"))
        yield from meaning_faults(answer, ("answers", index))
    for index, people in enumerate(mapping.people):
        yield from json_fault(people.rows, ("people", index, "rows"))
    seen: list[tuple[str, int, tuple[str, ...]]] = [
        ("passages", index, (text.path,)) for index, text in enumerate(mapping.passages)
    ]
    seen += [("leaves", index, leave.path) for index, leave in enumerate(mapping.leaves)]
    for kind, index, paths in seen:
        for path in paths:
            yield from json_fault(path, (kind, index, "path"))


def json_fault(path: str, loc: Loc) -> Faults:
    fault = path_fault(path)
    if fault:
        yield loc, fault
