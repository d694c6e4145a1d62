"""Words of drink and drugs in another sense: a line with one comes in; whether it means anything else goes out.

`Her potassium was high`, `the hall has been plastered`, `he nods off in lessons`, `she complains of the
smell of cannabis from next door`.
"""

from __future__ import annotations

from adapter.reading.drafts import Draft, Line
from adapter.reading.predicates import Predicate
from adapter.reading.said_of import GAP
from adapter.reading.scan import Hit
from adapter.reading.text import clause_of
from adapter.words import Factor, Kin

_OF_THE_HOME = frozenset({Kin.PARTNER, Kin.PARENT, Kin.OFFSPRING})
_MISUSE = frozenset({Factor.ALCOHOL, Factor.DRUGS})


def is_meant_otherwise(line: Line, hit: Hit, recent: list[Draft]) -> bool:
    """No drink and no drugs: a state of a thing, or somebody tired."""
    if hit.entry.factor not in _MISUSE:
        return False
    if hit.entry.factor == Factor.DRUGS and _is_from_elsewhere(line):
        return True
    said = line.folded[hit.start : hit.end]
    if line.turn(Predicate.NODS).search(said):
        return _is_tired(line, hit, recent)
    return bool(line.turn(Predicate.STATE_WORD).search(said)) and _is_of_a_thing(line, hit)


def _is_from_elsewhere(line: Line) -> bool:
    """Smelt or seen next door or on the stairs, or complained of by the adult: nobody of this home uses any."""
    if not line.turn(Predicate.NOTICED_DRUGS).search(line.folded):
        return False
    elsewhere = line.turn(Predicate.FROM_ELSEWHERE).search(line.folded)
    theirs = any(one.kin in _OF_THE_HOME for one in line.people)
    complains = not theirs and line.turn(Predicate.ADULT_COMPLAINS).search(line.folded)
    if elsewhere and complains:
        return True
    return bool(elsewhere or complains) and not line.turn(Predicate.AT_OUR_HOME).search(line.folded)


def _is_of_a_thing(line: Line, hit: Hit) -> bool:
    """What stands right before the state is a noun with its article, and nobody's word or name."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    before = line.folded[begins : hit.start]
    if line.turn(Predicate.A_MEASURE).search(before):
        return True
    found = line.turn(Predicate.A_NOUN_LAST).search(before)
    if found is None:
        return False
    at = begins + found.start(1)
    noun = line.text[line.sentence.start + at : line.sentence.start + begins + found.end(1)]
    named = noun[:1].isupper() and not noun.isupper()
    somebody = any(one.at < hit.start and one.end - line.sentence.start >= at for one in line.people)
    return not (named or somebody or line.turn(Predicate.SOMEBODY).fullmatch(found.group(1)))


def _is_tired(line: Line, hit: Hit, recent: list[Draft]) -> bool:
    """A pupil in a lesson, a child, or an elder in a chair, with nothing of drugs beside it."""
    if line.turn(Predicate.DRUGGED).search(line.folded):
        return False
    if line.turn(Predicate.TIRED_FRAME).search(line.folded):
        return True
    near = [one for one in line.people if one.at < hit.start and hit.start - one.at <= GAP]
    if near:
        return near[-1].kin == Kin.UNKNOWN and near[-1].is_child and not near[-1].grown
    told = any(one.is_child and not one.grown for one in recent)
    return told and bool(line.turn(Predicate.OF_SCHOOL).search(line.folded))
