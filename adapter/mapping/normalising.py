"""An extract as a mapping read it comes in; it goes out with NHS numbers and days spelled one way, doubts told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from adapter.identifiers import nhs_identity
from adapter.mapping.dates import day_of
from adapter.records import AnswerSeen, CouldNotCheck, Extract, PersonSeen, SourceRecord
from adapter.words import is_blank_word

WRONG = "the NHS number does not pass its check digit; correct it at its source."
OF_THE_ADULT = CouldNotCheck("the adult's NHS number", WRONG, hides_nobody=True)
OF_SOMEBODY = CouldNotCheck("the NHS number of somebody around the adult", WRONG, hides_nobody=True)
DAYS = ("iso", "%d/%m/%Y", "hl7")

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
    people = tuple(_person(_dated(person)) for person in extract.people)
    if any(person.nhs_number and nhs_identity(person.nhs_number) is None for person in people):
        doubts.append(OF_SOMEBODY)
    told = (*extract.could_not_check, *(doubt for doubt in doubts if doubt not in extract.could_not_check))
    answers = tuple(_dated(answer) for answer in extract.answers)
    return replace(extract, adult=adult, answers=answers, people=people, could_not_check=told)


def _person(person: PersonSeen) -> PersonSeen:
    person = _unnamed(person)
    digits = nhs_identity(person.nhs_number)
    return person if digits in (None, person.nhs_number) else replace(person, nhs_number=digits)


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
