"""RelatedPerson, Patient.contact and family Patients come in, people as seen from the adult go out.

A relationship is what the related person is to the patient. Where the patient of a RelatedPerson is
a child and the related person is our adult (by NHS number or by link), it is read the other way
round; a parent of the patient never becomes the patient's child.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from adapter.facts import Evidence
from adapter.mapping.answers.values import concept_words
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.codes.systems import system_key
from adapter.mapping.dates import day_of, end_of, first_day
from adapter.mapping.fhir.bundle import (
    Entry,
    Resource,
    Who,
    each,
    is_restricted,
    names_of,
    nhs_number_of,
    nhs_number_verified,
    reference_of,
)
from adapter.records import CouldNotCheck, PersonSeen
from adapter.words import Answer, Kin

NOBODY: Mapping[str, Evidence] = {}
NOT_SENT = (
    "An entry about a relative names somebody whose own record did not come with it. It may be a child: look in the "
    "record system whom the adult is related to, and ask."
)


def relatives(
    entries: list[Entry],
    who: Who,
    adult: Entry | None,
    kin: KinTable,
    as_of: date | None,
    known: Mapping[str, Evidence] = NOBODY,
) -> Iterator[PersonSeen | CouldNotCheck]:
    """Everybody the record names around the adult; a child `known` to services is said to be, in the plan's words."""
    for seen, patient in _around(entries, who, adult, kin, as_of):
        yield seen
        if isinstance(seen, CouldNotCheck):
            continue
        if patient is not None and patient.at in known:
            yield replace(seen, evidence=known[patient.at], known_to_services=Answer.PRESENT)
    if adult is not None:
        yield from _contacts(adult, kin, as_of)


def _around(
    entries: list[Entry], who: Who, adult: Entry | None, kin: KinTable, as_of: date | None
) -> Iterator[tuple[PersonSeen | CouldNotCheck, Entry | None]]:
    """Each person, and the Patient of the record who is the same human."""
    for entry in entries:
        if entry.type != "RelatedPerson":
            continue
        about = reference_of(entry.resource.get("patient"))
        patient = who.patient(about)
        if adult is not None and patient is not adult and _is(entry, adult):
            yield from ((seen, patient) for seen in _other_way(entry, patient, about, kin, as_of))
        elif adult is None or about is None or patient is adult or (patient is None and not any(names_of(adult))):
            # An adult's own record may link to the entries of their relatives, which makes none of them the adult.
            same = next((one for one in who.patients if one is not adult and _is(entry, one)), None)
            yield _related(entry, same, kin, as_of), same
        elif patient is None:
            yield _absent(entry), None


def _is(entry: Entry, patient: Entry) -> bool:
    """Whether a RelatedPerson is the same human as a Patient."""
    number = nhs_number_of(entry.resource)
    # One digit ten times is typed where there is no number, and would make a child the adult.
    if number is not None and len(set(number)) > 1 and number == nhs_number_of(patient.resource):
        return True
    own = set(names_of(entry)) | {f"RelatedPerson/{entry.resource.get('id')}"}
    return any(
        reference_of(link.get("other")) in own for link in each(patient.resource, "link") if isinstance(link, dict)
    )


def _related(entry: Entry, same: Entry | None, kin: KinTable, as_of: date | None) -> PersonSeen:
    found = _relationship(entry.resource, entry.at, kin)
    return _person(entry, found, found[2], as_of, same)


def _absent(entry: Entry) -> CouldNotCheck:
    return CouldNotCheck(f"who somebody on the record is ({entry.at or entry.type})", NOT_SENT)


def _other_way(
    entry: Entry, patient: Entry | None, about: str | None, kin: KinTable, as_of: date | None
) -> Iterator[PersonSeen | CouldNotCheck]:
    """The patient of the RelatedPerson, seen from the adult who is the related person."""
    found = _relationship(entry.resource, entry.at, kin)
    if patient is None:
        yield _absent(entry)
    if found[3] is Kin.UNKNOWN:
        return
    current = _current(entry.resource, as_of)
    if patient is None:
        evidence = Evidence(found[0] or about or "RelatedPerson", found[1])
        place = ("RelatedPerson.patient", about or entry.at)
        words = found[3].value.replace("_", " ")
        yield PersonSeen(evidence, relationship=words, kin=found[3], current=current, place=place)
        return
    seen = _person(patient, found, found[3], as_of, None)
    yield _with_relation(replace(seen, place=("RelatedPerson.patient", patient.at)), found[3], current)


def _with_relation(seen: PersonSeen, kin: Kin, current: bool) -> PersonSeen:
    return replace(seen, relationship=kin.value.replace("_", " "), current=seen.current and current)


Found = tuple[str, str, Kin, Kin, str]
"""Words, where they stand, what the person is to the patient, the other way round, and the words as people say them."""


def _relationship(resource: Resource, at: str, kin: KinTable) -> Found:
    words, where, shown = "", f"{at}.relationship" if at else "relationship", ""
    one, other = Kin.UNKNOWN, Kin.UNKNOWN
    for index, concept in enumerate(each(resource, "relationship")):
        place = f"{where}[{index}]"
        text, spot = concept_words(concept, place)
        for coding in (*each(concept, "coding"), {"display": text}):
            pair = _kin_of(coding, kin)
            if pair[0] is not Kin.UNKNOWN and one in (Kin.UNKNOWN, Kin.ADULT):
                one, other, words, where, shown = *pair, text, spot, _shown(coding, text, kin)
        if not words and text:
            words, where, shown = text, spot, text
    return words, where, one, other, shown


def _shown(coding: Any, text: str, kin: KinTable) -> str:
    """A bare code in the words of its table: `SONC` is nobody's way to say son."""
    bare = isinstance(coding, dict) and text == coding.get("code")
    return kin.shown.get(_key(coding), text) if bare else text


def _key(coding: Mapping[str, Any]) -> tuple[str, str]:
    return system_key(str(coding.get("system") or "")), str(coding.get("code") or "").casefold()


def _kin_of(coding: Any, kin: KinTable) -> tuple[Kin, Kin]:
    if not isinstance(coding, dict):
        return Kin.UNKNOWN, Kin.UNKNOWN
    found = kin.by_code.get(_key(coding))
    display = coding.get("display")
    return found or kin.of_word(display if isinstance(display, str) else None)


def _person(entry: Entry, found: Found, kin: Kin, as_of: date | None, same: Entry | None) -> PersonSeen:
    """`same` is the Patient who is the same human, for what this resource leaves out."""
    resource, more = entry.resource, same.resource if same else {}
    given, family = _name(resource)
    birth = day_of(resource.get("birthDate") or more.get("birthDate"))
    low, high = _year_ages(resource.get("birthDate") or more.get("birthDate"), as_of)
    words, where = (found[0], found[1]) if found[0] else (given or family or entry.type, f"{entry.at}.name")
    gender = resource.get("gender") or more.get("gender")
    number = nhs_number_of(resource)
    return PersonSeen(
        Evidence(words, where),
        given_name=given or _name(more)[0],
        family_name=family or _name(more)[1],
        relationship=found[4] or None,
        kin=kin,
        birth_date=birth,
        age_low=low if birth is None else None,
        age_high=high if birth is None else None,
        gender=gender if isinstance(gender, str) else None,
        nhs_number=number or nhs_number_of(more),
        nhs_number_verified=nhs_number_verified(resource if number else more),
        restricted=is_restricted(resource) or is_restricted(more),
        deceased=_dead(resource) or _dead(more),
        current=_current(resource, as_of),
        place=(entry.type, identity if isinstance(identity := resource.get("id"), str) else entry.at),
    )


def _year_ages(born: Any, as_of: date | None) -> tuple[int | None, int | None]:
    """Whole years where only a year or a month of birth is known."""
    first = first_day(born)
    if first is None or as_of is None or first > as_of:
        return None, None
    years = as_of.year - first.year
    return max(0, years - 1), years


def _dead(resource: Resource) -> bool:
    """Also by a day nobody can read; a day that only fills the place of one, 1 January 1900, is no death."""
    died = resource.get("deceasedDateTime")
    day = first_day(died)
    told = isinstance(died, str) and (day is None or end_of(day) is not None)
    return told or resource.get("deceasedBoolean") in (True, "true")


def _current(resource: Resource, as_of: date | None) -> bool:
    """False where it is inactive, or its period ended before the day of the record, or ended and no day is known."""
    if resource.get("active") in (False, "false"):
        return False
    period = resource.get("period")
    end = end_of(first_day(period.get("end"))) if isinstance(period, dict) else None
    return end is None or (as_of is not None and end >= as_of)


def _name(resource: Resource) -> tuple[str | None, str | None]:
    names = [name for name in each(resource, "name") if isinstance(name, dict)]
    if not names:
        return None, None
    chosen = next((name for name in names if name.get("use") in ("official", "usual")), names[0])
    given = " ".join(word for word in each(chosen, "given") if isinstance(word, str))
    family = chosen.get("family")
    text = chosen.get("text")
    shown = given or (text if isinstance(text, str) and not isinstance(family, str) else "")
    return shown or None, family if isinstance(family, str) else None


def _contacts(adult: Entry, kin: KinTable, as_of: date | None) -> Iterator[PersonSeen]:
    for index, contact in enumerate(each(adult.resource, "contact")):
        if not isinstance(contact, dict):
            continue
        at = f"{adult.at}.contact[{index}]" if adult.at else f"contact[{index}]"
        found = _relationship(contact, at, kin)
        if found[0] or contact.get("name"):
            yield _person(Entry(contact, at, "Patient.contact"), found, found[2], as_of, None)
