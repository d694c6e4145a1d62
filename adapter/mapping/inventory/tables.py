"""Question tables come in; an entry for each wording, and which of them takes a question, go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import re2

from adapter.documents import Document, Loc
from adapter.mapping.answers.language import ANSWERED, Person, Question, QuestionTable
from adapter.mapping.answers.stating import OF_A_PERSON, facts_of
from adapter.mapping.answers.tables import Asked, Table, question_key
from adapter.mapping.codes.systems import system_key
from adapter.mapping.inventory.seen import UNLISTED, Entry, Standing, Took, took
from adapter.mapping.patterns import united
from adapter.mapping.written import Written


@dataclass(frozen=True, slots=True)
class ListedTable:
    """A question table as an inventory uses it."""

    entries: tuple[Entry, ...]
    by_number: dict[int, tuple[Entry, ...]]
    rows: dict[tuple[int, str], Entry]
    """(question number, key of the row's question) → the entry of that field of a person."""
    text: dict[str, Entry]
    patterns: tuple[tuple[re2._Regexp, Entry], ...]
    left: tuple[tuple[re2._Regexp, Entry], ...]
    likes: dict[str, re2._Regexp]
    """The pattern of an entry that is one, by the entry's id."""
    known: dict[tuple[int, str], Took] = field(default_factory=dict, compare=False)
    """Questions looked up before; forms ask the same ones all day."""

    def asked(self, asked: Asked, question: str, link: str, codes: Iterable[tuple[str, str]]) -> Took:
        """The entry of a question that the table knows: by its wording where it is listed, else its pattern or code."""
        key = (asked.number, f"{link}\n{question}")
        if key not in self.known or codes:
            self.known[key] = self._asked(asked, question, link, codes)
        return self.known[key]

    def _asked(self, asked: Asked, question: str, link: str, codes: Iterable[tuple[str, str]]) -> Took:
        listed = self.by_number.get(asked.number, ())
        names = {question_key(question), question_key(link), *(f"{system}|{code}" for system, code in codes)}
        # A form's own name for a question and its wording stand in the record together: both were met.
        named = tuple(one for one in listed if _key(one.name) in names)
        asked_as = (wording for wording in (link, question) if wording)
        like = (one for wording in asked_as for one in listed if self._is_like(one, wording))
        return took(*(named or (*like, *listed)[:1]))

    def _is_like(self, entry: Entry, wording: str) -> bool:
        return entry.id in self.likes and self.likes[entry.id].search(wording) is not None

    def row(self, asked: Asked, question: str) -> Took:
        """The entry of one field of a person's row."""
        entry = self.rows.get((asked.number, question_key(question)))
        return took(entry) if entry else UNLISTED

    def unasked(self, question: str) -> Took:
        """What becomes of a question the table has no meaning for: read as text, left, or unlisted."""
        key = (-1, question)
        if key not in self.known:
            self.known[key] = self._unasked(question)
        return self.known[key]

    def _unasked(self, question: str) -> Took:
        entry = self.text.get(question_key(question))
        for pattern, listed in (*self.patterns, *self.left):
            if entry is None and pattern.search(question) is not None:
                entry = listed
        return took(entry) if entry else UNLISTED


def _key(name: str) -> str:
    """A listed code by its system's one spelling, a wording by its key."""
    system, bar, code = name.rpartition("|")
    return f"{system_key(system)}|{code}" if bar and "://" in system else question_key(name)


def listed_table(name: str, written: Written) -> ListedTable:
    """Every wording, pattern and code of a question table with its place; made once for all mappings that share it."""
    key = f"table {name}"
    if key not in written.listings:
        written.listings[key] = _listed(*written.tables[name])
    found: ListedTable = written.listings[key]
    return found


def _listed(table: QuestionTable, document: Document) -> ListedTable:
    mapping = table.questions
    by_number = {
        number: tuple(_asked_entries(question, table.questions, document, ("table", number), mapping))
        for number, question in enumerate(table.table)
    }
    rows = {
        (number, question_key(entry.name.rpartition("[*].")[2])): entry
        for number, question in enumerate(table.table)
        if question.person
        for entry in _rows(question, table.questions, document, ("table", number, "person"), mapping)
    }
    text = {
        question_key(wording): Entry(
            f"{table.questions}: {wording}",
            mapping,
            None,
            wording,
            document.where(("text", "ask", index)),
            standing=Standing.TEXT,
        )
        for index, wording in enumerate(table.text.ask)
    }
    patterns = tuple(_patterned(table.questions, document, mapping, ("text", "like"), table.text.like, Standing.TEXT))
    left = tuple(_patterned(table.questions, document, mapping, ("leaves",), tuple(table.leaves), Standing.LEFT))
    own = [entry for entries in by_number.values() for entry in entries]
    entries = (*own, *rows.values(), *text.values(), *(entry for _, entry in (*patterns, *left)))
    likes = {entry.id: ready for entry in own if (ready := _like(entry.name)) is not None}
    return ListedTable(entries, by_number, rows, text, patterns, left, likes)


def _like(name: str) -> re2._Regexp | None:
    """The pattern an entry's name stands for between slashes; None where it is a wording or a code."""
    return united((name[1:-1],)) if len(name) > 2 and name[0] == name[-1] == "/" else None


def _patterned(
    name: str, document: Document, mapping: str, loc: Loc, patterns: tuple[str, ...], standing: Standing
) -> Iterator[tuple[re2._Regexp, Entry]]:
    for index, pattern in enumerate(patterns):
        ready = united((pattern,), whole_words=False)
        place = document.where((*loc, pattern if loc == ("leaves",) else index))
        if ready is not None:
            yield ready, Entry(f"{name}: /{pattern}/", mapping, None, pattern, place, standing=standing)


def _asked_entries(question: Question, table: str, document: Document, loc: Loc, mapping: str) -> Iterator[Entry]:
    standing = Standing.LEFT if question.leave else Standing.USED
    names = [(wording, (*loc, "ask", index)) for index, wording in enumerate(question.ask)]
    for system, codes in question.coded.items():
        names += [(f"{system}|{code}", (*loc, "coded", system)) for code in codes]
    names += [(f"/{pattern}/", (*loc, "like", index)) for index, pattern in enumerate(question.like)]
    for form in question.forms or (None,):
        for name, place in names:
            of_form = f" ({form})" if form else ""
            yield Entry(
                f"{table}: {name}{of_form}",
                mapping,
                form,
                name,
                document.where(place),
                facts_of(question),
                (*question.answers, *(range_name(row.at_least, row.below) for row in question.numbers)),
                standing,
            )


def range_name(low: float | None, high: float | None) -> str:
    """A range of numbers as an answer is told: `1 or more`, `below 1`, `1 to below 6`."""
    if high is None:
        return f"{low or 0:g} or more"
    return f"below {high:g}" if low is None else f"{low:g} to below {high:g}"


def _rows(question: Question, table: str, document: Document, loc: Loc, mapping: str) -> Iterator[Entry]:
    person = question.person or Person()
    group = next(iter((*question.ask, *question.like)), "")
    for asked, name in person.fields().items():
        place = document.where((*loc, f"{name}_in" if getattr(person, f"{name}_in", None) == asked else name))
        answers = person.table(name) if name in ANSWERED else ()
        facts = (OF_A_PERSON[name],) if name in OF_A_PERSON else ()
        row = f"{group}[*].{asked}"
        yield Entry(f"{table}: {row}", mapping, None, row, place, facts, tuple(answers))


def ready_table(tables: Iterable[Table], name: str) -> Table | None:
    """A reader's own table by its name."""
    return next((table for table in tables if table.name == name), None)
