"""A checked mapping of keys and columns comes in, its reader and the layout of its files go out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from adapter.layouts import Join, Layout
from adapter.mapping.answers.language import Question
from adapter.mapping.answers.stating import OF_A_PERSON, facts_of
from adapter.mapping.answers.tables import Table, question_key, table_of
from adapter.mapping.codes.codesets import CodeSet, KinTable
from adapter.mapping.columns.codes import Coded
from adapter.mapping.columns.conditions import where_record, where_row
from adapter.mapping.columns.language import PathAnswer, PathCodes, PathPassage, PathPeople
from adapter.mapping.columns.messages import named_only
from adapter.mapping.columns.record import Finds, JsonReader, Rows, Texts
from adapter.mapping.language import Mapping
from adapter.mapping.paths.choosing import HL7V2, Make, path_maker

NAMES = ("id", "id_parts", "form", "status", "assessed_on", "author", "summary_of", "changed_at")


def json_reader(
    found: Mapping, sha256: str, tables: dict[str, Table], kin: KinTable, sets: dict[str, CodeSet]
) -> JsonReader:
    """The mapping made ready; its faults have been reported before."""
    make = path_maker(found.reads)
    return JsonReader(
        found.mapping,
        sha256,
        kin,
        {name: _finds(getattr(found.record, name), make) for name in NAMES},
        found.record.formats if found.record else ("iso",),
        {} if found.adult is None else {name: _adult_finds(paths, make) for name, paths in found.adult},
        (make(found.form.answers), tables[found.form.questions]) if found.form else None,
        tuple(_answer(rule, make) for rule in found.answers),
        tuple(_people(rule, found, kin) for rule in found.people),
        tuple(_texts(rule, make) for rule in found.passages),
        tuple(_coded(rule, make, sets) for rule in found.codes),
        found.record.standings if found.record else {},
    )


def layout_of(found: Mapping) -> Layout | None:
    """How the mapping's files make records; None where it reads none."""
    if found.reads != "csv" or found.one_record_per is None:
        return None
    joins = []
    for rule in found.joins:
        inside, _, name = rule.rows.rpartition(".")
        of, _, column = rule.equals.partition(".")
        joins.append(Join(name, rule.file or name, rule.where, of, column, inside=bool(inside)))
    layout = Layout(
        found.mapping,
        {name: file.columns for name, file in found.files.items()},
        found.one_record_per.file,
        found.one_record_per.by,
        tuple(joins),
        {name: file.also for name, file in found.files.items()},
    )
    return replace(layout, tells=_tells(found, layout))


def _tells(found: Mapping, layout: Layout) -> dict[str, tuple[str, ...]]:
    """File → the facts its columns state; a column put inside another's rows belongs to the file it is from."""
    told: dict[str, dict[str, None]] = {}
    stated = [(rule.path, facts_of(rule)) for rule in found.answers]
    for rows in found.people:
        group = facts_of(Question(ask=(rows.rows,), person=rows.person))
        for key, name in rows.person.fields().items():
            facts = (OF_A_PERSON[name], *group) if name in OF_A_PERSON else group
            stated.append((f"{rows.rows}.{key}", facts))
    for path, facts in stated:
        rows_name = path.split(".")[-2].partition("[")[0] if "." in path else path
        told.setdefault(layout.file_of(rows_name), {}).update(dict.fromkeys(facts))
    return {file: tuple(facts) for file, facts in told.items()}


def _answer(rule: PathAnswer, make: Make) -> tuple[Any, str, Table]:
    wording = rule.question or rule.path
    question = rule.model_copy(update={"ask": (wording,)})
    return where_record(make(rule.path), rule.only_if, make), wording, table_of(question)


def _people(rule: PathPeople, found: Mapping, kin: KinTable) -> Rows:
    make = path_maker(found.reads)
    rows = where_row(make(rule.rows), rule.only_if, make)
    wording = rule.question or rule.rows
    start = f"{rule.rows}."
    left = [path.removeprefix(start) for leave in found.leaves for path in leave.path if path.startswith(start)]
    return Rows(
        named_only(rows, rule.person, kin) if found.reads == HL7V2 else rows,
        wording,
        table_of(Question(ask=(wording,), person=rule.person)),
        tuple(question_key(path) for path in left),
    )


def _texts(rule: PathPassage, make: Make) -> Texts:
    author, written_on = _finds(rule.author, make), _finds(rule.written_on, make)
    if rule.rows is None:
        return Texts(None, where_record(make(rule.path), rule.only_if, make), rule.question)
    rows = where_row(make(rule.rows), rule.only_if, make)
    return Texts(rows, make(rule.path), rule.question, author, written_on)


def _coded(rule: PathCodes, make: Make, sets: dict[str, CodeSet]) -> Coded:
    return Coded(
        where_row(make(rule.rows), rule.only_if, make) if rule.rows else lambda tree, at: [(tree, at)],
        make(rule.path),
        rule.system,
        make(rule.system_at) if rule.system_at else None,
        make(rule.shown_at) if rule.shown_at else None,
        make(rule.dated) if rule.dated else None,
        rule.question or rule.path,
        tuple(sets[name] for name in rule.sets),
    )


def _adult_finds(paths: Any, make: Make) -> Finds:
    return _finds((paths,) if isinstance(paths, str) else paths or (), make)


def _finds(paths: tuple[str, ...], make: Make) -> Finds:
    return tuple(make(path) for path in paths)
