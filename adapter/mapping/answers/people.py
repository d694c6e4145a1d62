"""A row about somebody around the adult comes in, the person it is about goes out, with what could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from adapter.facts import Evidence
from adapter.mapping.answers.cells import age_in, is_name, is_shortened, shown, whole_number
from adapter.mapping.answers.forms import Field, Given
from adapter.mapping.answers.language import ANSWERED, TELLING, Person
from adapter.mapping.answers.tables import Asked, answer_key, question_key
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.codes.systems import system_key
from adapter.mapping.dates import day_of, end_of, no_date, year_ages
from adapter.mapping.gathered import Source
from adapter.records import NOT_UNDERSTOOD, CouldNotCheck, PersonSeen
from adapter.words import Answer, Kin, is_blank_word

Held = dict[str, tuple[Field, Given]]


@dataclass(frozen=True, slots=True)
class RowRead:
    """What one row gave up."""

    seen: PersonSeen | None
    rest: tuple[Field, ...]
    """The row's questions that are no field of a person."""
    could_not_check: tuple[CouldNotCheck, ...]


def evidence_of(question: str, given: Given, source: Source) -> Evidence:
    """The words of one answer with their place.

    A bare number, or yes and no told by a value alone, is no words: then the question is quoted, and both are shown.
    """
    asked = shown(question)
    if given.wordless and question.strip():
        return Evidence(question, given.at, source.said_by, source.recorded_on, f"{asked}: {given.text}")
    return Evidence(given.text, given.at, source.said_by, source.recorded_on, asked)


def named_person(field: Field, given: Given, person: Person, kin: KinTable, source: Source) -> PersonSeen:
    """An answer that by itself is what somebody is to the adult: `Carer's relationship to person: Daughter`."""
    words, relation = _relation(given.text.strip(), person, kin)
    return PersonSeen(
        evidence_of(field.question, given, source),
        relationship=words,
        kin=relation,
        unborn=relation is Kin.UNBORN,
        is_unpaid_carer=person.always("is_unpaid_carer"),
        listed_at_risk=person.always("listed_at_risk"),
        known_to_services=person.always("known_to_services"),
    )


def row_person(group: Field, index: int, asked: Asked, kin: KinTable, source: Source) -> RowRead:
    """The person of a row. A number in a name's place is nobody's name, and a day that cannot be read is told."""
    person = asked.person or Person()
    held: Held = {}
    rest: list[Field] = []
    for inner in group.rows[index]:
        # A form's own name for a question may be a number, and its wording the only thing that tells.
        name = asked.fields.get(question_key(inner.link)) or asked.fields.get(question_key(inner.question))
        if name and inner.values:
            held[name] = (inner, inner.values[0])
        elif not name:
            rest.append(inner)
    doubts = list(_doubts(group, held, person, source))
    for name in ("given_name", "family_name"):
        if name in held and not is_name(held[name][1].text):
            del held[name]
    seen = _person(group, held, person, kin, source)
    if seen is not None and index < len(group.places):
        seen = replace(seen, place=(f"{_list(group.places[index])} {shown(group.question)}", group.places[index]))
    return RowRead(seen, tuple(rest), tuple(doubts))


def _list(place: str) -> str:
    """`contacts` of `contacts[3]`: where the list itself stands."""
    return place.rpartition("[")[0]


def _person(group: Field, held: Held, person: Person, kin: KinTable, source: Source) -> PersonSeen | None:
    best = next((held[name] for name in TELLING if name in held), None) or _one_at_risk(held, person)
    if best is None:
        return None
    field, given = best
    evidence = replace(
        evidence_of(field.question, given, source), question=f"{shown(group.question)} {shown(field.question)}"
    )
    text = {name: value.text.strip() for name, (_, value) in held.items()}
    words, relation = _relation(text.get("relationship"), person, kin)
    born = day_of(text.get("birth_date"), source.formats, source.written_on)
    low, high = year_ages(text.get("birth_date"), source.written_on) if born is None else (None, None)
    age = age_in(text["age"]) if born is None and low is None and "age" in text else None
    said = {name: _said(name, text.get(name), person) for name in ANSWERED}
    return PersonSeen(
        evidence,
        given_name=text.get("given_name"),
        family_name=text.get("family_name"),
        relationship=words,
        kin=relation,
        birth_date=born,
        age_low=age if low is None else low,
        age_high=age if high is None else high,
        gender=text.get("gender"),
        nhs_number=_identifier(text.get("nhs_number")),
        lives_here=said["lives_here"],
        unborn=relation is Kin.UNBORN,
        deceased=said["deceased"] is Answer.PRESENT or _died(text.get("died_on"), source),
        current=said["current"] is not Answer.ABSENT and not _ended(text.get("ended_on"), source),
        is_unpaid_carer=said["is_unpaid_carer"],
        is_responder=person.is_responder,
        listed_at_risk=said["listed_at_risk"],
        separate_concern_raised=said["separate_concern_raised"],
        known_to_services=said["known_to_services"],
    )


def _one_at_risk(held: Held, person: Person) -> tuple[Field, Given] | None:
    """Somebody was put on a list of those at risk, and no more was written than what was done about it."""
    if person.always("listed_at_risk") is not Answer.PRESENT:
        return None
    said = (held[name] for name in ANSWERED if name in held and _meant(held[name][1].text, person.table(name)))
    return next(said, None)


def _relation(text: str | None, person: Person, kin: KinTable) -> tuple[str | None, Kin]:
    """What the person is to the adult, in words and as kin, from a cell that says it one way or the other."""
    if not text:
        return None, Kin.UNKNOWN
    words, pair = text, kin.of_word(text)
    if person.relationship_codes:
        key = (system_key(person.relationship_codes), whole_number(text).casefold())
        words, pair = kin.shown.get(key, text), kin.by_code.get(key, pair)
    if person.relationship_of == "person":
        return words, pair[0]
    # Turned round, the words would name the adult: what is left is the kind of relation, and `adult` is none.
    return (None if pair[1] in (Kin.UNKNOWN, Kin.ADULT) else pair[1].value.replace("_", " ")), pair[1]


def _ended(text: str | None, source: Source) -> bool:
    """Whether it had ended on the day of the record; where the record has no day, an end is an end."""
    end = end_of(day_of(text, source.formats))
    return end is not None and (source.written_on is None or end < source.written_on)


def _died(text: str | None, source: Source) -> bool:
    return end_of(day_of(text, source.formats)) is not None


def _later(end: date | None, day: date) -> bool:
    return end is not None and end > day


def _identifier(text: str | None) -> str | None:
    return None if text is None or is_shortened(text) else whole_number(text)


def _said(name: str, text: str | None, person: Person) -> Answer:
    if text is None:
        return person.always(name)
    return _meant(text, person.table(name)) or Answer.UNKNOWN


def _meant(text: str, table: dict[str, Answer]) -> Answer | None:
    written = {answer_key(text), answer_key(whole_number(text))}
    return next((value for word, value in table.items() if answer_key(word) in written), None)


def _doubts(group: Field, held: Held, person: Person, source: Source) -> Iterator[CouldNotCheck]:
    """What stands in a row and cannot be told; the cell itself, which may name a person, is never repeated."""
    for name, (field, given) in held.items():
        why = _doubt(name, given.text, person, source.formats, source.written_on)
        if why:
            yield CouldNotCheck(f"the answer to '{shown(field.question)}' under '{shown(group.question)}'", why)


def _doubt(name: str, text: str, person: Person, formats: tuple[str, ...], day: date | None) -> str | None:
    if name in ANSWERED and _meant(text, person.table(name)) is None:
        known = ", ".join(f"'{word}'" for word in person.table(name))
        told = f"{NOT_UNDERSTOOD}, so it counts as not known: read it in the form, and ask."
        return f"{told} Known answers are {known}; whoever looks after the forms here can add one."
    if name == "birth_date" and year_ages(text, day)[0] is not None:
        return None
    if name in ("birth_date", "ended_on", "died_on") and day_of(text, formats, day) is None and not no_date(text):
        return (
            "it is no day that can be read, so an age may be missing: read it in the form. "
            f"Days are read as {', '.join(formats)}; whoever looks after the forms here can add a way of writing them."
        )
    if name == "died_on" and day is not None and _later(end_of(day_of(text, formats, day)), day):
        return "it lies after the day of the record; whoever it is of was taken for dead. Please check it."
    if name == "age" and age_in(text) is None and not is_blank_word(text):
        return "it is no age in years or months, so none is known: read it in the form, and ask."
    if name in ("given_name", "family_name") and not is_name(text) and any(sign.isdigit() for sign in text):
        return "it is a number where a name should be; it was not taken for a name."
    if name == "nhs_number" and is_shortened(text):
        return "a spreadsheet has shortened the number (as 1.23E+10), and its last digits are lost. Look it up again."
    return None
