"""A JSON record and its mapping come in, an extract goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from adapter.errors import RecordError
from adapter.facts import Evidence
from adapter.mapping.answers.forms import Field, stored_field, stored_fields
from adapter.mapping.answers.language import Question
from adapter.mapping.answers.questions import read_fields
from adapter.mapping.answers.tables import Table, table_of
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.dates import day_of
from adapter.mapping.gathered import Piece, Pieces, Source
from adapter.mapping.language import Mapping
from adapter.mapping.paths.dotted import Find, Located, json_path
from adapter.mapping.summaries import content_missing
from adapter.records import Adult, CouldNotCheck, Extract, Passage, RecordRef, SourceRecord

Finds = tuple[Find, ...]


@dataclass(frozen=True, slots=True)
class JsonReader:
    """One `reads: json` mapping ready for use."""

    name: str
    sha256: str
    kin: KinTable
    record: dict[str, Finds]
    formats: tuple[str, ...]
    adult: dict[str, Finds]
    form: tuple[Find, Table] | None
    answers: tuple[tuple[Find, str, Table], ...]
    people: tuple[tuple[Find, str, Table], ...]
    passages: tuple[tuple[Find, str | None], ...]

    def read(self, record: SourceRecord) -> Extract:
        """Raises RecordError when the record does not say which record it is."""
        tree = record.tree
        ref = self._reference(record)
        recorded_on = ref.assessed_on.isoformat() if ref.assessed_on else None
        source = Source(ref.form, ref.author, recorded_on, ref.assessed_on)
        pieces = Pieces()
        if ref.summary:
            pieces.add(content_missing(ref))
        pieces.take(self._pieces(tree, source))
        return Extract(
            ref,
            self._adult(tree),
            tuple(pieces.answers),
            tuple(pieces.people),
            tuple(pieces.passages),
            tuple(pieces.could_not_check),
        )

    def _reference(self, record: SourceRecord) -> RecordRef:
        text = {name: _text(finds, record.tree) for name, finds in self.record.items()}
        identity = text.get("summary_of") or text.get("id")
        if not identity:
            raise RecordError(
                record.path, "the record carries no id.", "Send it with the id its own system knows it by."
            )
        days = (day_of(value, self.formats) for value, _ in _found(self.record.get("assessed_on", ()), record.tree))
        return RecordRef(
            identity,
            self.name,
            record.path,
            record.sha256,
            next((day for day in days if day is not None), None),
            text.get("author"),
            text.get("form"),
            text.get("status"),
            self.sha256,
            summary=bool(self.record.get("summary_of")),
            received_on=record.received_on,
        )

    def _adult(self, tree: Any) -> Adult:
        text = {name: _text(finds, tree) for name, finds in self.adult.items()}
        return Adult(
            text.get("given_name"),
            text.get("family_name"),
            day_of(text.get("birth_date"), self.formats),
            text.get("gender"),
            text.get("nhs_number"),
            text.get("local_id"),
            text.get("address"),
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
        for find, question, table in self.people:
            rows = tuple(tuple(_row(row, at)) for row, at in find(tree, "") if isinstance(row, dict))
            yield from read_fields(iter((Field(question, "", rows=rows),)), table, self.kin, source)
        for find, shown in self.passages:
            for value, at in find(tree, ""):
                if isinstance(value, str) and value.strip():
                    yield Passage(value, at, source.said_by, source.written_on, shown)


def _unreadable_steps(answers: Any, at: str) -> Iterator[CouldNotCheck]:
    """Answers that are not steps of questions: nobody could look at them, which is not the same as unanswered."""
    steps = answers.items() if isinstance(answers, dict) else ((None, answers),)
    for step, fields in steps:
        if not isinstance(fields, dict) and fields is not None:
            place = at if step is None else f"{at}.{step}"
            yield CouldNotCheck(place, "Expected questions with their answers here; what was sent was not read.")


def _row(row: dict[str, Any], at: str) -> Iterator[Field]:
    return (stored_field(key, value, f"{at}.{key}") for key, value in row.items() if not isinstance(value, dict))


def _form_states(record: dict[str, Finds], table: Table, tree: Any, source: Source) -> Iterator[Piece]:
    for value, at in _found(record.get("form", ()), tree):
        for forms, states in table.form_states:
            for statement in states if value in forms else ():
                yield statement.seen(Evidence(str(value), at, source.said_by, source.recorded_on))


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


def json_reader(found: Mapping, sha256: str, tables: dict[str, Table], kin: KinTable) -> JsonReader:
    """The mapping made ready; its faults have been reported before."""
    names = ("id", "form", "status", "assessed_on", "author", "summary_of")
    record = {name: _finds(getattr(found.record, name)) for name in names}
    adult = {} if found.adult is None else {name: _adult_finds(paths) for name, paths in found.adult}
    return JsonReader(
        found.mapping,
        sha256,
        kin,
        record,
        found.record.formats if found.record else ("iso",),
        adult,
        (json_path(found.form.answers), tables[found.form.questions]) if found.form else None,
        tuple(
            (json_path(rule.path), rule.question or rule.path, table_of(_asking(rule, rule.question or rule.path)))
            for rule in found.answers
        ),
        tuple(
            (
                json_path(rule.rows),
                rule.question or rule.rows,
                table_of(Question(ask=(rule.question or rule.rows,), person=rule.person)),
            )
            for rule in found.people
        ),
        tuple((json_path(rule.path), rule.question) for rule in found.passages),
    )


def _adult_finds(paths: Any) -> Finds:
    return _finds((paths,) if isinstance(paths, str) else paths or ())


def _finds(paths: tuple[str, ...]) -> Finds:
    return tuple(json_path(path) for path in paths)


def _asking(rule: Question, wording: str) -> Question:
    return rule.model_copy(update={"ask": (wording,)})
