"""The fields of one form and a question table come in; answers, people and passages go out.

A box nobody has heard of is still read: what is not a known question, a choice or left on purpose
is a passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from adapter.mapping.answers.cells import head, plain_number, shown, whole_number
from adapter.mapping.answers.forms import Field, Given
from adapter.mapping.answers.people import evidence_of, named_person, row_person
from adapter.mapping.answers.responses import Alone, alone_field, response_answers
from adapter.mapping.answers.statements import Statement, kind_told
from adapter.mapping.answers.tables import Asked, Table, answer_key
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.gathered import Piece, Source
from adapter.records import NOT_UNDERSTOOD, CouldNotCheck, Passage
from adapter.words import Kin, Whose


def read_response(items: Any, at: str, table: Table, kin: KinTable, source: Source) -> Iterator[Piece]:
    """Everything the items of one QuestionnaireResponse say."""
    said_by, written_on, form = source.said_by, source.written_on, source.form

    def alone(one: Alone, place: str) -> Passage | Field | None:
        link, question, text = one
        met = table.met(link, question, form)
        if met.asked is not None:
            return alone_field(one, place)
        if met.left or not table.prose(text):
            return None
        return Passage(text, place, said_by, written_on, met.shown)

    def has_rows(group: Field) -> bool:
        return asked_of(group, table, form) is not None

    for found in response_answers(items, at, alone, has_rows):
        if type(found) is Field:
            yield from _read_one(found, table, kin, source)
        else:
            yield found  # type: ignore[misc]


def read_fields(fields: Iterator[Field], table: Table, kin: KinTable, source: Source) -> Iterator[Piece]:
    """Everything one form says."""
    for field in fields:
        yield from _read_one(field, table, kin, source)


def _read_one(field: Field, table: Table, kin: KinTable, source: Source) -> Iterable[Piece]:
    asked = asked_of(field, table, source.form)
    if asked is None and not field.rows:
        return _prose(field, table, source)
    return _read_field(field, asked, table, kin, source, Whose.ADULT)


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
        if asked.closed and field.rows:
            yield unknown_answer(field.question, asked)
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


def _prose(field: Field, table: Table, source: Source) -> list[Passage]:
    """Every answer of a question nobody has mapped that was written and not picked."""
    written = [given for given in field.values if not given.choice and table.prose(given.text)]
    if not written or table.left(field.question):
        return []
    question = shown(field.question)
    return [Passage(given.text, given.at, source.said_by, source.written_on, question) for given in written]


def _answer(field: Field, given: Given, asked: Asked, source: Source, whose: Whose) -> Iterator[Piece]:
    found = _meant(given, asked)
    if found is None:
        if not given.choice:  # what was written is read, whether or not it begins with an answer of the table
            yield Passage(given.text, given.at, source.said_by, source.written_on, shown(field.question))
        found = _begun(given, asked)
    if found is None:
        yield unknown_answer(field.question, asked)
        return
    for statement in (*found, *asked.any_answer):
        yield statement.seen(evidence_of(field.question, given, source), whose=whose)


def _begun(given: Given, asked: Asked) -> tuple[Statement, ...] | None:
    """What the first words state, with more written behind them: `No, both grown up`, but not `No, not asked`."""
    first, behind = head(given.text) or ("", "")
    if not first or kind_told(behind) not in (None, "said"):
        return None
    return _meant(given._replace(text=first, number=None, codes=()), asked)


def _meant(given: Given, asked: Asked) -> tuple[Statement, ...] | None:
    """What an answer states; None where the closed table does not know it."""
    if not asked.closed:
        return ()
    for code in (given.text, whole_number(given.text), *(code for _, code in given.codes)):
        found = asked.answers.get(answer_key(code), _code_and_words(code, asked))
        if found is not None:
            return found
    number = given.number if given.number is not None else plain_number(given.text) if asked.numbers else None
    return None if number is None else _in_range(number, asked)


def _code_and_words(text: str, asked: Asked) -> tuple[Statement, ...] | None:
    """`14 not a parent`: a code with its words behind it, where the table knows both and they state the same."""
    code, _, words = text.strip().partition(" ")
    by_code, by_words = (asked.answers.get(answer_key(part.strip(" -:.()"))) for part in (code, words))
    return by_words if by_code == by_words else None


def _in_range(number: float, asked: Asked) -> tuple[Statement, ...] | None:
    for low, high, states in asked.numbers:
        # Less than none cannot be counted: -1 stands for an answer of its own, and is not 0.
        if low <= number < high and (number >= 0 or low != float("-inf")):
            return states
    return None


def unknown_answer(question: str, asked: Asked) -> CouldNotCheck:
    """Says that an answer is outside the closed table; never repeats the answer, which may name a person."""
    words = [*sorted(f"'{word}'" for word in asked.answers), *(["numbers in its ranges"] if asked.numbers else [])]
    known = ", ".join(words)
    return CouldNotCheck(
        f"the answer to '{shown(question)}'",
        f"{NOT_UNDERSTOOD}, so it counts as not known: read it in the form, and ask. "
        f"Known answers are {known}; whoever looks after the forms here can add one.",
    )


def _people(field: Field, asked: Asked, table: Table, kin: KinTable, source: Source) -> Iterator[Piece]:
    person = asked.person
    if person is None:
        return
    for given in field.values:
        if answer_key(given.text) not in table.not_text:
            seen = named_person(field, given, person, kin, source)
            yield seen
            for statement in asked.any_answer:
                yield statement.seen(seen.evidence)
    for index in range(len(field.rows)):
        yield from _row(field, index, asked, table, kin, source)


def _row(group: Field, index: int, asked: Asked, table: Table, kin: KinTable, source: Source) -> Iterator[Piece]:
    found = row_person(group, index, asked, kin, source)
    if found.seen is not None:
        yield found.seen
        for statement in asked.any_answer:
            yield statement.seen(found.seen.evidence)
    yield from found.could_not_check
    whose = Whose.PARTNER if found.seen is not None and found.seen.kin is Kin.PARTNER else Whose.OTHER
    yield from _rest(found.rest, table, kin, source, whose)
