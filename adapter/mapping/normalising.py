"""An extract as a mapping read it comes in; it goes out with NHS numbers and days spelled one way, doubts told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from adapter.identifiers import nhs_identity
from adapter.mapping.dates import day_of
from adapter.records import AnswerSeen, CouldNotCheck, Extract, PersonSeen, SourceRecord
from adapter.words import is_blank_word

WRONG = (
    "the NHS number cannot be right (its last digit does not fit), so nobody is found by it: correct it in the record."
)
OF_THE_ADULT = CouldNotCheck("the adult's NHS number", WRONG, hides_nobody=True)
OF_SOMEBODY = CouldNotCheck("the NHS number of somebody around the adult", WRONG, hides_nobody=True)
DAYS = ("iso", "%d/%m/%Y", "hl7")

_JOINED = re.compile(r"\s*(?:&|\+|\band\b)\s*", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:&|\+|,|/|\band\b)+\s*(?:(?:&|\band\b)\s*)?", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:(?:grand|step|foster|god)[ -]?)?(?:sons|daughters|children|kids|boys|girls|twins|triplets)\b", re.I
)

LONGEST_NAMES = 200
"""Characters; what is longer is a text and no list of names."""

Seen = TypeVar("Seen", AnswerSeen, PersonSeen)


def normalised(record: SourceRecord, extract: Extract) -> Extract:
    """Valid NHS numbers as ten digits, wrong ones as written and told; `recorded_on` an ISO day or nothing."""
    doubts = list(record.doubts)
    adult = extract.adult
    if adult.nhs_number:
        digits = nhs_identity(adult.nhs_number)
        doubts += [OF_THE_ADULT] if digits is None else []
        if digits is not None and digits != adult.nhs_number:
            adult = replace(adult, nhs_number=digits)
    people = tuple(_person(_dated(one)) for person in extract.people for one in _each(person))
    if any(person.nhs_number and nhs_identity(person.nhs_number) is None for person in people):
        doubts.append(OF_SOMEBODY)
    told = (*extract.could_not_check, *(doubt for doubt in doubts if doubt not in extract.could_not_check))
    answers = tuple(_dated(answer) for answer in extract.answers)
    return replace(extract, adult=adult, answers=answers, people=people, could_not_check=told)


def _person(person: PersonSeen) -> PersonSeen:
    person = _unnamed(person)
    digits = nhs_identity(person.nhs_number)
    return person if digits in (None, person.nhs_number) else replace(person, nhs_number=digits)


def _each(person: PersonSeen) -> Iterator[PersonSeen]:
    """`Ella & Ellie` in one row are two people; a comma parts names only where the relation is plural."""
    given, relation = person.given_name or "", person.relationship or ""
    if len(given) > LONGEST_NAMES or len(relation) > LONGEST_NAMES:
        yield person
        return
    names = [name.strip() for name in (_LISTED if _SEVERAL.search(relation) else _JOINED).split(given)]
    if len(names) < 2 or not all(any(map(str.isalpha, name)) for name in names):
        yield person
        return
    for index, name in enumerate(names):
        place = None if person.place is None else (person.place[0], f"{person.place[1]}, {index + 1}")
        yield replace(person, given_name=name, nhs_number=None, place=place)


def _unnamed(person: PersonSeen) -> PersonSeen:
    """`N/K` in a name's place is nobody's name: two people would be one, or a card would speak of N/K."""
    given, family = (name and not is_blank_word(name) for name in (person.given_name, person.family_name))
    if (person.given_name and not given) or (person.family_name and not family):
        return replace(
            person,
            given_name=person.given_name if given else None,
            family_name=person.family_name if family else None,
        )
    return person


def _dated(seen: Seen) -> Seen:
    written = seen.evidence.recorded_on
    if written is None or (len(written) == 10 and _is_iso(written)):
        return seen
    day = day_of(written, DAYS)
    return replace(seen, evidence=replace(seen.evidence, recorded_on=day.isoformat() if day else None))


def _is_iso(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return written[4] == "-"
