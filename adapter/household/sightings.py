"""Sightings: rows and mentions come in, one common shape goes out for everything that was seen of anybody.

Nothing is joined here; a sighting is one row, or one thing one sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from adapter.facts import Evidence
from adapter.household.ages import ADULT_AGE, NO_AGE, AgeRange, age_on, moved
from adapter.household.names import Band
from adapter.household.relations import (
    ADULT_KIN,
    OWN_KIN,
    WIDER_KIN,
    counted,
    gender_of,
    is_an_animal,
    kin_of,
    says_adopted_away,
    says_dead,
    says_offspring,
    says_young,
    speaks_of_several,
    spelled_nearly,
)
from adapter.household.roles import is_a_role
from adapter.identifiers import nhs_identity
from adapter.records import Extract, Mention, PersonSeen, Reading
from adapter.words import Answer, Assertion, CareTask, Kin, MentionKind, When, Whose

OF_TODAY = (Assertion.AFFIRMED, Assertion.REPORTED)
OLD_AFTER_DAYS = 365
UNNAMED = re.compile(r"(?:un-?born|baby|bump|foetus|fetus)\b", re.IGNORECASE)
PEOPLE = (
    MentionKind.CHILD,
    MentionKind.ADULT_OFFSPRING,
    MentionKind.OTHER_PEOPLES_CHILD,
    MentionKind.CARE,
    MentionKind.RESIDENCE,
    MentionKind.PERSON,
)
SOME = 0
"""`number` of a plural word without a figure: the kids."""
AT_LEAST_TWO = -1
"""`number` of a plural word in a row: who wrote `Sons` on a list meant more than one."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing seen of one person, or of several at once; ages are those of the record's day."""

    evidence: Evidence
    name: str | None = None
    family_name: str | None = None
    relationship: str | None = None
    kin: Kin = Kin.UNKNOWN
    gender: str | None = None
    age: AgeRange = NO_AGE
    birth_date: date | None = None
    nhs_number: str | None = None
    lives_here: Answer = Answer.UNKNOWN
    stated: bool = False
    contact: Answer = Answer.UNKNOWN
    helps: Answer = Answer.UNKNOWN
    tasks: tuple[CareTask, ...] = ()
    group: str | None = None
    number: int = 1
    grown: bool = False
    others: bool = False
    old: bool = False
    detail: bool = False
    """Speaks of somebody met elsewhere, and alone makes nobody."""
    row: PersonSeen | None = None
    any_kin: bool = False
    """A word for children that leaves open whose they are: two boys may be two grandsons."""
    called: str | None = None
    """The word itself, as the sentence has it."""
    young_word: bool = False
    """Called by a word for the young (the boys, kids), where son and daughter leave the age open."""


def sightings(extract: Extract, reading: Reading) -> list[Sighting]:
    """Rows first, then mentions in reading order; the dead, the past, wishes and animals are left out."""
    day = extract.record.day
    rows = [_of_row(row, day) for row in reading.people or extract.people if _living(row, day)]
    said = [seen for mention in reading.mentions for seen in _of_mention(mention, extract)]
    return [*rows, *said]


def written_on(mention: Mention, extract: Extract) -> date | None:
    """The day the mention's passage was written, where it says."""
    if 0 <= mention.passage < len(extract.passages):
        return extract.passages[mention.passage].written_on
    return None


def is_old(mention: Mention, extract: Extract) -> bool:
    """Written years before the record: brought forward, and no statement about today."""
    written, day = written_on(mention, extract), extract.record.day
    return written is not None and day is not None and (day - written).days > OLD_AFTER_DAYS


def expected(row: PersonSeen) -> bool:
    """A row about a child not yet born, whatever has become of it since."""
    return row.unborn or row.kin is Kin.UNBORN


def born_since(row: PersonSeen, day: date | None) -> bool:
    """Written down as unborn, and by now with a name and a birth date: nobody changed the relation."""
    named = row.given_name is not None and UNNAMED.match(row.given_name) is None
    return expected(row) and named and row.birth_date is not None and day is not None and row.birth_date <= day


def _living(row: PersonSeen, day: date | None) -> bool:
    if is_an_animal(row.relationship):
        return False
    dead = row.deceased or says_dead(row.relationship)
    return row.current and not dead and (not expected(row) or born_since(row, day))


def _of_row(row: PersonSeen, day: date | None) -> Sighting:
    if expected(row):
        row = replace(row, kin=Kin.OFFSPRING, relationship="child", unborn=False)
    kin = kin_of(row.kin, row.relationship)
    kin = spelled_nearly(row.relationship, Band.MATCH) if kin is Kin.UNKNOWN else kin
    age = NO_AGE if kin in ADULT_KIN else AgeRange(row.age_low, row.age_high)
    if row.birth_date and day:
        age = age_on(row.birth_date, day)
    away = says_adopted_away(row.relationship)
    lives_here = Answer.ABSENT if away and row.lives_here is Answer.UNKNOWN else row.lives_here
    comes = row.is_responder is Answer.PRESENT and kin in OWN_KIN | WIDER_KIN
    helps = Answer.PRESENT if comes or row.is_unpaid_carer is Answer.PRESENT else Answer.UNKNOWN
    at_work = kin is Kin.UNKNOWN and not age.known and is_a_role(row.relationship or "")
    return Sighting(
        evidence=row.evidence,
        name=_first(row.given_name),
        family_name=row.family_name,
        relationship=row.relationship,
        kin=kin,
        gender=gender_of(row.gender, row.relationship),
        age=AgeRange(ADULT_AGE, None) if at_work else age,
        birth_date=row.birth_date,
        nhs_number=nhs_identity(row.nhs_number),
        lives_here=lives_here,
        stated=lives_here is not Answer.UNKNOWN,
        contact=Answer.ABSENT if away else Answer.UNKNOWN,
        helps=helps,
        number=_number_of_row(row, kin),
        grown=at_work or (kin in ADULT_KIN and not age.is_child),
        row=row,
    )


def _number_of_row(row: PersonSeen, kin: Kin) -> int:
    if row.given_name or row.birth_date or not row.relationship or kin not in OWN_KIN | WIDER_KIN:
        return 1
    return counted(row.relationship) or (AT_LEAST_TWO if speaks_of_several(row.relationship) else 1)


def _of_mention(mention: Mention, extract: Extract) -> Iterator[Sighting]:
    negated_care = mention.kind is MentionKind.CARE and mention.assertion is Assertion.NEGATED
    if mention.kind not in PEOPLE or (mention.assertion not in OF_TODAY and not negated_care):
        return
    if mention.kin is Kin.UNBORN or (mention.when is When.PAST and not _brought_forward(mention)):
        return
    names = [_first(name) for name in mention.names]
    many = mention.count is not None and mention.count > 1 and len(names) == mention.count
    for name in names if many else [names[0] if names else None]:
        yield _said(mention, extract, name, 1 if many else _number(mention))


def _brought_forward(mention: Mention) -> bool:
    """An older record's words about somebody still under 18 today: a child, though nobody looked again."""
    still_minor = mention.age_high is not None and mention.age_high < ADULT_AGE
    return mention.kind is MentionKind.CHILD and mention.assertion is Assertion.REPORTED and still_minor


def _said(mention: Mention, extract: Extract, name: str | None, number: int) -> Sighting:
    kin = _kin(mention)
    old = is_old(mention, extract) or mention.when is When.PAST
    age = moved(AgeRange(mention.age_low, mention.age_high), written_on(mention, extract), extract.record.day)
    grown = mention.kind is MentionKind.ADULT_OFFSPRING
    grown = grown or (kin in ADULT_KIN and not age.is_child)
    if mention.kind is MentionKind.PERSON and not age.is_child and kin is Kin.UNKNOWN:
        grown = True
    if grown and mention.kind is MentionKind.ADULT_OFFSPRING and not age.is_adult:
        age = NO_AGE  # `my baby`, of a son of thirty-six
    return Sighting(
        evidence=mention.evidence,
        name=name,
        relationship=mention.relationship,
        kin=kin,
        gender=gender_of(None, f"{mention.relationship or ''} {mention.text}"),
        age=age if age.known or not grown else AgeRange(18, None),
        lives_here=Answer.UNKNOWN if old else mention.lives_here,
        stated=mention.stated,
        contact=Answer.UNKNOWN if old else mention.contact,
        helps=Answer.UNKNOWN if old else _helps(mention),
        tasks=() if old or mention.assertion is Assertion.NEGATED else mention.care_tasks,
        group=mention.group,
        number=number,
        grown=grown,
        others=mention.kind is MentionKind.OTHER_PEOPLES_CHILD,
        old=old,
        any_kin=mention.kind is MentionKind.CHILD and kin is Kin.OFFSPRING and not says_offspring(mention.text),
        called=mention.text,
        young_word=mention.kind is MentionKind.CHILD and says_young(mention.text),
        detail=mention.kind in (MentionKind.RESIDENCE, MentionKind.PERSON),
    )


def _kin(mention: Mention) -> Kin:
    kin = kin_of(mention.kin, mention.relationship)
    if kin is Kin.UNKNOWN and mention.kind is MentionKind.CHILD and mention.whose is Whose.PARTNER:
        return Kin.PARTNERS_CHILD
    return kin


def _number(mention: Mention) -> int:
    if mention.names:
        return 1
    if mention.count is not None:
        return max(mention.count, 1)
    words = mention.relationship or mention.text
    return SOME if mention.kind is not MentionKind.PERSON and speaks_of_several(words) else 1


def _helps(mention: Mention) -> Answer:
    if mention.assertion is Assertion.NEGATED:
        return Answer.ABSENT
    if mention.helps_with_care is not Answer.UNKNOWN:
        return mention.helps_with_care
    return Answer.PRESENT if mention.care_tasks or mention.kind is MentionKind.CARE else Answer.UNKNOWN


def _first(name: str | None) -> str | None:
    parts = [part.strip(",;:()") for part in (name or "").split()]
    return next((part for part in parts if part), None)
