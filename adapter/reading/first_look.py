"""The first look: a folded sentence comes in, the numbers of the patterns that may stand in it go out.

Every pattern demands some words (`demands.py`), and only those are thought of whose words all stand in the sentence. A
pattern that demands none, or only everyday ones, goes into a set, which RE2 searches for all at once: patterns that
leap over words apart from the others, and from those that read figures, since what a set builds grows with all that
can go on at once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

import re2

from adapter.reading.demands import FIGURE, STEM, Demand, Reader
from adapter.reading.patterns import OPTIONS, by_line

_GAP = re.compile(r"(?:\\[wWsSdD]|\.|\])(?:[*+]|\{)")
_FIGURE = re.compile(rb"\d")
_WEAK = 0.02
"""Patterns that may stand in more than this share of sentences are looked for together."""
_ASKED = 3
"""So many demands of a pattern are asked for."""
_FIGURED = 0.6
"""What is in no more than this share of sentences is worth asking for."""
_NOTHING: Demand = frozenset()
_NONE: Mapping[str, float] = {}
_LETTERS = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz_" else ord(" ") for byte in range(256))


class Sign(NamedTuple):
    """A pattern that may stand where a word does, and what it demands besides, a bit for every demand."""

    pattern: int
    besides: int


class Told(NamedTuple):
    """What a word tells: the demands it meets, and patterns that may stand there."""

    meets: int
    signs: tuple[Sign, ...]


class Together(NamedTuple):
    """Patterns RE2 looks for all at once: the demand without which none of them stands, the search, their numbers."""

    demand: int
    search: Callable[[bytes], list[int]]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for in a sentence."""

    words: dict[bytes, Told]
    stems: dict[bytes, Told]
    """The same for all other words that begin so."""
    together: tuple[Together, ...]
    """Patterns whose words tell little."""

    @classmethod
    def of(cls, patterns: Sequence[str], shares: Mapping[str, float] = _NONE) -> FirstLook:
        """The first look for patterns, which are known by their place; `shares`: how often everyday words stand."""
        reader = Reader(shares)
        rows: list[tuple[int, Demand, list[Demand]]] = []
        lots: dict[tuple[bool, bool], list[int]] = {}
        figured: set[str] = set()
        for pattern, text in enumerate(patterns):
            demands = reader.demands(text)
            if sum(prod(map(reader.share, row[:2])) for row in demands) <= _WEAK:
                rows += [(pattern, row[0], row[1:_ASKED]) for row in demands]
                continue
            of_figures = [next((one for one in row if FIGURE in one), _NOTHING) for row in demands]
            all_told = all(0 < reader.share(one) < _FIGURED for one in of_figures)
            figured.update(*of_figures if all_told else ())
            gap = not all_told and _GAP.search(text) is not None
            lots.setdefault((gap, all_told), []).append(pattern)
        told, bits = _told(rows, frozenset(figured))
        stems = {word[:STEM].encode(): tells for word, tells in told.items() if word.endswith("*")}
        words = {
            word.encode(): _both(tells, stems.get(word[:STEM].encode()))
            for word, tells in told.items()
            if not word.endswith("*")
        }
        sets = [
            Together(bits if all_told else 0, _set([patterns[number] for number in lot]), tuple(lot))
            for (_, all_told), lot in lots.items()
        ]
        return cls(words, stems, tuple(sets))

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in a sentence, in ascending order."""
        words = set(folded.translate(_LETTERS).split())
        if _FIGURE.search(folded):
            words.add(b"0")
        known, stems = self.words.get, self.stems.get
        told = [one for word in words if (one := known(word) or stems(word[:STEM]))]
        met = 0
        for meets, _ in told:
            met |= meets
        found = {pattern for _, signs in told for pattern, besides in signs if besides & met == besides}
        for demand, search, numbers in self.together:
            others = search(folded) if demand & met == demand else None
            if others:
                found.update([numbers[place] for place in others])
        return sorted(found)


def _told(rows: Sequence[tuple[int, Demand, list[Demand]]], figured: Demand) -> tuple[dict[str, Told], int]:
    """What every word tells, and the bit for one that tells of figures.

    What is asked for most has the lowest bits, for small numbers are quickly compared.
    """
    asked = Counter({figured: len(rows)}) if figured else Counter[Demand]()
    asked.update(demand for _, _, besides in rows for demand in besides)
    bits = {demand: 1 << place for place, (demand, _) in enumerate(asked.most_common())}
    signs: dict[str, list[Sign]] = defaultdict(list)
    for pattern, first, besides in rows:
        sign = Sign(pattern, sum(bits[demand] for demand in besides))
        for word in first:
            signs[word].append(sign)
    meets: dict[str, int] = dict.fromkeys(signs, 0)
    for demand, bit in bits.items():
        for word in demand:
            meets[word] = meets.get(word, 0) | bit
    return {word: Told(met, tuple(signs.get(word, ()))) for word, met in meets.items()}, bits.get(figured, 0)


def _both(word: Told, stem: Told | None) -> Told:
    return Told(word.meets | stem.meets, word.signs + stem.signs) if stem else word


def _set(patterns: Iterable[str]) -> Callable[[bytes], list[int]]:
    made = re2._re2.Set(re2._re2.RE2.Anchor.UNANCHORED, OPTIONS)
    for pattern in patterns:
        made.Add(by_line(pattern))
    made.Compile()
    match: Callable[[bytes], list[int]] = made.Match
    return match
