"""How a thing is said: a line and a place in it come in; affirmed, negated, supposed, past or asked goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, Line
from adapter.reading.lexicon import Cue
from adapter.reading.of_then import begins_as_a_child
from adapter.reading.of_workers import OfWorkers
from adapter.reading.text import clause_of, fold
from adapter.reading.turns import Turn
from adapter.reading.until_then import ended_then
from adapter.words import Assertion, Factor, When

_REACH_AHEAD = 48
_COMES_WITH = re.compile(
    rb"\b(?:presenting|presents|seeking treatment|seeking help|admitted|referred|complaining|brought in) "
)
"""`No history of pregnancy seeking treatment for depression`: what somebody comes with is not denied."""
_YEAR = re.compile(rb"\b(19[5-9]\d|20[0-4]\d)s?\b")
_ITEMS = re.compile(rb"[a-z /'-]{1,28}(?:,[a-z /'-]{1,24}){2,}")
_LONG_LIST = 240
_AN_ANSWER = 80
_BEGINS = 5
_QUERIED = re.compile(rb"\? ?$|\?(?:[a-z-]+ ){1,2}$")
_LONE_QUERY = re.compile(r"(?:^|[.;:!(\n-])\s*\?\s*$")
_WORD = re.compile(rb"[a-z0-9]")
_NEARBY = 40
_QUERY = 30
_SUBSTANCES = frozenset({Factor.ALCOHOL, Factor.DRUGS})


def has_cue(line: Line, cue: Cue, at: int, end: int | None = None) -> bool:
    """Whether a cue bears on the words from `at` to `end`, by the reach its entry gives it."""
    hits = line.hits.cue.get(cue)
    if hits is None:
        return False
    bears = _denies if cue is Cue.NEGATED else _bears
    return any(bears(line, hit.start, hit.end, hit.entry.reach, at, end or at) for hit in hits)


def _denies(line: Line, start: int, stop: int, reach: str, at: int, end: int) -> bool:
    """`Denies low mood, self-harm or psychosis` denies all three; `no carers, MS` only the carers."""
    if reach != "ahead" or stop > at or at - stop > _LONG_LIST:
        return _bears(line, start, stop, reach, at, end)
    between = line.folded[stop:at]
    because = line.turn(Turn.BECAUSE).search(line.folded[stop : at + _BEGINS])
    if because or line.turn(Turn.DENIES_ANOTHER).search(between):
        return False  # `she hasn't slept since the stroke`; `a man with no kids who has been drinking`
    if b"," in between:
        closed = line.turn(Turn.OR).search(line.folded[stop : end + 40]) or line.turn(Turn.LISTS).search(
            line.folded[start:stop]
        )
        if not closed and not _ITEMS.match(line.folded[stop : end + 40]):
            return False
    same = clause_of(line.clauses, start) == clause_of(line.clauses, at) or _closes_the_list(line, start, stop, at)
    list_goes_on = (b"," in between or line.turn(Turn.OR).search(between)) and not line.turn(Turn.VERB).search(between)
    listed = at - stop <= _REACH_AHEAD or list_goes_on
    return same and listed


def _closes_the_list(line: Line, start: int, stop: int, at: int) -> bool:
    """`She denies asthma, cancer, and seizures`: the last of the list is denied too."""
    between = line.folded[stop:at]
    if not between.rstrip().endswith(b", and") or line.turn(Turn.VERB).search(between):
        return False
    return bool(line.turn(Turn.LISTS).search(line.folded[start:stop]))


def _bears(line: Line, start: int, stop: int, reach: str, at: int, end: int) -> bool:
    if reach == "sentence":
        return True
    if reach == "behind" and 0 <= start - end <= _REACH_AHEAD and not _WORD.search(line.folded, end, start):
        return True  # `self-harm - none`: the dash begins a clause
    if clause_of(line.clauses, start) != clause_of(line.clauses, at) and not start <= at < stop:
        return False
    if reach == "ahead":
        return stop <= at and at - stop <= _REACH_AHEAD and not _COMES_WITH.search(line.folded, stop, at)
    if reach == "behind":
        return start >= end and start - end <= _REACH_AHEAD
    return True


def _only_if(line: Line, at: int) -> bool:
    """The same of a circumstance: whoever wishes to drink less does drink, and `if I leave he'll` threatens."""
    supposed = line.hits.cue.get(Cue.HYPOTHETICAL)
    if not supposed:
        return False
    clause = clause_of(line.clauses, at)
    before = [hit for hit in supposed if hit.start < at and clause_of(line.clauses, hit.start) == clause]
    return any(
        not line.turn(Turn.WISH).search(line.folded[hit.start : hit.end])
        and not line.turn(Turn.THREATENS).search(line.folded[: hit.start])
        for hit in before
    )


def stand(
    line: Line, start: int, end: int, factor: Factor | None = None, lasting: bool = False
) -> tuple[Assertion, When]:
    """How a circumstance is said, and whether it is so on the day of writing.

    What is `lasting`, such as a stroke or a learning disability, is not past for having begun long ago.
    """
    if not line.hits.cue and b"?" not in line.folded and not _follows_a_query(line, start):
        past = _is_dated_past(line, start, end, factor, lasting)
        return Assertion.AFFIRMED, When.PAST if past else When.CURRENT
    answer = _answer(line, start, end)
    if answer == Assertion.QUESTION or has_cue(line, Cue.TEMPLATE, start):
        return Assertion.QUESTION, When.UNKNOWN
    if answer == Assertion.NEGATED or has_cue(line, Cue.NEGATED, start, end):
        return Assertion.NEGATED, When.CURRENT
    if _only_if(line, start) or _is_queried(line, start, end):
        return Assertion.HYPOTHETICAL, When.UNKNOWN
    if has_cue(line, Cue.OWN_CHILDHOOD, start, end) or begins_as_a_child(line, start, end):
        return Assertion.PAST, When.PAST
    if _is_past(line, start, end, factor, lasting) or _is_dated_past(line, start, end, factor, lasting):
        return Assertion.AFFIRMED, When.PAST
    return Assertion.AFFIRMED, When.CURRENT


def _is_queried(line: Line, start: int, end: int) -> bool:
    """`?depression` and `? bipolar` are in doubt; `?MARAC as he strangled her` doubts only whom to tell."""
    before = line.folded[max(0, start - _QUERY) : start]
    query = _QUERIED.search(before)
    told = before[query.start() :] if query else b""
    if not (query or _follows_a_query(line, start)):
        return False
    return not line.turn(OfWorkers.WHOM_TO_TELL).search(told + line.folded[start:end])


def _follows_a_query(line: Line, start: int) -> bool:
    """`. ? bipolar`: a mark by itself ends no question."""
    begun = line.sentence.start
    return start < _BEGINS and bool(_LONE_QUERY.search(line.text[max(0, begun - _BEGINS) : begun]))


def _answer(line: Line, start: int, end: int) -> Assertion:
    """`Do you hear voices?` only asks, unless a yes or a no follows; `How do I live with a man who hits me?` tells.

    `Still on the dialysis?` and `And the voices, do they ...?` take it for granted.
    """
    if not line.sentence.asks:
        return Assertion.AFFIRMED
    asked = line.turn(Turn.ASKED_OF_SOMEBODY).search(line.folded) or not line.turn(Turn.OWN_STORY).search(line.folded)
    if not asked and not line.turn(Turn.DOUBTS).search(line.folded):
        return Assertion.AFFIRMED
    said = fold(line.text[line.sentence.end : line.sentence.end + _AN_ANSWER])
    granted = line.turn(Turn.SPOKEN_OF).search(line.folded[max(0, start - 16) : start + _BEGINS])
    if granted and line.turn(Turn.ASIDE).search(line.folded[end:]):
        return Assertion.AFFIRMED
    if line.turn(Turn.ANSWERS_NO).search(said):
        return Assertion.NEGATED
    presumed = granted or line.turn(Turn.PRESUMES).search(line.folded)
    if asked and (presumed or line.turn(Turn.ANSWERS_YES).search(said)):
        return Assertion.AFFIRMED
    return Assertion.QUESTION


def _is_past(line: Line, start: int, end: int, factor: Factor | None, lasting: bool) -> bool:
    """Words such as `years ago` or `sober` bear on it, and nothing between says that it is so now."""
    for hit in line.hits.cue.get(Cue.PAST, ()):
        if not _bears(line, hit.start, hit.end, hit.entry.reach, start, end):
            continue
        words = line.folded[hit.start : hit.end]
        if hit.start >= end and _is_of_another(line, hit.start, words, end):
            continue
        if factor is not None and not _ends(line, hit.start, hit.end, factor):
            continue
        if lasting and not line.turn(Turn.OVER).search(words):
            continue
        before = line.folded[max(0, hit.start - 40) : hit.start]
        began = line.turn(Turn.AGO).search(words) and line.turn(Turn.BEGAN).search(before)
        if began or line.turn(Turn.ABOUT_A_YEAR).search(words):
            continue
        if hit.end <= start and line.turn(Turn.NOW).search(line.folded[hit.end : start]):
            continue
        if line.turn(Turn.STILL_SO).search(line.folded[end:]):
            continue
        return True
    return False


def _is_of_another(line: Line, start: int, words: bytes, end: int) -> bool:
    """`Marijuana use and a history of cocaine five years ago`; `low, and not like she used to be`."""
    another = line.turn(Turn.AGO).search(words) and line.turn(Turn.ANOTHER_THING).search(
        line.folded[end - _BEGINS : start]
    )
    return bool(another or line.turn(Turn.USED_TO).search(words))


def _ends(line: Line, start: int, stop: int, factor: Factor) -> bool:
    """Whether words such as `sober` or `used to` end this kind of circumstance; a dry month is no past yet."""
    words = line.folded[start:stop]
    if factor == Factor.BEREAVEMENT and (
        line.turn(Turn.HABIT).search(words) or line.turn(Turn.GRIEVES).search(line.folded)
    ):
        return False
    if factor == Factor.CUSTODY and line.turn(Turn.GONE).search(words + b" "):
        return False  # her ex-husband's sentence is not over because the marriage is
    if factor == Factor.DOMESTIC_ABUSE and line.turn(Turn.GONE).search(words + b" "):
        return not line.turn(Turn.DONE_STILL).search(line.folded)  # an ex-partner broke the order on Friday
    dry = line.turn(Turn.DRY).search(words)
    if factor not in _SUBSTANCES:
        return not dry
    near = line.folded[max(0, start - _NEARBY) : stop + _NEARBY]
    fresh = line.turn(Turn.RELAPSED).search(line.folded) or line.turn(Turn.LATELY).search(near)
    return not (dry and fresh)


def _is_dated_past(line: Line, start: int, end: int, factor: Factor | None, lasting: bool) -> bool:
    long_ago = not lasting and _dated_long_ago(line, start, factor)
    return long_ago or ended_then(line, start, end, factor, lasting)


def _dated_long_ago(line: Line, at: int, factor: Factor | None) -> bool:
    """A year in the same clause, two or more before the writing, unless it says since when; a death is over at once."""
    if line.written_on is None or not (b"19" in line.folded or b"20" in line.folded):
        return False
    for found in _YEAR.finditer(line.folded):
        if clause_of(line.clauses, found.start()) != clause_of(line.clauses, at):
            continue
        lead = line.folded[max(0, found.start() - 28) : found.start()]
        another = b"," in line.folded[found.end() : at] and not line.turn(Turn.IN_A_YEAR).search(lead)
        goes_on = factor != Factor.BEREAVEMENT and line.turn(Turn.SINCE).search(lead)
        if int(found.group(1)) <= line.written_on.year - 2 and not another and not goes_on:
            return True
    return False


def a_generation_ago(line: Line, at: int) -> bool:
    """`In 1988 she lived in Cardiff with two boys`: whoever was a child then is grown today."""
    found = _YEAR.search(line.folded, 0, _REACH_AHEAD)
    if found is None or found.start() > at or line.written_on is None:
        return False
    long_ago = int(found.group(1)) <= line.written_on.year - OF_AGE
    dated = line.turn(Turn.IN_A_YEAR).search(line.folded[max(0, found.start() - 28) : found.start()])
    between = line.folded[found.end() : at]
    return long_ago and bool(dated) and not line.turn(Turn.OF_TODAY).search(between)
