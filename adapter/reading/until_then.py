"""Until then: a circumstance in a line comes in; whether the words right after it say that it ended goes out.

`He drank until 2012`, `under the team until she moved here`, `depression 2005-2009`, `psychosis (2009), resolved`.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Line
from adapter.reading.text import clause_of
from adapter.reading.told_when import ToldWhen
from adapter.words import Factor

_LONG_SINCE = 2015
"""On a page without a date, a year before this one is no year of late."""
_NEVER_ENDED = frozenset({Factor.BEREAVEMENT, Factor.RISK_TO_CHILDREN, Factor.LEARNING_DISABILITY})
_YEARS = re.compile(rb"^\W{0,3}((?:19|20)\d\d) ?(?:-|to|until|till) ?((?:19|20)\d\d|\d\d)\b(?![-/\d])")
_UNTIL_A_YEAR = re.compile(
    rb"^([^.,;]{0,36}?)\b(?:un)?til?l? "
    rb"(?:about |around |the |end of |early |mid |late |mid-|[a-z]{3,9} )*?((?:19|20)\d\d)\b"
)
_LAST_WORDS = re.compile(rb" (?:un)?till?(?: (?:he|she|i))?$")
_NONE_SINCE = re.compile(
    rb"\b(?:last|latest|worst|most recent|previous)\b[^.]{0,40}?\b((?:19|20)\d\d)\b[^.]{0,60}"
    rb"[,;(] ?(?:nil|none|no(?:thing)?(?: further| more)?(?: \w+)?) since(?: then)?(?: ?[.,;)]|$)"
)
"""`Last relapse spring 2022, home treatment team, nil since`."""
_OF_LATE = 1
"""Years: what was last so in the year before is still of late."""
_CENTURY = 100


def ended_then(line: Line, start: int, end: int, factor: Factor | None, lasting: bool) -> bool:
    """A year gone by, or a step of life long taken, up to which it was so."""
    if factor in _NEVER_ENDED:
        return False
    within = _LAST_WORDS.search(line.folded, start, end)
    after = line.folded[within.start() if within else end :]
    begins = line.clauses[clause_of(line.clauses, start)]
    if lasting and not line.turn(ToldWhen.DONE_OR_NEEDED).search(line.folded[begins:end]):
        return False
    if line.turn(ToldWhen.WAS_WELL).search(line.folded[begins:start]):
        return False
    last = _NONE_SINCE.search(line.folded)
    if last and not lasting and start < last.end() and int(last.group(1)) < _this_year(line) - _OF_LATE:
        return True
    until = _UNTIL_A_YEAR.match(after)
    if until and not line.turn(ToldWhen.WAS_WELL).search(until.group(1)):
        return int(until.group(2)) < _this_year(line)
    spell = _YEARS.match(after)
    if spell and not lasting:
        begun, ended = int(spell.group(1)), int(spell.group(2))
        ended += begun - begun % _CENTURY if ended < _CENTURY else 0
        return begun <= ended < _this_year(line)
    return bool(line.turn(ToldWhen.UNTIL_A_STEP).search(after))


def _this_year(line: Line) -> int:
    return line.written_on.year if line.written_on else _LONG_SINCE
