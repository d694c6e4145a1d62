"""Under how many names one code system is met: `mappings/codes/systems.yaml` comes in, every spelling of it goes out.

The spellings are spread into the tables once, when the shelf is loaded, so that a record's code is still one look-up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from adapter.documents import Loc, Strict
from adapter.mapping.codes.systems import system_key


class KnownAs(Strict):
    """One code system's other names: retired addresses, OIDs, what HL7 version 2 calls it."""

    names: tuple[str, ...]
    source: str
    finer: str = ""
    """Characters that may follow one of its codes and make it finer without making it another thing: ICD-10's `F32`
    is met as `F32.1`, `F321` and `F32X`."""


class CodeSystems(Strict):
    """`mappings/codes/systems.yaml`."""

    code_systems: str
    edition: str
    source: str
    checked_on: date
    known_as: dict[str, KnownAs]


@dataclass(frozen=True, slots=True)
class Registry:
    """Every spelling of every code system that has several, by any of them."""

    by_name: dict[str, tuple[str, ...]] = field(default_factory=dict)
    finer: dict[str, str] = field(default_factory=dict)

    def keys(self, system: str) -> tuple[str, ...]:
        """Every key under which a record may name this system."""
        key = system_key(system)
        return self.by_name.get(key, (key,))

    def spellings(self, system: str, code: str) -> Iterator[str]:
        """How else a record may write this code, and the finer codes that mean what this category means."""
        marks = self.finer.get(system_key(system), "")
        if marks and "." in code:
            yield code.replace(".", "")
        elif marks:
            for mark in marks:
                yield f"{code}.{mark}"
                yield f"{code}{mark}"


ONE_SPELLING = Registry()


def registry_of(found: CodeSystems) -> Registry:
    """The names made ready; faults have been reported before."""
    by_name: dict[str, tuple[str, ...]] = {}
    finer: dict[str, str] = {}
    for system, known in found.known_as.items():
        keys = tuple(dict.fromkeys(system_key(name) for name in (system, *known.names)))
        by_name |= dict.fromkeys(keys, keys)
        finer |= dict.fromkeys(keys, known.finer)
    return Registry(by_name, finer)


def registry_faults(found: CodeSystems) -> Iterator[tuple[Loc, str]]:
    """A name that stands for two systems: a code would mean two things."""
    owner: dict[str, str] = {}
    for system, known in found.known_as.items():
        for index, name in enumerate((system, *known.names)):
            first = owner.setdefault(system_key(name), system)
            if first != system:
                place: Loc = ("known_as", system) if index == 0 else ("known_as", system, "names", index - 1)
                yield place, f"'{name}' is a name of '{first}' already; a name may stand for one system only."
