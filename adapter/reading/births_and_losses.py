"""Births and losses: a line comes in; whether it tells of a birth, or of a baby lost, goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import Line
from adapter.reading.lexicon import Cue
from adapter.reading.turns import Turn

_AN_EARLIER = re.compile(
    rb"\b(?:prev(?:ious)?|prior|h/o|hx|history|first|last(?! (?:night|week|month|mon|tue|wed|thu|fri|sat|sun)))\b"
)
_ANOTHERS_LOSS = re.compile(
    rb"\b(?:friend|sister(?:-in-law)?|cousin|neighbour|aunt|auntie|colleague|brother|niece|daughter|mother|mum|mam)"
    rb"(?:'s|(?: [a-z]+)? (?:had|has had|lost|suffered|is grieving|gave birth))\b"
)
_YEAR = re.compile(rb"\b(?:19|20)\d\d\b")


def tells_of_a_baby_lost(line: Line) -> bool:
    """A baby of whoever the record is of, who was lost lately."""
    others = _ANOTHERS_LOSS.search(line.folded)
    return not (others or _earlier(line)) and bool(line.turn(Turn.BABY_LOST).search(line.folded))


def lines_before_a_loss(lines: Sequence[Line]) -> frozenset[int]:
    """The lines (by `id`) after which a loss is told that is neither dated by its year nor an earlier one."""
    lost = [at for at, line in enumerate(lines) if Cue.LOST_BABY in line.hits.cue and not _earlier(line)]
    return frozenset(id(line) for line in lines[: lost[-1] + 1]) if lost else frozenset()


def _earlier(line: Line) -> bool:
    return bool(_YEAR.search(line.folded) or line.hits.cue.get(Cue.PAST) or _AN_EARLIER.search(line.folded))


def tells_of_the_birth(line: Line) -> bool:
    """A birth that is neither dated nor an earlier one."""
    earlier = _YEAR.search(line.folded) or line.hits.cue.get(Cue.PAST)
    return not earlier and bool(line.turn(Turn.BIRTH).search(line.folded))
