"""Children in care: a line with words of care or prison comes in; whether they are of the adult's own goes out.

`Her son Kai, 5, is accommodated` and `two of mine are in care` tell of own children whatever they are called; `she was
in care`, `placed with her as a foster carer` and `his nephew is in care` do not.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.predicates import Predicate
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import fold
from adapter.words import Factor, Kin, Whose

_OWN = (OWN_CHILDREN - {Kin.FOSTER_CHILD}) | {Kin.UNKNOWN, Kin.UNBORN}
_NAME = re.compile(r"[ ,(]{0,2}(?:and |& )?\b[A-Z][a-z'-]+\b")
_TODAY = re.compile(rb"\b(?:is|has been|remains|now|still|lives|stays|being)\b|'s\b")
_YEAR = re.compile(rb"(?:19|20)\d\d$")
_SOMEBODY = re.compile(
    r"i|he|she|it|we|they|you|this|that|there|mum|dad|mam|mother|father|pt|client|patient|m(?:s|rs|r)"
)
_NEAR = 60
_LED_BY = 30
_JUST_TOLD = 200


def is_of_nobodys_own(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """Words of care that are said of no child of the adult's."""
    if hit.entry.of_own is None:
        return _came_to_the_adult(line, hit)
    if about.is_child or line.after_animal or has_cue(line, Cue.OWN_CHILDHOOD, hit.start, hit.end):
        return True
    own = _within(line, hit, recent) if hit.entry.of_own == "within" else _before(line, hit, recent, about)
    return not own or _came_to_the_adult(line, hit)


def of_own_alone(by_factor: dict[Factor, list[Hit]]) -> None:
    """Of custody and grief leave out what overlaps words of the adult's own child: `lost my twins to care`."""
    own = [hit for hit in by_factor.get(Factor.CUSTODY, ()) if hit.entry.of_own]
    for factor in (Factor.CUSTODY, Factor.BEREAVEMENT) if own else ():
        by_factor[factor] = [
            hit
            for hit in by_factor.get(factor, ())
            if hit in own or not any(one.start < hit.end and hit.start < one.end for one in own)
        ]


def is_over(line: Line, hit: Hit, whose: Whose) -> bool:
    """`Released on licence`, of the adult; children removed in a year that is no more this one or the last."""
    if hit.entry.of_own:
        told = line.turn(Predicate.LONG_REMOVED).search(line.folded[max(0, hit.start - _LED_BY) :])
        year = _YEAR.search(told.group()) if told else None
        late = year and line.written_on and int(year.group()) >= line.written_on.year - 1
        return bool(told) and not late
    return whose == Whose.ADULT and bool(line.turn(Predicate.SET_FREE).search(line.folded[hit.start : hit.end]))


def _came_to_the_adult(line: Line, hit: Hit) -> bool:
    """`Foster carer, has had a sibling pair placed with her`: other people's children."""
    if not line.turn(Predicate.OF_A_PLACEMENT).search(line.folded[hit.start : hit.end]):
        return False
    return bool(line.turn(Predicate.FOSTERS).search(fold(line.text)))


def _before(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """The child stands right before the words, with nothing between but ages, names and small verbs."""
    told = [one for one in line.people if one.at < hit.start]
    if told and hit.start - told[-1].at <= _NEAR:
        between = _between(line, told[-1], hit.start)
        if line.turn(Predicate.STATE_OF_CARE).search(between):
            return _is_own(told[-1])
    before = line.folded[: hit.start]
    if line.turn(Predicate.COUNTED_OWN).search(before):
        return True
    found = line.turn(Predicate.THEY_IN_CARE).search(before)
    if found is None:
        return _is_named(line, hit, about)
    if found.group(1) in (b"they", b"them"):
        return _told_before(line, recent)
    return _stands_for_own(found.group(1), before[found.start() :], recent, about)


def _between(line: Line, one: Draft, upto: int) -> bytes:
    at = one.end - line.sentence.start
    text, begun = line.text, line.sentence.start
    while (name := _NAME.match(text, begun + at)) and name.end() <= begun + upto:
        at = name.end() - begun
    return line.folded[at:upto]


def _is_named(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`Poppy is being fostered`: only a child is fostered today, whoever it is that the name stands for."""
    begun = line.sentence.start
    name = _NAME.match(line.text, begun, begun + hit.start)
    if name is None or not line.turn(Predicate.OF_A_PLACEMENT).search(line.folded[hit.start : hit.end]):
        return False
    word, between = name.group().strip().casefold(), line.folded[name.end() - begun : hit.start]
    told = _TODAY.search(between) and line.turn(Predicate.STATE_OF_CARE).search(between)
    return bool(told) and word not in about.names and not _SOMEBODY.fullmatch(word)


def _within(line: Line, hit: Hit, recent: list[Draft]) -> bool:
    told = [one for one in line.people if hit.start <= one.at < hit.end and one.is_child]
    if told:
        return _is_own(told[0])
    taken = line.turn(Predicate.OWN_TAKEN).search(line.folded[hit.start : hit.end])
    return bool(taken) and (taken.group(1) is not None or _told_before(line, recent))


def _is_own(child: Draft) -> bool:
    grown = child.grown or (child.low or 0) >= OF_AGE
    return child.kin in _OWN and not (grown or child.pet or child.stranger)


def _told_before(line: Line, recent: list[Draft]) -> bool:
    """Own children of whom `they` may be said, if only as `two of mine`."""
    upto = line.sentence.end
    return any(_is_own(one) for one in recent) or bool(
        line.turn(Predicate.OF_OWN_ONES).search(fold(line.text[max(0, upto - _JUST_TOLD) : upto]))
    )


def _stands_for_own(word: bytes, said: bytes, recent: list[Draft], about: AboutAdult) -> bool:
    """`He is in foster care`, of a son just told of; `she was` may be the adult herself, `she is` is not."""
    own = [one for one in recent if _is_own(one)]
    if not own:
        return False
    sex = "male" if word in (b"he", b"him") else "female"
    return own[-1].sex in ("", sex) and (about.sex not in ("", sex) or _TODAY.search(said) is not None)
