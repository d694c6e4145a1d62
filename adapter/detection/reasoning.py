"""Whether conditions can be so together: what each must say comes in, a situation in which it does, or None, goes out.

A search with the sets of truths still open: a branch is left once no value of the facts not yet chosen could help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from adapter.detection.conditions import Condition
from adapter.detection.situations import Leaf, Node, Situations, situations_of
from adapter.detection.truth import Facts, Truth

FALSE, UNKNOWN, TRUE = (1 << truth for truth in Truth)
NOT_TRUE = FALSE | UNKNOWN
OPEN = FALSE | UNKNOWN | TRUE


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition and the truths it may have: bits of FALSE, UNKNOWN and TRUE."""

    condition: Condition
    truths: int


@dataclass(frozen=True, slots=True)
class Situation:
    """One family's facts in which everything wanted is so, and in words those on which it turns."""

    facts: Facts
    words: tuple[str, ...]


def situation(*alternatives: Sequence[Wanted]) -> Situation | None:
    """The first of the alternatives that can be, everything in it together; None where none of them can."""
    for wanted in alternatives:
        space = situations_of(one.condition for one in wanted)
        same: dict[Leaf | Node, Leaf | Node] = {}
        goals = [goal for one in wanted for goal in _each(_shared(space.node(one.condition), same), one.truths)]
        chosen = _Search(goals, _bounds(goals)).run(_narrowed(space, goals))
        if chosen is not None:
            words = tuple(space.values[variable][index].shown for variable, index in sorted(chosen.items()))
            return Situation(space.facts(chosen), words)
    return None


Left = Mapping[str, Sequence[int]]
"""The values of each variable that are still open, by their place."""


Goal = tuple[Leaf | Node, int]
"""A part of a condition, and the truths it may have."""


def _shared(node: Leaf | Node, same: dict[Leaf | Node, Leaf | Node]) -> Leaf | Node:
    """The condition with parts that are alike as one object, so that what is wanted of one holds for all."""
    if isinstance(node, Node):
        node = replace(node, parts=tuple(_shared(part, same) for part in node.parts))
    return same.setdefault(node, node)


def _each(node: Leaf | Node, truths: int) -> Iterator[Goal]:
    """The goals a goal stands for: `all` is true where each of its parts is, and `any` is not where none is."""
    apart = {"all": (TRUE, TRUE | UNKNOWN), "any": (FALSE, NOT_TRUE)}
    if isinstance(node, Node) and node.how == "not":
        yield from _each(node.parts[0], _turned(truths))
    elif isinstance(node, Node) and truths in apart.get(node.how, ()):
        for part in node.parts:
            yield from _each(part, truths)
    else:
        yield node, truths


def _bounds(goals: Iterable[Goal]) -> dict[int, int]:
    """The truths each part with a goal may have, by its identity."""
    bounds: dict[int, int] = {}
    for node, truths in goals:
        bounds[id(node)] = bounds.get(id(node), OPEN) & truths
    return bounds


def _narrowed(space: Situations, goals: Iterable[Goal]) -> Left:
    """The values left open once every goal that is a single test has its way."""
    left: dict[str, Sequence[int]] = {variable: range(len(values)) for variable, values in space.values.items()}
    for node, truths in goals:
        if isinstance(node, Leaf):
            left[node.variable] = [value for value in left[node.variable] if 1 << node.truths[value] & truths]
    return left


@dataclass(frozen=True, slots=True)
class _Search:
    goals: list[Goal]
    bounds: dict[int, int]

    def run(self, left: Left) -> dict[str, int] | None:
        """The value of each variable that must not be its first; None where nothing can be so."""
        undecided: Leaf | Node | None = None
        for node, wanted in self.goals:
            truths = self._truths(node, left)
            if not self._bounded(node, truths):
                return None
            if truths & ~wanted:
                undecided = undecided or node
        if undecided is None:
            return {variable: values[0] for variable, values in left.items() if len(values) == 1 or values[0]}
        variable = self._open_variable(undecided, left)
        for values in self._alike(variable, left[variable]):
            chosen = self.run({**left, variable: values})
            if chosen is not None:
                return chosen
        return None

    def _alike(self, variable: str, values: Iterable[int]) -> Iterable[tuple[int]]:
        """One value of each kind: values that every test answers alike need not be tried twice."""
        tests = [leaf for node, _ in self.goals for leaf in _leaves_of(node) if leaf.variable == variable]
        kinds = {tuple(leaf.truths[value] for leaf in tests): (value,) for value in values}
        return kinds.values()

    def _open_variable(self, node: Leaf | Node, left: Left) -> str:
        """A variable on which the answer still turns."""
        while isinstance(node, Node):
            node = next(part for part in node.parts if self._truths(part, left) not in (FALSE, UNKNOWN, TRUE))
        return node.variable

    def _bounded(self, node: Leaf | Node, truths: int) -> int:
        return truths & self.bounds.get(id(node), OPEN)

    def _truths(self, node: Leaf | Node, left: Left) -> int:
        """The truths a part can still have, when every part of it is as is wanted."""
        if isinstance(node, Leaf):
            found = 0
            for value in left[node.variable]:
                found |= 1 << node.truths[value]
            return found
        parts = [self._bounded(part, self._truths(part, left)) for part in node.parts]
        if node.how == "not":
            return _turned(parts[0])
        if node.how == "some":
            return _some(parts, node.at_least)
        return _least(parts) if node.how == "all" else _turned(_least([_turned(part) for part in parts]))


def _leaves_of(node: Leaf | Node) -> Iterable[Leaf]:
    if isinstance(node, Leaf):
        return (node,)
    return (leaf for part in node.parts for leaf in _leaves_of(part))


def _turned(truths: int) -> int:
    return (truths & UNKNOWN) | (TRUE if truths & FALSE else 0) | (FALSE if truths & TRUE else 0)


def _least(parts: Sequence[int]) -> int:
    """What the least of them can be, were each free of the others."""
    least = TRUE
    for part in parts:
        least = (
            ((least | part) & FALSE)
            | (UNKNOWN if (least & UNKNOWN and part & (UNKNOWN | TRUE)) or (part & UNKNOWN and least & TRUE) else 0)
            | (least & part & TRUE)
        )
    return least


def _some(parts: Sequence[int], at_least: int) -> int:
    if sum(part == TRUE for part in parts) >= at_least:
        return TRUE
    if sum(part == FALSE for part in parts) > len(parts) - at_least:
        return FALSE
    may = TRUE if sum(bool(part & TRUE) for part in parts) >= at_least else 0
    may_not = FALSE if sum(bool(part & FALSE) for part in parts) > len(parts) - at_least else 0
    open_or_both = any(part not in (FALSE, TRUE) for part in parts)
    return may | may_not | (UNKNOWN if open_or_both else 0)
