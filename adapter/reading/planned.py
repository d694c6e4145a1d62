"""Planned and not today: the sayings of a record come in; a stay still to come leaves no child alone today.

`Goes into hospital next week and has no one to have him` asks for a plan; `was taken in this morning and nobody has
him` is a matter of the hour.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Saying
from adapter.words import Assertion, MentionKind, Sign

_NEARBY = 250
_TODAY_SIGNS = frozenset({Sign.ADULT_TAKEN_AWAY, Sign.IMMEDIATE_DANGER, Sign.ADULT_IN_HOSPITAL})
_MONTH = rb"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_A_LATER_DAY = re.compile(
    rb"\b(?:next (?:week|month|year|term|mon|tues|wednes|thurs|fri|satur|sun|" + _MONTH + rb")[a-z]*"
    rb"|in (?:a|two|three|four|five|six|\d+) (?:weeks?|months?|fortnight)|(?:in|on|for|from) (?:the )?(?:\d{1,2}"
    rb"(?:st|nd|rd|th)?(?: of)? )?" + _MONTH + rb"|\w+day week|week on \w+day|when (?:she|he) (?:goes|is admitted))\b"
)
_ALREADY = re.compile(
    rb"\b(?:today|tonight|now|this (?:morning|afternoon|evening)|last night|an hour ago|since|yesterday|tomorrow"
    rb"|was|were)\b"
)
_ALONE = re.compile(
    rb"\b(?:alone|own|himself|herself|themselves|itself|unattended|unsupervised|wandering|whereabouts)\b"
)


def planned_not_today(sayings: list[Saying]) -> None:
    """Make `nobody to have him` a going away where the day is still to come and nothing tells of today."""
    without = [one for one in sayings if one.sign is Sign.CHILD_WITHOUT_CARER]
    if not without:
        return
    told = [one for one in sayings if one.kind is MentionKind.SIGN and one.assertion is Assertion.AFFIRMED]
    for saying in without:
        if _ALREADY.search(saying.line.folded) or _ALONE.search(_words(saying)):
            continue
        near = {one.sign for one in told if _beside(one, saying)}
        later = Sign.ADULT_GOING_AWAY in near or _A_LATER_DAY.search(saying.line.folded)
        if later and near.isdisjoint(_TODAY_SIGNS):
            saying.sign = Sign.ADULT_GOING_AWAY
            saying.why = "the words leave a child without a carer on a day that is still to come"


def _beside(one: Saying, other: Saying) -> bool:
    return one.line.passage == other.line.passage and abs(one.start - other.start) <= _NEARBY


def _words(saying: Saying) -> bytes:
    base = saying.line.sentence.start
    return saying.line.folded[saying.start - base : saying.end - base]
