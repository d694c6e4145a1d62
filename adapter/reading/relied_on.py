"""Whom a plan relies on: all that was read comes in; the child who holds the place goes out as one who helps.

`Son to support overnight`, `family to continue`: the words say a place in the family; who holds it stands elsewhere.
`Who does your tablets? - My daughter.` says it by the question. Nobody grown or of no known age is made a carer by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from adapter.reading.care_told import CareTold
from adapter.reading.drafts import OF_AGE, AboutAdult, Line, Saying
from adapter.reading.lexicon import Cue
from adapter.reading.one_child import Group
from adapter.reading.scan import Hit
from adapter.reading.text import fold
from adapter.records import PersonSeen
from adapter.words import Answer, Kin, MentionKind

_Shown = tuple[Saying, str]
"""What is said, and the group of the child it is said of."""
_ABLE = 8
_MOST = 12
"""So many plans of one record are looked at."""
_BEGINS = 24
_ASKED = 120
_GROWN_KIN = frozenset({Kin.PARTNER, Kin.PARENT})
_ROLE = re.compile(
    rb"(?:step-?|grand)?-?(?:(sons?|lads?|boys|brothers?|nephews?)|(daughters?|girls|sisters?|nieces?)|child(?:ren)?|kids)"
)
_NOT_HE = re.compile(rb"\b(?:not|nobody|no one|used to|don't|doesn't)\b")


def relied_on(
    lines: Sequence[Line], groups: Sequence[Group], rows: Sequence[PersonSeen], about: AboutAdult
) -> list[_Shown]:
    """Help by children whom a plan or an answer names by their place, once it is known how old they are."""
    if about.is_child:
        return []
    return [*_by_plan(lines, groups, rows), *_by_answer(lines, groups)]


def is_a_plan(line: Line, hit: Hit) -> bool:
    """Whether words of help only name a place in the family."""
    return bool(line.turn(CareTold.PLAN_RELIES).search(line.folded[hit.start : hit.end]))


def _by_plan(lines: Sequence[Line], groups: Sequence[Group], rows: Sequence[PersonSeen]) -> Iterator[_Shown]:
    plans = [(line, hit) for line in lines for hit in line.hits.cue.get(Cue.HELPS, ()) if is_a_plan(line, hit)]
    if not plans:
        return
    told = (one for line in lines for one in line.people)
    grown = any(map(_is_grown_row, rows)) or any(
        one.kin in _GROWN_KIN or one.grown or (one.low or 0) >= OF_AGE for one in told
    )
    for line, hit in plans[:_MOST]:
        yield from (
            _saying(line, hit.start, hit.end, one) for one in _holders(line, hit, groups, rows, alone=not grown)
        )


def _holders(line: Line, hit: Hit, groups: Sequence[Group], rows: Sequence[PersonSeen], *, alone: bool) -> list[Group]:
    words = line.folded[hit.start : hit.end]
    if line.turn(CareTold.WHOLE_FAMILY).search(words):
        return [group for group in groups if _is_able(group)] if alone else []
    role = _ROLE.search(words)
    if role is None:
        return []
    sex = "male" if role.group(1) else "female" if role.group(2) else ""
    alike = [group for group in groups if not sex or group.sex == sex]
    of_rows = [row for row in rows if row.kin not in _GROWN_KIN and (not sex or row.gender in (sex, None))]
    grown = any((group.low or 0) >= OF_AGE or any(one.grown for one in group.members) for group in alike)
    able = [group for group in alike if _is_able(group)]
    if grown or any(_is_grown_row(row) for row in of_rows):
        return []
    return able if len(able) == 1 or role.group().endswith((b"s", b"children")) else []


def _by_answer(lines: Sequence[Line], groups: Sequence[Group]) -> Iterator[_Shown]:
    known = {group.key: group for group in groups if _is_able(group)}
    for child in [one for line in lines for one in line.people[:1]]:
        line = child.line
        if not child.is_child or child.at > _BEGINS or _NOT_HE.search(line.folded):
            continue
        start = line.sentence.start
        before = fold(line.text[max(0, start - _ASKED) : start])
        if b"?" in before and line.turn(CareTold.ASKS_WHO_DOES).search(before):
            group = known.get(child.group or "")
            if group is not None:
                yield _saying(line, child.at, child.end - start, group)


def _is_able(group: Group) -> bool:
    kin = group.kin not in (Kin.UNBORN, Kin.OTHER_CHILD)
    young = group.low is not None and (group.high or group.low) >= _ABLE and group.low < OF_AGE
    return kin and young and not any(one.grown or one.died or one.pet for one in group.members)


def _is_grown_row(row: PersonSeen) -> bool:
    return row.current and not row.deceased and (row.kin in _GROWN_KIN or (row.age_low or 0) >= OF_AGE)


def _saying(line: Line, start: int, end: int, group: Group) -> _Shown:
    base = line.sentence.start
    saying = Saying(line, base + start, base + end, MentionKind.CARE, helps=Answer.PRESENT)
    saying.why = "the words rely on somebody of the family, and the child is the one"
    return saying, group.key
