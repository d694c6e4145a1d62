"""The items of a FHIR QuestionnaireResponse come in, its questions with their answers go out.

Nested to any depth and walked once, without recursion; an answer of another kind than its name says goes out
as not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from adapter.mapping.answers.forms import Field, Given
from adapter.mapping.answers.values import coded_keys, value_given
from adapter.mapping.fhir.bundle import each
from adapter.mapping.fhir.unread import unread_value
from adapter.records import CouldNotCheck

WORDS = ".answer[0].valueString"
"""Where the words of an item with one written answer stand."""
Alone = tuple[str, str, str]
"""(its own name, question, words) of an item with one written answer and nothing else: nearly all a form holds."""
T = TypeVar("T")


def response_fields(items: Any, at: str) -> Iterator[Field]:
    """The fields of a QuestionnaireResponse's items; a group repeated under one name becomes rows of one field."""
    found = response_answers(items, at, alone_field)
    return (one for one in found if isinstance(one, Field))


def alone_field(alone: Alone, at: str) -> Field:
    """A question with one written answer, the same as any other field."""
    link, question, text = alone
    return Field(question, at.removesuffix(WORDS), (Given(text, at),), link=link)


def response_answers(
    items: Any, at: str, read_alone: Callable[[Alone, str], T | None]
) -> Iterator[T | Field | CouldNotCheck]:
    """The same, with what could not be read; what has one written answer goes out as `read_alone` makes it.

    What a group asks directly stands in its row and nowhere else.
    """
    stack: list[tuple[Any, str, bool]] = [(items, at, False)]
    while stack:
        level, place, in_row = stack.pop()
        groups: dict[str, Field] = {}
        below: list[tuple[Any, str, bool]] = []
        for item, where in _items(level, place):
            alone = _alone(item)
            made = None if alone is None or in_row else read_alone(alone, where + WORDS)
            if made is not None:
                yield made
            if alone is not None:
                continue
            yield from _unread(item, where)
            values = tuple(_values(item, where)) if "answer" in item else ()
            if values and not in_row:
                yield _field(item, where, values)
            inner = _inner(item, where)
            if inner and not values:
                _add_row(groups, item, where, inner)
            below += [(nested, spot, not values) for nested, spot in inner]
        yield from groups.values()
        stack += reversed(below)


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


def _unread(item: dict[str, Any], at: str) -> Iterator[CouldNotCheck]:
    """Answers whose value is of another kind than its name says, also where it stands beside its place."""
    yield from unread_value(item, at)
    for answer, where in _items(item.get("answer"), f"{at}.answer"):
        yield from unread_value(answer, where)


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
        values = tuple(_values(item, where))
        if values:
            yield _field(item, where, values)


def _question(item: dict[str, Any]) -> str:
    """The question's words: `text` where the form carries them, else `linkId`."""
    for name in ("text", "linkId"):
        words = item.get(name)
        if type(words) is str and words and not words.isspace():
            return words
    return ""


def _inner(item: dict[str, Any], at: str) -> list[tuple[Any, str]]:
    """What is nested below an item: under itself, and under each of its answers."""
    below = [(item["item"], f"{at}.item")] if item.get("item") else []
    for index, answer in enumerate(each(item, "answer")):
        if type(answer) is dict and answer.get("item"):
            below.append((answer["item"], f"{at}.answer[{index}].item"))
    return below


def _values(item: dict[str, Any], at: str) -> Iterator[Given]:
    for answer, where in _items(item.get("answer"), f"{at}.answer"):
        for name, value in answer.items():
            if name == "valueString" and type(value) is str and value.strip():
                yield Given(value, f"{where}.valueString")
            elif name != "valueString" and name.startswith("value"):
                yield from value_given(name, value, f"{where}.{name}")
