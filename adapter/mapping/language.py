"""The mapping language, version 1: a parsed `mapping.yaml` comes in, a checked document goes out.

Theirs on the right, ours on the left. `reads: json` uses dotted paths, `reads: fhir` uses FHIRPath
for each resource type.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from adapter.documents import Strict
from adapter.mapping.tables import Person, Question
from adapter.words import When, Whose


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Paths = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One path, or several of which the first that finds something counts."""


class Recognise(Strict):
    """One thing that must be so for the mapping to take a record."""

    path: str
    any_of: tuple[str, ...] = ()
    """The values it may have; empty: it need only be there."""


class RecordPaths(Strict):
    """Where the record says what it is; with `reads: fhir` each is `Type: path`, or `*: path` for any type."""

    id: Paths
    form: Paths = ()
    status: Paths = ()
    assessed_on: Paths = ()
    formats: tuple[str, ...] = ("iso",)
    author: Paths = ()


class AdultPaths(Strict):
    """Where the record says whom it is about."""

    given_name: Paths = ()
    family_name: Paths = ()
    birth_date: Paths = ()
    gender: Paths = ()
    nhs_number: Paths = ()
    local_id: Paths = ()
    address: Paths = ()
    postcode: Paths = ()
    not_a_person: str | None = None
    """Where this finds something, the record is about an animal or a thing."""


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


class PathText(Strict):
    """Free text worth reading."""

    path: str
    question: str | None = None
    question_at: str | None = None
    """Where the question stands, seen from the same place as the path."""
    current_only: bool = False
    """Read only where the resource is so today: a closed entry's title would read as if it were."""


class Leave(Strict):
    """Something seen, and left behind on purpose."""

    path: str
    why: str


class CodesRule(Strict):
    """A coded element and the value sets that know its codes."""

    path: str
    sets: tuple[str, ...]


class WhenRule(Strict):
    """How a resource says whether it is so today."""

    path: str
    words: dict[str, When]
    otherwise: When = When.UNKNOWN
    ended: Paths = ()
    """Dates after which it is past."""


class ResourceRule(Strict):
    """What one FHIR resource type tells, in FHIRPath from the resource."""

    about: Paths = ()
    """References to whom it is about; a resource about somebody else is not read as the adult's."""
    unless: str | None = None
    """Withdrawn or wrong: the resource is passed over."""
    not_so: str | None = None
    """Looked into and refuted: what it would have stated of a yes-or-no fact is absent."""
    said_by: Paths = ()
    dated: Paths = ()
    when: WhenRule | None = None
    codes: tuple[CodesRule, ...] = ()
    whose: Whose | None = None
    questions: str | None = None
    """A question table that knows `code` as the question and `value` as the answer."""
    text: tuple[PathText, ...] = ()
    markup: tuple[PathText, ...] = ()
    attachments: tuple[PathText, ...] = ()
    leaves: tuple[Leave, ...] = ()


class FormsRule(Strict):
    """Which question table reads a QuestionnaireResponse, by the start of its `questionnaire`."""

    questionnaire: str
    questions: str


class Mapping(Strict):
    """`mappings/sources/<name>/mapping.yaml`."""

    mapping: str
    version: Literal[1]
    reads: Literal["json", "fhir"]
    about: str
    """One sentence for the integrator: which system, which release."""
    recognises: tuple[Recognise, ...] = ()
    relationships: str = "relationships"
    record: RecordPaths | None = None
    adult: AdultPaths | None = None
    form: FormPath | None = None
    answers: tuple[PathAnswer, ...] = ()
    people: tuple[PathPeople, ...] = ()
    passages: tuple[PathText, ...] = ()
    leaves: tuple[Leave, ...] = ()
    forms: tuple[FormsRule, ...] = ()
    other_forms: str | None = None
    """The question table for questionnaires no other line names."""
    resources: dict[str, ResourceRule] = Field(default_factory=dict)
