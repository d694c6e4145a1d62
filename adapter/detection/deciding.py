"""Whether a condition may hold at all: a checked tree comes in once at load, a quick yes or no goes out for a family.

Most rules say nothing of most families, and their words need no joining. A *no* here is a no; a *yes* is for the full
test. What decides, a sign or a factor, is looked at before what is nearly always so.
"""

from __future__ import annotations

from collections.abc import Callable

from adapter.detection.conditions import Condition, FactIs, Recent
from adapter.detection.truth import Facts, FactSeen, WordsSeen
from adapter.words import Answer

MayHold = Callable[[Facts], bool]


def may_hold(condition: Condition) -> MayHold:
    """False only where the full test would say no as well."""
    if isinstance(condition, Recent):
        return may_hold(condition.part)
    if isinstance(condition, FactIs):
        return _leaf(condition)
    if condition.how == "not":
        return _perhaps
    parts = tuple(test for test in map(may_hold, sorted(condition.parts, key=weight)) if test is not _perhaps)
    perhaps = len(condition.parts) - len(parts)
    if condition.how == "all":
        return _all(parts) if parts else _perhaps
    needed = (condition.at_least if condition.how == "some" else 1) - perhaps
    return _perhaps if needed <= 0 else _some(parts, needed)


def weight(condition: Condition) -> int:
    """What decides comes first, here and among the words quoted: signs and factors, then where a child lives."""
    return 1 if isinstance(condition, FactIs) and condition.fact.kind != "words" else 0


def _perhaps(facts: Facts) -> bool:
    return True


def _all(parts: tuple[MayHold, ...]) -> MayHold:
    if len(parts) == 1:
        return parts[0]

    def test(facts: Facts) -> bool:
        for part in parts:  # noqa: SIM110 - a generator costs more than most of the parts it asks
            if not part(facts):
                return False
        return True

    return test


def _some(parts: tuple[MayHold, ...], needed: int) -> MayHold:
    def test(facts: Facts) -> bool:
        missing = needed
        for part in parts:
            if part(facts):
                missing -= 1
                if not missing:
                    return True
        return False

    return test


def _leaf(leaf: FactIs) -> MayHold:
    """Sets and answers; an age or a count is for the full test."""
    if leaf.fact.kind == "words":
        return _words(leaf) if leaf.operator == "any_of" else _perhaps
    return _word(leaf) if leaf.fact.kind == "answer" else _perhaps


def _words(leaf: FactIs) -> MayHold:
    name, wanted = leaf.fact.name, frozenset(str(value) for value in leaf.values)

    def test(facts: Facts) -> bool:
        seen = facts.get(name)
        return isinstance(seen, WordsSeen) and not wanted.isdisjoint(seen.words)

    return test


def _word(leaf: FactIs) -> MayHold:
    name, wanted = leaf.fact.name, frozenset({None, Answer.UNKNOWN, *leaf.values})

    def test(facts: Facts) -> bool:
        seen = facts.get(name)
        return not isinstance(seen, FactSeen) or seen.value in wanted

    return test
