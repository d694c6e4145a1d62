"""Children side by side: the people of a line come in; those one list joins are marked as so many children.

`A baby and a toddler` are two, though one child may be called both; `her baby, a toddler now` is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from adapter.reading.drafts import OWN_CHILDREN, Draft, Line
from adapter.words import Kin

_OLD = (
    rb"(?:[\s(),'-]|\b(?:\d{1,2}|aged?|years?|yrs?|months?|mths?|mo|weeks?|wks?|days?|olds?|yo|who|is|only|just|now|nearly|one|two"
    rb"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|boy|girl|son"
    rb"|daughter)\b)*"
)
_OF_THEIRS = (
    rb"(?:(?:an?|the|her|his|my|our|their|your|another|one|new|newborn|small|little|young|younger|older|second|third|baby"
    rb"|first|twin) )*(?:[a-z-]+ )?"
)
_AND = re.compile(
    rb"(?:'s)?"
    + _OLD
    + rb"(?: [a-z]+)?"
    + _OLD
    + rb"(?:,? (?:and|plus|n|as well as|along with|and also)| ?[&+]),? "
    + _OF_THEIRS
)
_COMMA = re.compile(rb"(?:'s)?" + _OLD + rb"(?:,|/| - ) ?" + _OF_THEIRS)
_IS_THE_OTHER = re.compile(
    rb"(?:[\s,(]|'s\b|\b(?:who|is|was|are|now|just|becoming|almost|really|isn't|not|has|become|turning|into|or|an?|the|my|her"
    rb"|still|only|called|as|like|more|of)\b)*"
)
_BARE = re.compile(rb", ?")
_COUNTED_BEFORE = re.compile(rb"(?: [a-z]+){0,6} ?[,:(-]+ ?(?:the |both )?")
_ONLY_AND = frozenset({b"and", b"&", b"+", b"plus"})
_ANYBODYS = OWN_CHILDREN | {Kin.UNKNOWN, Kin.UNBORN}
_TWO = 2
_SMALL = frozenset({"baby", "toddler"})


def told_side_by_side(line: Line, people: Sequence[Draft]) -> None:
    """Mark the children of one list as different ones; who is somebody's vouches for those beside."""
    row: list[Draft] = []
    joined = False
    for draft in sorted((one for one in people if one.is_child and not one.implied), key=lambda one: one.start):
        between = line.folded[row[-1].end - line.sentence.start : draft.at] if row else b""
        by_and = _AND.fullmatch(between)
        if row and not by_and and not _COMMA.fullmatch(between):
            _mark(row, joined)
            row, joined = [], False
        if row and between.strip() in _ONLY_AND and row[-1].kin not in _ANYBODYS and draft.kin in OWN_CHILDREN:
            draft.kin, draft.whose = row[-1].kin, row[-1].whose  # `her sister's baby and toddler`
        joined = joined or bool(row and (by_and or _are_small(row[-1], draft, between)))
        row.append(draft)
    _mark(row, joined)
    _mark_small(line, people)


def _mark_small(line: Line, people: Sequence[Draft]) -> None:
    """`The toddler was screaming and her baby was in the cot`: two, unless the one is said to be the other."""
    small = [one for one in people if one.relation in _SMALL and one.is_child and not (one.plural or one.implied)]
    for one, other in pairwise(small):
        between = line.folded[one.end - line.sentence.start : other.at]
        if one.relation != other.relation and not _IS_THE_OTHER.fullmatch(between):
            one.listed = other.listed = True


def _are_small(one: Draft, other: Draft, between: bytes) -> bool:
    """`Mum, baby, toddler`: no article, so that the second says nothing of the first."""
    return (
        {one.relation, other.relation} <= _SMALL and one.relation != other.relation and bool(_BARE.fullmatch(between))
    )


def _mark(row: Sequence[Draft], joined: bool) -> None:
    if not joined or len(row) < _TWO:
        return
    first = row[0]
    in_apposition = first.plural and first.count == len(row) - 1  # `two children, a toddler and a baby`
    firm = not (first.loose or first.stranger)
    for draft in row[in_apposition:]:
        draft.listed = True
        if firm and (draft.stranger or draft.relation in _SMALL) and draft.kin == first.kin:
            draft.loose = draft.stranger = False


def twins_are_those_counted(line: Line, people: list[Draft]) -> list[Draft]:
    """`Two grandchildren living with her, twins Esme and Ezra`: the twins are the two."""
    left = list(people)
    for several, twins in pairwise([one for one in people if one.plural and one.is_child]):
        between = line.folded[several.end - line.sentence.start : twins.at]
        if twins.relation == "twin" and several.count in (None, _TWO) and _COUNTED_BEFORE.fullmatch(between):
            twins.kin, twins.whose, twins.relation = several.kin, several.whose, several.relation
            twins.lead, twins.shared, twins.loose = several.lead, several.shared, several.loose
            left.remove(several)
    return left
