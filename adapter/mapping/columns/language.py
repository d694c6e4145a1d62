"""What a mapping says of records with columns and keys: parsed YAML comes in, checked blocks go out."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from adapter.documents import Strict
from adapter.mapping.answers.language import Person, Question
from adapter.mapping.terms import Paths, PathText


class OnlyIf(Strict):
    """A condition on another field: of the row where there are rows, else of the record. One of the three."""

    path: str
    any_of: tuple[str, ...] = ()
    """It has one of these values."""
    none_of: tuple[str, ...] = ()
    """It has a value, and none of these."""
    present: bool | None = None
    """It has a value at all, or has none."""


class FormPath(Strict):
    """Where a record keeps a whole form as `step → question → answer`."""

    answers: str
    questions: str
    """The question table in `mappings/codes`."""


class PathAnswer(Question):
    """One answer at a path, where the source has columns and not questions."""

    path: str
    question: str | None = None
    """What the source asked, for the practitioner who reads the quote."""
    only_if: OnlyIf | None = None


class PathPeople(Strict):
    """Rows about people; `person` names the row's keys as a question table names a row's questions."""

    rows: str
    question: str | None = None
    person: Person
    only_if: OnlyIf | None = None


class PathPassage(PathText):
    """Free text worth reading; with `rows` paths are seen from each row, so that each note has its author and day."""

    rows: str | None = None
    author: Paths = ()
    written_on: Paths = ()
    only_if: OnlyIf | None = None


class PathCodes(Strict):
    """Codes whose meaning value sets say; with `rows` the other paths are seen from each row."""

    path: str
    rows: str | None = None
    system: str = ""
    """The code system, where the record does not name it."""
    system_at: str | None = None
    """Where the record names the code system."""
    shown_at: str | None = None
    """The words beside the code: what is quoted, and what a set's own words are held against."""
    dated: str | None = None
    sets: tuple[str, ...]
    question: str | None = None
    only_if: OnlyIf | None = None


def _listed(value: object) -> object:
    return {"columns": value} if isinstance(value, list) else value


class FileColumns(Strict):
    """By which columns a file is known."""

    columns: tuple[str, ...]
    """A file that lacks one of them is held: it may be the one that says there are children."""
    also: tuple[str, ...] = ()
    """Columns that are used where they are there."""


File = Annotated[FileColumns, BeforeValidator(_listed, json_schema_input_type=tuple[str, ...] | FileColumns)]
"""A list of columns is short for `columns`."""


class OneRecordPer(Strict):
    """The file whose rows make records, and the columns by which its rows belong to one."""

    file: str
    by: Paths


class JoinRows(Strict):
    """Rows a record takes from a file: those whose column `where` has the value that another column `equals`."""

    rows: str
    """What they are called in the record; `relationships.other`: put into each row of `relationships`."""
    file: str | None = None
    """The file they are from, where it is called otherwise than the rows."""
    where: str
    equals: str
    """`forms.person_id`: the column of the file records are made of, or of rows taken before."""
