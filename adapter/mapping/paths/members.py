"""Keys of a FHIR resource come in, the values below them with their places go out.

A primitive may stand without a value, with only its extensions beside it under the same key with an
underscore (FHIR JSON, 2.6.2.2): such an element exists, so it is carried as `Bare` until the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from adapter.mapping.paths.dotted import Located

Find = Callable[[Any, str, str], list[Located]]
"""(where to start, the place of that, the day it is read as of) → values."""

Test = Callable[[Any, str], bool | None]
"""(one item, the day it is read as of) → whether a criterion holds of it; None where it cannot be told."""

Key = tuple[str, bool]
"""A JSON key, and whether a primitive stands there."""


class Bare(dict[str, Any]):
    """A primitive without a value; holds what stands beside it. No member can be taken from it here."""


def itself(node: Any, at: str, as_of: str) -> list[Located]:
    """Where an expression starts."""
    return [(node, at)]


def without_bare(found: list[Located]) -> list[Located]:
    """The values alone."""
    return [item for item in found if type(item[0]) is not Bare]


def walker(keys: tuple[str, ...], simple: bool = False, test: Test | None = None) -> Find:
    """A chain of plain members: by far the commonest path, so it goes straight down and makes places last.

    `simple`: the last is a primitive, and one without a value counts. `test`: only what it is true of.
    """
    if len(keys) == 1 and not simple and test is None:
        return _one(keys[0])
    dotted = tuple("." + ".".join(keys[: count + 1]) for count in range(len(keys)))
    deeper = tuple(walker(keys[count:], simple, test) for count in range(1, len(keys)))
    plan = tuple(zip(keys, dotted, (*deeper, None), strict=True))

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        for key, dots, rest in plan:
            if type(node) is not dict:
                return []
            value = node.get(key)
            if value is None:
                return _bare(node, key, _joined(at, dots), test, as_of) if simple and rest is None else []
            if type(value) is list:
                place = at + dots if at else dots[1:]
                if rest is not None and len(value) == 1:
                    return rest(value[0], f"{place}[0]", as_of)
                if rest is None:
                    return _spread(node, key, value, place, simple, test, as_of)
                return [
                    hit
                    for index, inner in enumerate(value)
                    if inner is not None
                    for hit in rest(inner, f"{place}[{index}]", as_of)
                ]
            node = value
        if test is not None and not test(node, as_of):
            return []
        return [(node, at + dots if at else dots[1:])]

    return find


def _one(key: str) -> Find:
    dots = f".{key}"

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        value = node.get(key) if type(node) is dict else None
        if value is None:
            return []
        place = at + dots if at else key
        if type(value) is not list:
            return [(value, place)]
        if len(value) == 1 and value[0] is not None:
            return [(value[0], f"{place}[0]")]
        return [(inner, f"{place}[{index}]") for index, inner in enumerate(value) if inner is not None]

    return find


def by_any(keys: tuple[Key, ...]) -> Find:
    """One step down, by whichever of the keys there is."""
    steps = tuple((key, f"_{key}", walker((key,), simple)) for key, simple in keys)

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        if type(node) is not dict:
            return []
        return [hit for key, beside, step in steps if key in node or beside in node for hit in step(node, at, as_of)]

    return find


def below(before: Find, step: Find) -> Find:
    """A step down from each of what stands before it."""

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        found = before(node, at, as_of)
        if len(found) == 1:
            return step(found[0][0], found[0][1], as_of)
        return [hit for value, place in found for hit in step(value, place, as_of)]

    return find


def values_at(node: Any, keys: Sequence[str]) -> list[Any]:
    """The values alone, for a criterion: no places are made."""
    for place, key in enumerate(keys):
        if type(node) is list:
            return [found for inner in node if inner is not None for found in values_at(inner, keys[place:])]
        node = node.get(key) if type(node) is dict else None
        if node is None:
            return []
    return [inner for inner in node if inner is not None] if type(node) is list else [node]


def _joined(at: str, dots: str) -> str:
    return at + dots if at else dots[1:]


def _spread(
    node: Any, key: str, value: list[Any], at: str, simple: bool, test: Test | None, as_of: str
) -> list[Located]:
    if simple and None in value:
        value = _with_bare(value, node.get(f"_{key}"))
    if test is None:
        return [(inner, f"{at}[{index}]") for index, inner in enumerate(value) if inner is not None]
    return [(inner, f"{at}[{index}]") for index, inner in enumerate(value) if inner is not None and test(inner, as_of)]


def _with_bare(value: list[Any], beside: Any) -> list[Any]:
    listed = beside if isinstance(beside, list) else []
    return [
        Bare(other) if inner is None and isinstance(other, dict) else inner
        for inner, other in zip_longest(value, listed[: len(value)])
    ]


def _bare(node: Any, key: str, at: str, test: Test | None, as_of: str) -> list[Located]:
    beside = node.get(f"_{key}")
    if isinstance(beside, list):
        found = [(Bare(inner), f"{at}[{index}]") for index, inner in enumerate(beside) if isinstance(inner, dict)]
    else:
        found = [(Bare(beside), at)] if isinstance(beside, dict) else []
    return found if test is None else [item for item in found if test(item[0], as_of)]
