"""The items of a FHIR QuestionnaireResponse come in, its questions with their answers go out.

Nested to any depth and walked once, without recursion; an answer of another kind than its name says goes out
as not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from adapter.mapping.answers.forms import Field, Given
from adapter.mapping.answers.values import coded_keys, value_given
from adapter.mapping.fhir.unread import sound, unread_value
from adapter.records import CouldNotCheck

WORDS = ".answer[0].valueString"
"""Where the words of an item with one written answer stand."""
Alone = tuple[str, str, str]
"""(its own name, question, words) of an item with one written answer and nothing else: nearly all a form holds."""
Level = tuple[Any, str, bool]
"""(items, their place, whether they stand in a row already)."""
T = TypeVar("T")


def response_fields(items: Any, at: str) -> Iterator[Field]:
    """The fields of a QuestionnaireResponse's items; a group repeated under one name becomes rows of one field."""
    found = response_answers(items, at, alone_field, lambda group: True)
    return (one for one in found if isinstance(one, Field))


def alone_field(alone: Alone, at: str) -> Field:
    """A question with one written answer, the same as any other field."""
    link, question, text = alone
    return Field(question, at.removesuffix(WORDS), (Given(text, at),), link=link)


def response_answers(
    items: Any, at: str, read_alone: Callable[[Alone, str], T | None], has_rows: Callable[[Field], bool]
) -> Iterator[T | Field | CouldNotCheck]:
    """The fields and what could not be read; what has one written answer goes out as `read_alone` makes it.

    What a group that `has_rows` asks directly stands in its row and nowhere else; any other group is a heading.
    """
    stack: list[Level] = [(items, at, False)]
    while stack:
        below: list[Level] = []
        yield from _level(stack.pop(), read_alone, has_rows, below)
        stack += reversed(below)


def _level(
    level: Level, read_alone: Callable[[Alone, str], T | None], has_rows: Callable[[Field], bool], below: list[Level]
) -> Iterator[T | Field | CouldNotCheck]:
    """One list of items; what is nested in them is put on `below`."""
    items, at, in_row = level
    groups: dict[str, Field] = {}
    for item, where in _items(items, at):
        alone = _alone(item)
        if alone is not None:
            made = None if in_row else read_alone(alone, where + WORDS)
            if made is not None:
                yield made
            continue
        values, unread, inner = _answered(item, where)
        yield from unread
        if values and not in_row:
            yield _field(item, where, tuple(values))
        rows = bool(inner) and not values and has_rows(_field(item, where, ()))
        if rows:
            _add_row(groups, item, where, inner)
        below += [(nested, spot, rows) for nested, spot in inner]
    yield from groups.values()


def _alone(item: dict[str, Any]) -> Alone | None:
    """An item that has a name, one written answer, no code and nothing below it."""
    answers = item.get("answer")
    if type(answers) is not list or len(answers) != 1 or "item" in item or "code" in item:
        return None
    answer, link, question = answers[0], item.get("linkId"), item.get("text")
    text = answer.get("valueString") if type(answer) is dict and len(answer) == 1 else None
    if type(text) is not str or not text or text.isspace() or type(link) is not str:
        return None
    return link, link if type(question) is not str or not question or question.isspace() else question, text


class _Answered(NamedTuple):
    values: list[Given]
    unread: list[CouldNotCheck]
    """Answers whose value is of another kind than its name says."""
    inner: list[tuple[Any, str]]
    """What is nested below an item, with its place: under itself, and under each of its answers."""


def _answered(item: dict[str, Any], at: str) -> _Answered:
    found = _Answered([], [], [(item["item"], f"{at}.item")] if item.get("item") else [])
    for answer, where in _items(item.get("answer"), f"{at}.answer"):
        for name, value in answer.items():
            if name[:5] == "value":
                _value(name, value, where, found)
            elif name == "item" and value:
                found.inner.append((value, f"{where}.item"))
    return found


def _value(name: str, value: Any, at: str, found: _Answered) -> None:
    if not sound(name, value):
        found.unread.extend(unread_value({name: value}, at))
        if name == "valueString":
            return
    given = value_given(name, value, f"{at}.{name}")
    if given is not None:
        found.values.append(given)


def _field(item: dict[str, Any], at: str, values: tuple[Given, ...]) -> Field:
    link, codes = item.get("linkId"), item.get("code")
    return Field(
        _question(item), at, values, codes=coded_keys(codes) if codes else (), link=link if type(link) is str else ""
    )


def _add_row(groups: dict[str, Field], item: dict[str, Any], at: str, inner: list[tuple[Any, str]]) -> None:
    row = tuple(field for nested, spot in inner for field in _plain(nested, spot))
    if row:
        known = groups.get(_question(item)) or _field(item, at, ())
        groups[_question(item)] = known._replace(rows=(*known.rows, row), places=(*known.places, at))


def _items(level: Any, at: str) -> list[tuple[dict[str, Any], str]]:
    if type(level) is list:
        return [(item, f"{at}[{index}]") for index, item in enumerate(level) if type(item) is dict]
    return [(level, at)] if type(level) is dict else []


def _plain(level: Any, at: str) -> Iterator[Field]:
    """The direct questions of one group, as the fields of a row."""
    for item, where in _items(level, at):
        values = _answered(item, where).values
        if values:
            yield _field(item, where, tuple(values))


def _question(item: dict[str, Any]) -> str:
    """The question's words: `text` where the form carries them, else `linkId`."""
    text, link = item.get("text"), item.get("linkId")
    if type(text) is str and text and not text.isspace():
        return text
    return link if type(link) is str and not link.isspace() else ""
