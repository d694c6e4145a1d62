"""A mapping comes in, every fault in its paths, facts and words goes out with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapter.documents import Loc, Strict
from adapter.mapping.fhirpath import fhirpath_fault
from adapter.mapping.json_paths import path_fault
from adapter.mapping.language import Mapping, ResourceRule
from adapter.mapping.tables import meaning_faults

Faults = Iterator[tuple[Loc, str]]


def mapping_faults(mapping: Mapping) -> Faults:
    """Everything wrong in a mapping that its shape alone does not show."""
    if not mapping.recognises:
        yield ("mapping",), "`recognises` is missing: say by what this mapping knows its records."
    for index, rule in enumerate(mapping.recognises):
        yield from _json_fault(rule.path, ("recognises", index, "path"))
    if mapping.record is None:
        yield ("mapping",), "`record` is missing: say where the record's id and date are."
    yield from _json(mapping) if mapping.reads == "json" else _fhir(mapping)


def _json_fault(path: str, loc: Loc) -> Faults:
    fault = path_fault(path)
    if fault:
        yield loc, fault


def _fhir_fault(expression: str, loc: Loc) -> Faults:
    fault = fhirpath_fault(expression)
    if fault:
        yield loc, fault


def _paths(model: Strict | None, loc: Loc, skip: Iterable[str] = ()) -> Iterator[tuple[str, Loc]]:
    """Every path a block of paths holds."""
    for name, value in () if model is None else model:
        if name in skip or value is None:
            continue
        for index, path in enumerate((value,) if isinstance(value, str) else value):
            yield path, (*loc, name) if isinstance(value, str) else (*loc, name, index)


def _json(mapping: Mapping) -> Faults:
    if mapping.resources or mapping.forms or mapping.other_forms:
        yield ("resources",), "`resources`, `forms` and `other_forms` belong to `reads: fhir`."
    for path, loc in (*_paths(mapping.record, ("record",), ("formats",)), *_paths(mapping.adult, ("adult",))):
        yield from _json_fault(path, loc)
    if mapping.form:
        yield from _json_fault(mapping.form.answers, ("form", "answers"))
    for index, answer in enumerate(mapping.answers):
        yield from _json_fault(answer.path, ("answers", index, "path"))
        yield from meaning_faults(answer, ("answers", index))
    for index, people in enumerate(mapping.people):
        yield from _json_fault(people.rows, ("people", index, "rows"))
    seen = [
        ("passages", [text.path for text in mapping.passages]),
        ("leaves", [leave.path for leave in mapping.leaves]),
    ]
    for kind, paths in seen:
        for index, path in enumerate(paths):
            yield from _json_fault(path, (kind, index, "path"))


def _fhir(mapping: Mapping) -> Faults:
    if mapping.form or mapping.answers or mapping.people or mapping.passages:
        yield ("mapping",), "`form`, `answers`, `people` and `passages` belong to `reads: json`; use `resources`."
    if not mapping.other_forms:
        yield ("mapping",), "`other_forms` is missing: name the question table for questionnaires nobody has mapped."
    for typed, loc in _paths(mapping.record, ("record",), ("formats",)):
        kind, colon, path = typed.partition(":")
        if not colon:
            yield loc, f"'{typed}' needs its resource type before it, as `{kind.strip() or 'Bundle'}: path`."
        else:
            yield from _fhir_fault(path.strip(), loc)
    for path, loc in _paths(mapping.adult, ("adult",)):
        yield from _fhir_fault(path, loc)
    for name, rule in mapping.resources.items():
        yield from _resource(rule, ("resources", name))


def _resource(rule: ResourceRule, loc: Loc) -> Faults:
    own = {"when", "codes", "whose", "questions", "text", "markup", "attachments", "leaves"}
    for path, place in _paths(rule, loc, own):
        yield from _fhir_fault(path, place)
    if rule.when:
        yield from _fhir_fault(rule.when.path, (*loc, "when", "path"))
        for index, path in enumerate(rule.when.ended):
            yield from _fhir_fault(path, (*loc, "when", "ended", index))
    for index, coded in enumerate(rule.codes):
        yield from _fhir_fault(coded.path, (*loc, "codes", index, "path"))
    for kind in ("text", "markup", "attachments"):
        for index, text in enumerate(getattr(rule, kind)):
            yield from _fhir_fault(text.path, (*loc, kind, index, "path"))
            if text.question_at:
                yield from _fhir_fault(text.question_at, (*loc, kind, index, "question_at"))
    for index, leave in enumerate(rule.leaves):
        yield from _fhir_fault(leave.path, (*loc, "leaves", index, "path"))
