"""What a mapping says of records with columns and keys: parsed YAML comes in, checked blocks go out."""

from __future__ import annotations

from adapter.documents import Strict
from adapter.mapping.answers.language import Person, Question


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


class PathPeople(Strict):
    """Rows about people; `person` names the row's keys as a question table names a row's questions."""

    rows: str
    question: str | None = None
    person: Person
