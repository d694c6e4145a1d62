"""The first look: folded text comes in, the numbers of the patterns that may stand in it go out.

Searches of RE2's own see to all patterns at once. Most patterns hold words that are in few sentences: they go
through its filter, which looks for those words first and for a pattern only where they stand. Those of short or common
words go into sets: patterns that leap over words apart from the others, and from those that read figures, since what a
set builds while it reads grows with all that can go on at once.
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
_GAP = re.compile(r"(?:\\[wWsSdD]|\.|\])(?:[*+]|\{)")
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
    together: tuple[tuple[Callable[[bytes], list[int]], tuple[int, ...]], ...]
    """Finds the others, lot by lot, by their place in the lot."""

    @classmethod
    def of(cls, patterns: Sequence[str], common: frozenset[str] = frozenset()) -> FirstLook:
        """The first look for patterns, which are known by their place; `common` words tell little."""
        numbers = range(len(patterns))
        rare = tuple(number for number in numbers if rarity(patterns[number], common) >= _RARE)
        lots: dict[tuple[bool, bool], list[int]] = {}
        for number in sorted(set(numbers).difference(rare)):
            gap = _GAP.search(patterns[number]) is not None
            lots.setdefault((gap, gap and r"\d" in patterns[number]), []).append(number)
        chosen = re2._re2.Filter()
        for number in rare:
            chosen.Add(_anywhere(patterns[number]).encode(), OPTIONS)
        if rare:
            chosen.Compile()
        together = tuple((_set([_anywhere(patterns[number]) for number in lot]), tuple(lot)) for lot in lots.values())
        return cls(chosen.Match if rare else _nothing, rare, together)

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in a text, or in any sentence of it, in ascending order."""
        found = [self.rare[place] for place in self.filtered(folded, False)]
        for search, numbers in self.together:
            others = search(folded)
            if others:
                found += [numbers[place] for place in others]
        found.sort()
        return found


def _nothing(folded: bytes, potential: bool) -> list[int]:
    return []


def _set(patterns: Sequence[str]) -> Callable[[bytes], list[int]]:
    made = re2._re2.Set(re2._re2.RE2.Anchor.UNANCHORED, OPTIONS)
    for pattern in patterns:
        made.Add(pattern.encode())
    made.Compile()
    match: Callable[[bytes], list[int]] = made.Match
    return match


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
