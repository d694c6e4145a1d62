"""Whether conditions can be so together: what each must say comes in, a situation in which it does, or None, goes out.

A search with the sets of truths still open: a branch is left once no value of the facts not yet chosen could help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
        goals = [(space.node(one.condition), one.truths) for one in wanted]
        search = _Search(space, goals)
        chosen = search.run({variable: range(len(values)) for variable, values in space.values.items()})
        if chosen is not None:
            words = tuple(space.values[variable][index].shown for variable, index in sorted(chosen.items()))
            return Situation(space.facts(chosen), words)
    return None


Left = Mapping[str, Sequence[int]]
"""The values of each variable that are still open, by their place."""


@dataclass(frozen=True, slots=True)
class _Search:
    space: Situations
    goals: list[tuple[Leaf | Node, int]]

    def run(self, left: Left) -> dict[str, int] | None:
        undecided: Leaf | Node | None = None
        for node, wanted in self.goals:
            truths = _truths(node, left)
            if not truths & wanted:
                return None
            if truths & ~wanted:
                undecided = undecided or node
        if undecided is None:
            return {variable: values[0] for variable, values in left.items() if len(values) == 1}
        variable = _open_variable(undecided, left)
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


def _leaves_of(node: Leaf | Node) -> Iterable[Leaf]:
    if isinstance(node, Leaf):
        return (node,)
    return (leaf for part in node.parts for leaf in _leaves_of(part))


def _open_variable(node: Leaf | Node, left: Left) -> str:
    """A variable on which the answer still turns."""
    while isinstance(node, Node):
        node = next(part for part in node.parts if _truths(part, left) not in (FALSE, UNKNOWN, TRUE))
    return node.variable


def _truths(node: Leaf | Node, left: Left) -> int:
    """The truths a part can still have."""
    if isinstance(node, Leaf):
        found = 0
        for value in left[node.variable]:
            found |= 1 << node.truths[value]
        return found
    parts = [_truths(part, left) for part in node.parts]
    if node.how == "not":
        return _turned(parts[0])
    if node.how == "some":
        return _some(parts, node.at_least)
    return _least(parts) if node.how == "all" else _turned(_least([_turned(part) for part in parts]))


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
