"""The first look: folded text comes in, the numbers of the patterns that may stand in it go out.

Two searches of RE2's own see to all patterns at once. Most patterns hold words that are in few sentences: they go
through its filter, which looks for those words first and for a pattern only where they stand. The few others, and those
of short or everyday words, go into one set. Text never seen before costs little more than any other (an automaton over
all the patterns would have to be built while reading), and twice the patterns cost hardly more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import re2

from adapter.reading.patterns import OPTIONS

_ANCHOR = re.compile(r"\\[Az]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[$^]")
_SENTENCE_BEGINS = r"""(?:(?:^|[.!?;|\]\n]["')\]]*\s*)"""
_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:|(?:[*+?]|\{\d*,?\d*\})\??"
    r"|[a-z' -]+(?![a-z' -]*[*?{])|[a-z' -]+?(?=[a-z' -][*?{])|.",
    re.DOTALL,
)
_WORDY = frozenset("abcdefghijklmnopqrstuvwxyz' -")
_RARE = 4
"""So many letters in a row, in every way a pattern can match, are in few sentences."""
_EVERYDAY = 2
"""An everyday word counts as no more than so many letters."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for in a text."""

    filtered: Callable[[bytes, bool], list[int]]
    """Finds the patterns of rare words, by their place in `rare`."""
    rare: tuple[int, ...]
    together: Callable[[bytes], list[int]]
    """Finds the others, by their place in `plain`."""
    plain: tuple[int, ...]

    @classmethod
    def of(cls, patterns: Sequence[str], common: frozenset[str] = frozenset()) -> FirstLook:
        """The first look for patterns, which are known by their place; `common` words tell little."""
        numbers = range(len(patterns))
        rare = tuple(number for number in numbers if rarity(patterns[number], common) >= _RARE)
        plain = tuple(sorted(set(numbers).difference(rare)))
        chosen, others = re2._re2.Filter(), re2._re2.Set(re2._re2.RE2.Anchor.UNANCHORED, OPTIONS)
        for number in rare:
            chosen.Add(_anywhere(patterns[number]).encode(), OPTIONS)
        for number in plain:
            others.Add(_anywhere(patterns[number]).encode())
        if rare:
            chosen.Compile()
        others.Compile()
        return cls(chosen.Match if rare else _nothing, rare, others.Match, plain)

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in a text, or in any sentence of it, in ascending order."""
        found = [self.rare[place] for place in self.filtered(folded, False)]
        others = self.together(folded)
        if others:
            found += [self.plain[place] for place in others]
            found.sort()
        return found


def _nothing(folded: bytes, potential: bool) -> list[int]:
    return []


def rarity(pattern: str, common: frozenset[str]) -> int:
    """How many letters stand in a row wherever a pattern matches, at the least; too few is no harm, only slower."""
    above: list[tuple[int, int]] = []
    ways, here, before = len(pattern), 0, 0
    for piece in _PIECE.findall(pattern):
        if piece in ("(", "(?:"):
            above.append((ways, here))
            ways, here, before = len(pattern), 0, 0
        elif piece == "|":
            ways, here, before = min(ways, here), 0, 0
        elif piece == ")":
            inner = min(ways, here)
            ways, before = above.pop() if above else (0, 0)
            here = max(before, inner)
        elif piece[0] in "*?" or piece.startswith(("{0", "{,")):
            here = before  # what may be missing tells nothing
        elif piece[0] not in "+{":
            before = here
            if piece[0] in _WORDY:
                here = max(here, _EVERYDAY if piece.strip() in common else len(piece))
    return min(ways, here)


def _anywhere(pattern: str) -> str:
    """A pattern that also finds in a passage what it finds at the beginning or the end of a sentence of it."""
    opening, rest = (_SENTENCE_BEGINS, pattern[4:]) if pattern.startswith("(?:^") else ("", pattern)
    return opening + _ANCHOR.sub(lambda part: "" if part.group() in ("^", "$", r"\A", r"\z") else part.group(), rest)
