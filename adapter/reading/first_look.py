"""The first look: a folded sentence comes in, the numbers of the patterns that may stand in it go out.

Every pattern demands some words (`demands.py`), and only those are thought of whose words all stand in the sentence. A
pattern that demands none, or only everyday ones, goes into a set, which RE2 searches for all at once: patterns that
leap over words apart from the others, and from those that read figures, since what a set builds grows with all that
can go on at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

import re2

from adapter.reading.demands import FIGURE, STEM, Demand, Reader
from adapter.reading.patterns import OPTIONS, by_line

_GAP = re.compile(r"(?:\\[wWsSdD]|\.|\])(?:[*+]|\{)")
_FIGURE = re.compile(rb"\d")
_WEAK = 0.03
"""Patterns that may stand in more than this share of sentences are looked for together."""
_LETTERS = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz_" else ord(" ") for byte in range(256))


class Sign(NamedTuple):
    """A pattern that may stand where a word does, and what it demands besides, a bit for every demand."""

    pattern: int
    besides: int


class Told(NamedTuple):
    """What a word tells: the demands it meets, and patterns that may stand there."""

    meets: int
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for in a sentence."""

    words: dict[bytes, Told]
    stems: dict[bytes, Told]
    """The same for all other words that begin so."""
    figure: Told
    together: tuple[tuple[Callable[[bytes], list[int]], tuple[int, ...]], ...]
    """Finds the patterns whose words tell little, lot by lot, by their place in the lot."""

    @classmethod
    def of(cls, patterns: Sequence[str], common: frozenset[str] = frozenset()) -> FirstLook:
        """The first look for patterns, which are known by their place; `common` words tell little."""
        reader = Reader(common)
        signs: dict[str, list[Sign]] = defaultdict(list)
        bits: dict[Demand, int] = {}
        lots: dict[tuple[bool, bool], list[int]] = {}
        for pattern, text in enumerate(patterns):
            rows = reader.demands(text)
            if sum(prod(map(reader.share, row[:2])) for row in rows) > _WEAK:
                gap = _GAP.search(text) is not None
                lots.setdefault((gap, gap and r"\d" in text), []).append(pattern)
                continue
            for first, *others in rows:
                sign = Sign(pattern, sum(bits.setdefault(other, 1 << len(bits)) for other in others[:2]))
                for word in first:
                    signs[word].append(sign)
        told = _told(signs, bits)
        stems = {word[:STEM].encode(): tells for word, tells in told.items() if word.endswith("*")}
        words = {
            word.encode(): _both(tells, stems.get(word[:STEM].encode()))
            for word, tells in told.items()
            if not word.endswith("*") and word != FIGURE
        }
        sets = tuple((_set([patterns[number] for number in lot]), tuple(lot)) for lot in lots.values())
        return cls(words, stems, told.get(FIGURE, Told(0, ())), sets)

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in a sentence, in ascending order."""
        words = folded.translate(_LETTERS).split()
        known, stems = self.words.get, self.stems.get
        told = [one for word in words if (one := known(word) or stems(word[:STEM]))]
        if _FIGURE.search(folded):
            told.append(self.figure)
        met = 0
        for meets, _ in told:
            met |= meets
        found = {pattern for _, signs in told for pattern, besides in signs if besides & met == besides}
        for search, numbers in self.together:
            others = search(folded)
            if others:
                found.update([numbers[place] for place in others])
        return sorted(found)


def _told(signs: dict[str, list[Sign]], bits: dict[Demand, int]) -> dict[str, Told]:
    meets: dict[str, int] = dict.fromkeys(signs, 0)
    for demand, bit in bits.items():
        for word in demand:
            meets[word] = meets.get(word, 0) | bit
    return {word: Told(met, tuple(signs.get(word, ()))) for word, met in meets.items()}


def _both(word: Told, stem: Told | None) -> Told:
    return Told(word.meets | stem.meets, word.signs + stem.signs) if stem else word


def _set(patterns: Iterable[str]) -> Callable[[bytes], list[int]]:
    made = re2._re2.Set(re2._re2.RE2.Anchor.UNANCHORED, OPTIONS)
    for pattern in patterns:
        made.Add(by_line(pattern))
    made.Compile()
    match: Callable[[bytes], list[int]] = made.Match
    return match
