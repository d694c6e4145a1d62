"""The first look: a folded sentence comes in, the numbers of the patterns that may stand in it go out.

Every pattern demands some words (`demands.py`), and only those are thought of whose words all stand in the sentence. A
pattern that demands none goes into a set, which RE2 searches for all at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import re2

from adapter.reading.demands import FIGURE, STEM, Demand, Reader
from adapter.reading.patterns import OPTIONS

_GAP = re.compile(r"(?:\\[wWsSdD]|\.|\])(?:[*+]|\{)")
_FIGURES = re.compile(rb"0+")


class Sign(NamedTuple):
    """A pattern that may stand where a word does, and what it demands besides, a bit for every demand."""

    pattern: int
    besides: int


class Told(NamedTuple):
    """What a word tells: patterns that may stand there, and the demands it meets."""

    signs: tuple[Sign, ...]
    meets: int


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for in a sentence."""

    words: dict[bytes, Told]
    stems: dict[bytes, Told]
    """The same for all words that begin so."""
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
            if not all(row and reader.tells(row[0]) for row in rows):
                gap = _GAP.search(text) is not None
                lots.setdefault((gap, gap and r"\d" in text), []).append(pattern)
                continue
            for first, *others in rows:
                sign = Sign(pattern, sum(bits.setdefault(other, 1 << len(bits)) for other in set(others)))
                for word in first:
                    signs[word].append(sign)
        told = _told(signs, bits)
        words = {word.encode(): tells for word, tells in told.items() if not word.endswith("*")}
        stems = {word[:STEM].encode(): tells for word, tells in told.items() if word.endswith("*")}
        together = tuple((_set([patterns[number] for number in lot]), tuple(lot)) for lot in lots.values())
        return cls(words, stems, together)

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in a sentence, in ascending order."""
        plain = folded.translate(_APART)
        words = (_FIGURES.sub(b"0", plain) if b"00" in plain else plain).split()
        told = [self.words[word] for word in self.words.keys() & words]
        told += [self.stems[stem] for stem in self.stems.keys() & [word[:STEM] for word in words]]
        met = 0
        for one in told:
            met |= one.meets
        found = {pattern for signs, _ in told for pattern, besides in signs if besides & met == besides}
        for search, numbers in self.together:
            found.update([numbers[place] for place in search(folded)])
        return sorted(found)


def _told(signs: dict[str, list[Sign]], bits: dict[Demand, int]) -> dict[str, Told]:
    meets: dict[str, int] = dict.fromkeys(signs, 0)
    for demand, bit in bits.items():
        for word in demand:
            meets[word] = meets.get(word, 0) | bit
    return {word: Told(tuple(signs.get(word, ())), met) for word, met in meets.items()}


def _letter(code: int) -> int:
    """How a letter of a sentence counts: every figure as one, and what is no part of a word as a space."""
    if chr(code).isdigit():
        return ord(FIGURE)
    return code if code < 128 and (chr(code).isalpha() or chr(code) == "_") else ord(" ")


_APART = bytes(map(_letter, range(256)))


def _set(patterns: Sequence[str]) -> Callable[[bytes], list[int]]:
    made = re2._re2.Set(re2._re2.RE2.Anchor.UNANCHORED, OPTIONS)
    for pattern in patterns:
        made.Add(pattern.encode())
    made.Compile()
    match: Callable[[bytes], list[int]] = made.Match
    return match
