"""A CSV header, a JSON Schema or sample records come in, the shape of the file goes out.

Of sample records only names of fields are kept, and values short enough to be codes: the rest of a
value may be about a person.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from adapter.workbench.shapes import Asking, Kind, Shape, Source

DELIMITERS = ",;\t|"
MANY_OPTIONS = 16
LONGEST_OPTION = 30
DEEP = 20
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?: .*)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d+)?")
_PLAIN_KEY = re.compile(r'[^."\[\]]+')
SCHEMA_KINDS = {"boolean": Kind.CHOICE, "integer": Kind.NUMBER, "number": Kind.NUMBER, "string": Kind.TEXT}


def columns_shape(text: str, name: str) -> Shape:
    """A CSV file with its header, and with or without rows."""
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [column.strip() for column in next(rows, [])]
    values: dict[str, list[str]] = {column: [] for column in header if column}
    for row in rows:
        for column, value in zip(header, row, strict=False):
            if column and value.strip():
                values[column].append(value.strip())
    return Shape(name, name, Source.COLUMNS, tuple(_asking(column, seen) for column, seen in values.items()))


def records_shape(records: list[dict[str, Any]], name: str) -> Shape:
    """JSON records, or forms stored as `step → question → answer` under one key."""
    answers_at = next((key for record in records for key, value in record.items() if _is_form(value)), "")
    if answers_at:
        around = [{key: value for key, value in record.items() if key != answers_at} for record in records]
        keys = tuple(_keys(around, "", 0))
        return Shape(name, name, Source.DEFINITION, tuple(_stored(records, answers_at)), answers_at, keys)
    return Shape(name, name, Source.KEYS, tuple(_keys(records, "", 0)))


def schema_shape(tree: dict[str, Any], name: str) -> Shape:
    """A JSON Schema of one record; `$ref` is followed within the file."""
    title = tree.get("title") if isinstance(tree.get("title"), str) else name
    return Shape(name, str(title), Source.KEYS, tuple(_properties(tree, tree, "", 0)))


def key_path(key: str) -> str:
    """One key as a dotted path writes it."""
    return key if _PLAIN_KEY.fullmatch(key) else '"' + key.replace('"', "") + '"'


def _is_form(value: Any) -> bool:
    """Steps of questions: objects of objects, where at least one question is worded as people word it."""
    if not isinstance(value, dict) or not value or not all(isinstance(step, dict) for step in value.values()):
        return False
    return any(" " in question.strip() for step in value.values() for question in step)


def _stored(records: Iterable[dict[str, Any]], at: str) -> Iterator[Asking]:
    seen: dict[tuple[str, str], list[Any]] = {}
    for record in records:
        steps = record.get(at)
        for step, questions in steps.items() if isinstance(steps, dict) else ():
            for question, value in questions.items() if isinstance(questions, dict) else ():
                seen.setdefault((step, question), []).append(value)
    for (step, question), values in seen.items():
        yield _of_values(question, values, step)


def _of_values(name: str, values: list[Any], step: str = "") -> Asking:
    """One question by the values it was given."""
    flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
    rows = [item for item in flat if isinstance(item, dict)]
    if rows:
        inner: dict[str, list[Any]] = {}
        for row in rows:
            for key, value in row.items():
                inner.setdefault(key, []).append(value)
        return Asking(name, Kind.ROWS, step=step, rows=tuple(_of_values(key, found) for key, found in inner.items()))
    words = [_word(item) for item in flat if isinstance(item, str | int | float) and str(item).strip()]
    asking = _asking(name, words)
    return Asking(name, asking.kind, options=asking.options, step=step)


def _word(value: str | float) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value).strip()


def _asking(name: str, values: list[str]) -> Asking:
    distinct = tuple(dict.fromkeys(values))
    if distinct and all(_DATE.fullmatch(value) for value in distinct):
        return Asking(name, Kind.DATE)
    short = len(distinct) <= MANY_OPTIONS and all(len(value) <= LONGEST_OPTION for value in distinct)
    if distinct and all(_NUMBER.fullmatch(value) for value in distinct):
        return Asking(
            name, Kind.NUMBER, options=distinct if short and all(len(value) <= 2 for value in distinct) else ()
        )
    return Asking(name, Kind.TEXT, options=distinct if short else ())


def _keys(records: list[dict[str, Any]], before: str, depth: int) -> Iterator[Asking]:
    merged: dict[str, list[Any]] = {}
    for record in records:
        for key, value in record.items():
            merged.setdefault(key, []).append(value)
    for key, values in merged.items():
        path = f"{before}{key_path(key)}"
        objects = [value for value in values if isinstance(value, dict)]
        if objects and depth < DEEP:
            yield from _keys(objects, f"{path}.", depth + 1)
        else:
            yield _of_values(path, values)


def _properties(root: dict[str, Any], schema: dict[str, Any], before: str, depth: int) -> Iterator[Asking]:
    properties = schema.get("properties")
    for key, found in properties.items() if isinstance(properties, dict) else ():
        inner = _followed(root, found)
        path = f"{before}{key_path(key)}"
        if isinstance(inner.get("properties"), dict) and depth < DEEP:
            yield from _properties(root, inner, f"{path}.", depth + 1)
            continue
        title = inner.get("title") if isinstance(inner.get("title"), str) else ""
        items = _followed(root, inner.get("items"))
        if isinstance(items.get("properties"), dict) and depth < DEEP:
            yield Asking(path, Kind.ROWS, rows=tuple(_properties(root, items, "", depth + 1)), title=str(title))
        else:
            yield _schema_asking(path, items if inner.get("type") == "array" else inner, str(title))


def _schema_asking(path: str, schema: dict[str, Any], title: str) -> Asking:
    options = tuple(str(value) for value in schema.get("enum") or () if value not in (None, ""))
    kinds = schema.get("type")
    named = next((kind for kind in kinds if kind != "null"), "") if isinstance(kinds, list) else str(kinds)
    kind = Kind.CHOICE if options else SCHEMA_KINDS.get(named, Kind.OTHER)
    if schema.get("format") in ("date", "date-time"):
        kind = Kind.DATE
    return Asking(path, kind, options=options or (("true", "false") if named == "boolean" else ()), title=title)


def _followed(root: dict[str, Any], schema: Any) -> dict[str, Any]:
    """The schema itself, or what its `$ref` within the file leads to."""
    for _ in range(DEEP):
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        node: Any = root
        for step in reference[2:].split("/"):
            node = node.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(node, dict) else None
        schema = node
    return schema if isinstance(schema, dict) else {}
