"""Every situation a condition can tell apart: conditions come in, the values worth trying for each fact go out.

A situation is a family's facts, so what is found by trying is tried with the very functions that judge families.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement

from adapter.detection.compiling import DAY, compiled, months_before
from adapter.detection.conditions import Condition, FactIs, Joined, Recent
from adapter.detection.truth import Facts, FactSeen, Truth, Verdict, WordsSeen
from adapter.facts import Evidence, Fact
from adapter.words import Answer

TODAY = "2026-01-31"
"""Any day will do: windows are counted back from it."""
ANOTHER = "another word"
MAY_BE_UNKNOWN = ("family.factors",)
"""Sets whose words may be of a time nobody wrote down; a sign was seen or was not."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one fact, as a family would show it, and how to say it."""

    shown: str
    seen: FactSeen | WordsSeen


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one variable, with its answer to each of the variable's values."""

    variable: str
    truths: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Leaves joined as the condition joins them."""

    how: str
    parts: tuple[Leaf | Node, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Situations:
    """The values of every variable that a set of conditions looks at."""

    values: Mapping[str, tuple[Value, ...]]

    def facts(self, chosen: Mapping[str, int]) -> Facts:
        """The facts of one situation; a variable not chosen takes its first value."""
        facts: dict[str, FactSeen | WordsSeen] = {DAY: FactSeen(TODAY)}
        for variable, values in self.values.items():
            name, seen = variable.partition(":")[0], values[chosen.get(variable, 0)].seen
            before = facts.get(name)
            if isinstance(seen, WordsSeen) and isinstance(before, WordsSeen):
                seen = WordsSeen({**before.words, **seen.words})
            facts[name] = seen
        return facts

    def node(self, condition: Condition, months: int | None = None) -> Leaf | Node:
        """The condition over these variables."""
        if isinstance(condition, Recent):
            return self.node(condition.part, condition.within(months))
        if isinstance(condition, Joined):
            return Node(condition.how, tuple(self.node(part, months) for part in condition.parts), condition.at_least)
        if condition.fact.kind == "words":
            return self._words(condition, months)
        return self._leaf(condition, condition.fact.name, months)

    def _words(self, leaf: FactIs, months: int | None) -> Node:
        singles = tuple(
            self._leaf(FactIs(leaf.fact, "any_of", (word,)), f"{leaf.fact.name}:{word}", months) for word in leaf.values
        )
        if leaf.operator == "none_of":
            return Node("not", (Node("any", singles),))
        return Node("all" if leaf.operator == "all_of" else "any", singles)

    def _leaf(self, leaf: FactIs, variable: str, months: int | None) -> Leaf:
        test = compiled(leaf, months)
        day = FactSeen(TODAY)
        truths = (test({leaf.fact.name: value.seen, DAY: day}).truth for value in self.values[variable])
        return Leaf(variable, tuple(truths))


def situations_of(conditions: Iterable[Condition]) -> Situations:
    """The values worth trying for whatever these conditions look at: on both sides of every limit, and not known."""
    looks: dict[str, _Look] = {}
    for condition in conditions:
        for leaf, months in _leaves(condition, None):
            look = looks.setdefault(leaf.fact.name, _Look(leaf.fact))
            look.values.update(leaf.values)
            look.windows.update((months,) if months else ())
    return Situations({name: values for look in looks.values() for name, values in _values(look)})


@dataclass(slots=True)
class _Look:
    fact: Fact
    values: set[str | int] = field(default_factory=set)
    windows: set[int] = field(default_factory=set)


def _leaves(condition: Condition, months: int | None) -> Iterator[tuple[FactIs, int | None]]:
    if isinstance(condition, FactIs):
        yield condition, months
    elif isinstance(condition, Recent):
        yield from _leaves(condition.part, condition.within(months))
    else:
        for part in condition.parts:
            yield from _leaves(part, months)


def _values(look: _Look) -> Iterator[tuple[str, tuple[Value, ...]]]:
    fact, evidence = look.fact, [(SAID, "")]
    for months in sorted(look.windows):
        older = Evidence("words", "case", recorded_on=months_before(TODAY, months + 1))
        evidence.append(((older,), f", from more than {months} months before"))
    if fact.kind == "words":
        for word in sorted(map(str, look.values)):
            yield f"{fact.name}:{word}", tuple(_word_values(fact.name, word, evidence))
        return
    settled = [
        Value(f"{fact.name} is {shown}{when}", FactSeen(value, words))
        for shown, value in _plain(fact, look.values)
        for words, when in evidence
    ]
    yield fact.name, (*settled, Value(f"{fact.name} is not recorded", FactSeen(None)))


SAID = (Evidence("words", "case"),)


def _word_values(name: str, word: str, evidence: Sequence[tuple[tuple[Evidence, ...], str]]) -> Iterator[Value]:
    yield Value(f"{name} without {word}", WordsSeen({}))
    for words, when in evidence:
        yield Value(f"{name} with {word}{when}", WordsSeen({word: Verdict(Truth.TRUE, words)}))
    if name in MAY_BE_UNKNOWN:
        yield Value(f"{name} perhaps with {word}", WordsSeen({word: Verdict(Truth.UNKNOWN, SAID)}))


def _plain(fact: Fact, asked: set[str | int]) -> Iterator[tuple[str, str | int | tuple[int, int]]]:
    numbers = sorted({near for value in asked if isinstance(value, int) for near in (value - 1, value, value + 1)})
    match fact.kind:
        case "age":
            for low, high in combinations_with_replacement(numbers, 2):
                yield (str(low) if low == high else f"{low} to {high}"), (low, high)
        case "count":
            yield from ((str(number), number) for number in numbers if number >= 0)
        case "answer":
            yield from ((str(word), word) for word in Answer if word is not Answer.UNKNOWN)
        case _:
            words = fact.words or (*sorted(map(str, asked)), ANOTHER)
            yield from ((word, word) for word in words)
