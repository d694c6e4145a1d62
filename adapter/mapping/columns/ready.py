"""A checked mapping of keys and columns comes in, its reader and the layout of its files go out."""

from __future__ import annotations

from typing import Any

from adapter.layouts import Join, Layout
from adapter.mapping.answers.language import Question
from adapter.mapping.answers.tables import Table, question_key, table_of
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.columns.conditions import where_record, where_row
from adapter.mapping.columns.language import PathAnswer, PathPassage, PathPeople
from adapter.mapping.columns.record import Finds, JsonReader, Rows, Texts
from adapter.mapping.language import Mapping
from adapter.mapping.paths.dotted import json_path

NAMES = ("id", "id_parts", "form", "status", "assessed_on", "author", "summary_of")


def json_reader(found: Mapping, sha256: str, tables: dict[str, Table], kin: KinTable) -> JsonReader:
    """The mapping made ready; its faults have been reported before."""
    return JsonReader(
        found.mapping,
        sha256,
        kin,
        {name: _finds(getattr(found.record, name)) for name in NAMES},
        found.record.formats if found.record else ("iso",),
        {} if found.adult is None else {name: _adult_finds(paths) for name, paths in found.adult},
        (json_path(found.form.answers), tables[found.form.questions]) if found.form else None,
        tuple(_answer(rule) for rule in found.answers),
        tuple(_people(rule, found) for rule in found.people),
        tuple(_texts(rule) for rule in found.passages),
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
    return Layout(
        found.mapping,
        {name: file.columns for name, file in found.files.items()},
        found.one_record_per.file,
        found.one_record_per.by,
        tuple(joins),
        {name: file.also for name, file in found.files.items()},
    )


def _answer(rule: PathAnswer) -> tuple[Any, str, Table]:
    wording = rule.question or rule.path
    question = rule.model_copy(update={"ask": (wording,)})
    return where_record(json_path(rule.path), rule.only_if), wording, table_of(question)


def _people(rule: PathPeople, found: Mapping) -> Rows:
    wording = rule.question or rule.rows
    start = f"{rule.rows}."
    left = [path.removeprefix(start) for leave in found.leaves for path in leave.path if path.startswith(start)]
    return Rows(
        where_row(json_path(rule.rows), rule.only_if),
        wording,
        table_of(Question(ask=(wording,), person=rule.person)),
        tuple(question_key(path) for path in left),
    )


def _texts(rule: PathPassage) -> Texts:
    author, written_on = _finds(rule.author), _finds(rule.written_on)
    if rule.rows is None:
        return Texts(None, where_record(json_path(rule.path), rule.only_if), rule.question)
    rows = where_row(json_path(rule.rows), rule.only_if)
    return Texts(rows, json_path(rule.path), rule.question, author, written_on)


def _adult_finds(paths: Any) -> Finds:
    return _finds((paths,) if isinstance(paths, str) else paths or ())


def _finds(paths: tuple[str, ...]) -> Finds:
    return tuple(json_path(path) for path in paths)
