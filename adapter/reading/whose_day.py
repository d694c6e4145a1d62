"""Whose day: a line with words of a child's day comes in; whether somebody does that day for the child goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import Line
from adapter.reading.lexicon import Cue

_ATTENDS = re.compile(
    rb"(?:at |in |to )?(?:primary |secondary |high |infant |junior |nursery )?(?:schools?|nursery|pre-?school"
    rb"|kindergarten|day ?care|teachers?|class(?:es)?|homework|school (?:age|holidays?|trip|report))"
)
_SEES_TO_IT = re.compile(
    rb"\b(?:tak(?:e|es|ing)|took|drop\w*|collect\w*|pick\w*|fetch\w*|walk\w*|get(?:s|ting)?|got|driv\w+|drove|bring\w*"
    rb"|brought|send\w*|sent|help\w*|do(?:es|ing)?|prepar\w+|mak(?:e|es|ing)|pack\w*) [^.;]{0,50}"
    rb"\b(?:school|nursery|homework|class)"
)


def does_the_day(line: Line) -> bool:
    """`Takes the boys to school` is done by whoever has them; `his son is in Year 5` is so wherever the son lives."""
    only_there = all(_ATTENDS.fullmatch(line.folded, hit.start, hit.end) for hit in line.hits.cue[Cue.MINOR])
    return not only_there or bool(_SEES_TO_IT.search(line.folded))
