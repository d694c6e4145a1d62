"""The first look: sentences come in, one or one to a line; the numbers of the patterns that may stand there go out.

Searches of RE2's own see to all patterns at once. Most patterns hold words that are in few sentences: they go
through filters, which look for those words first and for a pattern only where they stand. A filter builds itself while
it reads and begins again whenever it outgrows a memory that cannot be set, so each takes a part of the patterns. Those
of short or common words go into sets: patterns that leap over words apart from the others, and from those that read
figures, since what a set builds grows with all that can go on at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import re2

from adapter.reading.patterns import OPTIONS, Match, by_line

_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:|(?:[*+?]|\{\d*,?\d*\})\??"
    r"|[a-z' -]+(?![a-z' -]*[*?{])|[a-z' -]+?(?=[a-z' -][*?{])|.",
    re.DOTALL,
)
_WORDY = frozenset("abcdefghijklmnopqrstuvwxyz' -")
_GAP = re.compile(r"(?:\\[wWsSdD]|\.|\])(?:[*+]|\{)")
_RARE = 4
"""So many letters in a row, in every way a pattern can match, are in few sentences."""
_LOT = 700
"""So many patterns of one filter stay within its memory."""
_EVERYDAY = 2
"""An everyday word counts as no more than so many letters."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for in a text."""

    filtered: tuple[tuple[Callable[[bytes, bool], list[int]], tuple[int, ...]], ...]
    """Finds the patterns of rare words, lot by lot, by their place in the lot."""
    together: tuple[tuple[Callable[[bytes], list[int]], tuple[int, ...]], ...]
    """Finds the others, likewise."""
    ready: dict[int, Match]
    """The searches of patterns a filter has made ready, by their number, for whoever looks closer."""

    @classmethod
    def of(cls, patterns: Sequence[str], common: frozenset[str] = frozenset()) -> FirstLook:
        """The first look for patterns, which are known by their place; `common` words tell little."""
        numbers = range(len(patterns))
        rare = tuple(number for number in numbers if rarity(patterns[number], common) >= _RARE)
        lots: dict[tuple[bool, bool], list[int]] = {}
        for number in sorted(set(numbers).difference(rare)):
            gap = _GAP.search(patterns[number]) is not None
            lots.setdefault((gap, gap and r"\d" in patterns[number]), []).append(number)
        parts = [rare[start : start + _LOT] for start in range(0, len(rare), _LOT)]
        filters = [_filter([by_line(patterns[number]) for number in part]) for part in parts]
        filtered = tuple((one.Match, part) for one, part in zip(filters, parts, strict=True))
        together = tuple((_set([by_line(patterns[number]) for number in lot]), tuple(lot)) for lot in lots.values())
        ready = {
            number: one.GetRE2(place).Match
            for one, part in zip(filters, parts, strict=True)
            for place, number in enumerate(part)
        }
        return cls(filtered, together, ready)

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in any of the sentences, in ascending order."""
        found = [numbers[place] for search, numbers in self.filtered for place in search(folded, False)]
        for search, numbers in self.together:
            others = search(folded)
            if others:
                found += [numbers[place] for place in others]
        found.sort()
        return found


def _filter(patterns: Sequence[bytes]) -> Any:
    made = re2._re2.Filter()
    for pattern in patterns:
        made.Add(pattern, OPTIONS)
    made.Compile()
    return made


def _set(patterns: Sequence[bytes]) -> Callable[[bytes], list[int]]:
    made = re2._re2.Set(re2._re2.RE2.Anchor.UNANCHORED, OPTIONS)
    for pattern in patterns:
        made.Add(pattern)
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
