"""What another shelf would change: one record screened with two shelves comes in, every difference goes out.

Compared is what people would see: facts with their words, findings, routes, cards, and what could not be
looked at. `Tally` counts over any number of records without keeping one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from adapter.detection.family_facts import BEFORE_BIRTH, child_facts, family_facts
from adapter.detection.truth import FactSeen, Truth, WordsSeen
from adapter.facts import Evidence
from adapter.families import Family
from adapter.findings import Card, Finding, Screened
from adapter.prompting import could_not_check_card, make_cards
from adapter.receivers import Receiver, Receivers
from adapter.records import CouldNotCheck, Quarantined, SourceRecord
from adapter.screening import Shelves, screen_or_hold
from adapter.words import Answer

Door = Callable[[Family, Receivers], Receiver | None]
Side = Screened | Quarantined
T = TypeVar("T")
NOTHING_SAID = (None, "", 0, Answer.UNKNOWN, Answer.UNKNOWN.value, (None, None))


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of one person with the words it rests on."""

    fact: str
    about: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """What goes and what comes, of one kind."""

    removed: tuple[T, ...]
    added: tuple[T, ...]

    @property
    def both(self) -> tuple[T, ...]:
        """Everything that differs."""
        return (*self.removed, *self.added)

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


@dataclass(frozen=True, slots=True)
class Change:
    """One record that comes out otherwise; `held` is None, `now` (was read) or `before` (is read now)."""

    path: str
    sha256: str
    facts: Difference[FactLine]
    findings: Difference[Finding]
    cards: Difference[Card]
    unchecked: Difference[CouldNotCheck]
    routes_before: tuple[str, ...]
    routes_after: tuple[str, ...]
    held: str | None = None


@dataclass(slots=True)
class Tally:
    """Counts over all records; as large as the vocabulary, however many records there are."""

    records: int = 0
    changed: int = 0
    routes: int = 0
    cards: int = 0
    held_now: int = 0
    read_now: int = 0
    held_by_both: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, change: Change | None) -> None:
        """Count one record."""
        self.records += 1
        if change is None:
            return
        self.changed += 1
        self.routes += change.routes_before != change.routes_after
        self.cards += bool(change.cards)
        self.held_now += change.held == "now"
        self.read_now += change.held == "before"
        self.facts.update({line.fact for line in change.facts.both})
        self.rules.update({item.rule for item in change.findings.both})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two shelves, how a front door is chosen, and the moment its numbers are of: the same for both."""

    old: Shelves
    new: Shelves
    door: Door
    now: datetime

    def each(self, items: Iterable[SourceRecord | Quarantined], tally: Tally) -> Iterator[Change]:
        """The records that change, one after another; all of them are counted."""
        for item in items:
            before, after = screen_or_hold(item, self.old), screen_or_hold(item, self.new)
            tally.held_by_both += isinstance(before, Quarantined) and isinstance(after, Quarantined)
            change = self._change(item, before, after)
            tally.add(change)
            if change is not None:
                yield change

    def _change(self, item: SourceRecord | Quarantined, before: Side, after: Side) -> Change | None:
        change = Change(
            item.path,
            item.sha256,
            facts=_difference(_facts(before), _facts(after)),
            findings=_difference(_findings(before), _findings(after), _finding_key),
            cards=_difference(self._cards(before, self.old), self._cards(after, self.new), _card_key),
            unchecked=_difference(_unchecked(before), _unchecked(after)),
            routes_before=_routes(before),
            routes_after=_routes(after),
            held=_held(before, after),
        )
        same = not (change.facts or change.findings or change.cards or change.unchecked or change.held)
        return None if same and change.routes_before == change.routes_after else change

    def _cards(self, side: Side, shelves: Shelves) -> tuple[Card, ...]:
        if isinstance(side, Quarantined):
            return (could_not_check_card(_unchecked(side), ""),)
        return make_cards(side, self.door(side.family, shelves.receivers), str, self.now)


def _facts(side: Side) -> tuple[FactLine, ...]:
    if isinstance(side, Quarantined):
        return ()
    family = side.family
    lines = [*_lines("the family", family_facts(family))]
    for child in family.children:
        lines += _lines(child.who or child.relationship or "a child", child_facts(child, family.signs))
    return tuple(lines)


def _lines(about: str, facts: dict[str, FactSeen | WordsSeen]) -> Iterator[FactLine]:
    for name, seen in facts.items():
        if isinstance(seen, WordsSeen):
            for word, verdict in seen.words.items():
                yield FactLine(name, about, _word(word, verdict.truth), tuple(verdict.evidence))
        elif seen.value not in NOTHING_SAID:
            yield FactLine(name, about, _value(seen.value), tuple(seen.evidence))


def _word(word: str, truth: Truth) -> str:
    return word if truth is Truth.TRUE else f"{word}, perhaps"


def _value(value: object) -> str:
    if value == BEFORE_BIRTH:
        return "not born yet"
    if isinstance(value, tuple):
        low, high = value
        return f"{low}" if low == high else f"{low} to {high}"
    return str(value)


def _findings(side: Side) -> tuple[Finding, ...]:
    return () if isinstance(side, Quarantined) else side.findings


def _unchecked(side: Side) -> tuple[CouldNotCheck, ...]:
    if isinstance(side, Quarantined):
        return (CouldNotCheck(side.where, f"{side.why} {side.what_now}"),)
    return side.could_not_check


def _routes(side: Side) -> tuple[str, ...]:
    return () if isinstance(side, Quarantined) else tuple(route.value for route in side.routes)


def _held(before: Side, after: Side) -> str | None:
    if isinstance(before, Quarantined) == isinstance(after, Quarantined):
        return None
    return "now" if isinstance(after, Quarantined) else "before"


def _finding_key(finding: Finding) -> Hashable:
    """All a reader sees of a finding; the hash of its rule is not: a rule may be reworded inside and say the same."""
    return (*(getattr(finding, name) for name in finding.__slots__ if name != "rule_sha256"),)


def _card_key(card: Card) -> Hashable:
    return card.summary, card.indicator, card.detail, card.routes


def _difference(old: tuple[T, ...], new: tuple[T, ...], key: Callable[[T], Hashable] = repr) -> Difference[T]:
    """A thing said twice on one side and once on the other is a difference too."""
    return Difference(_without(old, new, key), _without(new, old, key))


def _without(these: tuple[T, ...], those: tuple[T, ...], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    left = Counter(key(item) for item in those)
    kept = []
    for item in these:
        name = key(item)
        if left[name]:
            left[name] -= 1
        else:
            kept.append(item)
    return tuple(kept)
