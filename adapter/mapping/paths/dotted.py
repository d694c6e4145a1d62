"""A dotted path an integrator wrote comes in, a function from a tree to located values goes out.

`resident.address.postcode`, `members[*].name`, and `answers."Who lives here?"` for a key with a stop.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import re2

Located = tuple[Any, str]
Find = Callable[[Any, str], list[Located]]

_STEP = re2.compile(r'(?:"([^"]+)"|([^."\[\]]+))((?:\[(?:\*|\d+)\])*)(?:\.|$)')
_INDEX = re2.compile(r"\[(\*|\d+)\]")


def path_fault(path: str) -> str | None:
    """Why a path cannot be read, or None."""
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            return (
                f"'{path}' is not a path from its character {at + 1} on; write keys with stops, \"quoted.keys\", [*]."
            )
        at = step.end()
    return "a path must not end in a stop." if not path or path.endswith(".") else None


def steps_of(path: str) -> tuple[str | int | None, ...]:
    """The steps of a path: a key, an index, or None for every element."""
    steps: list[str | int | None] = []
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        steps.append(step[1] or step[2])
        steps += [None if index[1] == "*" else int(index[1]) for index in _INDEX.finditer(step[3] or "")]
        at = step.end()
    return tuple(steps)


def json_path(path: str) -> Find:
    """The path made ready; what is not there gives an empty list, never an error."""
    plan = steps_of(path)

    def find(tree: Any, start: str) -> list[Located]:
        found: list[Located] = [(tree, start)]
        for step in plan:
            found = _every(found) if step is None else _one(found, step)
        return found

    return find


def _every(found: list[Located]) -> list[Located]:
    return [
        (inner, f"{at}[{index}]") for node, at in found if isinstance(node, list) for index, inner in enumerate(node)
    ]


def _one(found: list[Located], step: str | int) -> list[Located]:
    if isinstance(step, int):
        return [(node[step], f"{at}[{step}]") for node, at in found if isinstance(node, list) and step < len(node)]
    return [
        (node[step], f"{at}.{step}" if at else step)
        for node, at in found
        if isinstance(node, dict) and node.get(step) is not None
    ]
