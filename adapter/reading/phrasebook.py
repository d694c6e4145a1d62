"""The phrasebook: the `turns` of a lexicon's files come in; each turn ready to search, with its examples, goes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import Field

from adapter.documents import Document, Strict
from adapter.errors import Fault
from adapter.reading.blows import Blow
from adapter.reading.care_told import CareTold
from adapter.reading.childs_day import ChildsDay
from adapter.reading.counting import AnyTurn, Counting
from adapter.reading.of_workers import OfWorkers
from adapter.reading.patterns import Find, sound_patterns, whole
from adapter.reading.predicates import Predicate
from adapter.reading.told_when import ToldWhen
from adapter.reading.turns import Turn


class TurnEntry(Strict):
    """The words of one turn; several entries for one turn count together."""

    turn: AnyTurn
    patterns: tuple[str, ...] = Field(min_length=1)
    example: tuple[str, ...] = Field(min_length=1)
    counter_example: tuple[str, ...] = Field(min_length=1)


class Shown(NamedTuple):
    """An example of a turn: words, whether it must stand in them, and the entry's file and line."""

    turn: AnyTurn
    words: str
    wanted: bool
    at: str


class Turns(NamedTuple):
    """Every turn ready to search, and the examples of all."""

    finds: dict[AnyTurn, Find]
    shown: tuple[Shown, ...]


class Phrases(NamedTuple):
    """The patterns of every turn, checked and as written, and the examples of all."""

    texts: dict[AnyTurn, list[str]]
    shown: tuple[Shown, ...]

    def ready(self, words: dict[str, str]) -> Turns:
        """The turns with their lists of words, ready to search."""
        found = {turn: Find([whole(one, words) for one in of_turn]) for turn, of_turn in self.texts.items()}
        return Turns(found, self.shown)


def phrases_of(
    read: Sequence[tuple[Document, Sequence[TurnEntry]]], words: dict[str, str], faults: list[Fault]
) -> Phrases:
    """The turns of every file of a lexicon; one that no file has is a fault."""
    texts: dict[AnyTurn, list[str]] = {}
    shown: list[Shown] = []
    for document, entries in read:
        for number, entry in enumerate(entries):
            sound = sound_patterns(document, ("turns", number, "patterns"), entry.patterns, words, faults)
            texts.setdefault(entry.turn, []).extend(sound)
            at = document.where(("turns", number))
            shown.extend(Shown(entry.turn, said, True, at) for said in entry.example)
            shown.extend(Shown(entry.turn, said, False, at) for said in entry.counter_example)
    kinds = (*Turn, *Counting, *Blow, *Predicate, *OfWorkers, *ToldWhen, *ChildsDay, *CareTold)
    missing = [turn for turn in kinds if turn not in texts]
    if missing and read and not faults:
        home = max(read, key=lambda one: len(one[1]))[0]
        faults.extend(home.fault((), f"the turn '{turn}' is missing; the reader needs it.") for turn in missing)
    return Phrases(texts, tuple(shown))
