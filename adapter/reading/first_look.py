"""The first look: folded text comes in, the numbers of the terms that may stand in it go out.

Text without any term costs almost nothing. Set patterns are shared out by shape, because patterns that leap over
other words (`[a-z]+`, `{0,3}`) multiply the states an automaton has to build for the plain ones beside them: reading
text never seen before is several times quicker so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import re2

from adapter.reading.patterns import OPTIONS

_REPEATS = re.compile(r"(?:\\[wWsSdD]|[\]).])[+*{]")
_ANCHOR = re.compile(r"\\[Az]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[$^]")
_SENTENCE_BEGINS = r"""(?:(?:^|[.!?;|\]\n]["')\]]*\s*)"""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Sets of patterns that are searched at once, and the term each pattern belongs to."""

    sets: tuple[tuple[Any, tuple[int, ...]], ...]
    """How to search one set, and the term of each of its patterns."""

    @classmethod
    def of(cls, terms: Sequence[tuple[str, ...]]) -> FirstLook:
        """The first look for terms, each given by its patterns."""
        parts = [(number, part) for number, term in enumerate(terms) for part in term]
        shapes = [[one for one in parts if bool(_REPEATS.search(one[1])) is repeats] for repeats in (False, True)]
        return cls(tuple((_set(shape).Match, tuple(number for number, _ in shape)) for shape in shapes if shape))

    def terms(self, folded: bytes) -> list[int]:
        """The terms that may stand in a text or in any sentence of it, in ascending order."""
        found = [numbers[hit] for search, numbers in self.sets for hit in search(folded) or ()]
        return sorted(set(found)) if found else found


def _set(parts: Sequence[tuple[int, str]]) -> Any:
    made = re2.Set.SearchSet(OPTIONS)
    for _, part in parts:
        made.Add(_anywhere(part).encode())
    made.Compile()
    return made


def _anywhere(pattern: str) -> str:
    """A pattern that also finds in a passage what it finds at the beginning or the end of a sentence of it."""
    opening, rest = (_SENTENCE_BEGINS, pattern[4:]) if pattern.startswith("(?:^") else ("", pattern)
    return opening + _ANCHOR.sub(lambda part: "" if part.group() in ("^", "$", r"\A", r"\z") else part.group(), rest)
