"""What a mapping recognises comes in, whether a record is one of its own goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from adapter.layouts import LAYOUT
from adapter.mapping.columns.record import JsonReader
from adapter.mapping.fhir.record import FhirReader
from adapter.mapping.language import Recognise
from adapter.mapping.paths.any_shape import any_shape
from adapter.mapping.paths.choosing import path_maker
from adapter.mapping.paths.dotted import Find, json_path

Reader = JsonReader | FhirReader


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so."""

    finds: tuple[Find, ...]
    any_of: frozenset[str]
    none_of: frozenset[str]
    starts_with: tuple[str, ...]

    def holds(self, tree: Any) -> bool:
        """Whether it is so of a record."""
        found = [value for find in self.finds for value, _ in find(tree, "")]
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

    def takes(self, tree: Any) -> bool:
        """Whether every condition holds."""
        return all(condition.holds(tree) for condition in self.conditions)


def conditions(rules: tuple[Recognise, ...], reads: str) -> tuple[Condition, ...]:
    """The rules made ready; in FHIR what repeats in JSON may stand once in XML, so both shapes are looked through."""
    made = any_shape if reads == "fhir" else path_maker(reads)
    return tuple(
        Condition(
            tuple(made(path) for path in rule.path), frozenset(rule.any_of), frozenset(rule.none_of), rule.starts_with
        )
        for rule in rules
    )


def of_layout(name: str) -> Condition:
    """What a record made of the files of a mapping's layout always has."""
    return Condition((json_path(LAYOUT),), frozenset((name,)), frozenset(), ())


def by_most_conditions(found: list[Recognised]) -> tuple[Recognised, ...]:
    """The mapping that asks most of a record first; of equals by name, so that nothing hangs on the disk's order."""
    return tuple(sorted(found, key=lambda source: (-len(source.conditions), source.reader.name)))


def takers(sources: tuple[Recognised, ...], tree: Any) -> Iterator[str]:
    """Every mapping that would take a record and asks as much of it as the one that does."""
    first = next((source for source in sources if source.takes(tree)), None)
    for source in sources:
        if first is not None and len(source.conditions) == len(first.conditions) and source.takes(tree):
            yield source.reader.name
