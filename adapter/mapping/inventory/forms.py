"""The questions of one form and its question table come in, each question with its standing goes out."""

from __future__ import annotations

from collections.abc import Iterator

from adapter.mapping.answers.cells import shown
from adapter.mapping.answers.forms import Field, Given
from adapter.mapping.answers.language import ANSWERED
from adapter.mapping.answers.questions import asked_of
from adapter.mapping.answers.tables import Asked, Table, answer_key, question_key
from adapter.mapping.inventory.seen import FieldSeen
from adapter.mapping.inventory.tables import ListedTable, range_name


def form_fields(fields: Iterator[Field], table: Table, listed: ListedTable, form: str | None) -> Iterator[FieldSeen]:
    """Every question, and every question of every row, as `reading` meets them."""
    for field in fields:
        yield from _field(field, field.question, table, listed, form)


def _field(field: Field, name: str, table: Table, listed: ListedTable, form: str | None) -> Iterator[FieldSeen]:
    asked = asked_of(field, table, form)
    name = shown(name)
    holds = bool(field.values) or any(inner.values for row in field.rows for inner in row)
    if asked is None and _is_heading(field, table, form):
        for inner in (inner for row in field.rows for inner in row):
            yield from _field(inner, inner.question, table, listed, form)
        return
    if asked is None:
        yield listed.unasked(field.question).seen(name, field.at, holds, form)
    else:
        became = listed.asked(asked, field.question, field.link, field.codes)
        answers = [met(given, asked) for given in field.values] or [None]
        for answer in dict.fromkeys(answers):
            yield became.seen(name, field.at, holds, form, answer)
    for row in field.rows:
        for inner in row:
            yield from _inner(inner, f"{name}[*].{shown(inner.question)}", asked, table, listed, form)


def _is_heading(field: Field, table: Table, form: str | None) -> bool:
    """Whether a group is only a heading: it has no answer of its own, and most questions in it are listed."""
    known = [_is_listed(inner, table, form) for row in field.rows for inner in row]
    return not field.values and bool(known) and sum(known) * 2 >= len(known)


def _is_listed(field: Field, table: Table, form: str | None) -> bool:
    return asked_of(field, table, form) is not None or table.left(field.question) or table.is_text(field.question)


def _inner(
    field: Field, name: str, group: Asked | None, table: Table, listed: ListedTable, form: str | None
) -> Iterator[FieldSeen]:
    # A form's own name for a question may be a number, and its wording the only thing that tells.
    names = (field.link, field.question)
    asks = next((one for one in names if group and question_key(one) in group.fields), None)
    if group is None or group.person is None or asks is None:
        yield from _field(field, name, table, listed, form)
        return
    codes = _codes_of(group, group.fields[question_key(asks)])
    answer = next(
        (word for given in field.values for word in codes if answer_key(word) == answer_key(given.text)), None
    )
    became = listed.row(group, asks)
    yield became.seen(name, field.at, bool(field.values), form, answer)


def _codes_of(group: Asked, name: str) -> tuple[str, ...]:
    return tuple(group.person.table(name)) if group.person is not None and name in ANSWERED else ()


def met(given: Given, asked: Asked) -> str | None:
    """The word, code or range of the closed table that an answer is; never the answer itself."""
    for word in (given.text, *(code for _, code in given.codes)):
        if answer_key(word) in asked.answers:
            return asked.words.get(answer_key(word))
    for low, high, _ in asked.numbers:
        if given.number is not None and low <= given.number < high:
            return range_name(None if low == float("-inf") else low, None if high == float("inf") else high)
    return None
