"""Value sets and relationship tables come in from `mappings/codes`, looked-up meanings go out.

A value set names its edition, its source and the day it was checked, so that no terminology server
is needed and nobody guesses how old it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import re2
from pydantic import Field

from adapter.documents import Document, Loc, Strict
from adapter.mapping.answers.statements import Statement, States, state_faults, statements
from adapter.mapping.codes.systems import SNOMED, snomed_holds, system_key
from adapter.mapping.patterns import pattern_fault, united
from adapter.words import Kin, When, Whose

LONGEST_TERM = 60
REMEMBERED = 16_384


class Code(Strict):
    """One code: what it means, and where it says something other than its set."""

    means: str
    states: States | None = None
    when: When | None = None
    whose: Whose | None = None
    event: bool = False
    """An event, such as a death: so today within a year of its date, past after."""


class ValueSet(Strict):
    """`mappings/codes/<name>.yaml`: codes and, for text-only entries, words that state the same thing."""

    codes: str
    edition: str
    source: str
    checked_on: date
    states: States = Field(default_factory=dict)
    when: When | None = None
    whose: Whose | None = None
    systems: dict[str, dict[str, str | Code]] = Field(default_factory=dict)
    words: tuple[str, ...] = ()
    """RE2 patterns, whole words, case left aside, for entries that carry text and no code."""


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


def value_set_faults(found: ValueSet, document: Document) -> Iterator[tuple[Loc, str]]:
    """Everything wrong in one value set that its shape alone does not show."""
    yield from state_faults(found.states, ("states",))
    for system, codes in found.systems.items():
        for code, entry in codes.items():
            place: Loc = ("systems", system, code)
            if system_key(system) == SNOMED and not snomed_holds(code):
                yield place, f"{code} is not a SNOMED CT identifier: its check digit does not hold; look it up again."
            if isinstance(entry, Code) and entry.states is not None:
                yield from state_faults(entry.states, (*place, "states"))
    for index, pattern in enumerate(found.words):
        fault = pattern_fault(pattern)
        if fault:
            yield ("words", index), fault


def code_set(found: ValueSet) -> CodeSet:
    """The set made ready; its faults have been reported before."""
    by_code = {
        (system_key(system), code): _meaning(found, entry if isinstance(entry, Code) else Code(means=entry))
        for system, codes in found.systems.items()
        for code, entry in codes.items()
    }
    own = Meaning(statements(found.states, found.when, found.whose))
    return CodeSet(found.codes, by_code, united(found.words), own)


def _meaning(found: ValueSet, code: Code) -> Meaning:
    states = found.states if code.states is None else code.states
    return Meaning(statements(states, code.when or found.when, code.whose or found.whose), code.event)


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

    def of_word(self, words: str | None) -> tuple[Kin, Kin]:
        """What a whole field of words says by itself, or unknown."""
        return self.by_word.get((words or "").strip().casefold(), (Kin.UNKNOWN, Kin.UNKNOWN))


def kin_table(found: Relationships) -> KinTable:
    """The table made ready."""
    by_code = {
        (system_key(row.system), code.casefold()): (row.kin, row.other_way) for row in found.rows for code in row.codes
    }
    by_word = {word.casefold(): (row.kin, row.other_way) for row in found.words for word in row.words}
    return KinTable(by_code, by_word)
