"""Criteria come in, three-valued answers go out: True, False, and None for FHIRPath's empty (N1, 6.1-6.5).

Where one truth is asked for and something else stands there, it counts as true (N1, 4.5); so do several,
where the specification has an error: a record never stops the reading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.members import Find, Test, values_at
from adapter.mapping.paths.moments import earlier


def truth(found: list[Located]) -> bool | None:
    """What was found, as one truth."""
    if not found:
        return None
    return found[0][0] if len(found) == 1 and type(found[0][0]) is bool else True


def holds(find: Find) -> Test:
    """Any expression as a criterion."""
    return lambda node, as_of: truth(find(node, "", as_of))


def as_find(test: Test) -> Find:
    """A criterion as an expression."""

    def find(node: Any, at: str, as_of: str) -> list[Located]:
        verdict = test(node, as_of)
        return [] if verdict is None else [(verdict, at)]

    return find


def both(left: Test, right: Test) -> Test:
    """`and`."""

    def test(node: Any, as_of: str) -> bool | None:
        one = left(node, as_of)
        if one is False:
            return False
        other = right(node, as_of)
        return other if one or other is False else None

    return test


def either(left: Test, right: Test) -> Test:
    """`or`."""

    def test(node: Any, as_of: str) -> bool | None:
        one = left(node, as_of)
        if one:
            return True
        other = right(node, as_of)
        return other if one is False or other else None

    return test


def one_of_two(left: Test, right: Test) -> Test:
    """`xor`."""

    def test(node: Any, as_of: str) -> bool | None:
        one, other = left(node, as_of), right(node, as_of)
        return None if one is None or other is None else one is not other

    return test


def implied(left: Test, right: Test) -> Test:
    """`implies`."""

    def test(node: Any, as_of: str) -> bool | None:
        one = left(node, as_of)
        if one is False:
            return True
        other = right(node, as_of)
        return other if one or other else None

    return test


def alike(one: Any, other: Any) -> bool:
    """Whether two values are equal; true is not one."""
    return bool(one == other) and (type(one) is bool) is (type(other) is bool)


def equal(left: Find, right: Find, wanted: bool) -> Test:
    """`=` and `!=`."""

    def test(node: Any, as_of: str) -> bool | None:
        one, other = left(node, "", as_of), right(node, "", as_of)
        if not one or not other:
            return None
        same = len(one) == len(other) and all(alike(a, b) for (a, _), (b, _) in zip(one, other, strict=True))
        return same is wanted

    return test


def chain_equals(keys: tuple[str, ...], value: Any, wanted: bool) -> Test:
    """`system = 'http://…'`: the commonest criterion, without places."""
    kind = type(value)
    if not keys:
        return lambda node, as_of: (type(node) is kind and node == value) is wanted
    first, rest = keys[0], keys[1:]

    def test(node: Any, as_of: str) -> bool | None:
        found = node.get(first) if type(node) is dict else None
        if found is None:
            return None
        if not rest and type(found) is not list:
            return (type(found) is kind and found == value) is wanted
        values = values_at(found, rest)
        if not values:
            return None
        return (len(values) == 1 and type(values[0]) is kind and values[0] == value) is wanted

    return test


def chain_exists(keys: tuple[str, ...], wanted: bool) -> Test:
    """`code.coding.exists()`, `.empty()`."""
    return lambda node, as_of: bool(values_at(node, keys)) is wanted


def chain_any(keys: tuple[str, ...], each: Test) -> Test:
    """`code.coding.exists(code = 'x')`."""

    def test(node: Any, as_of: str) -> bool:
        for value in values_at(node, keys):  # noqa: SIM110 - any() with a generator takes twice as long
            if each(value, as_of):
                return True
        return False

    return test


def equivalent(left: Find, right: Find, wanted: bool) -> Test:
    """`~` and `!~` of text: case and white space do not count."""

    def test(node: Any, as_of: str) -> bool | None:
        one, other = (sorted(_folded(value) for value, _ in find(node, "", as_of)) for find in (left, right))
        return (one == other) is wanted

    return test


def _folded(value: Any) -> tuple[str, str]:
    return (type(value).__name__, " ".join(value.lower().split()) if isinstance(value, str) else repr(value))


def member_of(left: Find, right: Find) -> Test:
    """`in`, and `contains` the other way round."""

    def test(node: Any, as_of: str) -> bool | None:
        one = left(node, "", as_of)
        if len(one) != 1:
            return None
        return any(alike(one[0][0], value) for value, _ in right(node, "", as_of))

    return test


_SIGNS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
    "=": lambda order: order == 0,
    "!=": lambda order: order != 0,
}


def compared(left: Find, right: Find, sign: str, moments: bool) -> Test:
    """`<`, `<=`, `>`, `>=`, and `=`, `!=` between moments. What cannot be compared is empty, not an error."""
    order = earlier if moments else _order
    says = _SIGNS[sign]

    def test(node: Any, as_of: str) -> bool | None:
        one, other = left(node, "", as_of), right(node, "", as_of)
        if len(one) != 1 or len(other) != 1:
            return None
        found = order(one[0][0], other[0][0])
        return None if found is None else says(found)

    return test


def _order(one: Any, other: Any) -> int | None:
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (one, other))
    if not numbers and not (isinstance(one, str) and isinstance(other, str)):
        return None
    return int(one > other) - int(one < other)
