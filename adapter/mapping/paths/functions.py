"""The functions of FHIRPath without criteria come in by name, closures over what stands before them go out.

FHIRPath N1, 5.3 to 5.8. Text functions keep the place of the text. Where the specification has an error
(several texts, a number where text stands) nothing is found: a record never stops the reading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import re2

from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.members import Bare, Find

Literals = tuple[Any, ...]
Make = Callable[[Find, Literals], Find]
OfText = Callable[[str, Literals], Any]


def _collection(change: Callable[[list[Located], Literals], list[Located]]) -> Make:
    return lambda before, given: lambda node, at, as_of: change(before(node, at, as_of), given)


def _verdict(judge: Callable[[list[Located]], bool | None]) -> Make:
    def make(before: Find, given: Literals) -> Find:
        def find(node: Any, at: str, as_of: str) -> list[Located]:
            verdict = judge(before(node, at, as_of))
            return [] if verdict is None else [(verdict, at)]

        return find

    return make


def _text(change: OfText) -> Make:
    def make(before: Find, given: Literals) -> Find:
        def find(node: Any, at: str, as_of: str) -> list[Located]:
            found = before(node, at, as_of)
            if len(found) != 1 or not isinstance(found[0][0], str):
                return []
            return [(change(found[0][0], given), found[0][1])]

        return find

    return make


def _matches(before: Find, given: Literals) -> Find:
    pattern = re2.compile(f"(?s){given[0]}")
    return _text(lambda text, _: pattern.search(text) is not None)(before, given)


def _count(before: Find, given: Literals) -> Find:
    return lambda node, at, as_of: [(len(before(node, at, as_of)), at)]


def _not(found: list[Located]) -> bool | None:
    if len(found) != 1:
        return None
    return found[0][0] is False


def _has_value(found: list[Located]) -> bool:
    return len(found) == 1 and type(found[0][0]) is not Bare and not isinstance(found[0][0], dict | list)


def distinct(found: list[Located], by_place: bool = False) -> list[Located]:
    """Each value once, where it first stood; `by_place`: rows that stand in two places are two."""
    kept: list[Located] = []
    seen: set[tuple[type, Any]] = set()
    for value, at in found:
        if isinstance(value, dict | list) and not by_place:
            fresh = all(value != known for known, _ in kept)
        else:
            key = (dict, at) if isinstance(value, dict | list) else (type(value), value)
            fresh = key not in seen
            seen.add(key)
        if fresh:
            kept.append((value, at))
    return kept


def children_of(found: list[Located]) -> list[Located]:
    """Every element directly below, in the order of the record."""
    values: list[Located] = []
    for node, at in found:
        if type(node) is not dict:
            continue
        for key, value in node.items():
            if key == "resourceType" or key.startswith("_"):
                continue
            place = f"{at}.{key}" if at else key
            if isinstance(value, list):
                values += [(inner, f"{place}[{index}]") for index, inner in enumerate(value) if inner is not None]
            elif value is not None:
                values.append((value, place))
    return values


def descendants_of(found: list[Located]) -> list[Located]:
    """Every element below, the nearest first."""
    values: list[Located] = []
    level = children_of(found)
    while level:
        values += level
        level = children_of(level)
    return values


CALLS: dict[tuple[str, int], Make] = {
    ("first", 0): _collection(lambda found, _: found[:1]),
    ("last", 0): _collection(lambda found, _: found[-1:]),
    ("tail", 0): _collection(lambda found, _: found[1:]),
    ("single", 0): _collection(lambda found, _: found if len(found) == 1 else []),
    ("skip", 1): _collection(lambda found, given: found[given[0] :]),
    ("take", 1): _collection(lambda found, given: found[: given[0]]),
    ("distinct", 0): _collection(lambda found, _: distinct(found)),
    ("children", 0): _collection(lambda found, _: children_of(found)),
    ("descendants", 0): _collection(lambda found, _: descendants_of(found)),
    ("exists", 0): _verdict(bool),
    ("empty", 0): _verdict(lambda found: not found),
    ("not", 0): _verdict(_not),
    ("hasValue", 0): _verdict(_has_value),
    ("count", 0): _count,
    ("startsWith", 1): _text(lambda text, given: text.startswith(given[0])),
    ("endsWith", 1): _text(lambda text, given: text.endswith(given[0])),
    ("contains", 1): _text(lambda text, given: given[0] in text),
    ("matches", 1): _matches,
    ("lower", 0): _text(lambda text, _: text.lower()),
    ("upper", 0): _text(lambda text, _: text.upper()),
    ("trim", 0): _text(lambda text, _: text.strip()),
    ("length", 0): _text(lambda text, _: len(text)),
    ("replace", 2): _text(lambda text, given: text.replace(given[0], given[1])),
}
"""(name, how many literals it is given) → what makes it."""

GIVEN: dict[str, tuple[type, ...]] = {
    "skip": (int,), "take": (int,), "startsWith": (str,), "endsWith": (str,), "contains": (str,), "matches": (str,),
    "replace": (str, str),
}  # fmt: skip
"""What kind of literal each is given."""

KEEP_KIND = {"first", "last", "tail", "single", "skip", "take", "distinct"}
"""Functions that give back elements of the kind they were given."""
