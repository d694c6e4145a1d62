"""A mapping of FHIR comes in, every fault in its expressions goes out with its place."""

from __future__ import annotations

from adapter.documents import Loc
from adapter.mapping.fhir.language import ResourceRule
from adapter.mapping.language import Mapping
from adapter.mapping.paths.fhirpath import fhirpath_fault
from adapter.mapping.terms import Faults, paths_in


def fhir_faults(mapping: Mapping) -> Faults:
    if mapping.form or mapping.answers or mapping.people or mapping.passages:
        yield ("mapping",), "`form`, `answers`, `people` and `passages` belong to `reads: json`; use `resources`."
    if not mapping.other_forms:
        yield ("mapping",), "`other_forms` is missing: name the question table for questionnaires nobody has mapped."
    for typed, loc in paths_in(mapping.record, ("record",), ("formats",)):
        kind, colon, path = typed.partition(":")
        if not colon:
            yield loc, f"'{typed}' needs its resource type before it, as `{kind.strip() or 'Bundle'}: path`."
        else:
            yield from fhir_fault(path.strip(), loc)
    for path, loc in paths_in(mapping.adult, ("adult",)):
        yield from fhir_fault(path, loc)
    for name, rule in mapping.resources.items():
        yield from _resource(rule, ("resources", name))


def _resource(rule: ResourceRule, loc: Loc) -> Faults:
    own = {"when", "codes", "whose", "questions", "text", "markup", "attachments", "leaves"}
    for path, place in paths_in(rule, loc, own):
        yield from fhir_fault(path, place)
    if rule.when:
        yield from fhir_fault(rule.when.path, (*loc, "when", "path"))
        for index, path in enumerate(rule.when.ended):
            yield from fhir_fault(path, (*loc, "when", "ended", index))
    for index, coded in enumerate(rule.codes):
        yield from fhir_fault(coded.path, (*loc, "codes", index, "path"))
    for kind in ("text", "markup", "attachments"):
        for index, text in enumerate(getattr(rule, kind)):
            yield from fhir_fault(text.path, (*loc, kind, index, "path"))
            if text.question_at:
                yield from fhir_fault(text.question_at, (*loc, kind, index, "question_at"))
    for index, leave in enumerate(rule.leaves):
        for path in leave.path:
            yield from fhir_fault(path, (*loc, "leaves", index, "path"))


def fhir_fault(expression: str, loc: Loc) -> Faults:
    fault = fhirpath_fault(expression)
    if fault:
        yield loc, fault
