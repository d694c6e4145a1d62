"""A rule's condition: nested YAML comes in, a checked tree of facts and words goes out, or every fault at once.

The tree is what is compiled to run, read aloud as a sentence and walked by `trace`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adapter.documents import Document, Loc, did_you_mean
from adapter.errors import Fault
from adapter.facts import FACTS, Fact

OPERATORS = {
    "answer": ("any_of",),
    "word": ("any_of",),
    "words": ("any_of", "all_of", "none_of"),
    "age": ("below", "at_least"),
    "count": ("below", "at_least", "exactly"),
}
JOINS = ("all", "any", "not", "some", "recent")
MOST_YEARS = 130
MOST_MONTHS = 600


@dataclass(frozen=True, slots=True)
class FactIs:
    """One fact held against words or a number."""

    fact: Fact
    operator: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts that must all hold (`all`), of which one (`any`) or so many (`some`) must, or which must not (`not`)."""

    how: str
    parts: tuple[Condition, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Recent:
    """A part whose words must not be older than so many months on the record's day; older ones leave it unknown."""

    months: int
    part: Condition

    def within(self, months: int | None) -> int:
        """The narrower of this window and the one it stands in."""
        return self.months if months is None else min(self.months, months)


Condition = FactIs | Joined | Recent


def parse_condition(document: Document, loc: Loc, about: str, faults: list[Fault]) -> Condition:
    """The condition that stands at `loc` in a rule file; `faults` takes whatever is wrong with it."""
    node = document.value
    for step in loc:
        node = node[step]
    return _Parser(document, about, faults).all_of(node, loc)


class _Parser:
    """Walks one condition; keeps the file, whom the rule is about, and the faults."""

    def __init__(self, document: Document, about: str, faults: list[Fault]) -> None:
        self.document, self.about, self.faults = document, about, faults

    def all_of(self, node: Any, loc: Loc) -> Condition:
        if isinstance(node, list):
            return Joined("all", tuple(self.all_of(part, (*loc, index)) for index, part in enumerate(node)))
        if not isinstance(node, dict) or not node:
            self._fault(loc, "here must stand facts, or all, any or not with facts below it.")
            return Joined("all", ())
        parts = tuple(self._part(key, value, (*loc, key)) for key, value in node.items())
        return parts[0] if len(parts) == 1 else Joined("all", parts)

    def _part(self, key: str, node: Any, loc: Loc) -> Condition:
        if key == "all":
            return self.all_of(node, loc)
        if key == "not":
            return Joined("not", (self.all_of(node, loc),))
        if key == "any":
            return Joined("any", self._branches(node, loc))
        if key in ("some", "recent"):
            return self._counted(node, loc) if key == "some" else self._recent(node, loc)
        fact = FACTS.get(key)
        if fact is None:
            self._fault(loc, f"there is no fact '{key}'{did_you_mean(key, [*FACTS, *JOINS])}.")
            return Joined("all", ())
        if key.startswith("child.") and self.about != "child":
            self._fault(loc, f"'{key}' is about one child, but the rule is about: {self.about}; write about: child.")
        return self._test(fact, node, loc)

    def _branches(self, node: Any, loc: Loc) -> tuple[Condition, ...]:
        if isinstance(node, dict):
            return tuple(self._part(key, value, (*loc, key)) for key, value in node.items())
        if isinstance(node, list) and node:
            return tuple(self.all_of(part, (*loc, index)) for index, part in enumerate(node))
        self._fault(loc, "below 'any' must stand a list of facts.")
        return ()

    def _counted(self, node: Any, loc: Loc) -> Condition:
        """`some: {at_least: 2, of: [...]}`: evidence that must come together."""
        if not self._has(node, ("at_least", "of"), loc):
            return Joined("all", ())
        parts = self._branches(node["of"], (*loc, "of"))
        wanted = node["at_least"]
        if not _whole(wanted, 2, len(parts) - 1):
            what = f"at_least must be from 2 to one less than the number of parts, {len(parts)}; else write any or all."
            self._fault((*loc, "at_least"), what)
            return Joined("all", ())
        return Joined("some", parts, wanted)

    def _recent(self, node: Any, loc: Loc) -> Condition:
        """`recent: {months: 12, of: {...}}`: evidence that grows old."""
        if not self._has(node, ("months", "of"), loc):
            return Joined("all", ())
        if not _whole(node["months"], 1, MOST_MONTHS):
            self._fault((*loc, "months"), f"months must be a whole number from 1 to {MOST_MONTHS}.")
            return Joined("all", ())
        return Recent(node["months"], self.all_of(node["of"], (*loc, "of")))

    def _has(self, node: Any, keys: tuple[str, str], loc: Loc) -> bool:
        if isinstance(node, dict) and sorted(node) == sorted(keys):
            return True
        self._fault(loc, f"below '{loc[-1]}' must stand {keys[0]} and {keys[1]}, and nothing else.")
        return False

    def _test(self, fact: Fact, node: Any, loc: Loc) -> Condition:
        allowed = OPERATORS[fact.kind]
        if not isinstance(node, dict):
            if fact.kind == "age":
                self._fault(loc, f"'{fact.name}' is an age; write {{below: 18}} or {{at_least: 18}}.")
                return Joined("all", ())
            node = {"exactly" if fact.kind == "count" else "any_of": node}
        leaves: list[Condition] = []
        for operator, wanted in node.items():
            if operator not in allowed:
                near = did_you_mean(str(operator), allowed)
                self._fault((*loc, operator), f"'{fact.name}' knows {', '.join(allowed)}; not '{operator}'{near}.")
                continue
            leaves.append(FactIs(fact, operator, self._values(fact, wanted, (*loc, operator))))
        return leaves[0] if len(leaves) == 1 else Joined("all", tuple(leaves))

    def _values(self, fact: Fact, wanted: Any, loc: Loc) -> tuple[str | int, ...]:
        values = wanted if isinstance(wanted, list) else [wanted]
        if not values:
            self._fault(loc, f"'{fact.name}' needs at least one word.")
        for value in values:
            fault = _value_fault(fact, value)
            if fault:
                self._fault(loc, fault)
        return tuple(values)

    def _fault(self, loc: Loc, what: str) -> None:
        self.faults.append(self.document.fault(loc, f"{loc[0]}: {what}"))


def _whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _value_fault(fact: Fact, value: Any) -> str | None:
    if fact.kind in ("age", "count"):
        if _whole(value, 0, MOST_YEARS):
            return None
        return f"'{fact.name}' is held against a whole number from 0 to {MOST_YEARS}, found {value!r}."
    if not isinstance(value, str):
        return f"'{fact.name}' is held against words, found {value!r}."
    if fact.words and value not in fact.words:
        known = ", ".join(fact.words)
        return f"'{fact.name}' has no word '{value}'{did_you_mean(value, fact.words)} (its words: {known})."
    return None
