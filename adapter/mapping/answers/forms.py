"""A form stored as JSON (`step → question → text, choices or rows`) comes in, its questions and answers go out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Given(NamedTuple):
    """One value of an answer, as it stands in the record; a tuple, for one is made for every answer."""

    text: str
    at: str
    choice: bool = False
    """True where the record itself says that it was picked, not written."""
    number: float | None = None
    codes: tuple[tuple[str, str], ...] = ()
    wordless: bool = False
    """A bare number, or yes or no as a value: nothing that could be quoted."""


class Field(NamedTuple):
    """One question of a form with what was answered: values, or rows of further questions."""

    question: str
    at: str
    values: tuple[Given, ...] = ()
    rows: tuple[tuple[Field, ...], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    link: str = ""
    """The form's own name for the question, where it has one beside its wording."""
    places: tuple[str, ...] = ()
    """Where each of the rows stands."""


def stored_fields(answers: Any, at: str) -> Iterator[Field]:
    """The fields of `answers[step][question]`."""
    steps = answers.items() if isinstance(answers, dict) else ()
    for step, fields in ((step, fields) for step, fields in steps if isinstance(fields, dict)):
        for question, value in fields.items():
            yield stored_field(question, value, f"{at}.{step}.{question}")


def stored_field(question: str, value: Any, at: str) -> Field:
    """One stored answer: text, a list of choices, a list of rows, or a grid."""
    if isinstance(value, str):
        return Field(question, at, (Given(value, at),) if value.strip() else ())
    if isinstance(value, list):
        places = tuple(f"{at}[{index}]" for index, item in enumerate(value) if isinstance(item, dict))
        rows = tuple(map(_row, (item for item in value if isinstance(item, dict)), places))
        picked = (
            _picked(item, f"{at}[{index}]") for index, item in enumerate(value) if not isinstance(item, dict | None)
        )
        return Field(question, at, tuple(given for lot in picked for given in lot), rows, places=places)
    if isinstance(value, dict):
        return Field(question, at, tuple(_leaves(value, at)))
    return Field(question, at, () if value is None else _picked(value, at))


def _picked(value: Any, at: str) -> tuple[Given, ...]:
    """What was picked: words, a number, yes or no; a list in its place is read piece by piece, so nothing is lost."""
    if isinstance(value, str):
        return (Given(value, at, choice=True),) if value.strip() else ()
    if isinstance(value, bool):
        return (Given("true" if value else "false", at, choice=True),)
    if isinstance(value, int | float):
        return (Given(str(value), at, choice=True, number=float(value)),)
    return tuple(_leaves(value, at))


def _row(row: dict[str, Any], at: str) -> tuple[Field, ...]:
    return tuple(
        stored_field(question, value if isinstance(value, str | list) else _flat(value), f"{at}.{question}")
        for question, value in row.items()
    )


def _flat(value: Any) -> Any:
    return value if not isinstance(value, dict | list) else [leaf.text for leaf in _leaves(value, "")]


def _leaves(value: Any, at: str) -> Iterator[Given]:
    """Every piece of text below a value, without recursion."""
    stack = [(value, at)]
    while stack:
        node, place = stack.pop()
        if isinstance(node, dict):
            stack.extend((inner, f"{place}.{key}") for key, inner in reversed(node.items()))
        elif isinstance(node, list):
            stack.extend((inner, f"{place}[{index}]") for index, inner in reversed(list(enumerate(node))))
        elif isinstance(node, str) and node.strip():
            yield Given(node, place)
