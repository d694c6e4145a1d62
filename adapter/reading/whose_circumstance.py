"""Whose a circumstance is: the words of a line and the people near them come in; the adult's or another's goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, OTHER_ADULTS, OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.mishaps import is_a_mishap
from adapter.reading.others_lives import (
    goes_on_about_another,
    is_anothers,
    is_anothers_loss,
    is_of_another_told_here,
    is_of_somebodys_partner,
)
from adapter.reading.parent_at_the_head import is_the_parents_at_the_head
from adapter.reading.predicates import Predicate
from adapter.reading.said_of import GAP, begun, is_subject, subject_before
from adapter.reading.scan import Hit
from adapter.reading.small_doers import by_a_small_child
from adapter.reading.text import clause_of
from adapter.reading.told_when import ToldWhen
from adapter.reading.turns import Turn
from adapter.words import Factor, Kin, When, Whose

_A_WORD = 4
_MY = 3
_LED_BY = 10
_MAY_DO_HARM = 12
PARTNER = frozenset({Kin.PARTNER, Kin.PARTNERS_CHILD})
_TELLS = re.compile(rb"(?:hear|saw|see|seen|witness|report|call|rang|ring|notic)")
_TAKEN = frozenset({Factor.DRUGS, Factor.ALCOHOL})
ADULTS = OTHER_ADULTS | PARTNER
_NOT_OWN = frozenset({Kin.SIBLING, Kin.NIECE_OR_NEPHEW, Kin.GRANDCHILD, Kin.OTHER_CHILD})
# Abuse is listed under the adult who lives with it, grief under whoever grieves, whoever the sentence names.
ALWAYS_ADULTS = frozenset({Factor.DOMESTIC_ABUSE, Factor.BEREAVEMENT, Factor.HOME_CONDITIONS})


def whose_of(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> Whose | None:
    """Whose a factor is, from the person named nearest in the clause; None where it is a child's own."""
    if hit.entry.factor == Factor.DOMESTIC_ABUSE and _is_no_abuse(line, hit, recent, about):
        return None
    if hit.entry.factor == Factor.BEREAVEMENT and (
        is_anothers_loss(line, hit.start, begun(line, hit), hit.end)
        or line.turn(Predicate.LOST_BY_ANOTHER).search(line.folded[: hit.start])
    ):
        return None
    if hit.entry.factor in ALWAYS_ADULTS or _is_about_children(line, hit):
        return Whose.ADULT
    if _is_animals(line, hit):
        return None
    if hit.entry.of_own or (hit.entry.factor == Factor.RISK_TO_CHILDREN and hit.entry.when == When.PAST):
        return _whose_was_taken(line, hit)
    if is_the_parents_at_the_head(line, hit, about):
        return Whose.ADULT
    first = _first_of(line, hit) if line.people else None
    if first is None and line.turn(Turn.MY_OWN).search(line.folded[max(0, hit.start - _MY) : hit.start + _MY]):
        return Whose.ADULT
    of_another = line.turn(Predicate.SAID_OF_ANOTHER).search(line.folded[hit.start : hit.end])
    named = subject_before(line, hit, about.names) if line.people and not of_another else None
    person = first or ((_just_after(line, hit) or named) if line.people else None)
    person = _who_took_it(line, hit, person)
    if person is None and line.turn(Predicate.MARRIED_TO).search(line.folded[: begun(line, hit)]):
        return Whose.PARTNER
    if person is None:
        return _narrated(line, hit, recent, about)
    if person.kin in PARTNER:
        return _of_partner(person)
    if person.kin in OWN_CHILDREN or person.kin == Kin.GRANDCHILD:
        if hit.entry.factor == Factor.EXPLOITATION and person.loose:
            return Whose.ADULT  # `lads have taken over his flat`: no children of his
        return Whose.OTHER if is_grown(person) else None
    if person.kin == Kin.PARENT and _is_spoken_for(line, about):
        return Whose.ADULT
    return Whose.OTHER if person.kin in OTHER_ADULTS else Whose.ADULT


def _who_took_it(line: Line, hit: Hit, person: Draft | None) -> Draft | None:
    """`Takes her mother's morphine`: the subject of the taking, and not whose it was."""
    upto = hit.start + _A_WORD
    if person is None or hit.entry.factor not in _TAKEN:
        return person
    if not line.turn(Predicate.OWNS_WHAT_IS_TAKEN).search(line.folded[:upto]):
        return person
    return next((one for one in line.people if one.at < person.at and is_subject(line, one)), None)


def _is_no_abuse(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """By a small child, in another home, or a mishap."""
    subject = subject_before(line, hit) if line.people else None
    return (
        bool(line.turn(Predicate.PAID_DOER).search(line.folded[: hit.start]))
        or by_a_small_child(line, hit, recent, about)
        or _not_in_this_home(line, hit, about)
        or is_a_mishap(line, hit, recent, about, subject)
    )


def _is_spoken_for(line: Line, about: AboutAdult) -> bool:
    """`Guest_family: My father has a history of it`: the one who is seen, whose grown child has come along."""
    return not about.is_child and bool(line.turn(Turn.SPEAKS_FOR_ANOTHER).search(line.sentence.speaker))


def _opened(line: Line, hit: Hit) -> int:
    """Where the second word of a term ends: `says she's depressed`, `he gets drunk` begin with whose it is."""
    return hit.start + len(b" ".join(line.folded[hit.start : hit.end].split(b" ")[:2]))


def is_grown(person: Draft) -> bool:
    return person.kin in OWN_CHILDREN and (person.grown or (person.low or 0) >= OF_AGE)


def _is_about_children(line: Line, hit: Hit) -> bool:
    """`The boys are with their nan under a guardianship order`: proceedings are the adult's, whoever is named."""
    if hit.entry.factor != Factor.CUSTODY:
        return False
    return bool(line.turn(Turn.ABOUT_CHILDREN).search(line.folded[hit.start : hit.end]))


def _whose_was_taken(line: Line, hit: Hit) -> Whose | None:
    """`Her daughter was removed at birth`: the child who is named is the one it befell, not the one it is told of."""
    near = [one for one in line.people if one.at < hit.end and hit.start - one.at <= GAP]
    if any(one.kin in OTHER_ADULTS for one in near if one.at < hit.start):
        return Whose.OTHER
    child = next((one for one in reversed(near) if one.kin not in PARTNER and one.kin not in OTHER_ADULTS), None)
    if child is not None and child.kin == Kin.PARTNERS_CHILD:
        return Whose.PARTNER
    if child is not None and child.kin in _NOT_OWN:
        return None
    return Whose.PARTNER if any(one.kin in PARTNER and one.at < hit.start for one in near) else Whose.ADULT


def _not_in_this_home(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`My neighbour's boyfriend hits her`; `my father, who beat us`, where a grown woman writes."""
    before = line.folded[: hit.start]
    if (
        line.turn(Turn.ELSEWHERE).search(before)
        or (line.turn(Predicate.ONE_APART).search(before) and not _TELLS.match(line.folded, hit.start))
        or goes_on_about_another(line)
        or is_of_another_told_here(line, hit.start, hit.end)
    ):
        return True
    told = line.turn(Turn.DONE_THEN).search(line.folded[hit.start : hit.end])
    if about.is_child or not told or line.turn(Turn.OF_CHILDREN).search(before):
        return False
    near = [one for one in line.people if one.at <= hit.end and hit.start - one.at <= GAP]
    first = near[0] if near else None
    return first is not None and first.kin == Kin.PARENT and not line.turn(Turn.HELPED).search(line.folded)


def _is_animals(line: Line, hit: Hit) -> bool:
    """`The cat has kidney failure`."""
    pets = line.hits.cue.get(Cue.PET)
    return pets is not None and any(
        0 < hit.start - pet.end <= 40 and line.turn(Turn.ANIMALS_OWN).search(line.folded[pet.end : begun(line, hit)])
        for pet in pets
    )


def _first_of(line: Line, hit: Hit) -> Draft | None:
    """`Husband drinks and I ...`: the words begin with whoever it is; `daughter removed` begins with whom it befell."""
    if hit.entry.factor == Factor.RISK_TO_CHILDREN:
        return None
    return next((one for one in line.people if one.kin in ADULTS and 0 <= one.at - hit.start <= _A_WORD), None)


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


def remember_adults(line: Line, recent: list[Draft], about: AboutAdult) -> None:
    """Who `he` or `she` of the next sentences is: the adult last told of; `my daughter lives with her boyfriend`."""
    for one in line.people:
        if one.kin not in ADULTS or one.plural or not (one.sex or one.kin == Kin.PARTNER):
            continue
        lead = line.folded[max(0, one.at - _LED_BY) : one.at]
        if one.kin in PARTNER and about.first_person and line.turn(Turn.THEIR_OWN).search(lead):
            sex = "female" if line.turn(Turn.HER).search(lead) else "male"
            one.stranger = sex in about.told_of or any(child.sex == sex for child in [*line.people, *recent])
        if one.kin in PARTNER or is_subject(line, one):
            about.told_of.update(dict.fromkeys((one.sex,) if one.sex else ("female", "male"), one))


def meant_by(line: Line, hit: Hit, about: AboutAdult) -> Draft | None:
    """The adult told of before whom a pronoun of the clause stands for."""
    clause = line.clauses[clause_of(line.clauses, hit.start)]
    words = line.turn(Turn.PRONOUN).findall(line.folded[clause : begun(line, hit)])
    return _meant(line, _sex_of(line, words[-1]), about) if words else None


def _meant(line: Line, sex: str, about: AboutAdult) -> Draft | None:
    meant = about.told_of.get(sex)
    return meant if meant is not None and meant.line.passage == line.passage else None


def _of_partner(person: Draft) -> Whose:
    lead = person.line.folded[max(0, person.at - _LED_BY) : person.at]
    gone = person.stranger or person.relation == "former partner" or person.line.turn(Turn.GONE).search(lead)
    return Whose.OTHER if gone or is_anothers(person.line, person) else Whose.PARTNER


def was_done_by_one_gone(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`My ex was abusive`, `I got out of an abusive marriage`: over, as far as these words go."""
    told = line.folded
    for start, end in reversed(line.turn(ToldWhen.LONG_PARTED).spans(told)):
        told = told[:start] + told[end:]  # `has not seen him since` goes on with nothing
    if line.turn(Turn.DONE_STILL).search(told):
        return False
    parted = line.turn(Turn.PARTED_FROM)
    if parted.search(line.folded[: hit.start]) or parted.search(line.folded[hit.end :]):
        return True
    if not line.turn(Turn.DONE_BEFORE).search(line.folded[: hit.end]):
        return False
    partners = [one for one in line.people if one.kin in PARTNER]
    meant = None if partners else meant_by(line, hit, about)
    partners = partners or ([meant] if meant is not None and meant.kin in PARTNER else [])
    return bool(partners) and all(_of_partner(one) == Whose.OTHER for one in partners)


def _narrated(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> Whose | None:
    """Where somebody writes `I`, `he` with a factor is the partner if there is one; so is it beside a `she`."""
    pronoun = line.turn(Turn.PRONOUN)
    if goes_on_about_another(line) or is_of_another_told_here(line, hit.start, hit.end):
        return Whose.OTHER
    told = _opened(line, hit)
    if not (about.first_person or about.sex) or not pronoun.search(line.folded[:told]):
        return Whose.ADULT
    clause = line.folded[line.clauses[clause_of(line.clauses, hit.start)] : told]
    words = pronoun.findall(clause)
    sex = _sex_of(line, words[-1]) if words else ""
    if not sex or (not about.first_person and sex == (about.sex or sex)):
        return Whose.ADULT
    meant = _meant(line, sex, about)
    if meant is not None and meant.line is line and meant.kin == Kin.PARTNER and meant.at < hit.start:
        return _of_partner(meant)
    if any(draft.is_child and draft.sex == sex for draft in _may_be_meant(line, hit, recent)):
        # `She` is the daughter just spoken of, unless all the words say is when: `since the stroke`.
        return Whose.ADULT if line.turn(Turn.SINCE_THE).search(line.folded[: hit.end]) else None
    if not about.first_person and not line.turn(Turn.STANDS_ALONE).fullmatch(words[-1]):
        return Whose.ADULT
    if meant is not None:
        return _of_partner(meant) if meant.kin in PARTNER else Whose.OTHER
    theirs = about.has_partner and not is_of_somebodys_partner(line, about)
    return Whose.PARTNER if theirs or line.turn(Turn.OURS).search(line.folded) else Whose.OTHER


def _may_be_meant(line: Line, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """`Her son is 5. Her partner Dean moved in. He may not see his own`: a small boy is a risk to no child."""
    told = [*recent, *_told_before(line, hit)]
    if hit.entry.factor != Factor.RISK_TO_CHILDREN:
        return told
    return [one for one in told if one.high is None or one.high >= _MAY_DO_HARM]


def _told_before(line: Line, hit: Hit) -> list[Draft]:
    """`My daughter is fifteen and she's been ...`: those of the same sentence."""
    if hit.entry.factor == Factor.CUSTODY:
        return []
    return [one for one in line.people if one.at < hit.start and not is_grown(one)]


def _sex_of(line: Line, word: bytes) -> str:
    if line.turn(Turn.SHE).fullmatch(word):
        return "female"
    return "male" if line.turn(Turn.HE).fullmatch(word) else ""
