"""The fields of one form and a question table come in; answers, people and passages go out.

A box nobody has heard of is still read: what is not a known question, a choice or left on purpose
is a passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from adapter.facts import Evidence
from adapter.mapping.answers.forms import Field, Given
from adapter.mapping.answers.language import Person
from adapter.mapping.answers.statements import Statement
from adapter.mapping.answers.tables import Asked, Table, answer_key, question_key
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.dates import day_of
from adapter.mapping.gathered import Piece, Source
from adapter.records import CouldNotCheck, Passage, PersonSeen
from adapter.words import Answer, Kin, Whose


def shown(question: str) -> str:
    """A question as people read it; stored names write a full stop as an entity."""
    return (question.replace("&period;", ".") if "&" in question else question).strip()


def read_fields(fields: Iterator[Field], table: Table, kin: KinTable, source: Source) -> Iterator[Piece]:
    """Everything one form says."""
    for field in fields:
        asked = asked_of(field, table, source.form)
        if asked is None and not field.rows:
            yield from _prose(field, table, source)
        else:
            yield from _read_field(field, asked, table, kin, source, Whose.ADULT)


def read_field(field: Field, table: Table, kin: KinTable, source: Source) -> Iterator[Piece]:
    """One question that stands alone, such as an Observation: one the table does not know says nothing here."""
    asked = asked_of(field, table, source.form)
    if asked is not None:
        yield from _read_field(field, asked, table, kin, source, Whose.ADULT)


def _read_field(
    field: Field, asked: Asked | None, table: Table, kin: KinTable, source: Source, whose: Whose
) -> Iterator[Piece]:
    if asked is None:
        yield from _prose(field, table, source)
    elif asked.person is not None:
        yield from _people(field, asked, table, kin, source)
    elif asked.closed or asked.any_answer:
        for given in field.values:
            yield from _answer(field, given, asked, source, whose)
    if asked is None or asked.person is None:
        for row in field.rows:
            yield from _rest(row, table, kin, source, whose)


def _rest(fields: Iterable[Field], table: Table, kin: KinTable, source: Source, whose: Whose) -> Iterator[Piece]:
    """What else a row says, each question for itself."""
    for field in fields:
        yield from _read_field(field, asked_of(field, table, source.form), table, kin, source, whose)


def asked_of(field: Field, table: Table, form: str | None) -> Asked | None:
    """What a field's question means to the table, in that form."""
    if not field.codes:
        return table.asked_as(field.link, field.question, form)
    return table.asked(field.link or field.question, form, field.codes) or (
        table.asked(field.question, form) if field.link and field.link != field.question else None
    )


def _prose(field: Field, table: Table, source: Source) -> Iterator[Passage]:
    """Every answer of a question nobody has mapped that was written and not picked."""
    values = field.values
    if not values or table.left(field.question):
        return
    for given in values:
        if not given.choice and table.prose(given.text):
            yield Passage(given.text, given.at, source.said_by, source.written_on, shown(field.question))


def _evidence(question: str, given: Given, source: Source) -> Evidence:
    return Evidence(given.text, given.at, source.said_by, source.recorded_on, shown(question))


def _answer(field: Field, given: Given, asked: Asked, source: Source, whose: Whose) -> Iterator[Piece]:
    found = _meant(given, asked)
    if found is None:
        yield unknown_answer(field.question, asked)
        if not given.choice:
            yield Passage(given.text, given.at, source.said_by, source.written_on, shown(field.question))
        return
    for statement in (*found, *asked.any_answer):
        yield statement.seen(_evidence(field.question, given, source), whose=whose)


def _meant(given: Given, asked: Asked) -> tuple[Statement, ...] | None:
    """What an answer states; None where the closed table does not know it."""
    if not asked.closed:
        return ()
    for code in (given.text, *(code for _, code in given.codes)):
        found = asked.answers.get(answer_key(code))
        if found is not None:
            return found
    if given.number is not None:
        for low, high, states in asked.numbers:
            if low <= given.number < high:
                return states
    return None


def unknown_answer(question: str, asked: Asked) -> CouldNotCheck:
    """Says that an answer is outside the closed table; never repeats the answer, which may name a person."""
    known = ", ".join(sorted(f"'{word}'" for word in asked.answers)) or "numbers in its ranges"
    return CouldNotCheck(
        f"the answer to '{shown(question)}'",
        f"it is not one the mapping knows; it knows {known}. Add it to the question table.",
    )


def _people(field: Field, asked: Asked, table: Table, kin: KinTable, source: Source) -> Iterator[Piece]:
    person = asked.person
    if person is None:
        return
    for given in field.values:
        if answer_key(given.text) not in table.not_text:
            yield from _named(field, given, person, kin, source)
            for statement in asked.any_answer:
                yield statement.seen(_evidence(field.question, given, source))
    for row in field.rows:
        yield from _row(field, row, asked, table, kin, source)


def _named(field: Field, given: Given, person: Person, kin: KinTable, source: Source) -> Iterator[Piece]:
    """An answer that by itself is what somebody is to the adult: `Carer's relationship to person: Daughter`."""
    yield PersonSeen(
        _evidence(field.question, given, source),
        relationship=given.text.strip(),
        kin=kin.of_word(given.text)[0],
        is_unpaid_carer=person.is_unpaid_carer,
        listed_at_risk=person.listed_at_risk,
        known_to_services=person.known_to_services,
    )


def _row(
    group: Field, row: tuple[Field, ...], asked: Asked, table: Table, kin: KinTable, source: Source
) -> Iterator[Piece]:
    person = asked.person or Person()
    held: dict[str, tuple[Field, Given]] = {}
    rest: list[Field] = []
    for inner in row:
        name = asked.fields.get(question_key(inner.link or inner.question))
        if name and inner.values:
            held[name] = (inner, inner.values[0])
        elif not name:
            rest.append(inner)
    seen = _person(group, held, person, kin, source)
    if seen is not None:
        yield seen
        for statement in asked.any_answer:
            yield statement.seen(seen.evidence)
    yield from _unknown_in_row(group, held, person)
    whose = Whose.PARTNER if seen is not None and seen.kin is Kin.PARTNER else Whose.OTHER
    yield from _rest(rest, table, kin, source, whose)


def _person(
    group: Field, held: dict[str, tuple[Field, Given]], person: Person, kin: KinTable, source: Source
) -> PersonSeen | None:
    best = next((held[name] for name in ("relationship", "given_name", "family_name") if name in held), None)
    if best is None:
        return None
    field, given = best
    evidence = replace(
        _evidence(field.question, given, source), question=f"{shown(group.question)} {shown(field.question)}"
    )
    text = {name: value.text.strip() for name, (_, value) in held.items()}
    return PersonSeen(
        evidence,
        given_name=text.get("given_name"),
        family_name=text.get("family_name"),
        relationship=text.get("relationship"),
        kin=kin.of_word(text.get("relationship"))[0],
        birth_date=day_of(text.get("birth_date"), ("iso", "%d/%m/%Y")),
        gender=text.get("gender"),
        nhs_number=text.get("nhs_number"),
        lives_here=_coded(text.get("lives_here"), person.lives_here),
        is_unpaid_carer=person.is_unpaid_carer,
        listed_at_risk=person.listed_at_risk,
        separate_concern_raised=_coded(text.get("separate_concern_raised"), person.separate_concern_raised),
        known_to_services=person.known_to_services,
    )


def _coded(text: str | None, codes: dict[str, Answer]) -> Answer:
    return next(
        (value for word, value in codes.items() if text and answer_key(word) == answer_key(text)), Answer.UNKNOWN
    )


def _unknown_in_row(group: Field, held: dict[str, tuple[Field, Given]], person: Person) -> Iterator[Piece]:
    closed = {"lives_here": person.lives_here, "separate_concern_raised": person.separate_concern_raised}
    for name, codes in closed.items():
        if name in held and answer_key(held[name][1].text) not in {answer_key(word) for word in codes}:
            known = ", ".join(f"'{word}'" for word in codes)
            what = f"the answer to '{shown(held[name][0].question)}' under '{shown(group.question)}'"
            yield CouldNotCheck(
                what, f"it is not one the mapping knows; it knows {known}. Add it to the question table."
            )
