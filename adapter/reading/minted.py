"""Children told of by a pronoun alone: a record's lines come in; the child of whom no word is said is added to them.

`She had to settle him at nursery first`: nobody was told of whom `him` could mean, and the day is a child's. Where the
record tells of any child, the words are of that one (`told_young`), and nobody is added here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from adapter.reading.callers import is_callers_day
from adapter.reading.childs_day import ChildsDay
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.one_child import Group
from adapter.reading.own_things import is_own_thing
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import clause_of, fold
from adapter.reading.told_young import AFTER, HE, SHE
from adapter.words import Assertion, Kin, Sign

_PRONOUN = re.compile(rb"\b(?:(he|him|his)|(she|her|hers)|(they|them|their|theirs|both|'?em))\b")
_NOT_SO = (Cue.PAST, Cue.OWN_CHILDHOOD, Cue.FAMILY_HISTORY, Cue.HYPOTHETICAL, Cue.TEMPLATE, Cue.BELIEVED)
_ME = re.compile(rb"\bme\b")
_ENOUGH = 2
_QUOTES = (b"'", b'"')
_OBJECT = (b"him", b"them", b"'em", b"em", b"both", b"her")
_TODAY = (Assertion.AFFIRMED, Assertion.REPORTED)


class _Told(NamedTuple):
    """Words of a child's day and the pronoun they are said of."""

    line: Line
    hit: Hit
    start: int
    end: int
    sex: str
    """Empty where it is several."""
    framed: bool
    """The words hold the pronoun in the place of a child's name: `him at nursery`."""


def minted(lines: Sequence[Line], about: AboutAdult, known: Sequence[Group]) -> None:
    """Add the one child, or the several, whom nothing but a pronoun tells of. `known`: those the record's rows name."""
    if known or about.is_child or about.teaches or _speaks_of_children(lines):
        return
    told = [one for line in lines if _is_told(line) for one in _told(line) if _may_be(one, lines, about)]
    sure = [one for one in told if one.line.turn(ChildsDay.ONLY_A_CHILDS).search(_words(one))]
    likely = [one for one in told if not one.line.turn(ChildsDay.AS_WELL_GROWN).search(_words(one))]
    enough = told if len({one.hit.start for one in told}) >= _ENOUGH and not about.old else []
    for one in (sure or likely or enough)[:1]:
        one.line.people.append(_child(one))


def _speaks_of_children(lines: Sequence[Line]) -> bool:
    """Of any child, by a word or by an age, or of work with them."""
    return any(map(_tells_of_a_child, lines)) or any(
        hit.entry.sign is Sign.WORKS_WITH_CHILDREN for line in lines for hit in line.hits.sign
    )


def _tells_of_a_child(line: Line) -> bool:
    """`They turn one next month` is a child's day still; `he's thirteen` is read by the age."""
    aged = (age for age in line.ages if not (age.stage or line.folded.startswith(b"turn", age.start)))
    told = any(one.is_child and one.assertion in _TODAY for one in line.people)
    return told or any(age.high < OF_AGE for age in aged)


def _is_told(line: Line) -> bool:
    """`She said "Mummy, are you poorly?"` asks nothing of the reader; whoever washes the adult may be anybody."""
    return not (line.as_of or (line.hits.care and _ME.search(line.folded))) and (
        not line.sentence.asks or line.folded.rstrip()[-1:] in _QUOTES
    )


def _told(line: Line) -> Iterator[_Told]:
    for hit in line.hits.cue.get(Cue.CHILD_NAMED, ()):
        said = _PRONOUN.fullmatch(hit.value)
        if said:
            yield _Told(line, hit, hit.value_at, hit.value_at + len(hit.value), _sex(said), framed=True)
    covers = line.hits.cue.get(Cue.SET_PHRASE, ())
    for hit in line.hits.cue.get(Cue.MINOR, ()):
        if any(cover.start < hit.end and hit.start < cover.end for cover in covers):
            continue  # `my ex has three young children with his wife`
        near = list(_PRONOUN.finditer(line.folded, *_clause(line, hit)))
        if near:
            yield _Told(line, hit, *near[-1].span(), _sex(near[-1]), framed=False)


def _clause(line: Line, hit: Hit) -> tuple[int, int]:
    """Its clause, and no more than a few words behind the hit."""
    number = clause_of(line.clauses, hit.start)
    ends = line.clauses[number + 1 :] or [len(line.folded)]
    return line.clauses[number], min(hit.end + AFTER, max(hit.end, ends[0]))


def _sex(said: re.Match[bytes]) -> str:
    return "male" if said.group(1) else "female" if said.group(2) else ""


def _words(one: _Told) -> bytes:
    return one.line.folded[one.hit.start : one.hit.end]


def _may_be(one: _Told, lines: Sequence[Line], about: AboutAdult) -> bool:
    """The pronoun is not the adult's own, nobody grown was told of whom it fits, and no animal or doll."""
    line, hit = one.line, one.hit
    if any(has_cue(line, cue, hit.start, hit.end) for cue in _NOT_SO):
        return False
    if (not _is_object(one) and is_callers_day(line, hit)) or is_own_thing(line, hit, about):
        return False
    only = bool(line.turn(ChildsDay.ONLY_A_CHILDS).search(_words(one)))
    if _is_the_adult(one, about) and not (only and (one.framed or _speaks_of_both(one, about))):
        return False
    here = [other for other in lines if other.passage == line.passage]
    if any(_tells_of_an_animal(other) for other in (here if not only else _just_before(line, here))):
        return False
    return only or not any(_fits(draft, one) for other in here for draft in other.people)


def _is_the_adult(one: _Told, about: AboutAdult) -> bool:
    return bool(one.sex) and one.sex == about.sex and not about.first_person


def _speaks_of_both(one: _Told, about: AboutAdult) -> bool:
    """`He would not take his bottle and she wept`: a he and a she, and nothing but the words says whose note it is."""
    other = HE if one.sex == "female" else SHE
    return not about.names and bool(other.search(fold(one.line.text)))


def _is_object(one: _Told) -> bool:
    """Whoever something is done to, who is none of those who do it."""
    return one.framed and one.line.folded[one.start : one.end] in _OBJECT and one.hit.start < one.start


def _just_before(line: Line, here: Sequence[Line]) -> Sequence[Line]:
    at = here.index(line)
    return here[max(0, at - 1) : at + 1]


def _tells_of_an_animal(line: Line) -> bool:
    return bool(line.hits.cue.get(Cue.PET) or line.hits.cue.get(Cue.ANIMALS_DAY))


def _fits(draft: Draft, one: _Told) -> bool:
    """Somebody grown of that number and sex."""
    if draft.kin == Kin.UNBORN or draft.pet:
        return False
    if (
        _is_object(one)
        and draft.line is one.line
        and clause_of(one.line.clauses, draft.at) == clause_of(one.line.clauses, one.start)
    ):
        return False  # `her ex has him Friday to Sunday`
    return draft.plural if not one.sex else draft.sex in ("", one.sex) and not draft.plural


def _child(one: _Told) -> Draft:
    base, several = one.line.sentence.start, not one.sex
    draft = Draft(
        one.line, base + one.start, base + one.end, "child", Kin.OFFSPRING, one.sex, plural=several, implied=True
    )
    draft.minor = draft.childs_day = True
    draft.why.append("a child's day, told of somebody who is no grown-up of this record")
    return draft
