"""The family put together: an extract and a reading come in, everybody once and every disagreement go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from adapter.facts import Evidence
from adapter.families import AdultFactor, Child, Family, Known, SignSeen
from adapter.household.ages import ADULT_AGE, age_on
from adapter.household.answers import Said, asked, in_household, said_of_children, unsettling
from adapter.household.children import Home, child_of, is_child, told_of
from adapter.household.circumstances import factors, of_now, safe_contact, signs_by_person
from adapter.household.disagreements import contradictions
from adapter.household.gathering import Gathered, gather
from adapter.household.known import known_of, lives_in
from adapter.household.lineage import with_parents
from adapter.household.persons import Person
from adapter.household.relations import OWN_KIN
from adapter.household.sightings import Sighting, expected, sightings
from adapter.household.taken_in import by_an_order, ordered, taken_in
from adapter.household.thin import with_weight
from adapter.household.unborn import expecting, infant_in_a_row, the_expected, unborn_children
from adapter.household.unclear import unclear
from adapter.household.unsent import not_sent, settled
from adapter.household.whose_signs import OF_ANY_CHILD, is_of
from adapter.household.wider import words_of_visits
from adapter.records import CouldNotCheck, Extract, Reading
from adapter.words import Answer, Asked, Basis, Factor, Kin, MentionKind, Sign, Whose

NO_PERSON = CouldNotCheck("the family", "The record is not about a person, so no family was looked for.")
YOUNG_PERSON = CouldNotCheck(
    "the family of somebody under 18",
    "The person of this record is under 18, and this looks at the families of adults. Of their family only a child of "
    "their own is shown. Treat the young person as a child: use the children's procedures, and if in doubt ask your "
    "safeguarding lead today.",
)

RISK_SIGNS = OF_ANY_CHILD - {Sign.CHILD_WITHOUT_CARER} | {Sign.ONLINE_HARM}
"""Harm to a child, whoever it is: then those who visit matter too."""
PREYED_ON = frozenset({Sign.HOME_TAKEN_OVER, Sign.MODERN_SLAVERY, Sign.FORCED_MARRIAGE, Sign.FGM, Sign.CHILD_EXPLOITED})


def assemble(extract: Extract, reading: Reading) -> Family:
    """One family from one record: each person once, ages on the record's day, both sides of a disagreement."""
    unchecked = (*extract.could_not_check, *reading.could_not_check)
    if not extract.adult.is_person:
        return _of_nobody(extract, (*unchecked, NO_PERSON))
    said = said_of_children(extract, reading)
    weighed = factors(extract, reading)
    home = _home(extract, said, reading, risk_told=_risk_told(weighed, extract, reading))
    seen = with_weight(with_parents(sightings(extract, reading)), home)
    awaited = any(expecting(extract, reading))
    gathered = gather(_but_the_expected(seen) if awaited else seen)
    young = tuple(_under_18(extract))
    own_only = [one for one in gathered.persons if one.kin in OWN_KIN or not young]
    persons = [one for one in own_only if is_child(one, home, _spoken_of(one, extract, reading))]
    ticked = [] if persons else _only_ticked(said)
    signs, own_signs = signs_by_person(extract, reading, persons, a_child=bool(persons or ticked or awaited))
    own = [(*own_signs.get(at, ()), *_taken_in(one, gathered, persons, extract)) for at, one in enumerate(persons)]
    born = [child_of(one, f"child-{place + 1}", home, own[place]) for place, one in enumerate(persons)] or ticked
    listed = (*born, *unborn_children(extract, reading, len(born) + 1))
    children, sent = settled(listed, not_sent(signs, listed))
    put, put_words = asked(extract, said, children)
    visits, old = words_of_visits(gathered.persons, persons), home.past_having_any
    hints = unsettling(said, children, signs, old=old)
    answer, answer_words = in_household(said, children, signs, old=old, visits=visits)
    return Family(
        record=extract.record,
        adult=extract.adult,
        asked=put,
        children_in_household=answer,
        children=children,
        factors=weighed,
        signs=signs,
        safe_contact=safe_contact(extract, reading),
        contradictions=(*contradictions(said, children, gathered.persons, hints), *sent),
        known=known_of(said, persons, children, gathered.persons, home, bereaved=_bereaved(weighed)) | _youth(young),
        told_of=tuple(child_of(one, "", home) for one in gathered.persons if one not in persons and told_of(one)),
        asked_evidence=put_words,
        household_evidence=answer_words,
        could_not_check=(*unchecked, *((YOUNG_PERSON,) if young else ()), *_doubts(gathered, persons, extract)),
    )


def _of_nobody(extract: Extract, unchecked: tuple[CouldNotCheck, ...]) -> Family:
    return Family(extract.record, extract.adult, Asked.NOT_ASKED, Answer.UNKNOWN, could_not_check=unchecked)


def _doubts(gathered: Gathered, persons: list[Person], extract: Extract) -> tuple[CouldNotCheck, ...]:
    return (*gathered.doubts, *unclear(gathered.persons, persons), *_undated(extract))


def _but_the_expected(seen: list[Sighting]) -> list[Sighting]:
    """Where a baby is expected and none is listed, a nameless baby is that one."""
    return seen if any(infant_in_a_row(one) for one in seen) else [one for one in seen if not the_expected(one)]


def _taken_in(person: Person, gathered: Gathered, children: list[Person], extract: Extract) -> tuple[SignSeen, ...]:
    if by_an_order(person, extract):
        return ()
    grown = [one for one in gathered.persons if one not in children and (one.grown or one.age.is_adult)]
    return taken_in(person, another_adult=any(one.kin is not Kin.PARTNER and lives_in(one) for one in grown))


def _bereaved(factors: Iterable[AdultFactor]) -> bool:
    return any(one.factor is Factor.BEREAVEMENT and one.whose is Whose.ADULT for one in factors)


def _youth(words: tuple[Evidence, ...]) -> dict[str, Known]:
    return {"adult.under_18": Known(Answer.PRESENT, words)} if words else {}


def _spoken_of(person: Person, extract: Extract, reading: Reading) -> frozenset[Sign]:
    seen = (mention for mention in reading.mentions if mention.kind is MentionKind.SIGN and of_now(mention, extract))
    said = frozenset(mention.sign for mention in seen if mention.sign and is_of(mention, person))
    # A phone for a cousin is a present, unless somebody preys on the adult: then it may be how the next one is found.
    return said if _preyed_on(reading) else said - {Sign.DRAWN_IN}


def _preyed_on(reading: Reading) -> bool:
    return any(one.factor is Factor.EXPLOITATION or one.sign in PREYED_ON for one in reading.mentions)


def _under_18(extract: Extract) -> Iterator[Evidence]:
    """The birth date by which the record is about somebody under 18: a child, who may have a child of their own."""
    record, born, age = extract.record, extract.adult.birth_date, _adult_age(extract)
    if born is not None and age is not None and age < ADULT_AGE:
        day = record.assessed_on.isoformat() if record.assessed_on else None
        yield Evidence(born.isoformat(), f"{record.source} record {record.id} (date of birth)", record.author, day)


def _adult_age(extract: Extract) -> int | None:
    born, day = extract.adult.birth_date, extract.record.day
    return age_on(born, day).low if born and day else None


def _risk_told(weighed: Iterable[AdultFactor], extract: Extract, reading: Reading) -> bool:
    """Somebody may be a risk to children, or harm to a child is told of, whoever it is."""
    if any(one.factor is Factor.RISK_TO_CHILDREN for one in weighed):
        return True
    return any(one.sign in RISK_SIGNS and of_now(one, extract) for one in reading.mentions)


def _home(extract: Extract, said: Said, reading: Reading, *, risk_told: bool) -> Home:
    told = {one.sign for one in reading.mentions if one.sign and of_now(one, extract)}
    return Home(
        adult_age=_adult_age(extract),
        lives_alone=bool(said.alone),
        no_children=bool(said.none or said.denied or said.no_others) and not said.some,
        denied=bool(said.denied or said.no_others) and not said.some,
        children_depend=bool(said.some) and not said.none,
        children_live_here=bool(said.some_here) and not said.none_here,
        no_child_lives_here=bool(said.none_here),
        guardian_by_order=ordered(extract),
        restricted=extract.adult.restricted,
        risk_told=risk_told,
        kin_may_be_next=Sign.FORCED_MARRIAGE in told or {Sign.ABUSED_BY_KIN, Sign.ABUSER_NEAR} <= told,
    )


def _only_ticked(said: Said) -> list[Child]:
    """A box says there are children and nothing else speaks of them: somebody is there whom nobody described."""
    words = tuple(dict.fromkeys((*said.some_here, *said.some, *said.none_here)))
    if not (said.some_here or said.some) or said.none or said.denied or said.no_others:
        return []
    elsewhere = bool(said.none_here) and not said.some_here
    unnamed = Child(
        key="child-1",
        who=None,
        relationship=None,
        kin=Kin.UNKNOWN,
        age_low=None,
        age_high=None,
        lives_here=Answer.ABSENT if elsewhere else Answer.PRESENT,
        contact=Answer.UNKNOWN if elsewhere else Answer.PRESENT,
        evidence=words,
        basis=Basis.STATED if elsewhere or said.some_here else Basis.PRESUMED,
    )
    return [replace(unnamed, because={"lives_here": words})]


def _undated(extract: Extract) -> tuple[CouldNotCheck, ...]:
    """Without the record's day no birth date becomes an age, nor does a birth date nobody alive can have."""
    born = [row.birth_date for row in extract.people if not expected(row)] + [extract.adult.birth_date]
    dates, day = [date for date in born if date], extract.record.day
    if day is None and dates:
        why = "The record does not say on which day it was made, so ages could not be worked out."
    elif day is not None and any(not age_on(date, day).known for date in dates):
        why = "A birth date lies after the day of the record or over 120 years before it, so that age is not known."
    else:
        return ()
    return (CouldNotCheck("ages", why),)
