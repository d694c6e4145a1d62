"""Homes asked about: a line comes in; children whose home is only wished for, planned or to be decided go out.

`She hopes that her son will live with her` tells of no home, and so does not leave one to be taken as given either.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.words import Answer, Kin

_CAME = re.compile(
    rb"\b(?:came|comes|went|gone|going on|moved|moves|used|continue[sd]?|chose|chosen|sent|returned|allowed|left|able"
    rb"|(?:has|have|had|'s|'ve) come|agreed|ordered|directed|granted) to[a-z ]*$"
)
_WHO = re.compile(rb"\b(?:who|that)(?:'s| is| are)?(?: [a-z]+)?$")
_ANOTHER_DOES = re.compile(rb"\b(?:she|he|i|they|we|and (?:is|are|has|have))\b")
_HOMES = (Cue.LIVES_WITH, Cue.LIVES_HERE, Cue.LIVES_ELSEWHERE, Cue.PART_TIME, Cue.WITH_HIM_OR_HER)
_LIVE = re.compile(rb"(?:^|.*\s)(?:lives?|living|reside|mov(?:e|ing)(?: back)? in|stay|stays)\b")
_NEAR = 34


def home_asked(line: Line) -> None:
    """Leave open where the children live whose home the words only ask about, wish for or plan."""
    for hit in line.hits.cue.get(Cue.HOME_ASKED, ()):
        verb = _verb(line, hit)
        if _CAME.search(line.folded[hit.start : verb]) or _WHO.search(line.folded[:verb].rstrip()):
            continue
        for child in _asked_of(line, hit, verb):
            if not _told_besides(line, hit, verb):
                child.lives, child.stated, child.contact = Answer.UNKNOWN, True, Answer.UNKNOWN
                child.why.append("where the child is to live is only asked, wished or planned")


def _verb(line: Line, hit: Hit) -> int:
    """Where the verb of living begins."""
    found = _LIVE.match(line.folded, hit.start, hit.end)
    if found is None:
        return hit.end
    words = found.group()
    return found.end() - len(words.split()[-1])


def _asked_of(line: Line, hit: Hit, verb: int) -> list[Draft]:
    """Those between the wish and its verb, then whoever stands right before or behind."""
    children = [one for one in line.people if one.is_child and not one.grown and one.kin is not Kin.UNBORN]
    inside = [one for one in children if hit.start <= one.at < verb]
    if inside:
        return inside
    before = [one for one in children if one.at < hit.start]
    near = [one for one in before if _is_subject(line, one, hit.start)]
    if near:
        return [one for one in before if near[-1].at - one.at <= _NEAR]
    behind = [one for one in children if 0 <= one.at - hit.end <= _NEAR]
    return behind if not before and line.folded.endswith(b"with", 0, hit.end) else []


def _is_subject(line: Line, child: Draft, at: int) -> bool:
    between = line.folded[child.end - line.sentence.start : at]
    return len(between) <= _NEAR and not _ANOTHER_DOES.search(between)


def _told_besides(line: Line, hit: Hit, verb: int) -> bool:
    """Other words of the line tell of a home; `he wants to come and live with me` tells that he does not yet."""
    away = line.hits.cue.get(Cue.LIVES_ELSEWHERE, ())
    if any(one.start <= hit.start and hit.end <= one.end for one in away):
        return True
    return any(one.end <= verb or one.start >= hit.end for cue in _HOMES for one in line.hits.cue.get(cue, ()))
