"""What a mapping recognises comes in, whether a record is one of its own goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from adapter.layouts import LAYOUT
from adapter.mapping.columns.record import JsonReader
from adapter.mapping.fhir.record import FhirReader
from adapter.mapping.language import Recognise
from adapter.mapping.paths.any_shape import Values, any_shape
from adapter.mapping.paths.choosing import path_maker

Reader = JsonReader | FhirReader
PROFILE = "meta.profile"


class Looked:
    """One record while it is being recognised: mappings ask for the same paths, and each is walked once."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._found: dict[Values, list[Any]] = {}

    def values(self, way: Values) -> list[Any]:
        """What stands at a path."""
        found = self._found.get(way)
        if found is None:
            found = self._found[way] = way(self._tree)
        return found


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so."""

    ways: tuple[Values, ...]
    any_of: frozenset[str]
    none_of: frozenset[str]
    starts_with: tuple[str, ...]

    def holds(self, record: Looked) -> bool:
        """Whether it is so of a record."""
        found = [value for way in self.ways for value in record.values(way)]
        words = [value for value in found if isinstance(value, str)]
        if self.none_of.intersection(words):
            return False
        if self.any_of or self.starts_with:
            return any(word in self.any_of or word.startswith(self.starts_with) for word in words)
        return bool(found) or bool(self.none_of)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a record must have for a mapping to take it, and the reader that then reads it."""

    conditions: tuple[Condition, ...]
    reader: Reader
    by_profile: bool = False
    """Whether it asks for a profile that the record itself says it follows."""

    @property
    def asks(self) -> tuple[int, bool]:
        """How much it asks of a record: of as many conditions, a claimed profile asks more than a code."""
        return len(self.conditions), self.by_profile

    def takes(self, record: Looked) -> bool:
        """Whether every condition holds."""
        return all(condition.holds(record) for condition in self.conditions)


def conditions(rules: tuple[Recognise, ...], reads: str) -> tuple[Condition, ...]:
    """The rules made ready; in FHIR what repeats in JSON may stand once in XML, so both shapes are looked through."""
    return tuple(
        Condition(
            tuple(_made(path, reads) for path in rule.path),
            frozenset(rule.any_of),
            frozenset(rule.none_of),
            rule.starts_with,
        )
        for rule in rules
    )


@lru_cache(maxsize=4096)
def _made(path: str, reads: str) -> Values:
    """One function for one path, so that a record is asked for it once."""
    if reads == "fhir":
        return any_shape(path)
    find = path_maker(reads)(path)
    return lambda tree: [value for value, _ in find(tree, "")]


def names_profile(rules: tuple[Recognise, ...]) -> bool:
    """Whether the rules ask which profile a record says it follows."""
    return any(path.endswith(PROFILE) for rule in rules for path in rule.path)


def of_layout(name: str) -> Condition:
    """What a record made of the files of a mapping's layout always has."""
    return Condition((_made(LAYOUT, "json"),), frozenset((name,)), frozenset(), ())


def by_most_conditions(found: list[Recognised]) -> tuple[Recognised, ...]:
    """The mapping that asks most of a record first; of equals by name, so that nothing hangs on the disk's order."""
    by_name = sorted(found, key=lambda source: source.reader.name)
    return tuple(sorted(by_name, key=lambda source: source.asks, reverse=True))


def taker(sources: tuple[Recognised, ...], tree: Any) -> Recognised | None:
    """The mapping that takes a record."""
    record = Looked(tree)
    return next((source for source in sources if source.takes(record)), None)


def takers(sources: tuple[Recognised, ...], tree: Any) -> Iterator[str]:
    """Every mapping that would take a record and asks as much of it as the one that does."""
    first, record = taker(sources, tree), Looked(tree)
    for source in sources:
        if first is not None and source.asks == first.asks and source.takes(record):
            yield source.reader.name
