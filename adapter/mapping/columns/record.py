"""A record of keys and columns and its mapping come in, an extract goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from adapter.errors import RecordError
from adapter.facts import KIND_OF_FORM, Evidence
from adapter.layouts import ALONE, MISSING, UNREAD
from adapter.mapping.answers.cells import is_shortened, whole_number
from adapter.mapping.answers.forms import Field, stored_field, stored_fields
from adapter.mapping.answers.questions import read_fields
from adapter.mapping.answers.tables import Table, question_key
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.columns.codes import Coded, read_codes
from adapter.mapping.dates import day_of, no_date
from adapter.mapping.gathered import Piece, Pieces, Source
from adapter.mapping.paths.dotted import Find, Located
from adapter.mapping.standing import latest_moment, standing_told, strange_status
from adapter.mapping.summaries import content_missing
from adapter.records import Adult, CouldNotCheck, Extract, Passage, RecordRef, SourceRecord
from adapter.words import Standing

Finds = tuple[Find, ...]
NOT_HERE = "It was not in this extract, or not to its end, so nobody has looked at what it says. Send it again whole."
HELD = "It could not be read and is held; what it says of this family is not known."
NO_QUESTIONS = "There should be questions with their answers here, and what was sent is none: read the form itself."
UNDATED = "The day it was written cannot be read, so it may be older than it seems: look in the record."
NOBODY = (
    "An entry there names somebody whose own details did not come with it, so their name and age are not known. It may "
    "be a child: look in the record system who it is, and ask."
)
NO_DAY = "it is no day that can be read, so ages may be missing: read it in the record. Days are read as"
SHORTENED = "a spreadsheet has shortened the number (as 1.23E+10), and its last digits are lost. Look it up again."


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows about people stand, and which of their columns are left."""

    find: Find
    question: str
    table: Table
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Where free text stands; with `rows` the other paths are seen from each row."""

    rows: Find | None
    find: Find
    question: str | None
    author: Finds = ()
    written_on: Finds = ()


@dataclass(frozen=True, slots=True)
class JsonReader:
    """One mapping of keys and columns ready for use, however its records arrived."""

    name: str
    sha256: str
    kin: KinTable
    record: dict[str, Finds]
    formats: tuple[str, ...]
    adult: dict[str, Finds]
    form: tuple[Find, Table] | None
    answers: tuple[tuple[Find, str, Table], ...]
    people: tuple[Rows, ...]
    passages: tuple[Texts, ...]
    codes: tuple[Coded, ...] = ()
    standings: dict[str, Standing] = field(default_factory=dict)

    def read(self, record: SourceRecord) -> Extract:
        """Raises RecordError when the record does not say which record it is."""
        tree = record.tree
        ref, strange = self._reference(record)
        recorded_on = ref.assessed_on.isoformat() if ref.assessed_on else None
        source = Source(ref.form, ref.author, recorded_on, ref.assessed_on, self._spellings())
        pieces = Pieces()
        if ref.summary:
            pieces.add(content_missing(ref))
        if strange:
            pieces.add(strange_status(strange))
        pieces.take(_not_looked_at(tree))
        pieces.take(self._undated(ref, tree))
        adult = self._adult(tree, source, pieces)
        pieces.take(self._pieces(tree, source))
        return Extract(
            ref,
            adult,
            tuple(pieces.answers),
            tuple(pieces.people),
            tuple(pieces.passages),
            tuple(pieces.could_not_check),
        )

    def _spellings(self) -> tuple[str, ...]:
        """How days are written: as the mapping says, else as ISO or the British way."""
        return self.formats if self.formats != ("iso",) else ("iso", "%d/%m/%Y")

    def _reference(self, record: SourceRecord) -> tuple[RecordRef, str | None]:
        """Which record it is, and the status nobody knows, if it has one."""
        text = {name: _text(finds, record.tree) for name, finds in self.record.items() if name != "id_parts"}
        identity = text.get("summary_of") or text.get("id") or self._of_parts(record.tree)
        if not identity:
            raise RecordError(
                record.path, "the record carries no id.", "Send it with the id its own system knows it by."
            )
        if is_shortened(identity):
            raise RecordError(record.path, f"of its id, {SHORTENED}", "Export the column as text and send it again.")
        days = (day_of(value, self.formats) for value in self._days(record.tree))
        status, standing, strange = standing_told([text.get("status") or ""], self.standings)
        changed = [value for find in self.record.get("changed_at", ()) for value, _ in find(record.tree, "")]
        ref = RecordRef(
            whole_number(identity),
            self.name,
            record.path,
            record.sha256,
            next((day for day in days if day is not None), None),
            text.get("author"),
            text.get("form"),
            status,
            self.sha256,
            summary=bool(self.record.get("summary_of")),
            received_on=record.received_on,
            standing=standing,
            changed_at=latest_moment(changed or self._days(record.tree), self.formats),
        )
        return ref, strange

    def _days(self, tree: Any) -> Iterator[Any]:
        for find in self.record.get("assessed_on", ()):
            yield from (value for value, _ in find(tree, "") if value not in (None, ""))

    def _undated(self, ref: RecordRef, tree: Any) -> Iterator[CouldNotCheck]:
        """A record's own day that cannot be read is told: ages would be those of another day."""
        written = (value for value in self._days(tree) if not isinstance(value, str) or not no_date(value))
        if ref.assessed_on is None and any(True for _ in written):
            yield CouldNotCheck("the day of the record", f"{NO_DAY} {', '.join(self.formats)}.")

    def _of_parts(self, tree: Any) -> str | None:
        """The parts of the id in their order; none may be missing, or two records would be one."""
        parts = [_text((find,), tree) for find in self.record.get("id_parts", ())]
        whole = [whole_number(part) for part in parts if part and not is_shortened(part)]
        return "/".join(whole) if whole and len(whole) == len(parts) else None

    def _adult(self, tree: Any, source: Source, pieces: Pieces) -> Adult:
        text = {name: _text(finds, tree) for name, finds in self.adult.items()}
        # Where an address stands in several fields they are its lines, not other places to look for it.
        text["address"] = ", ".join(filter(None, (_text((find,), tree) for find in self.adult.get("address", ()))))
        born = day_of(text.get("birth_date"), source.formats, source.written_on)
        if born is None and text.get("birth_date") and not no_date(text["birth_date"] or ""):
            spelled = ", ".join(source.formats)
            pieces.add(CouldNotCheck("the adult's date of birth", f"{NO_DAY} {spelled}."))
        for name, shown in (("nhs_number", "the adult's NHS number"), ("local_id", "the adult's number")):
            if is_shortened(text.get(name) or ""):
                pieces.add(CouldNotCheck(shown, SHORTENED))
                text[name] = None
        return Adult(
            text.get("given_name"),
            text.get("family_name"),
            born,
            text.get("gender"),
            _whole(text.get("nhs_number")),
            _whole(text.get("local_id")),
            text["address"] or None,
            text.get("postcode"),
            is_person=not text.get("not_a_person"),
        )

    def _pieces(self, tree: Any, source: Source) -> Iterator[Piece]:
        if self.form is not None:
            find, table = self.form
            yield from _form_states(self.record, table, tree, source)
            for answers, at in find(tree, ""):
                yield from _unreadable_steps(answers, at)
                yield from read_fields(stored_fields(answers, at), table, self.kin, source)
        for find, question, table in self.answers:
            fields = (stored_field(question, value, at) for value, at in find(tree, ""))
            yield from read_fields(fields, table, self.kin, source)
        for people in self.people:
            found = [(row, at) for row, at in people.find(tree, "") if isinstance(row, dict)]
            rows = tuple(_row(row, at, people.left) for row, at in found)
            field = Field(people.question, "", rows=rows, places=tuple(at for _, at in found))
            yield from read_fields(iter((field,)), people.table, self.kin, source)
        for coded in self.codes:
            yield from read_codes(coded, tree, source)
        for texts in self.passages:
            yield from _passages(texts, tree, source)


def _not_looked_at(tree: Any) -> Iterator[CouldNotCheck]:
    """What of the extract did not come, and which of the record's rows are held."""
    for name in tree.get(MISSING, ()):
        yield CouldNotCheck(f"the file '{name}'", NOT_HERE)
    for place in tree.get(UNREAD, ()):
        yield CouldNotCheck(place, HELD)
    for name in tree.get(ALONE, ()):
        yield CouldNotCheck(f"who somebody is whom '{name}' names", NOBODY)


def _unreadable_steps(answers: Any, at: str) -> Iterator[CouldNotCheck]:
    """Answers that are not steps of questions: nobody could look at them, which is not the same as unanswered."""
    steps = answers.items() if isinstance(answers, dict) else ((None, answers),)
    for step, fields in steps:
        if not isinstance(fields, dict) and fields is not None:
            place = at if step is None else f"{at}.{step}"
            yield CouldNotCheck(
                place,
                NO_QUESTIONS,
            )


def _row(row: dict[str, Any], at: str, left: tuple[str, ...]) -> tuple[Field, ...]:
    """The columns of a row; what is inside another is named with a stop, `other.first_name`."""
    fields: list[Field] = []
    stack = [(key, value, f"{at}.{key}") for key, value in reversed(row.items())]
    while stack:
        name, value, place = stack.pop()
        key = question_key(name)
        if any(key == one or key.startswith(f"{one}.") for one in left):
            continue
        if isinstance(value, dict):
            stack += [(f"{name}.{inner}", below, f"{place}.{inner}") for inner, below in reversed(value.items())]
        else:
            fields.append(stored_field(name, value, place))
    return tuple(fields)


def _passages(texts: Texts, tree: Any, source: Source) -> Iterator[Piece]:
    if texts.rows is None:
        for value, at in texts.find(tree, ""):
            if isinstance(value, str) and value.strip():
                yield Passage(value, at, source.said_by, source.written_on, texts.question)
        return
    for row, place in texts.rows(tree, ""):
        author = _text(texts.author, row) or source.said_by
        day, written = source.written_on, _text(texts.written_on, row) if texts.written_on else None
        for value, at in texts.find(row, place):
            if not isinstance(value, str) or not value.strip():
                continue
            if texts.written_on:
                day = day_of(written, source.formats, source.written_on)
            if day is None and written and not no_date(written):
                yield CouldNotCheck(
                    f"when {at} was written",
                    UNDATED,
                )
            yield Passage(value, at, author, day, texts.question)


def _form_states(record: dict[str, Finds], table: Table, tree: Any, source: Source) -> Iterator[Piece]:
    for value, at in _found(record.get("form", ()), tree):
        for forms, states in table.form_states:
            for statement in states if value in forms else ():
                yield statement.seen(Evidence(str(value), at, source.said_by, source.recorded_on, KIND_OF_FORM))


def _found(finds: Finds, tree: Any) -> list[Located]:
    """What the first path that finds something finds."""
    for find in finds:
        found = [(value, at) for value, at in find(tree, "") if value not in (None, "")]
        if found:
            return found
    return []


def _text(finds: Finds, tree: Any) -> str | None:
    values = [str(value) for value, _ in _found(finds, tree) if isinstance(value, str | int) and value is not True]
    return ", ".join(values) if values else None


def _whole(text: str | None) -> str | None:
    return None if text is None else whole_number(text)
