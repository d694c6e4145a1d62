"""What `mappings/codes` says of questions: parsed YAML comes in, checked question tables go out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from adapter.documents import Strict
from adapter.mapping.answers.statements import States
from adapter.words import Answer, When, Whose


class Person(Strict):
    """What one row about a person holds: our fields on the left, the row's questions on the right."""

    given_name: str | None = None
    family_name: str | None = None
    relationship: str | None = None
    birth_date: str | None = None
    gender: str | None = None
    nhs_number: str | None = None
    lives_here: dict[str, Answer] = Field(default_factory=dict)
    lives_here_in: str | None = None
    separate_concern_raised: dict[str, Answer] = Field(default_factory=dict)
    separate_concern_raised_in: str | None = None
    is_unpaid_carer: Answer = Answer.UNKNOWN
    listed_at_risk: Answer = Answer.UNKNOWN
    known_to_services: Answer = Answer.UNKNOWN

    def fields(self) -> dict[str, str]:
        """Our field for each of the row's questions, by the question's key."""
        named = ("given_name", "family_name", "relationship", "birth_date", "gender", "nhs_number")
        own = {name: getattr(self, name) for name in named}
        own |= {"lives_here": self.lives_here_in, "separate_concern_raised": self.separate_concern_raised_in}
        return {asked: name for name, asked in own.items() if asked}


class Numbers(Strict):
    """What a number says: from `at_least` up to but not including `below`."""

    at_least: float | None = None
    below: float | None = None
    states: States


class Question(Strict):
    """One question, or several that mean the same."""

    ask: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    """RE2 patterns, for questions whose wording varies."""
    coded: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Code system → codes, where the question is coded."""
    forms: tuple[str, ...] = ()
    not_forms: tuple[str, ...] = ()
    answers: dict[str, States] = Field(default_factory=dict)
    """The closed table: an answer outside it is reported as could not check."""
    numbers: tuple[Numbers, ...] = ()
    states: States = Field(default_factory=dict)
    """What any answer at all says."""
    when: When | None = None
    whose: Whose | None = None
    person: Person | None = None
    """Each row, or the answer itself as a relationship, is a person."""
    leave: str | None = None
    """Seen, and left behind on purpose: why."""


class FormState(Strict):
    """What the arrival of certain forms says by itself."""

    forms: tuple[str, ...]
    states: States


class Wordings(Strict):
    """Questions by their wording, or by an RE2 pattern over it."""

    ask: tuple[str, ...] = ()
    like: tuple[str, ...] = ()


def _by_wording(value: object) -> object:
    return {"ask": value} if isinstance(value, list) else value


class QuestionTable(Strict):
    """`mappings/codes/<name>.yaml`."""

    questions: str
    proposed: bool = False
    """True while nobody has read what `thinkfamily scaffold` wrote: it is refused as it stands."""
    edition: str
    source: str
    checked_on: date
    not_text: tuple[str, ...] = ()
    """Answers that are choices, not prose, whatever the question: `Yes`, `Not known`."""
    leaves: dict[str, str] = Field(default_factory=dict)
    """RE2 pattern over a question → why its text is not read."""
    text: Annotated[Wordings, BeforeValidator(_by_wording)] = Wordings()
    """Questions read as free text on purpose; one named here is read whatever `leaves` says."""
    form_states: tuple[FormState, ...] = ()
    table: tuple[Question, ...]
