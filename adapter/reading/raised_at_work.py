"""Raised at work: what a worker means to put to a manager or a meeting comes in; whether it is of a child goes out.

`Will take this to supervision` after words about a child is advice meant; `will discuss the hoist at MDT` is not.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Draft, Line
from adapter.reading.of_workers import OfWorkers
from adapter.reading.scan import Hit
from adapter.words import Sign

_OF_CHILDREN = frozenset({Sign.CHILDREN_HINTED, Sign.CHILDREN_SPOKEN_OF, Sign.CHILD_UNPLACED})
_PART_ENDS = re.compile(rb"[.;!?]|,? but ")
_NO_WORD = re.compile(rb"^\W+|\W+$")
_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z][\w'-]*")


def is_of_a_child(line: Line, hit: Hit, young: list[Draft]) -> bool:
    """Whether a child is what is meant to be raised: told in the same words, or just before and meant by `this`."""
    ends = _PART_ENDS.search(line.folded, hit.end)
    end = ends.start() if ends else len(line.folded)
    after = line.folded[hit.end : end]
    if line.turn(OfWorkers.ANOTHER_MATTER).search(hit.value) or line.turn(OfWorkers.ANOTHER_MATTER).search(after):
        return False
    if any(hit.start <= one.at < end for one in young if one.line is line):
        return True
    if not (line.after_child_told or young):
        return False
    parts = [_nameless(line, hit.value_at, hit.value_at + len(hit.value)), _nameless(line, hit.end, end)]
    return all(_leaves_it_open(line, part) for part in parts if part)


def _leaves_it_open(line: Line, words: bytes) -> bool:
    of_a_child = line.turn(OfWorkers.OF_A_CHILD).search(words)
    return bool(of_a_child or line.turn(OfWorkers.RAISED_BARE).fullmatch(words))


def is_told_of_children(hit: Hit) -> bool:
    """Whether a sign is one of children, told or hinted at."""
    return bool(hit.entry.needs_child) or hit.entry.sign in _OF_CHILDREN


def _nameless(line: Line, start: int, end: int) -> bytes:
    """Words with every name made plain: with whom it is raised tells nothing of what is."""
    base = line.sentence.start
    before = line.text[max(base, base + start - 2) : base + start]
    words = _CAPITAL.sub("_", before + line.text[base + start : base + end])
    return _NO_WORD.sub(b"", words[len(before) :].lower().encode())
