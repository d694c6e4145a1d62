"""A mapping of FHIR comes in, every fault in its expressions goes out with its place."""

from __future__ import annotations

from functools import lru_cache

import re2

from adapter.documents import Loc
from adapter.mapping.fhir.language import ResourceRule
from adapter.mapping.language import Mapping
from adapter.mapping.paths.elements import RELEASES, elements
from adapter.mapping.paths.fhirpath import fhirpath_fault
from adapter.mapping.terms import NOT_PATHS, Faults, paths_in

_EXTENSION = re2.compile(r"\.?extension\('[^']*'\)$")


def fhir_faults(mapping: Mapping) -> Faults:
    if mapping.form or mapping.answers or mapping.people or mapping.passages:
        yield ("mapping",), "`form`, `answers`, `people` and `passages` belong to `reads: json`; use `resources`."
    if not mapping.other_forms:
        yield ("mapping",), "`other_forms` is missing: name the question table for questionnaires nobody has mapped."
    for typed, loc in paths_in(mapping.record, ("record",), NOT_PATHS):
        kind, colon, path = typed.partition(":")
        if not colon:
            yield loc, f"'{typed}' needs its resource type before it, as `{kind.strip() or 'Bundle'}: path`."
        else:
            yield from fhir_fault(path.strip(), loc, mapping.release, kind.strip())
    for path, loc in paths_in(mapping.adult, ("adult",)):
        yield from fhir_fault(path, loc, mapping.release, "Patient")
    for name, rule in mapping.resources.items():
        yield from _resource(rule, ("resources", name), mapping.release, name)
    for index, leave in enumerate(mapping.leaves):
        for typed in leave.path:
            fault = _left_fault(typed)
            if fault:
                yield ("leaves", index, "path"), fault


@lru_cache(maxsize=1024)
def _left_fault(typed: str) -> str | None:
    """Why a type, or a path in one, cannot be left; either release will do, for mappings of both take leaves over."""
    kind, colon, path = (part.strip() for part in typed.partition(":"))
    if not any(elements(release).knows(kind) for release in RELEASES):
        return f"FHIR has no resource type '{kind}'; write `Type`, `Type: path`, or `*: path` for any type."
    within = _EXTENSION.sub("", path)
    if not within:
        return None if path or not colon else f"'{typed}' names no path; write one, or `{kind}` for all of it."
    first: str | None = None
    for release in RELEASES:
        fault = fhirpath_fault(within, kind, release)
        if fault is None:
            return None
        first = first or fault
    return first


OWN_BLOCKS = frozenset(
    {"when", "codes", "whose", "questions", "text", "markup", "attachments", "sections", "for_a_person", "child_known"}
    | {"leaves"}
)
"""What of a resource's rule is not a path or a list of paths by itself."""


def _resource(rule: ResourceRule, loc: Loc, release: str, kind: str) -> Faults:
    for path, place in paths_in(rule, loc, OWN_BLOCKS):
        yield from fhir_fault(path, place, release, kind)
    if rule.when:
        yield from fhir_fault(rule.when.path, (*loc, "when", "path"), release, kind)
        for index, path in enumerate(rule.when.ended):
            yield from fhir_fault(path, (*loc, "when", "ended", index), release, kind)
    for index, coded in enumerate(rule.codes):
        yield from fhir_fault(coded.path, (*loc, "codes", index, "path"), release, kind)
    for field in ("text", "markup", "attachments"):
        for index, text in enumerate(getattr(rule, field)):
            yield from fhir_fault(text.path, (*loc, field, index, "path"), release, kind)
            if text.question_at:
                yield from fhir_fault(text.question_at, (*loc, field, index, "question_at"), release, None)
    for path, place in paths_in(rule.child_known, (*loc, "child_known")):
        yield from fhir_fault(path, place, release, kind)
    for field in ("for_a_person", "leaves"):
        for index, leave in enumerate(getattr(rule, field)):
            for path in leave.path:
                yield from fhir_fault(path, (*loc, field, index, "path"), release, kind)


def fhir_fault(expression: str, loc: Loc, release: str = "R4", kind: str | None = "*") -> Faults:
    fault = fhirpath_fault(expression, kind, release)
    if fault:
        yield loc, fault
