"""Value sets and relationship tables come in from `mappings/codes`, looked-up meanings go out.

A value set names its edition, its source and the day it was checked, so that no terminology server
is needed and nobody guesses how old it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

import re2
from pydantic import BeforeValidator, Field

from adapter.documents import Strict
from adapter.mapping.answers.statements import Statement, States, statements
from adapter.mapping.codes.registry import ONE_SPELLING, Registry
from adapter.mapping.patterns import united
from adapter.words import Kin, When, Whose

LONGEST_TERM = 60
REMEMBERED = 16_384


class Code(Strict):
    """One code: what it means, and where it says something other than its parent, or else than its set."""

    means: str
    under: str | None = None
    """The code it is a kind of, in the same file: it means what that one means, unless it says otherwise."""
    states: States | None = None
    when: When | None = None
    whose: Whose | None = None
    event: bool | None = None
    """An event, such as a death: so today within a year of its date, past after."""


def _worded(value: object) -> object:
    return {"means": value} if isinstance(value, str) else value


Entry = Annotated[Code, BeforeValidator(_worded, json_schema_input_type=str | Code)]


class ValueSet(Strict):
    """`mappings/codes/<name>.yaml`: codes and, for text-only entries, words that state the same thing."""

    codes: str
    edition: str
    source: str
    checked_on: date
    states: States = Field(default_factory=dict)
    when: When | None = None
    whose: Whose | None = None
    systems: dict[str, dict[str, Entry]] = Field(default_factory=dict)
    words: tuple[str, ...] = ()
    """RE2 patterns, whole words, case left aside, for entries that carry text and no code."""

    def entry(self, system: str, code: str) -> Code | None:
        """A code by its name: of the same system, else of the first in the file that has it."""
        near = self.systems.get(system, {})
        return near.get(code) or next((codes[code] for codes in self.systems.values() if code in codes), None)

    def line(self, system: str, code: Code) -> Iterator[Code]:
        """A code, its parent, its parent's parent; a ring ends where it would begin again."""
        met: list[Code] = []
        step: Code | None = code
        while step is not None and not any(step is one for one in met):
            met.append(step)
            yield step
            step = self.entry(system, step.under) if step.under else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one code of one set states."""

    statements: tuple[Statement, ...]
    event: bool = False


@dataclass(frozen=True, slots=True)
class CodeSet:
    """A value set ready for use: keys are (system, code)."""

    name: str
    by_code: dict[tuple[str, str], Meaning]
    words: re2._Regexp | None
    by_words: Meaning
    worded: dict[str, bool] = field(default_factory=dict, compare=False)
    """Terms held against the words before; only short ones are kept, for a term is no prose."""

    def meaning(self, keys: tuple[tuple[str, str], ...], shown: str) -> Meaning | None:
        """What a coded entry states: by the first code the set knows, else by its words."""
        for key in keys:
            if key in self.by_code:
                return self.by_code[key]
        if self.words is None or not shown:
            return None
        known = self.worded.get(shown)
        if known is None:
            known = self.words.search(shown) is not None
            if len(shown) <= LONGEST_TERM and len(self.worded) < REMEMBERED:
                self.worded[shown] = known
        return self.by_words if known else None


def code_set(found: ValueSet, registry: Registry = ONE_SPELLING) -> CodeSet:
    """The set made ready, every spelling of every code and what it inherits; faults have been reported before."""
    written: dict[tuple[str, str], Meaning] = {}
    finer: dict[tuple[str, str], Meaning] = {}
    # Categories first: what is said of a finer code itself goes before what its category says.
    for system, code in sorted(((one, code) for one, codes in found.systems.items() for code in codes), key=_by_length):
        meaning = _meaning(found, system, found.systems[system][code])
        written |= {(key, code): meaning for key in registry.keys(system)}
        finer |= {(key, other): meaning for key in registry.keys(system) for other in registry.spellings(system, code)}
    own = Meaning(statements(found.states, found.when, found.whose))
    return CodeSet(found.codes, finer | written, united(found.words), own)


def _by_length(named: tuple[str, str]) -> int:
    return len(named[1])


def _meaning(found: ValueSet, system: str, code: Code) -> Meaning:
    line = tuple(found.line(system, code))
    states = next((one.states for one in line if one.states is not None), found.states)
    when = next((one.when for one in line if one.when), found.when)
    whose = next((one.whose for one in line if one.whose), found.whose)
    return Meaning(statements(states, when, whose), next((one.event for one in line if one.event is not None), False))


class KinRow(Strict):
    """Codes of one system that say the same relation, and the same relation seen from the other side."""

    system: str
    kin: Kin
    other_way: Kin
    codes: dict[str, str]


class KinWords(Strict):
    """Plain words that by themselves say one relation; anything longer is left to the reader."""

    kin: Kin
    other_way: Kin
    words: tuple[str, ...]


class Relationships(Strict):
    """`mappings/codes/relationships.yaml`."""

    relationships: str
    edition: str
    source: str
    checked_on: date
    rows: tuple[KinRow, ...]
    words: tuple[KinWords, ...] = ()


@dataclass(frozen=True, slots=True)
class KinTable:
    """(kin, other way) by code and by plain word."""

    by_code: dict[tuple[str, str], tuple[Kin, Kin]]
    by_word: dict[str, tuple[Kin, Kin]]
    shown: dict[tuple[str, str], str] = field(default_factory=dict)
    """What a code says in words, for records that send nothing but the code."""

    def of_word(self, words: str | None) -> tuple[Kin, Kin]:
        """What a whole field of words says by itself, or unknown."""
        return self.by_word.get((words or "").strip().casefold(), (Kin.UNKNOWN, Kin.UNKNOWN))


def kin_table(found: Relationships, registry: Registry = ONE_SPELLING) -> KinTable:
    """The table made ready, by every spelling of a system's name."""
    rows = [
        ((key, code.casefold()), row, words)
        for row in found.rows
        for code, words in row.codes.items()
        for key in registry.keys(row.system)
    ]
    by_word = {word.casefold(): (row.kin, row.other_way) for row in found.words for word in row.words}
    return KinTable(
        {key: (row.kin, row.other_way) for key, row, _ in rows}, by_word, {key: words for key, _, words in rows}
    )
