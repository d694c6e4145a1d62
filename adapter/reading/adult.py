"""The adult: a record and its lines come in; their age, whether they are a child, and who tells the story go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from adapter.reading.ages import age_on, number
from adapter.reading.at_work import works_with_children
from adapter.reading.births_and_losses import lines_of_a_loss, tells_of_a_baby_lost, tells_of_the_birth
from adapter.reading.childs_record import QUOTED, is_a_childs, is_of_a_small_child, is_told_by_a_clinician
from adapter.reading.drafts import OF_AGE, OTHER_ADULTS, AboutAdult, Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.names import GENITIVE, NAME
from adapter.reading.patterns import Find
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import Sentence, clause_of, fold
from adapter.reading.told_by_another import told_by_another
from adapter.reading.turns import Turn
from adapter.records import Adult, PersonSeen
from adapter.words import Kin

_OF_THEIRS = re.compile(
    rb"\b(?:her|his) (?:[a-z]+ ){0,2}"
    rb"(?:sons?|daughters?|child(?:ren)?|kids|boys|girls|twins|baby|husband|wife|partner)\b"
)
_MINE = frozenset({b"my", b"mine", b"our", b"ours", b"myself"})
_I = frozenset([b"i", b"my", b"we", b"our", b"me"])
_THIRD = frozenset([b"patient", b"pt", b"client", b"su", b"resident", b"mrs", b"mr", b"ms", b"she", b"he"])
_SERVICE_USER = re.compile(rb"service user\b(?<!\wservice user)")
_WORDS_APART = bytes(byte if byte < 128 and (chr(byte).isalnum() or chr(byte) == "_") else 32 for byte in range(256))
_FIRST_PRONOUN = Find([r"\b(?:(she|her|lady|woman|female|mrs)|(he|his|him|gentleman|man|male|mr))\b"])
_OLD = 60
_VERY_OLD = 75
_PLAINLY_GROWN = 30
_AN_ANSWER = 60
_FIRST_YEAR = 1900
_LATE_WORK = 48
_NO_MORE_AT_WORK = (b"retire", b"ex-", b"ex ", b"former")
_THIS_YEAR = 2026
"""The year of words without a date: none of those read are much older."""
_NEXT = 2
_A_FEW = 3
_MONTHS = 12
_SHORTER = re.compile(rb"(?:months?|weeks?)$")
_NAMED = re.compile(rf"(?:,? (?:is |called |named )?|: ?| \()({NAME})\b")
_CALLED = re.compile(rf"\b({NAME})(?:,? \(?(?:is )?(?:[Hh]er|[Hh]is|[Mm]y|the) (?:new |current )?| ?\()$")
_NO_PARTNER_NOW = re.compile(rb"(?:\b(?:ex|former|late|previous|first)[- ]?|'s (?:new |current )?)$")
_DATED = re.compile(rb"e\.?d\.?d\b")
_PAST_HAVING = 56


def about_adult(adult: Adult, lines: Sequence[Line], assessed_on: date | None) -> AboutAdult:
    """What is known of the adult before anybody else is read."""
    about = AboutAdult(sex=(adult.gender or "").casefold() if adult.gender in ("male", "female") else "")
    given = (adult.given_name or "").casefold().split()
    about.names = frozenset(given)
    if adult.birth_date and assessed_on:
        about.age = age_on(adult.birth_date, assessed_on)
    cued = by_cue(lines)
    peopled = [line for line in lines if line.hits.person]
    about.first_person = _first_person(lines) and not told_by_another(adult, lines)
    about.together = _together(cued.get(Cue.TOGETHER, ()))
    about.teaches = works_with_children(lines)
    about.delivered = any(tells_of_the_birth(line) for line in cued.get(Cue.PREGNANCY_PAST, ())) or any(
        hit.entry.just_born for line in peopled for hit in line.hits.person
    )
    about.baby_lost = any(tells_of_a_baby_lost(line) for line in cued.get(Cue.DIED, ()))
    about.at_home = frozenset(hit.entry.kin for line in peopled for hit in _shared_home(line))
    about.has_partner = any(hit.entry.kin is Kin.PARTNER for line in peopled for hit in line.hits.person)
    about.partners = _named_partners(peopled) if about.has_partner else frozenset()
    if about.age is None:
        about.age = _age_in_text(lines)
        begins_grown = about.age is not None and _age_in_text(lines[:1]) == about.age
        about.is_child = not begins_grown and is_a_childs(cued, lines, about.first_person)
    else:
        about.is_child = about.age < OF_AGE
    about.is_small = about.is_child and is_of_a_small_child(cued)
    about.first_person = about.first_person and not (about.is_child and is_told_by_a_clinician(cued))
    about.parted = _parted(cued)
    about.divorced = about.parted and _by_divorce(cued)
    about.left_home = _has_left(cued)
    about.fathers = about.parted and any(line.turn(Turn.ANOTHER_IS_THE_MOTHER).search(line.folded) for line in lines)
    about.lost_baby = Cue.LOST_BABY in cued
    about.lost_after = lines_of_a_loss(lines) if about.lost_baby else frozenset()
    about.confused = (about.age or 0) >= _VERY_OLD or Cue.CONFUSED in cued
    about.old = (about.age or 0) >= _OLD or (about.age is None and Cue.ADULT_OLD in cued)
    about.retired = _is_retired(about, cued.get(Cue.ADULT_OLD, ()))
    if not about.sex and not about.first_person:
        about.sex = _sex(lines)  # who says `I` is neither the he nor the she of the story
    _nobodys_child(about, lines, peopled)
    return about


def _nobodys_child(about: AboutAdult, lines: Sequence[Line], peopled: Sequence[Line]) -> None:
    about.inner_child = lines[0].turn(Turn.INNER_CHILD).stands_in_one_of([line.folded for line in lines])
    about.parents = any(hit.entry.kin is Kin.PARENT for line in peopled for hit in line.hits.person)
    about.no_pregnancy = _only_a_discharge(lines, peopled, about)


def _only_a_discharge(lines: Sequence[Line], peopled: Sequence[Line], about: AboutAdult) -> bool:
    """`EDD 14/11` on a ward, where nothing else speaks of a baby to come."""
    told = [(line, hit) for line in peopled for hit in line.hits.person if hit.entry.kin is Kin.UNBORN]
    if not told or not all(_DATED.match(line.folded, hit.start) for line, hit in told):
        return False
    if any(line.turn(Turn.OF_A_BABY).search(line.folded) for line in lines):
        return False
    could_not = about.sex == "male" or (about.age or 0) >= _PAST_HAVING
    return could_not or any(line.turn(Turn.ON_A_WARD).search(fold(line.text)) for line, _ in told[:1])


def named_grown(people: Sequence[PersonSeen]) -> frozenset[str]:
    """The given names of those a record's rows call grown, casefolded."""
    grown = (one for one in people if one.kin in (Kin.PARTNER, Kin.PARENT, Kin.ADULT) or (one.age_low or 0) >= OF_AGE)
    return frozenset(name.casefold() for one in grown for name in (one.given_name or "").split()[:1])


def named_kin(people: Sequence[PersonSeen]) -> dict[str, Kin]:
    """What those of a record's rows are to the adult, by given name, casefolded."""
    rows = [one for one in people if one.given_name and one.kin is not Kin.UNKNOWN]
    return {(one.given_name or "").casefold().split()[0]: one.kin for one in rows if (one.given_name or "").split()}


def _is_retired(about: AboutAdult, told: Sequence[Line]) -> bool:
    """Retired, and of no stated age or of one at which children may be young as well as grown."""
    untold = about.old if about.age is None else _LATE_WORK <= about.age < _OLD
    return untold and bool(told) and all(map(_only_retired, told))


def _only_retired(line: Line) -> bool:
    """A pension or a nursing home tells of an old age, `retired` only of some age over 50."""
    return all(line.folded.startswith(_NO_MORE_AT_WORK, hit.start) for hit in line.hits.cue[Cue.ADULT_OLD])


def by_cue(lines: Sequence[Line]) -> dict[Cue, list[Line]]:
    """The lines in which each cue stands; most records hold few."""
    cued: dict[Cue, list[Line]] = {}
    for line in lines:
        for cue in line.hits.cue:
            cued.setdefault(cue, []).append(line)
    return cued


def _shared_home(line: Line) -> list[Hit]:
    """Parents, brothers and other adults of a line that speaks of a shared home or of help."""
    others = [hit for hit in line.hits.person if hit.entry.kin in OTHER_ADULTS]
    shared = others and (line.hits.cue.get(Cue.LIVES_WITH) or line.turn(Turn.HELPED).search(line.folded))
    return others if shared and not line.turn(Turn.AWAY).search(line.folded) else []


def _named_partners(peopled: Sequence[Line]) -> frozenset[str]:
    """`Her partner Trev`, `Trev (husband)`; not `her ex-partner Dave` nor `her mum's partner Ray`."""
    named: set[str] = set()
    for line in peopled:
        for hit in line.hits.person:
            begins = line.sentence.start + hit.start
            if hit.entry.kin is not Kin.PARTNER or _NO_PARTNER_NOW.search(line.folded[: hit.start]):
                continue
            after = _NAMED.match(line.text, line.sentence.start + hit.end, line.sentence.end)
            before = after or _CALLED.search(line.text, line.sentence.start, begins)
            named |= {GENITIVE.sub("", before.group(1)).casefold()} if before else set()
    return frozenset(named - {"me", "us", "we"})  # `Me, the wife, two kids`


def speaks_for_adult(sentence: Sentence, lexicon: Lexicon) -> bool:
    """False where a sentence is the interviewer's."""
    return sentence.speaker.decode() not in lexicon.vocabularies["asker"]


def _first_person(lines: Sequence[Line]) -> bool:
    first = lines[:60]
    said = b"\n".join([_unquoted(line.folded) for line in first])
    words = said.translate(_WORDS_APART).split()
    own = sum(map(_I.__contains__, words))
    if own == 0 or _is_a_workers_me(lines[0].folded if own > 1 else said, words):
        return False
    own -= sum([len(line.hits.cue.get(Cue.REPORTS, ())) for line in first])
    third = sum(map(_THIRD.__contains__, words)) + len(
        _SERVICE_USER.findall(b"\n".join([line.folded for line in first]))
    )
    return own > 0 and own * 2 >= third


def _is_a_workers_me(said: bytes, words: Sequence[bytes]) -> bool:
    """`Her son Leo is 7. He shook hands with me.`: who tells of `her son` first, and never says `my`, is no parent.

    Looked for where the text opens, or in all of it where it says `I` but once.
    """
    theirs = _OF_THEIRS.search(said)
    if theirs is None or not _MINE.isdisjoint(words):
        return False
    return _I.isdisjoint(said[: theirs.start()].translate(_WORDS_APART).split())


def _unquoted(folded: bytes) -> bytes:
    return QUOTED.sub(b" ", folded) if b"'" in folded or b'"' in folded else folded


def _age_in_text(lines: Sequence[Line]) -> int | None:
    told = False
    for line in lines:
        for hit in line.hits.cue.get(Cue.ADULT_AGE, ()):
            age = number(hit.value.decode())
            if age is None or not OF_AGE <= age <= 110 or any(_is_of(hit, other) for other in line.hits.person):
                continue
            if age < _PLAINLY_GROWN and told and line.turn(Turn.STANDS_ALONE).search(line.folded[hit.start : hit.end]):
                continue  # `Her daughter rang. She is 24.`
            return age
        if line.hits.cue.get(Cue.AGE_QUESTION) and line.turn(Turn.ASKS_THE_AGE).search(line.folded):
            answer = fold(line.text[line.sentence.end : line.sentence.end + _AN_ANSWER])
            said = line.turn(Turn.SAYS_THE_AGE).search(answer)
            age = number(said.group(1).decode()) if said else None
            if age is not None and OF_AGE <= age <= 110:
                return age
        told = told or any(hit.entry.kin == Kin.OFFSPRING for hit in line.hits.person)
    return None


def _together(lines: Sequence[Line]) -> int | None:
    """For how many years there has been a couple: a child of both cannot be older."""
    said = [_years(line, hit) for line in lines for hit in line.hits.cue.get(Cue.TOGETHER, ())]
    return max((years for years in said if years is not None), default=None)


def _years(line: Line, hit: Hit) -> int | None:
    """`Married nine years`, `together a year and a half`, `married since 2019`."""
    said = number(hit.value.decode())
    if said is None and hit.value.startswith((b"a", b"several")):
        return _A_FEW
    if said is not None and _SHORTER.search(line.folded, hit.start, hit.end):
        return said // _MONTHS
    if said is None or said < _FIRST_YEAR:
        return said
    return max(0, (line.written_on.year if line.written_on else _THIS_YEAR) - said)


def _parted(cued: dict[Cue, list[Line]]) -> bool:
    """The adult's own couple, and not that of a parent, a brother or a daughter."""
    parting = () if Cue.TOGETHER_AGAIN in cued else cued.get(Cue.PARTED, ())
    return any(_is_theirs(line, hit) for line in parting for hit in line.hits.cue[Cue.PARTED])


def _by_divorce(cued: dict[Cue, list[Line]]) -> bool:
    parted = cued[Cue.PARTED]
    return all(b"divorc" in line.folded[hit.start : hit.end] for line in parted for hit in line.hits.cue[Cue.PARTED])


def _has_left(cued: dict[Cue, list[Line]]) -> bool:
    return any(_left(line, hit) for line in cued.get(Cue.LEFT_HOME, ()) for hit in line.hits.cue[Cue.LEFT_HOME])


def _left(line: Line, hit: Hit) -> bool:
    """It is the adult who left: nobody else is named before it in its clause."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    others = any(begins <= one.start < hit.start for one in line.hits.person)
    return not (
        others or line.sentence.asks or has_cue(line, Cue.NEGATED, hit.start) or has_cue(line, Cue.PAST, hit.start)
    )


def _is_theirs(line: Line, hit: Hit) -> bool:
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    before = [one for one in line.hits.person if begins <= one.start < hit.end]
    others = before and (before[-1].entry.kin in OTHER_ADULTS or _is_grown_child(before[-1]))
    others = others and not line.folded.startswith(b" and i ", before[-1].end)  # `his mom and I decided to separate`
    return not (others or line.sentence.asks or has_cue(line, Cue.NEGATED, hit.start))


def _is_grown_child(hit: Hit) -> bool:
    return hit.entry.relation in ("son", "daughter") and not hit.plural


def _is_of(age: Hit, other: Hit) -> bool:
    """`Her son is 30`, `a 24-year-old daughter`: the age is a son's or daughter's."""
    child = other.entry.kin == Kin.OFFSPRING and not other.entry.parent
    return child and (other.start < age.start or 0 <= other.start - age.end <= _NEXT)


def _sex(lines: Sequence[Line]) -> str:
    for line in lines:
        if line.sentence.speaker:
            continue  # `Patient: She lost her first tooth`: of nobody who speaks here
        found = _FIRST_PRONOUN.search(line.folded)
        if found and not any(hit.entry.sex and hit.end <= found.start() for hit in line.hits.person):  # `son, he ...`
            return "female" if found.group(1) else "male"
    return ""
