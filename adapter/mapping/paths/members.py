"""Keys of a FHIR resource come in, the values below them with their places go out.

A primitive may stand without a value, with only its extensions beside it under the same key with an
underscore (FHIR JSON, 2.6.2.2): such an element exists, so it is carried as `Bare` until the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fhirpathpy.models import models

from adapter.mapping.paths.dotted import Located

Find = Callable[[Any, str, str], list[Located]]
"""(where to start, the place of that, the day it is read as of) → values."""

Key = tuple[str, bool]
"""A JSON key, and whether a primitive stands there."""


TYPES: dict[str, str] = models["r4"]["path2Type"]


class Bare(dict[str, Any]):
    """A primitive without a value; holds what stands beside it. No member can be taken from it here."""


def itself(node: Any, at: str, as_of: str) -> list[Located]:
    """Where an expression starts."""
    return [(node, at)]


def without_bare(found: list[Located]) -> list[Located]:
    """The values alone."""
    return [item for item in found if type(item[0]) is not Bare]


def walker(keys: tuple[str, ...], simple: bool = False) -> Find:
    """A chain of plain members: by far the commonest path, so it goes straight down and names places last.

    `simple`: the last is a primitive, and one without a value counts.
    """
    if len(keys) == 1:
        return _single(keys[0], simple)
    dotted = tuple(".".join(keys[: place + 1]) for place in range(len(keys)))
    ends = keys[-1]

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        for place, key in enumerate(keys):
            if type(node) is not dict:
                return []
            value = node.get(key)
            if value is None:
                return [] if not simple or place + 1 < len(keys) else _bare(node, ends, _under(at, dotted[place]))
            if type(value) is list:
                found = _spread(node, key, value, _under(at, dotted[place]), simple and place + 1 == len(keys))
                return down(found, keys[place + 1 :], simple)
            node = value
        return [(node, _under(at, dotted[-1]))]

    return find


def _single(key: str, simple: bool) -> Find:
    def find(node: Any, at: str, as_of: str) -> list[Located]:
        value = node.get(key) if type(node) is dict else None
        if value is None:
            return _bare(node, key, _under(at, key)) if simple else []
        if type(value) is list:
            return _spread(node, key, value, _under(at, key), simple)
        return [(value, f"{at}.{key}" if at else key)]

    return find


def down(found: list[Located], keys: tuple[str, ...], simple: bool = False) -> list[Located]:
    """Several steps down from each value."""
    for place, key in enumerate(keys, start=1):
        if not found:
            break
        found = at_keys(found, ((key, simple and place == len(keys)),))
    return found


def at_keys(found: list[Located], keys: tuple[Key, ...]) -> list[Located]:
    """One step down from each value, by whichever of the keys it has."""
    values: list[Located] = []
    for node, at in found:
        if type(node) is not dict:
            continue
        for key, simple in keys:
            value = node.get(key)
            if type(value) is list:
                values += _spread(node, key, value, _under(at, key), simple)
            elif value is not None:
                values.append((value, _under(at, key)))
            elif simple:
                values += _bare(node, key, _under(at, key))
    return values


def values_at(node: Any, keys: tuple[str, ...]) -> list[Any]:
    """The values alone, for a criterion: no places are made."""
    for place, key in enumerate(keys):
        value = node.get(key) if type(node) is dict else None
        if value is None:
            return []
        if type(value) is list:
            rest = keys[place + 1 :]
            return [found for inner in value if inner is not None for found in values_at(inner, rest)]
        node = value
    return [node]


def _under(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _spread(node: Any, key: str, value: list[Any], at: str, simple: bool) -> list[Located]:
    if not simple or None not in value:
        return [(inner, f"{at}[{index}]") for index, inner in enumerate(value) if inner is not None]
    beside = node.get(f"_{key}")
    found: list[Located] = []
    for index, inner in enumerate(value):
        if inner is None and isinstance(beside, list) and index < len(beside) and isinstance(beside[index], dict):
            inner = Bare(beside[index])
        if inner is not None:
            found.append((inner, f"{at}[{index}]"))
    return found


def _bare(node: Any, key: str, at: str) -> list[Located]:
    beside = node.get(f"_{key}") if type(node) is dict else None
    if isinstance(beside, dict):
        return [(Bare(beside), at)]
    listed = beside if isinstance(beside, list) else ()
    return [(Bare(inner), f"{at}[{index}]") for index, inner in enumerate(listed) if isinstance(inner, dict)]
