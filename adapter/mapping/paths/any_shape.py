"""A dotted path into a tree whose shape does not tell what may repeat comes in, a function to its values goes out.

XML writes once what JSON puts in a list of one, so `[*]` and `[0]` of what stands once are the thing
itself, and a key of a list is that key of each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adapter.mapping.paths.dotted import steps_of

Values = Callable[[Any], list[Any]]


def any_shape(path: str) -> Values:
    """The path made ready; what is not there gives an empty list, never an error."""
    plan = [step for step in steps_of(path) if step is not None]

    def values(tree: Any) -> list[Any]:
        found = [tree]
        for step in plan:
            found = _member(_each(found), step) if type(step) is str else _at(found, step)  # type: ignore[arg-type]
            if not found:
                return found
        return _each(found)

    return values


def _member(found: list[Any], name: str) -> list[Any]:
    return [value for node in found if type(node) is dict and (value := node.get(name)) is not None]


def _each(found: list[Any]) -> list[Any]:
    """What stands in lists, one by one, beside what stands alone."""
    if len(found) == 1:
        return found[0] if type(found[0]) is list else found
    return [inner for node in found for inner in (node if type(node) is list else (node,))]


def _at(found: list[Any], index: int) -> list[Any]:
    first = index == 0
    every = (node[index : index + 1] if type(node) is list else [node] if first else [] for node in found)
    return [value for one in every for value in one]
