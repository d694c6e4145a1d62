"""Births and losses: a line comes in; whether it tells of a birth, or of a baby lost, goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import Line
from adapter.reading.lexicon import Cue
from adapter.reading.turns import Turn

_AN_EARLIER = re.compile(
    rb"\b(?:prev(?:ious(?:ly)?)?|prior|h/o|p?o?hx|pmh|history|first"
    rb"|last(?! (?:night|week|month|mon|tue|wed|thu|fri|sat|sun))"
    rb"|years? ago|yrs? ago|before|(?:at|aged|age) \d\d(?! ?(?:weeks|wks|/40|\+))|recurrent|several|multiple|g\d ?p ?\d"
    rb"|(?:two|three|four|five|six|[2-9]) (?:previous )?(?:miscarriages|losses|terminations|stillbirths|ectopics))\b"
)
_ANOTHERS_LOSS = re.compile(
    rb"\b(?:friend|sister(?:-in-law)?|cousin|neighbour|aunt|auntie|colleague|brother|niece|daughter|mother|mum|mam)"
    rb"(?:'s|(?: [a-z]+)? (?:had|has had|lost|suffered|is grieving|gave birth))\b"
    rb"|\b(?:friend|sister(?:-in-law)?|cousin|neighbour|aunt|auntie|colleague|niece)(?: [a-z]+)?"
    rb" (?:has )?(?:miscarried|terminated)\b"
)
_ONLY_FEARED = re.compile(
    rb"\b(?:threatened|fear\w*|afraid|scared|frightened|terrified|worr\w+|risk|anxious|anxiety|another|consider\w*|want\w*"
    rb"|request\w*|booked|seeking|discuss\w*|options?|might|may|could|would|if|refused?|declin\w+|against|no|not|never|nil"
    rb"|denies|nearly|almost)\b"
)
_YEAR = re.compile(rb"\b(?:19|20)\d\d\b")


def tells_of_a_baby_lost(line: Line) -> bool:
    """A baby of whoever the record is of, who was lost lately."""
    others = _ANOTHERS_LOSS.search(line.folded)
    return not (others or _earlier(line)) and bool(line.turn(Turn.BABY_LOST).search(line.folded))


def lines_of_a_loss(lines: Sequence[Line]) -> frozenset[int]:
    """The lines (by `id`) which a loss is told after or beside, neither dated by its year nor an earlier one."""
    lost = [at for at, line in enumerate(lines) if _lost_in(line)]
    if not lost:
        return frozenset()
    passages = {lines[at].passage for at in lost}
    return frozenset(id(line) for at, line in enumerate(lines) if at <= lost[-1] or line.passage in passages)


def _lost_in(line: Line) -> bool:
    told = Cue.LOST_BABY in line.hits.cue and not _earlier(line)
    return told and not (_ANOTHERS_LOSS.search(line.folded) or _ONLY_FEARED.search(line.folded))


def _earlier(line: Line) -> bool:
    return bool(_YEAR.search(line.folded) or line.hits.cue.get(Cue.PAST) or _AN_EARLIER.search(line.folded))


def tells_of_the_birth(line: Line) -> bool:
    """A birth that is neither dated nor an earlier one."""
    earlier = _YEAR.search(line.folded) or line.hits.cue.get(Cue.PAST)
    return not earlier and bool(line.turn(Turn.BIRTH).search(line.folded))
