"""Ages of long ago: a line and its people come in; a child who was so old in a year the words name is older by now.

`Her two were taken into care in 1997. Sean was four and Ruth was two.`: both are grown. `Ada, who was three, and a baby
were removed in 2016`: both are children still, and ten years older than they were.
"""

from __future__ import annotations

import re

from adapter.reading.ages import Age
from adapter.reading.drafts import OF_AGE, Draft, Line
from adapter.reading.text import fold
from adapter.words import Assertion, When

_WAS = re.compile(rb"\b(?:was|were) (?:only |just |about |then |still |barely |nearly |aged )*$")
_A_BIRTHDAY = re.compile(rb" (?:in|on|last|this|yesterday|today|at|since|week|a (?:week|month|fortnight))\b")
"""`Leo was six in August`: the words tell of a birthday, and the figure is today's."""
_TAKEN = re.compile(rb"\b(?:was|were|being|been) (?:both |all )?(?:removed|taken|adopted|placed|put|sent)\b")
_IN_A_YEAR = re.compile(
    rb"\b(?:in|of|during|by|until|back in|since)(?: (?:the|early|late|mid|about|around|summer|winter|spring|autumn"
    rb"|christmas|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|of"
    rb"|\d{1,2}(?:st|nd|rd|th)?))* ((?:19|20)\d\d)\b"
)
_OF_BIRTH = re.compile(rb"(?:was |were )?(?:born|b\b|dob|d\.o\.b|date of birth|yob|year of birth)")
_JUST_BEFORE = 220
_SOON = 2
"""Years after which an age in the past tense is no longer today's."""


def aged_since(line: Line) -> None:
    """Count on the ages of those who were so old in a year that is over."""
    told = [one for one in line.people if one.is_child and one.ages and one.low is not None and not line.as_of]
    if not told or not line.written_on or not (b" was " in line.folded or b" were " in line.folded):
        return
    own = _IN_A_YEAR.findall(line.folded)
    before = fold(line.text[max(0, line.sentence.start - _JUST_BEFORE) : line.sentence.start])
    year = (own or _IN_A_YEAR.findall(before))[-1:]
    years = line.written_on.year - int(year[0]) if year else 0
    if years < _SOON:
        return
    together = bool(own) and _TAKEN.search(line.folded)
    for draft in told:
        if _OF_BIRTH.match(line.folded, draft.ages[0].start):
            continue  # `was born in 2018`: the year has been counted already
        if together or _is_in_the_past(line, draft.ages[0]):
            _count_on(draft, years)


def _is_in_the_past(line: Line, age: Age) -> bool:
    started = age.start if _WAS.search(line.folded, 0, age.start) else -1
    within = _WAS.search(line.folded, 0, age.end) or line.folded[age.start : age.end].startswith((b"was ", b"were "))
    return bool(started >= 0 or within) and not _A_BIRTHDAY.match(line.folded, age.end)


def _count_on(draft: Draft, years: int) -> None:
    draft.low, draft.high = (draft.low or 0) + years, (draft.high or draft.low or 0) + years + 1
    draft.minor = draft.minor and draft.low < OF_AGE
    draft.why.append("so old in a year that is over, and the years since are counted on")


def carry_forward(draft: Draft, line: Line) -> None:
    """Words brought forward from an older record: the child has grown, and where it lives now is not said."""
    if not line.as_of or not line.written_on:
        return
    years = max(0, line.written_on.year - line.as_of.year)
    draft.low, draft.high = (
        (draft.low or 0) + years,
        (draft.high or draft.low or 0) + years + (1 if draft.staged else 0),
    )
    draft.when, draft.assertion = When.PAST, Assertion.REPORTED
    draft.why.append("brought forward from an older record, so the age is counted on")
