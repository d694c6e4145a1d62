"""Closures over what stands before them come in, the steps of FHIRPath that ask something of each item go out."""

from __future__ import annotations

from typing import Any

from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.functions import distinct
from adapter.mapping.paths.members import Find, Test, below


def where(before: Find, test: Test) -> Find:
    """The items of which the criterion is true."""
    return lambda node, at, as_of: [item for item in before(node, at, as_of) if test(item[0], as_of)]


def exists(before: Find, test: Test) -> Find:
    """Whether it is true of any."""
    return lambda node, at, as_of: [(any(test(value, as_of) for value, _ in before(node, at, as_of)), at)]


def every(before: Find, test: Test) -> Find:
    """Whether it is true of each, as it is of none."""
    return lambda node, at, as_of: [(all(test(value, as_of) for value, _ in before(node, at, as_of)), at)]


def selected(before: Find, each: Find) -> Find:
    """What an expression finds from each item."""
    return below(before, each)


def repeated(before: Find, first: Find, again: Find) -> Find:
    """What an expression finds, and finds again from what it found.

    What counts as seen is the place: two rows that say the same stay two rows, and it ends all the same.
    """

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        seen: dict[str, Located] = {}
        level, each = before(node, at, as_of), first
        while level:
            below = [inner for value, place in level for inner in each(value, place, as_of)]
            level, each = [item for item in below if item[1] not in seen], again
            seen.update((item[1], item) for item in level)
        return list(seen.values())

    return find


def chosen(test: Test, yes: Find, no: Find) -> Find:
    """One or the other."""
    return lambda node, at, as_of: (yes if test(node, as_of) else no)(node, at, as_of)


def both_of(left: Find, right: Find, once: bool) -> Find:
    """Two collections as one; `once`: what is found twice counts once.

    Rows in two places stay two rows, though they say the same: two children may have the same answers.
    """

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        found = [*left(node, at, as_of), *right(node, at, as_of)]
        return distinct(found, by_place=True) if once else found

    return find


def is_one(everything: Find, of_type: Find) -> Find:
    """Whether the one item there is, is of a type."""

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        return [(bool(of_type(node, at, as_of)), at)] if len(everything(node, at, as_of)) == 1 else []

    return find


def resources(before: Find, wanted: str) -> Find:
    """The resources of one type."""
    return lambda node, at, as_of: [
        item for item in before(node, at, as_of) if type(item[0]) is dict and item[0].get("resourceType") == wanted
    ]
