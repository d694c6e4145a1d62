"""Whose work: a line, a child and words of work behind it come in; whether somebody else does that work goes out.

`Lives with her daughter and works in a school kitchen` is told of the adult, and `her son's teacher is a nursery nurse`
of the teacher.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Draft, Line

_AND_THEN = re.compile(r"(?:,? \(?[A-Z][a-z]+\)?)?,? and (?:now |also |currently |still )?")
_HAS_OR_LIVES = re.compile(
    rb"(?:^|\b(?:she|he|i|we|client|patient|pt)\b)\W*(?:also |now )?(?:has|have|'ve got|had|lives? with|living with"
    rb"|got) (?:[a-z0-9-]+ ){0,3}$"
)
_OF_THEIRS = re.compile(
    rb"'s? (?:(?!in |at |an? |the |not |now |doing |going |on |off |to )[a-z]+ ){0,2}(?:worker|teacher|nurse|dad|father"
    rb"|mum|mother|nan|gran|school|nursery|friend|partner|boyfriend|girlfriend|carer|coach|tutor)\b"
)


def is_anothers_work(line: Line, draft: Draft, at: int) -> bool:
    """Whether the words of work that begin `at` are the adult's, or those of somebody the child has."""
    if _OF_THEIRS.match(line.folded, draft.end - line.sentence.start):
        return True
    between = line.text[draft.end : line.sentence.start + at]
    return bool(_AND_THEN.fullmatch(between) and _HAS_OR_LIVES.search(line.folded, 0, draft.at))
