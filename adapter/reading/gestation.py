"""Gestation: a figure of weeks comes in with the words around it; it stays a pregnancy only where it is a woman's.

`Primip, 31+2` and `she's thirty weeks and in a hostel` tell of one; `24 weeks sober` and `a score of 24+3` do not.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Line
from adapter.reading.lexicon import Lexicon
from adapter.reading.names import NAME, is_name
from adapter.reading.scan import Hit
from adapter.reading.text import fold
from adapter.reading.told_when import ToldWhen

_WOMAN = "woman"
_AN_ANSWER = 60
_BESIDE = 300
_NAMED = re.compile(rf"\b({NAME})(?:['’]s|,| is| was| at)(?: (?:now|about|only|just|already|nearly|currently))? \(?$")
_PLUS_OPENS = re.compile(rb"(?:^\W*|[,(:] ?|\b(?:at|@|now|is|currently|today|pregnant|gestation) ?)$")
_STANDS_ALONE = re.compile(rb"\W*$|[ ]?[.,;:)]| (?:and|with|today|by|now|on|when|seen|weeks|wks|but|not|no|was|has)\b")


def weeks_of_hers(lines: list[Line], lexicon: Lexicon, about: AboutAdult) -> None:
    """Leave a bare figure of weeks among the people of a line only where it is how far on a woman is."""
    for line in lines:
        if any(hit.entry.needs == _WOMAN for hit in line.hits.person):
            people = [
                hit for hit in line.hits.person if hit.entry.needs != _WOMAN or _is_hers(line, hit, lexicon, about)
            ]
            line.hits = line.hits._replace(person=people)


def _is_hers(line: Line, hit: Hit, lexicon: Lexicon, about: AboutAdult) -> bool:
    before, after = line.folded[: hit.start], line.folded[hit.end :]
    of_else = line.turn(ToldWhen.WEEKS_OF_ELSE).search(after) or line.turn(ToldWhen.OF_A_SCALE).search(before)
    if of_else or not _STANDS_ALONE.match(after):
        return False
    if line.turn(ToldWhen.WEEKS_OF_HERS).search(before):
        return True
    if b"+" in line.folded[hit.start : hit.end] and _PLUS_OPENS.search(before):
        return True
    if line.turn(ToldWhen.WEEKS_SEEN_AT).search(before):
        return bool(line.turn(ToldWhen.OF_EXPECTING).search(before + after))
    if line.turn(ToldWhen.WEEKS_NOW).search(before):
        return bool(line.turn(ToldWhen.OF_EXPECTING).search(_around(line)))
    named = _NAMED.search(line.text, line.sentence.start, line.sentence.start + hit.start)
    return named is not None and is_name(named.group(1), lexicon, about)


def _around(line: Line) -> bytes:
    return fold(line.text[max(0, line.sentence.start - _BESIDE) : line.sentence.end + _BESIDE])


def due_is_told(line: Line) -> bool:
    """`When are you due?` - `The ninth of May`: what the question takes for granted, the answer grants."""
    said = fold(line.text[line.sentence.end : line.sentence.end + _AN_ANSWER])
    if b"when" in line.folded and line.turn(ToldWhen.ANSWERS_WHEN).search(said):
        return True
    asked = line.turn(ToldWhen.EXPECTING_ASKED).search(line.folded)
    return bool(asked) and bool(said.strip()) and not line.turn(ToldWhen.NOT_EXPECTING).search(said)
