"""Circumstances: a line's factor words come in; what the adults live with, whose it is and when, goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line, Saying
from adapter.reading.in_care import is_of_nobodys_own, is_over, of_own_alone
from adapter.reading.lexicon import Cue
from adapter.reading.literally import is_meant_otherwise
from adapter.reading.of_then import of_then
from adapter.reading.others_lives import (
    answers_for_the_family,
    goes_on_about_another,
    is_of_another_told_here,
    is_of_somebodys_partner,
)
from adapter.reading.predicates import Predicate
from adapter.reading.said_of import GAP, befalls_another, begun, is_mourned, is_of_a_stranger, subject_before
from adapter.reading.scan import Hit, longest
from adapter.reading.standing import has_cue, stand
from adapter.reading.text import clause_of
from adapter.reading.told_on import used_as_told_on
from adapter.reading.turns import Turn
from adapter.reading.whose_circumstance import (
    ADULTS,
    ALWAYS_ADULTS,
    PARTNER,
    is_grown,
    meant_by,
    remember_adults,
    was_done_by_one_gone,
    whose_of,
)
from adapter.words import Answer, Assertion, Factor, Kin, MentionKind, When, Whose

_A_FEW = 3
_DATED = frozenset({Factor.BEREAVEMENT, Factor.DOMESTIC_ABUSE, Factor.CUSTODY})
_SEEN_AT_HOME = frozenset({Factor.ALCOHOL, Factor.DRUGS, Factor.DOMESTIC_ABUSE, Factor.CUSTODY})
"""What nobody tells of a mother who lives elsewhere without saying whose she is."""
_APART = frozenset({Kin.SIBLING, Kin.NIECE_OR_NEPHEW, Kin.ADULT})
_BROUGHT_UP = frozenset({Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW})
_TAKES = re.compile(rb"(?:tak|took|hold|held|keep|kept|ha[sd]|us(?:es|ing|ed))\w* ")
_OF_A_CAUSE = re.compile(rb"(?:died|dies|passed(?: away| on)?) (?:of|from|with) ")
_LAST_CENTURY = re.compile(rb"\b19[3-9]\d\b")
_YEAR_ALONE = re.compile(rb"\b(?:19[3-9]\d|20[0-4]\d)\b")


def factors_of(line: Line, recent: list[Draft], about: AboutAdult) -> list[Saying]:
    """Every factor of a line with whose it is, when it was, and how it is said."""
    if line.people:
        remember_adults(line, recent, about)
    told = [*_of_the_family_too(line), *used_as_told_on(line)]
    if not told:
        return []
    by_factor: dict[Factor, list[Hit]] = {}
    for hit in told:
        if (hit.entry.of_own or hit.entry.factor == Factor.CUSTODY) and is_of_nobodys_own(line, hit, recent, about):
            continue
        by_factor.setdefault(hit.entry.factor, []).append(hit)
    found = []
    of_own_alone(by_factor)
    for hits in by_factor.values():
        plainly = any(not hit.entry.slight for hit in hits)
        for hit in longest(hits):
            saying = _factor(line, hit, recent, about)
            if saying:
                saying.slight = not plainly
                saying.assessed = all(one.entry.assessed for one in hits)
                saying.why += "" if plainly else "; a hint, which a long record lists only where more is said of it"
                found.append(saying)
    return found


def _of_the_family_too(line: Line) -> Sequence[Hit]:
    """Under `family history` nothing is the adult's but a death of late: `his mother just died two days ago`."""
    if not (has_cue(line, Cue.FAMILY_HISTORY, 0) or line.sentence.heading.startswith((b"family hist", b"fh"))):
        return line.hits.factor
    fresh = line.turn(Turn.FRESH_LOSS).search(line.folded)
    return [hit for hit in line.hits.factor if fresh and hit.entry.factor == Factor.BEREAVEMENT]


def _factor(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> Saying | None:
    base, entry = line.sentence.start, hit.entry
    if (entry.capitals and not _in_capitals(line, hit)) or is_meant_otherwise(line, hit, recent):
        return None
    if entry.factor not in ALWAYS_ADULTS and answers_for_the_family(line):
        return None
    strangers = is_of_a_stranger(line, hit, about)
    whose = (Whose.OTHER if strangers else entry.whose) or whose_of(line, hit, recent, about)
    if (strangers and entry.factor != Factor.RISK_TO_CHILDREN) or befalls_another(line, hit, about):
        return None
    if whose is None or _tells_of_nobody_here(line, hit, whose) or _is_the_childs(hit, whose, about):
        return None
    if entry.factor == Factor.BEREAVEMENT and _as_a_cause(line, hit, about):
        return None
    if entry.factor == Factor.EXPLOITATION and _is_taken_by_a_partner(line, hit, whose, about):
        return None
    assertion, when = stand(line, hit.start, hit.end, entry.factor, entry.lasting)
    then = of_then(line, hit.start, hit.end, about) if _is_of_today(assertion, when) and not entry.lasting else None
    if then is not None:
        assertion, when = (Assertion.PAST, When.PAST) if then < OF_AGE else (assertion, When.PAST)
    if assertion == Assertion.PAST and entry.when is not When.CURRENT and entry.factor != Factor.BEREAVEMENT:
        return None  # the adult's own childhood is no circumstance of these children's lives, but a loss is theirs
    if assertion == Assertion.PAST:
        assertion = Assertion.AFFIRMED  # `beaten as a boy by a man who now runs a youth club`: that is so today
    if entry.when:
        when = entry.when
    saying = Saying(line, base + hit.start, base + hit.end, MentionKind.FACTOR, assertion, whose, when, entry.factor)
    was_one = whose == Whose.OTHER and line.turn(Turn.WAS_ONE).search(line.folded[: hit.start])
    gone = entry.factor == Factor.DOMESTIC_ABUSE and was_done_by_one_gone(line, hit, about)
    if assertion == Assertion.AFFIRMED and (line.as_of or was_one or gone or _long_ago(line, hit)):
        saying.when = When.PAST
    if entry.factor == Factor.CUSTODY and is_over(line, hit, whose):
        saying.when = When.PAST
    if entry.whose == Whose.OTHER:
        saying.lives = Answer.PRESENT  # the words themselves say that it bears on children, wherever they are
    elif whose == Whose.OTHER:
        parents = _is_other_parents(line, hit, about) or _is_of_ones_brought_up(line, hit, recent)
        saying.lives = Answer.PRESENT if parents else _in_this_home(line, hit, about)
    saying.why = f"the words speak of {entry.factor.replace('_', ' ')}: {saying.whose}, {saying.when}"
    return saying


def _is_of_today(assertion: Assertion, when: When) -> bool:
    return assertion == Assertion.AFFIRMED and when == When.CURRENT


def _in_capitals(line: Line, hit: Hit) -> bool:
    """`ME` and `MS` name illnesses, `me` and `Ms` people; where all is written in capitals, nobody can tell."""
    sentence = line.text[line.sentence.start : line.sentence.end]
    at = hit.value_at
    return sentence[at : at + len(hit.value)].isupper() and not (sentence.isupper() and len(sentence.split()) > _A_FEW)


def _tells_of_nobody_here(line: Line, hit: Hit, whose: Whose) -> bool:
    """`Her sister died of cancer` tells of a death; `a ward for people with psychosis` of people at large."""
    before = line.folded[: hit.start]
    if _is_said_at_large(line, hit):
        return True
    if line.turn(Predicate.A_THING).search(line.folded[hit.end :]):
        return True
    nobodys = line.turn(Turn.NOBODYS)
    guessed = nobodys.search(before) or nobodys.search(line.folded[: begun(line, hit)])
    forbids = line.folded.startswith(b"no ", hit.start)  # `he must have no contact with children` guesses at nothing
    if guessed and not forbids and not line.hits.cue.get(Cue.LIVES_WITH):
        return True
    ill = hit.entry.factor == Factor.PHYSICAL_ILLNESS and whose != Whose.ADULT
    if ill and line.turn(Predicate.THEN_DIED).search(line.folded[hit.end :]):
        return True
    dead = whose != Whose.ADULT or any(is_mourned(line, one) for one in line.people if one.at < hit.start)
    return dead and bool(line.turn(Turn.DIED_OF).search(before))


def _is_said_at_large(line: Line, hit: Hit) -> bool:
    """`Drinking can harm the brain`, `people think I have it, but I don't`."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    after = line.folded[hit.end :]
    if line.turn(Turn.NOT_AFTER_ALL).search(after):
        return True
    subject = not line.folded[begins : hit.start].strip(b" .,:;-")
    return subject and bool(line.turn(Turn.AT_LARGE).search(after))


def _is_the_childs(hit: Hit, whose: Whose, about: AboutAdult) -> bool:
    """The illness of a child who is seen at a clinic is no parent's; where a child writes, it may be."""
    illness = hit.entry.factor == Factor.PHYSICAL_ILLNESS or (
        hit.entry.factor == Factor.MENTAL_HEALTH and about.is_small
    )
    return illness and whose == Whose.ADULT and about.is_child and not about.first_person


def _as_a_cause(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`My father passed of his heart`: what a grown person's parent died of, and nothing of when or of grief."""
    told = line.folded[hit.start :]
    if about.is_child or line.turn(Turn.NOT_LONG_AGO).search(told):
        return False
    if hit.entry.of_own:
        return _OF_A_CAUSE.match(told) is not None
    kin = {one.kin for one in line.people if hit.start <= one.at < hit.end}
    elder = Kin.PARENT in kin or (Kin.SIBLING in kin and not about.first_person) or (about.old and bool(kin))
    cause = line.turn(Turn.DIED_OF_SOMETHING)
    return (elder and bool(cause.search(told))) or bool(line.turn(Turn.AT_AN_AGE).search(told))


def _is_taken_by_a_partner(line: Line, hit: Hit, whose: Whose, about: AboutAdult) -> bool:
    """`Her husband keeps her bank card`: what partners do to each other is domestic abuse, or no abuse at all."""
    if not _TAKES.match(line.folded, hit.start):
        return False
    meant = meant_by(line, hit, about)
    return whose == Whose.PARTNER or (meant is not None and meant.kin in PARTNER)


def _long_ago(line: Line, hit: Hit) -> bool:
    """`She lost her husband in 2005`, on a page without a date: nobody gives only the year of a fresh loss."""
    dated = hit.entry.factor in _DATED or (not hit.entry.lasting and _LAST_CENTURY.search(line.folded))
    year = _YEAR_ALONE.search(line.folded) if line.written_on is None and dated else None
    if year is None or hit.entry.factor == Factor.BEREAVEMENT:
        return year is not None  # `alone since he died in 2011`: a death is over at once
    return not line.turn(Turn.SINCE).search(line.folded[: year.start()])


def _is_other_parents(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """A parent of these children: `Mum` where a worker writes, `the kids' dad`, a former partner in prison."""
    if any(person.relation == "former partner" for person in line.people) and hit.entry.factor == Factor.CUSTODY:
        return True
    parents = [person for person in line.people if person.kin == Kin.PARENT and 0 <= hit.start - person.at <= GAP]
    said_of = subject_before(line, hit) if parents else None
    if not parents or (said_of is not None and said_of.kin in _APART):
        return False  # `Mum visits her sister, who drinks`
    lead = _lead(parents[-1])
    if hit.entry.factor != Factor.CUSTODY and line.turn(Turn.BY_BIRTH).search(lead):
        return False
    if line.turn(Turn.SOMEBODYS).search(lead):
        ours = [one for one in line.people if one.is_child and one.kin != Kin.OTHER_CHILD]
        before = [one for one in ours if one.at < parents[-1].at]
        told = hit.entry.factor == Factor.CUSTODY and bool(before)
        return told or bool(line.turn(Turn.OF_CHILDREN).search(lead))  # `his daughter, since her mam went to prison`
    elderly = hit.entry.factor == Factor.PHYSICAL_ILLNESS
    return not elderly and (not about.first_person or hit.entry.factor in _SEEN_AT_HOME)


def _is_of_ones_brought_up(line: Line, hit: Hit, recent: list[Draft]) -> bool:
    """`Raises her grandson, 5. His dad is in prison`: a relative's child, and the parent in the next sentence."""
    if hit.entry.factor != Factor.CUSTODY:
        return False
    parent = next((one for one in line.people if one.kin == Kin.PARENT and -GAP <= one.at - hit.start <= GAP), None)
    told = line.turn(Predicate.OF_THOSE_TOLD).search(_lead(parent)) if parent is not None else None
    if told is None:
        return False
    sex = {b"his": "male", b"her": "female"}.get(told.group(1), "")
    young = [one for one in recent if one.kin in _BROUGHT_UP and not one.grown and (one.low or 0) < OF_AGE]
    return any(not sex or one.sex in ("", sex) for one in young)


def _lead(person: Draft) -> bytes:
    return person.line.folded[max(0, person.at - 24) : person.at]


def _in_this_home(line: Line, hit: Hit, about: AboutAdult) -> Answer:
    """Whether somebody else's illness or drinking is part of the life in this home."""
    if line.turn(Turn.AWAY).search(line.folded):
        return Answer.ABSENT
    others = {person.kin for person in line.people if person.kin in ADULTS or is_grown(person)}
    meant = None if others else meant_by(line, hit, about)
    if meant is not None and (meant.kin != Kin.PARENT or line.turn(Turn.SOMEBODYS).search(_lead(meant))):
        others = {meant.kin}
    if not others:  # `he`, whom nobody named, is somebody the record is about
        elsewhere = goes_on_about_another(line) or is_of_another_told_here(line, hit.start, hit.end)
        return Answer.UNKNOWN if elsewhere or is_of_somebodys_partner(line, about) else Answer.PRESENT
    here = about.is_child or line.hits.cue.get(Cue.LIVES_WITH) or line.turn(Turn.HELPED).search(line.folded)
    return Answer.PRESENT if here or others & about.at_home else Answer.UNKNOWN
