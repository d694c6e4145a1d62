"""Of then: a place in a line comes in; whether a frame makes it one of the adult's childhood or youth goes out.

A frame is a heading (`Developmental history:`), the adult's age as a date (`at nine`, `when she was ten`), a word for
their own childhood, or a year long gone. It holds to the end of its sentence, until words of today stand in between.
"""

from __future__ import annotations

import re

from adapter.reading.ages import number
from adapter.reading.drafts import OF_AGE, AboutAdult, Line
from adapter.reading.lexicon import Cue
from adapter.reading.text import clause_of, fold
from adapter.reading.told_when import ToldWhen

_FIGURE = rb"(\d{1,2}|(?:twenty|thirty|forty)(?:-[a-z]+)?|[a-z]{3,9})"
_AT_AN_AGE = re.compile(
    rb"(?:^\W*|[,;:] |\b(?:and|but|that|then) )"
    rb"(?:at|aged?|at the age of|at age|when (?:s?he|i) was(?: aged)?|(?:s?he|i) was)"
    rb"(?: (?:only|about|around|just|barely))? "
    + _FIGURE
    + rb"\b(?! ?(?:weeks?|months?|days?|wks|mths|pm|am|%|units|minutes|:|/|-)|[.:]\d)"
    + rb"(?= when |,? (?:s?he|i|his|her|my|was|after|their)\b|, )"
)
_IN_A_DECADE = re.compile(
    rb"\bin (?:his|her|my) (?:early |mid |late |mid-|early-|late-)?(teens|twenties|thirties|forties|20s|30s|40s)\b"
)
_DECADES = {b"teens": 13, b"twenties": 20, b"20s": 20, b"thirties": 30, b"30s": 30, b"forties": 40, b"40s": 40}
_TAKEN_AT = re.compile(
    rb"^\W*(?:removed|placed|taken|fostered|adopted|accommodated)(?: [a-z]+){0,3} (?:at|aged?|when) " + _FIGURE + rb"\b"
)
_YEARS_AGO = re.compile(rb"^\W*(?:about |around |over |nearly |some )?" + _FIGURE + rb" years ago\b")
_AT_LAST = re.compile(
    rb"[a-z ]{0,24}? (?:at|aged?|when|at the age of|age) (?:s?he was |i was )?"
    + _FIGURE
    + rb"\b(?!\.\d)(?=[.,;)]|$| and | \()"
)
_BEGUN = re.compile(
    rb"\b(?:start|beg[aiu]n|first|diagnos|dx|since|from|onset|develop|until|till|introduc|tr[iy]ed|known"
    rb"|born|had (?:her|his))"
)
_DONE_NOW = re.compile(rb"[a-z]+s (?:her|him|me|them|us)\b")
_GOES_ON = 8
_BEGINS = 3
_OF_LATER = re.compile(rb"\bown (?!childhood)|left school|at her age|(?:months?|weeks?|days?|mths|wks)$")
"""Among the words of an own childhood: those of somebody grown, and of a baby of months."""
_UNIT = 7
_SENTENCE_ENDS = (b". ", b"! ", b"? ", b"\n")
_AN_HOUR = 12
_FAR_BELOW = 8
_DECADE = 10
_BACK = 300


def of_then(line: Line, at: int, end: int, about: AboutAdult) -> int | None:
    """The adult's age in the frame that the words stand in; none where they are of today."""
    if about.is_child:
        return None
    if _under_a_heading(line) and not line.turn(ToldWhen.OF_NOW).search(line.folded):
        return 0
    begun = _begun(line)
    before = begun + line.folded[:at]
    framed = _of_childhood(line, len(begun), at) or _of_an_age(line, before, about) or _dated_after(line, end, about)
    if framed is None:
        return None
    age, stops = framed
    return None if _is_of_now(line, before[min(stops, len(before)) :], at, end) else age


def begins_as_a_child(line: Line, at: int, end: int) -> bool:
    """`As a child, ...`: all of the sentence is about then, until words of today."""
    hit = next((one for one in line.hits.cue.get(Cue.OWN_CHILDHOOD, ()) if one.start < _BEGINS), None)
    return hit is not None and not _is_of_now(line, line.folded[hit.end : max(at, hit.end)], at, end)


def _is_of_now(line: Line, between: bytes, at: int, end: int) -> bool:
    told = between + line.folded[at : end + _GOES_ON]
    return bool(line.turn(ToldWhen.OF_NOW).search(told) or _DONE_NOW.match(line.folded, at))


def _under_a_heading(line: Line) -> bool:
    heading = line.sentence.heading
    if line.turn(ToldWhen.EARLY_LIFE).search(heading or line.folded[:40]):
        return True
    so_far = bool(heading) and line.turn(ToldWhen.LIFE_SO_FAR).search(heading)
    return bool(so_far) and bool(line.turn(ToldWhen.OWN_PARENTS).search(line.folded))


def _begun(line: Line) -> bytes:
    """What stands before a semicolon that this line goes on from."""
    start = line.sentence.start
    before = line.text[max(0, start - _BACK) : start]
    if not before.rstrip().endswith(";"):
        return b""
    folded = fold(before)
    return folded[max(folded.rfind(mark) for mark in _SENTENCE_ENDS) + 1 :].lstrip()


def _of_childhood(line: Line, offset: int, at: int) -> tuple[int, int] | None:
    """(no age, where it ends) of the last word for the adult's own childhood before a place."""
    hits = [hit for hit in line.hits.cue.get(Cue.OWN_CHILDHOOD, ()) if hit.end <= at]
    ends = [hit.end for hit in hits if not _OF_LATER.search(line.folded, hit.start, hit.end + _UNIT)]
    return (0, offset + max(ends)) if ends else None


def _of_an_age(line: Line, before: bytes, about: AboutAdult) -> tuple[int, int] | None:
    """(how old, where the frame ends) of the adult's age as a date before a place."""
    found = _AT_AN_AGE.search(before)
    age = _years(found) if found else None
    if found and age is not None and not _may_be_an_hour(line, found, age) and _far_below(age, about):
        return age, found.end()
    decade = _IN_A_DECADE.search(before)
    if decade and _far_below(_DECADES[decade.group(1)] + _DECADE - 1, about):
        return _DECADES[decade.group(1)], decade.end()
    taken = _TAKEN_AT.search(before)
    if taken is None or (_years(taken) or OF_AGE) >= OF_AGE:
        return None
    told = fold(line.text[max(0, line.sentence.start - _BACK) : line.sentence.start])
    return (0, taken.end()) if line.turn(ToldWhen.CARE_LEFT).search(told) else None


def _dated_after(line: Line, end: int, about: AboutAdult) -> tuple[int, int] | None:
    """`Took an overdose at 15.`: dated once and over; `started drinking at 15` is not."""
    found = _AT_LAST.match(line.folded, end)
    age = _years(found) if found else None
    if found is None or age is None or not _far_below(age, about):
        return None
    hour = age <= _AN_HOUR and b" at " in found.group()
    if hour or clause_of(line.clauses, end) != clause_of(line.clauses, found.start(1)):
        return None
    return None if _BEGUN.search(line.folded, 0, found.start()) else (age, found.end() + len(line.folded))


def _years(found: re.Match[bytes]) -> int | None:
    return number(found.group(1).decode())


def _far_below(age: int, about: AboutAdult) -> bool:
    return age < OF_AGE if about.age is None else about.age - age >= _FAR_BELOW


def _may_be_an_hour(line: Line, found: re.Match[bytes], age: int) -> bool:
    """`At ten he came home drunk`: an hour, unless those who brought him up stand beside it."""
    if age > _AN_HOUR or b" was " in found.group() or b"age" in found.group():
        return False
    own = line.turn(ToldWhen.OWN_PARENTS).search(line.folded)
    return bool(line.turn(ToldWhen.TIME_OF_DAY).search(line.folded)) or not own


def a_generation_since(line: Line, at: int) -> bool:
    """`Twenty-five years ago he was using and his girlfriend had a baby`: whoever was born then is grown."""
    found = _YEARS_AGO.search(line.folded, 0, at)
    if found is None or (_years(found) or 0) < OF_AGE:
        return False
    return not line.turn(ToldWhen.OF_NOW).search(line.folded[found.end() : at])
