"""A mapping of records with columns comes in, every fault in its paths, facts and words goes out with its place."""

from __future__ import annotations

from collections.abc import Iterable

from adapter.documents import Loc
from adapter.mapping.answers.faults import meaning_faults, person_faults
from adapter.mapping.answers.language import TELLING, Question
from adapter.mapping.answers.statements import condition_faults
from adapter.mapping.columns.files import files_faults
from adapter.mapping.columns.language import OnlyIf
from adapter.mapping.language import Mapping
from adapter.mapping.paths.choosing import path_fault_in
from adapter.mapping.terms import NOT_PATHS, Faults, paths_in


def columns_faults(mapping: Mapping) -> Faults:
    if mapping.resources or mapping.forms or mapping.other_forms:
        yield ("resources",), "`resources`, `forms` and `other_forms` belong to `reads: fhir`."
    for path, loc in (
        *paths_in(mapping.record, ("record",), NOT_PATHS),
        *paths_in(mapping.adult, ("adult",)),
    ):
        yield from json_fault(path, loc, mapping.reads)
    yield from _format_faults(mapping.record.formats if mapping.record else ())
    if mapping.form:
        yield from json_fault(mapping.form.answers, ("form", "answers"), mapping.reads)
    for index, answer in enumerate(mapping.answers):
        yield from json_fault(answer.path, ("answers", index, "path"), mapping.reads)
        yield from meaning_faults(answer, ("answers", index))
        yield from _condition_faults(
            answer.only_if, tuple(_stated(answer)), ("answers", index, "only_if"), mapping.reads
        )
    for index, people in enumerate(mapping.people):
        yield from json_fault(people.rows, ("people", index, "rows"), mapping.reads)
        if not any(getattr(people.person, name) for name in TELLING):
            yield ("people", index, "person"), f"nothing here tells of anybody; name one of {', '.join(TELLING)}."
        yield from person_faults(people.person, ("people", index, "person"))
        yield from _condition_faults(people.only_if, (), ("people", index, "only_if"), mapping.reads)
    yield from _passage_faults(mapping)
    yield from _code_faults(mapping)
    for index, leave in enumerate(mapping.leaves):
        for path in leave.path:
            yield from json_fault(path, ("leaves", index, "path"), mapping.reads)
    yield from files_faults(mapping)


def _passage_faults(mapping: Mapping) -> Faults:
    for index, text in enumerate(mapping.passages):
        place: Loc = ("passages", index)
        yield from json_fault(text.path, (*place, "path"), mapping.reads)
        yield from _condition_faults(text.only_if, (), (*place, "only_if"), mapping.reads)
        for name in ("author", "written_on"):
            for path in getattr(text, name):
                yield from json_fault(path, (*place, name), mapping.reads)
            if getattr(text, name) and text.rows is None:
                yield (*place, name), f"`{name}` is seen from a row: name the `rows`, or leave it out for the record's."
        if text.rows is not None:
            yield from json_fault(text.rows, (*place, "rows"), mapping.reads)


def _code_faults(mapping: Mapping) -> Faults:
    for index, coded in enumerate(mapping.codes):
        place: Loc = ("codes", index)
        for name in ("path", "rows", "system_at", "shown_at", "dated"):
            if getattr(coded, name) is not None:
                yield from json_fault(getattr(coded, name), (*place, name), mapping.reads)
        if not coded.sets:
            yield (*place, "sets"), "name the value sets of mappings/codes that say what the codes mean."
        yield from _condition_faults(coded.only_if, (), (*place, "only_if"), mapping.reads)


def _format_faults(formats: Iterable[str]) -> Faults:
    for index, form in enumerate(formats):
        if form not in ("iso", "excel", "hl7") and "%" not in form:
            yield (
                ("record", "formats", index),
                f"'{form}' is not a way to write days: iso, excel, hl7, or such as %d/%m/%Y.",
            )


def _condition_faults(rule: OnlyIf | None, stated: tuple[str, ...], place: Loc, reads: str) -> Faults:
    if rule is None:
        return
    yield from json_fault(rule.path, (*place, "path"), reads)
    said = [name for name in ("any_of", "none_of", "present") if getattr(rule, name) not in ((), None)]
    if len(said) != 1:
        yield place, "a condition says one of `any_of`, `none_of` and `present`."
    yield from condition_faults(rule.any_of, rule.none_of, rule.present, stated, place)


def _stated(question: Question) -> Iterable[str]:
    """Every value the question may state."""
    for states in (*question.answers.values(), *(row.states for row in question.numbers), question.states):
        yield from states.values()


def json_fault(path: str, loc: Loc, reads: str = "json") -> Faults:
    fault = path_fault_in(reads, path)
    if fault:
        yield loc, fault
