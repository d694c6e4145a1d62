"""A tree of FHIRPath and the type it is for come in; which elements it reads and what is wrong in it go out.

The tree is walked as it would be evaluated, with places in the release's element tree instead of values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import re2

from adapter.documents import did_you_mean
from adapter.mapping.paths.elements import ANY, Elements, Kind
from adapter.mapping.paths.tree import Call, Expression, Literal, Member, Operation, This, TypeName, Variable, parts_of

Keys = tuple[str, ...]
Spots = frozenset[tuple[Keys, Kind]]
"""Places in the element tree: the JSON keys from the resource, and what kind of element is there."""

BELOW = "**"
"""Stands in keys for whatever lies below."""

_TAKES: dict[tuple[int, ...], str] = {
    (0,): "first last tail single distinct children descendants empty not count hasValue isDistinct lower upper trim "
    "length toString toInteger toDecimal",
    (1,): "where all select repeat extension union combine skip take ofType as is startsWith endsWith contains matches "
    "indexOf split intersect exclude",
    (2,): "replace",
    (0, 1): "exists join",
    (1, 2): "substring",
    (2, 3): "iif",
}
ARITIES = {name: counts for counts, names in _TAKES.items() for name in names.split()}
"""The functions there are, and how many arguments each takes."""

_THROUGH = {"first", "last", "tail", "single", "distinct", "skip", "take", "where"}
_NOT_USED = {
    **dict.fromkeys(("today", "now", "timeOfDay"), "a record is read as of its own day; write %asOf."),
    "resolve": "a reference is not followed here; name the element that holds it.",
    "trace": "it is for trying out; take it away.",
}
_EACH = {"where", "exists", "all", "select"}


@dataclass(slots=True)
class Survey:
    """What one expression reads, and its faults; filled while it is walked."""

    known: Elements
    start: Kind
    reads: set[Keys] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def of(self, tree: Expression) -> Survey:
        """Walk an expression."""
        self._read(self._spots(tree, frozenset({((), self.start)})))
        return self

    def _read(self, spots: Spots) -> Spots:
        self.reads.update(keys for keys, _ in spots if keys and BELOW not in keys)
        return frozenset()

    def _fault(self, what: str) -> None:
        if what not in self.faults:
            self.faults.append(what)

    def _spots(self, tree: Expression, at: Spots) -> Spots:
        if isinstance(tree, Member):
            return self._member(tree, at)
        if isinstance(tree, Call):
            return self._call(tree, at)
        if isinstance(tree, This):
            return at
        if isinstance(tree, Operation) and tree.sign == "|":
            return self._spots(tree.left, at) | self._spots(tree.right, at)
        if isinstance(tree, Operation) and isinstance(tree.right, TypeName):
            return self._typed(self._spots(tree.left, at), tree.right.name, tree.sign)
        if isinstance(tree, Variable) and tree.name != "asOf":
            self._fault(f"there is no %{tree.name} here; the day of the record is %asOf.")
        inner = [self._spots(part, at) for part in parts_of(tree)]
        for spots in inner[1:] if type(tree).__name__ == "Index" else inner:
            self._read(spots)
        return inner[0] if type(tree).__name__ == "Index" else frozenset()

    def _member(self, tree: Member, at: Spots) -> Spots:
        if tree.on is None and at == {((), tree.name)}:
            return at
        before = at if tree.on is None else self._spots(tree.on, at)
        found = frozenset(spot for keys, kind in before for spot in self._below(keys, kind, tree.name))
        if not found and before:
            self._fault(self._no_such(tree, sorted(before, key=str)))
        return found

    def _below(self, keys: Keys, kind: Kind, name: str) -> Iterable[tuple[Keys, Kind]]:
        if self.known.simple(kind) and keys:
            keys = (*keys[:-1], f"_{keys[-1]}")
        for key, inner in self.known.keys(kind, name):
            yield (*keys, key), inner

    def _no_such(self, tree: Member, before: list[tuple[Keys, Kind]]) -> str:
        kind, release = before[0][1], self.known.release
        if tree.on is None and self.known.knows(tree.name) and kind not in (None, ANY):
            return f"this is read from {kind}, not from {tree.name}; leave '{tree.name}.' away."
        if kind is None:
            return f"no element of FHIR {release} is called '{tree.name}'{_near(tree.name, self.known.anywhere)}"
        names = frozenset[str]().union(*(self.known.names_in(kind) for _, kind in before if kind is not None))
        if kind in (ANY, "Resource"):
            return f"no resource of FHIR {release} has an element '{tree.name}'{_near(tree.name, names)}"
        return f"{kind} has no element '{tree.name}'{_near(tree.name, names)}"

    def _call(self, tree: Call, at: Spots) -> Spots:
        if self._refused(tree):
            return frozenset()
        before = at if tree.on is None else self._spots(tree.on, at)
        if tree.name in ("ofType", "as", "is") and isinstance(tree.arguments[0], TypeName):
            return self._typed(before, tree.arguments[0].name, tree.name)
        if tree.name == "repeat":
            return self._repeat(tree.arguments[0], before)
        if tree.name == "extension":
            return frozenset(spot for keys, kind in before for spot in self._below(keys, kind, "extension"))
        inner = [self._spots(argument, before if tree.name in _EACH else at) for argument in tree.arguments]
        if tree.name in ("union", "combine"):
            return before | inner[0]
        if tree.name == "select":
            return inner[0]
        if tree.name == "iif":
            self._read(inner[0])
            return frozenset().union(*inner[1:])
        for spots in inner:
            self._read(spots)
        if tree.name in ("children", "descendants"):
            self._read(before)
            return frozenset({((*keys, BELOW), None) for keys, _ in before})
        return before if tree.name in _THROUGH else self._read(before)

    def _refused(self, tree: Call) -> bool:
        name, given, faults = tree.name, len(tree.arguments), len(self.faults)
        if name in _NOT_USED:
            self._fault(f"'{name}()' is not used: {_NOT_USED[name]}")
        elif name not in ARITIES:
            self._fault(f"there is no function '{name}' here{_near(name, ARITIES)}")
        elif given not in ARITIES[name]:
            wanted = " or ".join(str(count) for count in ARITIES[name])
            self._fault(f"'{name}()' takes {wanted} in its brackets, not {given}.")
        elif name == "matches":
            self._fault_of_pattern(tree.arguments[0])
        return len(self.faults) > faults

    def _fault_of_pattern(self, pattern: Expression) -> None:
        if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
            self._fault("'matches()' takes a pattern written out in quotes.")
            return
        try:
            re2.compile(pattern.value)
        except re2.error:
            self._fault(f"'{pattern.value}' is not an RE2 pattern.")

    def _typed(self, before: Spots, wanted: str, name: str) -> Spots:
        known = self.known
        if wanted not in known.parents and wanted not in known.names:
            self._fault(f"FHIR {known.release} has no type '{wanted}'{_near(wanted, known.parents)}")
            return frozenset()
        open_ended = frozenset((keys, wanted) for keys, kind in before if kind in (None, ANY, "Resource"))
        fits = frozenset((keys, kind) for keys, kind in before if kind is not None and known.is_a(kind, wanted))
        if before and not open_ended | fits:
            kinds = ", ".join(sorted({kind for _, kind in before if kind is not None}))
            self._fault(f"it is never of type '{wanted}'; it is of: {kinds}.")
        return self._read(before) if name == "is" else open_ended | fits

    def _repeat(self, step: Expression, before: Spots) -> Spots:
        """Once over every kind it comes to, so that what only the second level has is no fault."""
        seen, fresh = before, before
        quiet = Survey(self.known, self.start)
        while fresh:
            found = quiet._spots(step, fresh)
            kinds = {kind for _, kind in seen}
            fresh = frozenset(spot for spot in found if spot[1] not in kinds)
            seen |= fresh
        return self._spots(step, seen)


def _near(word: str, known: Iterable[str]) -> str:
    return did_you_mean(word, known) or "."
