"""A condition of a mapping comes in, a path that finds something only where the condition holds goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adapter.mapping.answers.cells import whole_number
from adapter.mapping.answers.tables import answer_key
from adapter.mapping.columns.language import OnlyIf
from adapter.mapping.paths.choosing import Make
from adapter.mapping.paths.dotted import Find, Located, json_path

Holds = Callable[[Any], bool]


def holds_where(rule: OnlyIf | None, make: Make = json_path) -> Holds:
    """Whether a record or a row is one of those the rule is for.

    A blank is none of the values: `any_of` and `none_of` both ask that something was answered.
    """
    if rule is None:
        return lambda _: True
    find = make(rule.path)
    any_of, none_of = _words(rule.any_of), _words(rule.none_of)

    def holds(tree: Any) -> bool:
        values = {written for value, _ in find(tree, "") if (text := _text(value)) for written in _words((text,))}
        if any_of:
            return bool(values & any_of)
        if none_of:
            return bool(values) and not values & none_of
        return bool(values) is rule.present

    return holds


def _words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(spelled for word in words for spelled in (answer_key(word), answer_key(whole_number(word))))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip() if isinstance(value, str | int | float) else "there" if value else ""


def where_record(find: Find, rule: OnlyIf | None, make: Make = json_path) -> Find:
    """The path, in records of which the condition holds."""
    if rule is None:
        return find
    holds = holds_where(rule, make)
    return lambda tree, at: find(tree, at) if holds(tree) else []


def where_row(find: Find, rule: OnlyIf | None, make: Make = json_path) -> Find:
    """The path to rows, without the rows of which the condition does not hold."""
    if rule is None:
        return find
    holds = holds_where(rule, make)

    def chosen(tree: Any, at: str) -> list[Located]:
        return [(row, place) for row, place in find(tree, at) if not isinstance(row, dict) or holds(row)]

    return chosen
