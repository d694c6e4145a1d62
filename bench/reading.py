"""Reading free text: invented notes come in, characters a second go out, beside the standard library's expressions.

No note is read twice in a run, and what is remembered of sentences is forgotten before each, so that nothing remembered
flatters the figure; beside it stands that of notes whose sentences stood in others. `notes.py` says what they are like.
Seconds are those of the processor, so that what else a machine does counts little.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from adapter import reading
from adapter.reading import Lexicon
from adapter.reading.heard_before import HeardBefore
from bench.notes import notes

WRITTEN_ON = date(2026, 11, 20)
ROUNDS, NOTES, SHARE = 5, 600, 12
MEDSPACY = 0.025e6
"""Characters a second of medspaCy on one core, as measured elsewhere on other notes; it is not run here."""


@dataclass(frozen=True)
class Read:
    """Characters a second on one core."""

    here: float
    again: float
    """Where sentences met in earlier notes are remembered, as they are by a service."""
    first: float
    """Of the first notes a new process reads."""
    standard: float
    """`re` looking for the same patterns one by one, which is only the first step of reading."""
    characters: int
    mentions: int


def time_reading(lexicon: Lexicon) -> Read:
    """The reader, and the standard library on a part of the same notes."""
    rounds = [notes(NOTES, seed) for seed in range(ROUNDS + 1)]
    later = [notes(NOTES, seed) for seed in range(ROUNDS + 2, 2 * ROUNDS + 2)]
    mentions = 0

    def read(lot: list[str]) -> None:
        nonlocal mentions
        for note in lot:
            forgetful = replace(lexicon, heard_before=HeardBefore())
            mentions += len(reading.read_text(note, WRITTEN_ON, forgetful).mentions)

    def read_on(lot: list[str]) -> None:
        for note in lot:
            reading.read_text(note, WRITTEN_ON, lexicon)

    speeds = [_speed(lot, read) for lot in rounds]
    read_on(rounds[0])
    again = statistics.median(_speed(lot, read_on) for lot in later)
    patterns = [
        re.compile(part.text.encode().replace(rb"\z", rb"\Z")) for term in lexicon.terms for part in term.parts
    ]  # fmt: skip

    def look(lot: list[str]) -> None:
        for note in lot:
            folded = note.lower().encode("ascii", "replace")
            for pattern in patterns:
                pattern.search(folded)

    standard = _speed(notes(NOTES // SHARE, ROUNDS + 1), look)
    characters = sum(len(note) for lot in rounds for note in lot)
    return Read(statistics.median(speeds[1:]), again, speeds[0], standard, characters, mentions)


def _speed(lot: list[str], work: Callable[[list[str]], None]) -> float:
    started = time.process_time()
    work(lot)
    return sum(map(len, lot)) / (time.process_time() - started)
