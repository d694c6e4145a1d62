"""What a form asks, whatever described it: its questions in order, with their kinds, options and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What kind of answer a question takes."""

    CHOICE = "choice"
    """One or several of a list; a yes-or-no box too."""
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    ROWS = "rows"
    """Rows of further questions."""
    OTHER = "other"
    """A signature, a file, a grid of hours."""


class Source(StrEnum):
    """What described the form, which says how a mapping finds its questions again."""

    QUESTIONNAIRE = "questionnaire"
    DEFINITION = "definition"
    """Stored answers as `step → question → answer`."""
    COLUMNS = "columns"
    """A CSV file: one row a record."""
    KEYS = "keys"
    """JSON records with keys of their own."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question, as a form's description has it."""

    name: str
    """Its wording; with columns and keys the name or dotted path itself."""
    kind: Kind
    link: str = ""
    """The form's own name for it (`linkId`), where it has one beside its wording."""
    options: tuple[str, ...] = ()
    step: str = ""
    rows: tuple[Asking, ...] = ()
    title: str = ""
    """What people read, where the name is a key: a schema's `title`."""

    @property
    def wording(self) -> str:
        """The words that say what is asked: a key such as `livesWith_children` is taken apart."""
        if self.title:
            return self.title
        return self.name if " " in self.name else _spaced(self.name)


@dataclass(frozen=True, slots=True)
class Shape:
    """One form or file layout."""

    form: str
    """The form's id, a questionnaire's canonical address, or the file's name."""
    title: str
    source: Source
    questions: tuple[Asking, ...]
    answers_at: str = ""
    """Where stored answers stand in a record."""
    keys: tuple[Asking, ...] = ()
    """What stands around a stored form, where sample records show it."""
    forms: tuple[str, ...] = ()
    """The ids of the forms, where several were made one."""

    def everything(self) -> Iterator[tuple[Asking, str]]:
        """Every question, those of rows too, each with the group it stands in."""
        for asking in self.questions:
            yield asking, ""
            for inner in asking.rows:
                yield inner, asking.name


def as_one(shapes: tuple[Shape, ...], form: str) -> Shape:
    """Several forms of one system as one: a question asked in two of them stands once, with the options of both."""
    first = shapes[0]
    if len(shapes) == 1:
        return first
    merged: dict[str, Asking] = {}
    for shape in shapes:
        for asking in shape.questions:
            known = merged.get(asking.name)
            merged[asking.name] = asking if known is None else _both(known, asking)
    forms = tuple(shape.form for shape in shapes)
    return replace(first, form=form, title=form, questions=tuple(merged.values()), forms=forms)


def _both(one: Asking, other: Asking) -> Asking:
    options = (*one.options, *(option for option in other.options if option not in one.options))
    known = {row.name for row in one.rows}
    return replace(one, options=options, rows=(*one.rows, *(row for row in other.rows if row.name not in known)))


def _spaced(key: str) -> str:
    """`person.livesAlone` → `person lives Alone`."""
    broken = "".join(
        f" {letter}" if letter.isupper() and before.islower() else " " if letter in "._-[]*/" else letter
        for before, letter in zip(f" {key}", key, strict=False)
    )
    return " ".join(broken.split())
