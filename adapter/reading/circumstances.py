"""Circumstances: a line's factor words come in; what the adults live with, whose it is and when, goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import OTHER_ADULTS, OWN_CHILDREN, AboutAdult, Draft, Line, Saying
from adapter.reading.homes import by_pronoun
from adapter.reading.lexicon import Cue
from adapter.reading.others_lives import (
    answers_for_the_family,
    goes_on_about_another,
    is_anothers,
    is_of_somebodys_partner,
)
from adapter.reading.scan import Hit, longest
from adapter.reading.standing import has_cue, stand
from adapter.reading.text import clause_of
from adapter.reading.turns import Turn
from adapter.words import Answer, Assertion, Factor, Kin, MentionKind, When, Whose

_GAP = 70
_SMALL = 9
_PRONOUN_LONG = 4
_A_WORD = 4
_MY = 3
_A_FEW = 3
_PARTNER = frozenset({Kin.PARTNER, Kin.PARTNERS_CHILD})
_ADULTS = OTHER_ADULTS | _PARTNER
_NOT_OWN = frozenset({Kin.SIBLING, Kin.NIECE_OR_NEPHEW, Kin.GRANDCHILD, Kin.OTHER_CHILD})
# Abuse is listed under the adult who lives with it, grief under whoever grieves, whoever the sentence names.
_ALWAYS_ADULTS = frozenset({Factor.DOMESTIC_ABUSE, Factor.BEREAVEMENT, Factor.HOME_CONDITIONS})
_DATED = frozenset({Factor.BEREAVEMENT, Factor.DOMESTIC_ABUSE, Factor.CUSTODY})
_SEEN_AT_HOME = frozenset({Factor.ALCOHOL, Factor.DRUGS, Factor.DOMESTIC_ABUSE, Factor.CUSTODY})
"""What nobody tells of a mother who lives elsewhere without saying whose she is."""
_LAST_CENTURY = re.compile(rb"\b19[3-9]\d\b")
_YEAR_ALONE = re.compile(rb"\b(?:19[3-9]\d|20[0-4]\d)\b")


def factors_of(line: Line, recent: list[Draft], about: AboutAdult) -> list[Saying]:
    """Every factor of a line with whose it is, when it was, and how it is said."""
    if not line.hits.factor:
        return []
    if has_cue(line, Cue.FAMILY_HISTORY, 0) or line.sentence.heading.startswith((b"family hist", b"fh")):
        return []
    by_factor: dict[Factor, list[Hit]] = {}
    for hit in line.hits.factor:
        by_factor.setdefault(hit.entry.factor, []).append(hit)
    found = [_factor(line, hit, recent, about) for hits in by_factor.values() for hit in longest(hits)]
    return [saying for saying in found if saying]


def _factor(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> Saying | None:
    base, entry = line.sentence.start, hit.entry
    if entry.capitals and not _in_capitals(line, hit):
        return None
    if entry.factor not in _ALWAYS_ADULTS and answers_for_the_family(line):
        return None
    whose = entry.whose or _whose(line, hit, recent, about)
    if whose is None or _tells_of_nobody_here(line, hit, whose) or _is_the_childs(hit, whose, about):
        return None
    if entry.factor == Factor.BEREAVEMENT and _as_a_cause(line, hit, about):
        return None
    assertion, when = stand(line, hit.start, hit.end, entry.factor, entry.lasting)
    if assertion == Assertion.PAST and entry.when is not When.CURRENT:
        return None  # the adult's own childhood is no circumstance of these children's lives
    if assertion == Assertion.PAST:
        assertion = Assertion.AFFIRMED  # `beaten as a boy by a man who now runs a youth club`: that is so today
    if entry.when:
        when = entry.when
    saying = Saying(line, base + hit.start, base + hit.end, MentionKind.FACTOR, assertion, whose, when, entry.factor)
    was_one = whose == Whose.OTHER and line.turn(Turn.WAS_ONE).search(line.folded[: hit.start])
    if assertion == Assertion.AFFIRMED and (line.as_of or was_one or _long_ago(line, hit)):
        saying.when = When.PAST
    if entry.whose == Whose.OTHER:
        saying.lives = Answer.PRESENT  # the words themselves say that it bears on children, wherever they are
    elif whose == Whose.OTHER:
        parents = _is_other_parents(line, hit, about)
        saying.lives = Answer.PRESENT if parents else _in_this_home(line, about)
    saying.why = f"the words speak of {entry.factor.replace('_', ' ')}: {saying.whose}, {saying.when}"
    return saying


def _in_capitals(line: Line, hit: Hit) -> bool:
    """`ME` and `MS` name illnesses, `me` and `Ms` people; where all is written in capitals, nobody can tell."""
    sentence = line.text[line.sentence.start : line.sentence.end]
    at = hit.value_at
    return sentence[at : at + len(hit.value)].isupper() and not (sentence.isupper() and len(sentence.split()) > _A_FEW)


def _tells_of_nobody_here(line: Line, hit: Hit, whose: Whose) -> bool:
    """`Her sister died of cancer` tells of a death; `a ward for people with psychosis` of people at large."""
    before = line.folded[: hit.start]
    if line.turn(Turn.NOBODYS).search(before) and not line.hits.cue.get(Cue.LIVES_WITH):
        return True
    dead = whose != Whose.ADULT or any(_is_mourned(line, one) for one in line.people if one.at < hit.start)
    return dead and bool(line.turn(Turn.DIED_OF).search(before))


def _is_the_childs(hit: Hit, whose: Whose, about: AboutAdult) -> bool:
    """The illness of a child who is seen at a clinic is no parent's; where a child writes, it may be."""
    illness = hit.entry.factor == Factor.PHYSICAL_ILLNESS and whose == Whose.ADULT
    return illness and about.is_child and not about.first_person


def _as_a_cause(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`My father passed of his heart`: what a grown person's parent died of, and nothing of when or of grief."""
    elder = any(one.kin == Kin.PARENT for one in line.people if hit.start <= one.at < hit.end)
    told = line.folded[hit.start :]
    cause = elder and not about.is_child and line.turn(Turn.DIED_OF_SOMETHING).search(told)
    return bool(cause) and not line.turn(Turn.NOT_LONG_AGO).search(told)


def _long_ago(line: Line, hit: Hit) -> bool:
    """`She lost her husband in 2005`, on a page without a date: nobody gives only the year of a fresh loss."""
    dated = hit.entry.factor in _DATED or (not hit.entry.lasting and _LAST_CENTURY.search(line.folded))
    year = _YEAR_ALONE.search(line.folded) if line.written_on is None and dated else None
    return bool(year) and not line.turn(Turn.SINCE).search(line.folded[: year.start()] if year else b"")


def _is_other_parents(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """A parent of these children: `Mum` where a worker writes, `the kids' dad`, a former partner in prison."""
    if any(person.relation == "former partner" for person in line.people) and hit.entry.factor == Factor.CUSTODY:
        return True
    parents = [person for person in line.people if person.kin == Kin.PARENT and 0 <= hit.start - person.at <= _GAP]
    if not parents:
        return False
    lead = line.folded[max(0, parents[-1].at - 24) : parents[-1].at]
    if line.turn(Turn.SOMEBODYS).search(lead):
        before = [one for one in line.people if one.is_child and one.at < parents[-1].at]
        told = hit.entry.factor == Factor.CUSTODY and bool(before)
        return told or bool(line.turn(Turn.OF_CHILDREN).search(lead))  # `his daughter, since her mam went to prison`
    elderly = hit.entry.factor == Factor.PHYSICAL_ILLNESS
    return not elderly and (not about.first_person or hit.entry.factor in _SEEN_AT_HOME)


def _in_this_home(line: Line, about: AboutAdult) -> Answer:
    """Whether somebody else's illness or drinking is part of the life in this home."""
    if line.turn(Turn.AWAY).search(line.folded):
        return Answer.ABSENT
    others = {person.kin for person in line.people if person.kin in _ADULTS}
    if not others:  # `he`, whom nobody named, is somebody the record is about
        return Answer.UNKNOWN if goes_on_about_another(line) or is_of_somebodys_partner(line, about) else Answer.PRESENT
    here = about.is_child or line.hits.cue.get(Cue.LIVES_WITH) or line.turn(Turn.HELPED).search(line.folded)
    return Answer.PRESENT if here or others & about.at_home else Answer.UNKNOWN


def _whose(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> Whose | None:
    """Whose a factor is, from the person named nearest in the clause; None where it is a child's own."""
    if hit.entry.factor == Factor.DOMESTIC_ABUSE and (
        _by_a_small_child(line, hit, recent, about) or _not_in_this_home(line, hit, about)
    ):
        return None
    if hit.entry.factor in _ALWAYS_ADULTS or _is_about_children(line, hit):
        return Whose.ADULT
    if _is_animals(line, hit):
        return None
    if hit.entry.factor == Factor.RISK_TO_CHILDREN and hit.entry.when == When.PAST:
        return _whose_was_taken(line, hit)
    first = _first_of(line, hit) if line.people else None
    if first is None and line.turn(Turn.MY_OWN).search(line.folded[max(0, hit.start - _MY) : hit.start + _MY]):
        return Whose.ADULT
    person = first or ((_just_after(line, hit) or subject_before(line, hit)) if line.people else None)
    if person is None:
        return _narrated(line, hit, recent, about)
    if person.kin in _PARTNER:
        gone = person.relation == "former partner" or line.turn(Turn.GONE).search(
            line.folded[max(0, person.at - 10) : person.at]
        )
        return Whose.OTHER if gone or is_anothers(line, person) else Whose.PARTNER
    if person.kin in OWN_CHILDREN or person.kin == Kin.GRANDCHILD:
        return Whose.OTHER if person.grown or (person.low or 0) >= 18 else None
    return Whose.OTHER if person.kin in OTHER_ADULTS else Whose.ADULT


def _is_about_children(line: Line, hit: Hit) -> bool:
    """`The boys are with their nan under a guardianship order`: proceedings are the adult's, whoever is named."""
    if hit.entry.factor != Factor.CUSTODY:
        return False
    return bool(line.turn(Turn.ABOUT_CHILDREN).search(line.folded[hit.start : hit.end]))


def _whose_was_taken(line: Line, hit: Hit) -> Whose | None:
    """`Her daughter was removed at birth`: the child who is named is the one it befell, not the one it is told of."""
    near = [one for one in line.people if one.at < hit.end and hit.start - one.at <= _GAP]
    if any(one.kin in OTHER_ADULTS for one in near if one.at < hit.start):
        return Whose.OTHER
    child = next((one for one in reversed(near) if one.kin not in _PARTNER and one.kin not in OTHER_ADULTS), None)
    if child is not None and child.kin == Kin.PARTNERS_CHILD:
        return Whose.PARTNER
    if child is not None and child.kin in _NOT_OWN:
        return None
    return Whose.PARTNER if any(one.kin in _PARTNER and one.at < hit.start for one in near) else Whose.ADULT


def _by_a_small_child(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """`How do I get my three-year-old to stop hitting me?`: it is a child who hits, and a small one."""
    near = [draft for draft in line.people if draft.at <= hit.end and hit.start - draft.at <= _GAP]
    if any(not draft.is_child for draft in near):
        return False
    if near:
        return _is_small(near[-1])
    meant = [] if about.has_partner else by_pronoun(line, hit.start + _PRONOUN_LONG, recent, about)
    return bool(meant) and all(_is_small(draft) for draft in meant)


def _not_in_this_home(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`My neighbour's boyfriend hits her`; `my father, who beat us`, where a grown woman writes."""
    before = line.folded[: hit.start]
    if line.turn(Turn.ELSEWHERE).search(before) or goes_on_about_another(line):
        return True
    told = line.turn(Turn.DONE_THEN).search(line.folded[hit.start : hit.end])
    if about.is_child or not told or line.turn(Turn.OF_CHILDREN).search(before):
        return False
    near = [one for one in line.people if one.at <= hit.end and hit.start - one.at <= _GAP]
    first = near[0] if near else None
    return first is not None and first.kin == Kin.PARENT and not line.turn(Turn.HELPED).search(line.folded)


def _is_small(draft: Draft) -> bool:
    return draft.is_child and draft.high is not None and draft.high <= _SMALL


def _is_animals(line: Line, hit: Hit) -> bool:
    """`The cat has kidney failure`."""
    pets = line.hits.cue.get(Cue.PET)
    return pets is not None and any(
        0 < hit.start - pet.end <= 40 and line.turn(Turn.ANIMALS_OWN).search(line.folded[pet.end : hit.start])
        for pet in pets
    )


def _first_of(line: Line, hit: Hit) -> Draft | None:
    """`Husband drinks and I ...`: the words begin with whoever it is; `daughter removed` begins with whom it befell."""
    if hit.entry.factor == Factor.RISK_TO_CHILDREN:
        return None
    return next((one for one in line.people if one.kin in _ADULTS and 0 <= one.at - hit.start <= _A_WORD), None)


def _just_after(line: Line, hit: Hit) -> Draft | None:
    """`an alcoholic father`, `depression in his mother`: the word is about whoever follows it at once."""
    for draft in line.people:
        if draft.implied:
            continue  # `postpartum psychosis after her first`: the words tell of a parent
        between = draft.at - hit.end
        if between in (0, 1) or (
            0 < between <= 12 and line.turn(Turn.OF_SOMEBODY).search(line.folded[hit.end : draft.at])
        ):
            return draft
    return None


def subject_before(line: Line, hit: Hit) -> Draft | None:
    """The subject before it in its clause, unless `she` or `I` came between."""
    near = [one for one in line.people if not one.implied and one.at < hit.start and hit.start - one.at <= _GAP]
    clause = clause_of(line.clauses, hit.start) if near else 0
    last = next((one for one in reversed(near) if clause_of(line.clauses, one.at) == clause), None)
    if last is None:
        return None
    between = line.folded[last.end - line.sentence.start : hit.start]
    owned = line.turn(Turn.OWNED).search(between)
    if (not owned or _is_mourned(line, last)) and line.turn(Turn.SUBJECT).search(between):
        return None
    if line.turn(Turn.DOER).search(line.folded[: last.at]):
        return None  # `brought in by her sister for psychosis`
    return None if last.is_child and line.turn(Turn.NEW_FACT).search(between) else last


def _is_mourned(line: Line, person: Draft) -> bool:
    """`Lost her mam and her OCD is bad again`: what is told next is of whoever grieves."""
    return any(hit.entry.factor == Factor.BEREAVEMENT and hit.start <= person.at < hit.end for hit in line.hits.factor)


def _narrated(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> Whose | None:
    """Where somebody writes `I`, `he` with a factor is the partner if there is one; so is it beside a `she`."""
    pronoun = line.turn(Turn.PRONOUN)
    if goes_on_about_another(line):
        return Whose.OTHER
    if not (about.first_person or about.sex) or not pronoun.search(line.folded[: hit.start]):
        return Whose.ADULT
    clause = line.folded[line.clauses[clause_of(line.clauses, hit.start)] : hit.start]
    words = pronoun.findall(clause)
    sex = _sex_of(line, words[-1]) if words else ""
    if not sex or (not about.first_person and sex == (about.sex or sex)):
        return Whose.ADULT
    if any(one.kin == Kin.PARTNER and one.sex == sex and one.at < hit.start for one in line.people):
        return Whose.PARTNER
    if any(draft.is_child and draft.sex == sex for draft in recent):
        # `She` is the daughter just spoken of, unless all the words say is when: `since the stroke`.
        return Whose.ADULT if line.turn(Turn.SINCE_THE).search(line.folded[: hit.end]) else None
    if not about.first_person and not line.turn(Turn.STANDS_ALONE).fullmatch(words[-1]):
        return Whose.ADULT
    theirs = about.has_partner and not is_of_somebodys_partner(line, about)
    return Whose.PARTNER if theirs or line.turn(Turn.OURS).search(line.folded) else Whose.OTHER


def _sex_of(line: Line, word: bytes) -> str:
    if line.turn(Turn.SHE).fullmatch(word):
        return "female"
    return "male" if line.turn(Turn.HE).fullmatch(word) else ""
