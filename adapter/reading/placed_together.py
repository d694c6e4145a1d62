"""Placed together: words of a place, a line and a child come in; whether the adult is there with the child goes out.

`She is in supported lodgings with her baby` tells of one home, though the same place alone tells of a child who is
elsewhere. Whose place it is depends on whom the words make its subject.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.home_of_whom import by_pronoun, set_home
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.text import clause_of
from adapter.words import Answer, Kin

_OWN = rb"(?:her|his|my|our|both|all|the|an?|two|three|four|\d)"
_BEFORE_A_CHILD = re.compile(
    rb"(?:" + _OWN + rb" (?:(?!and |or |carers|foster|with )[a-z0-9'-]+ ){0,5})?(?:[a-z]+[,(:]? \(?(?:aged )?)?"
)
_OF_OWN = re.compile(_OWN + rb"\b")
_WITH = re.compile(rb"(?:with|w/) ")
_STOPS = re.compile(rb"[.;:]|\b(?:where|while|but|contact|visits?|sees?|away from|without)\b")
_SETTING = re.compile(
    rb"\b(?:in|at|into) (?:an? |the )?(?:[a-z&/'-]+ ){0,5}"
    rb"(?:unit|placement|cent(?:re|er)|hostel|refuge|hotel|lodgings|accommodation|housing|scheme|project|b&b)\b"
)
_AND_OWN = re.compile(
    rb"(?:.*(?:\bboth|\band|\bso|\bthat|\bclient|\bpatient|\bpt|,|;) )?\W*"
    rb"(?:she|he|i|client|patient|pt|(?:m(?:s|rs|r|iss) )?[a-z'-]{2,14})(?: \(\d\d\)|, \d\d,)?"
    rb" (?:and|plus|&|with) (?:(?:her|his|my|both|all|the) (?:[a-z0-9-]+[,(:]? ){0,5}\(?)?"
)
_UNIT_OF_BOTH = re.compile(rb"\W*(?:refuge|hotel|hostel|b&b|b and b|temporary|emergency|women's|mother|parent)")
_FOR_SMALL_ONES = re.compile(
    rb"(?:baby|child|toddler|infant|mothers?'?|mums?'?|parents?'?)(?: [a-z]+)* (?:unit|placement|home|house|scheme)\b"
)
_A_PARENT = re.compile(rb"\b(?:mum|mother|parent|dad|father|mummy)\b")
_A_PLACE = re.compile(
    rb"accommodat|lodgings|placement|placed|unit|hostel|refuge|hotel|housing|semi|secure|centre|home|care\b"
)
_MAY_BE_A_PARENT = 13
_ADULTS = frozenset({Kin.PARTNER, Kin.ADULT, Kin.SIBLING})


def settled_by_the_place(line: Line, hit: Hit, cue: Cue, child: Draft, recent: list[Draft], about: AboutAdult) -> bool:
    """Whether the place the words name settles the child's home, so that nothing else is to be asked of them."""
    if cue == Cue.LIVES_ELSEWHERE and _placed_together(line, hit, child, recent, about):
        set_home(child, Answer.PRESENT, "the words put the adult and the child in one place")
        return True
    if cue == Cue.LIVES_HERE:
        _small_by_the_place(line, hit, child)
        return _placed_of_their_own(line, hit, child)
    return False


def of_a_parent_told_so(line: Line, hit: Hit, child: Draft) -> bool:
    """`Young mum living in supported accommodation`: where she lives, and the child with her or not."""
    before = child.line is line and child.at < hit.start
    return child.implied and before and _A_PARENT.search(line.folded, child.at, hit.start) is not None


def _placed_together(line: Line, hit: Hit, child: Draft, recent: list[Draft], about: AboutAdult) -> bool:
    """Whether the place the words name is the adult's and the child's."""
    if child.line is not line or not _A_PLACE.search(line.folded, hit.start, hit.end):
        return False  # one told of before, whom a pronoun means; or no place
    ahead = child.at >= hit.start
    first = next(one for one in line.people if one.is_child and (one.at >= hit.start or not ahead))
    if _others(line, first.at) or _STOPS.search(line.folded, first.at, child.at):
        return False
    if not ahead:
        return _AND_OWN.fullmatch(line.folded[: first.at]) is not None
    if _is_a_grown_childs(line, hit, recent, about):
        return False
    between = line.folded[hit.end : first.at]
    if line.folded.endswith(b"with", 0, hit.end):  # `placed with her baby in an assessment unit`
        return _SETTING.search(line.folded, first.at) is not None and _is_own(line, first, between.lstrip())
    with_whom = list(_WITH.finditer(between))
    if not with_whom or _STOPS.search(between):
        return False
    return _is_own(line, first, between[with_whom[-1].end() :])


def _placed_of_their_own(line: Line, hit: Hit, child: Draft) -> bool:
    """`Her daughter, 16, is in a mother and baby unit with her own baby`: the place is the daughter's."""
    if child.line is not line or child.at < hit.start or not _UNIT_OF_BOTH.match(line.folded, hit.start):
        return False
    clause = clause_of(line.clauses, hit.start)
    before = [one for one in line.people if one.at < hit.start and clause_of(line.clauses, one.at) == clause]
    if not before or not _may_be_a_parent(before[-1]) or _AND_OWN.fullmatch(line.folded[: before[-1].at]):
        return False
    for one in (before[-1], child):
        set_home(one, Answer.ABSENT, "the words put a young parent and the baby in a place of their own")
    return True


def _small_by_the_place(line: Line, hit: Hit, child: Draft) -> None:
    """`In a parent and baby unit with her son`: a son whom it takes in is small."""
    if (
        child.line is line
        and hit.start <= child.at < hit.end
        and _FOR_SMALL_ONES.search(line.folded, hit.start, child.at)
    ):
        child.minor = True
        child.why.append("the place takes in small children with a parent")


def _is_own(line: Line, child: Draft, before: bytes) -> bool:
    """The words before the child are nobody else's: `her`, `her two small`, or nothing where they are its own."""
    if not before:
        return _OF_OWN.match(line.folded, child.at) is not None
    return _BEFORE_A_CHILD.fullmatch(before) is not None


def _others(line: Line, end: int) -> bool:
    """Other adults told of first: the place may be theirs."""
    return any(one.kin in _ADULTS and one.at < end for one in line.people)


def _is_a_grown_childs(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """`Daughter Amy, 17, left care. She is in a hostel with her baby`, in the record of her father."""
    return any(_may_be_a_parent(one) for one in by_pronoun(line, hit.start, recent, about))


def _may_be_a_parent(child: Draft) -> bool:
    return child.is_child and not child.plural and (child.low is not None and child.low >= _MAY_BE_A_PARENT)
