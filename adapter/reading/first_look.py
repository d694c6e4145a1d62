"""The first look: folded sentences come in, the numbers of the patterns that may stand in each go out.

Every pattern demands some words (`demands.py`), and only those are thought of whose words all stand in the sentence. A
pattern that demands none, or only everyday ones, goes into a set, which RE2 searches for all at once, and through all
the sentences: patterns that leap over words apart from the others, and from those that read figures, since what a set
builds grows with all that can go on at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import prod
from typing import NamedTuple

import re2

from adapter.reading.demands import FIGURE, STEM, Demand, Reader
from adapter.reading.patterns import ANYWHERE, OPTIONS, Pattern, by_line

_GAP = re.compile(r"(?:\\[wWsSdD]|\.|\])(?:[*+]|\{)")
_FIGURE = re.compile(rb"\d")
_WEAK = 0.02
"""Patterns that may stand in more than this share of sentences are looked for together.

Half of it reads notes of one kind a little faster, and text of another kind, for which the sets have nothing built yet,
at half the speed.
"""
_ASKED = 3
"""So many demands of a pattern are asked for."""
_FIGURED = 0.6
"""What is in no more than this share of sentences is worth asking for."""
_NOTHING: Demand = frozenset()
_NONE: Mapping[str, float] = {}
_LETTERS = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz_" else ord(" ") for byte in range(256))


class Row(NamedTuple):
    """One of the ways to match a pattern, with the words it demands, the most telling first."""

    pattern: int
    demands: list[Demand]


class Together(NamedTuple):
    """Patterns RE2 looks for all at once: whether they read figures, the search, and they with their numbers."""

    figured: bool
    search: Callable[[bytes], list[int]]
    patterns: tuple[tuple[int, Pattern], ...]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for in a sentence.

    What a word meets is a number with a bit for every row in each of three fields: its first demand, its second, its
    third, which only everyday words are, so that the numbers of most words are short. What a sentence meets is then
    had by `or`, and the rows with all they demand by `and`.
    """

    words: dict[bytes, int]
    stems: dict[bytes, int]
    """The same for all other words that begin so."""
    always: int
    """The demands rows do not make, which every sentence meets."""
    numbers: tuple[int, ...]
    """The pattern of each row; the row after the last is met where a figure is that patterns sought together read."""
    together: tuple[Together, ...]
    """Patterns whose words tell little."""

    @classmethod
    def of(cls, patterns: Sequence[Pattern], shares: Mapping[str, float] = _NONE) -> FirstLook:
        """The first look for patterns, which are known by their place; `shares`: how often everyday words stand."""
        reader = Reader(shares)
        rows: list[Row] = []
        lots: dict[tuple[bool, bool], list[int]] = {}
        figured: set[str] = set()
        for number, pattern in enumerate(patterns):
            demands = reader.demands(pattern.text)
            if sum(prod(map(reader.share, row[:2])) for row in demands) <= _WEAK:
                rows += _rows(number, demands)
                continue
            of_figures = [next((one for one in row if FIGURE in one), _NOTHING) for row in demands]
            all_told = all(0 < reader.share(one) < _FIGURED for one in of_figures)
            figured.update(*of_figures if all_told else ())
            gap = not all_told and _GAP.search(pattern.text) is not None
            lots.setdefault((gap, all_told), []).append(number)
        met, always = _met([*rows, Row(len(patterns), [frozenset(figured)])])
        stems = {word[:STEM].encode(): bits for word, bits in met.items() if word.endswith("*")}
        words = _shared(
            {
                word.encode(): bits | stems.get(word[:STEM].encode(), 0)
                for word, bits in met.items()
                if not word.endswith("*")
            }
        )
        sets = [
            Together(all_told, _set([patterns[number].text for number in lot]), tuple((n, patterns[n]) for n in lot))
            for (_, all_told), lot in lots.items()
        ]
        return cls(words, stems, always, tuple(row.pattern for row in rows), tuple(sets))

    def in_each(self, sentences: Sequence[bytes]) -> list[list[int]]:
        """The patterns that may stand in each of some sentences without line breaks, in ascending order."""
        known, stems, always = self.words.get, self.stems.get, self.always
        numbers = self.numbers
        field = len(numbers) + 1
        all_rows, figure = (1 << field) - 1, 1 << field - 1
        figured = False
        found: list[set[int]] = []
        for folded in sentences:
            met = always
            for word in folded.translate(_LETTERS).split():
                met |= known(word) or stems(word[:STEM], 0)
            if _FIGURE.search(folded):
                met |= known(b"0", 0)
            whole = met & met >> field & met >> 2 * field & all_rows
            if whole >= figure:
                whole ^= figure
                figured = True
            here: set[int] = set()
            while whole:
                row = whole.bit_length() - 1
                here.add(numbers[row])
                whole ^= 1 << row
            found.append(here)
        self._add_those_together(sentences, found, figured=figured)
        return [sorted(here) for here in found]

    def _add_those_together(self, sentences: Sequence[bytes], found: list[set[int]], *, figured: bool) -> None:
        """Look through all the sentences at once, and then in which of them each stands that is there."""
        lines = b"\n".join(sentences)
        starts = [0, *accumulate([len(folded) + 1 for folded in sentences])]
        for reads_figures, search, patterns in self.together:
            for place in search(lines) if figured or not reads_figures else ():
                number, pattern = patterns[place]
                for here in _in_which(pattern, sentences, lines, starts):
                    found[here].add(number)


def _in_which(pattern: Pattern, sentences: Sequence[bytes], lines: bytes, starts: list[int]) -> Iterator[int]:
    """The sentences a pattern stands in; `lines`: all of them, with where each starts.

    What goes on into the next one counts only where it stands in the first by itself, too, so that what is found in a
    sentence does not hang on those beside it.
    """
    at, end = 0, len(lines)
    while at < end and (span := pattern.match(ANYWHERE, lines, at, end)[0])[0] >= 0:
        here = bisect_right(starts, span[0]) - 1
        at = starts[here + 1]
        if span[1] < at or _stands_in(pattern, sentences[here]):
            yield here


def _stands_in(pattern: Pattern, folded: bytes) -> bool:
    return pattern.match(ANYWHERE, folded, 0, len(folded))[0][0] >= 0


def _rows(number: int, demands: Iterable[list[Demand]]) -> list[Row]:
    """The ways to match a pattern; those that differ in their most telling demand only are one."""
    firsts: dict[tuple[Demand, ...], Demand] = {}
    for first, *others in demands:
        besides = tuple(others[: _ASKED - 1])
        firsts[besides] = firsts.get(besides, _NOTHING) | first
    return [Row(number, [first, *besides]) for besides, first in firsts.items()]


def _met(rows: Sequence[Row]) -> tuple[dict[str, int], int]:
    """What every word meets, and what every sentence does."""
    met: dict[str, int] = {}
    always = 0
    for place, row in enumerate(rows):
        for field in range(_ASKED):
            bit = 1 << field * len(rows) + place
            if field >= len(row.demands):
                always |= bit
                continue
            for word in row.demands[field]:
                met[word] = met.get(word, 0) | bit
    return met, always


def _shared(met: dict[bytes, int]) -> dict[bytes, int]:
    """The same, with each number once: the words of a list meet the same, and thousands need not each hold it."""
    same: dict[int, int] = {}
    return {word: same.setdefault(bits, bits) for word, bits in met.items()}


def _set(patterns: Iterable[str]) -> Callable[[bytes], list[int]]:
    made = re2._re2.Set(ANYWHERE, OPTIONS)
    for pattern in patterns:
        made.Add(by_line(pattern))
    made.Compile()
    match: Callable[[bytes], list[int]] = made.Match
    return match
