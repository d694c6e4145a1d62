"""What a mapping says of FHIR resources: parsed YAML comes in, checked blocks go out."""

from __future__ import annotations

from adapter.documents import Strict
from adapter.mapping.terms import Leave, Paths, PathText
from adapter.words import When, Whose


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


class SectionsRule(Strict):
    """The sections of a document, nested to any depth: each is a passage whose question is its title."""

    questions: str
    """The table that knows the sections, by their codes or titles: those it says to `leave` are left behind."""


class ChildKnown(Strict):
    """What is kept of children alone: whoever it is about is a child children's services work with."""

    path: str
    """Where this finds something, it is so."""
    held_by: str | None = None
    """Who holds the plan, in the record's words."""


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
    sections: SectionsRule | None = None
    for_a_person: tuple[Leave, ...] = ()
    """Seen, and shown to a person to weigh instead of being read: `why` is the sentence they see."""
    child_known: ChildKnown | None = None
    leaves: tuple[Leave, ...] = ()


class FormsRule(Strict):
    """Which question table reads a QuestionnaireResponse, by the start of its `questionnaire`."""

    questionnaire: str
    questions: str
