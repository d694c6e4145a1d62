"""What `mappings/codes` says of questions: parsed YAML comes in, checked question tables go out."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from adapter.documents import Strict
from adapter.mapping.answers.statements import States
from adapter.words import Answer, When, Whose

Coded = Answer | dict[str, Answer]
"""What is so of everybody who stands there, or the closed table of the words in a column."""


class Person(Strict):
    """What one row about a person holds: our fields on the left, the row's questions on the right."""

    given_name: str | None = None
    family_name: str | None = None
    relationship: str | None = None
    relationship_of: Literal["person", "adult"] = "person"
    """Whose relationship the words name: what the person is to the adult, or what the adult is to the person."""
    relationship_codes: str | None = None
    """The code system of `relationship` in the mapping's relationship table, where it is a code and not words."""
    birth_date: str | None = None
    age: str | None = None
    gender: str | None = None
    nhs_number: str | None = None
    ended_on: str | None = None
    """The day on which the relationship ended."""
    died_on: str | None = None
    lives_here: Coded = Answer.UNKNOWN
    lives_here_in: str | None = None
    separate_concern_raised: dict[str, Answer] = Field(default_factory=dict)
    separate_concern_raised_in: str | None = None
    is_unpaid_carer: Coded = Answer.UNKNOWN
    is_unpaid_carer_in: str | None = None
    is_responder: Answer = Answer.UNKNOWN
    """Comes when the adult's alarm goes; a list of responders is of nobody else."""
    listed_at_risk: Coded = Answer.UNKNOWN
    listed_at_risk_in: str | None = None
    known_to_services: Coded = Answer.UNKNOWN
    known_to_services_in: str | None = None
    current: dict[str, Answer] = Field(default_factory=dict)
    """Whether the relationship is so today."""
    current_in: str | None = None
    deceased: dict[str, Answer] = Field(default_factory=dict)
    deceased_in: str | None = None

    def fields(self) -> dict[str, str]:
        """Our field for each of the row's questions, by the question's key."""
        own = {name: getattr(self, name) for name in PLAIN} | {name: getattr(self, f"{name}_in") for name in ANSWERED}
        return {asked: name for name, asked in own.items() if asked}

    def table(self, name: str) -> dict[str, Answer]:
        """The closed table of one of the answered fields."""
        value = getattr(self, name)
        return value if isinstance(value, dict) else {}

    def always(self, name: str) -> Answer:
        """What is so of everybody in the rows."""
        value = getattr(self, name)
        return Answer.UNKNOWN if isinstance(value, dict) else value


PLAIN = (
    "given_name",
    "family_name",
    "relationship",
    "birth_date",
    "age",
    "gender",
    "nhs_number",
    "ended_on",
    "died_on",
)
"""Fields of a person that stand in the row as they are."""
TELLING = ("relationship", "given_name", "family_name", "birth_date", "age", "nhs_number")
"""What tells that there is somebody, the most telling first."""
ANSWERED = (
    "lives_here",
    "separate_concern_raised",
    "is_unpaid_carer",
    "listed_at_risk",
    "known_to_services",
    "current",
    "deceased",
)
"""Fields of a person with a closed table."""


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


ByWording = Annotated[Wordings, BeforeValidator(_by_wording, json_schema_input_type=tuple[str, ...] | Wordings)]
"""A list of wordings is short for `ask`."""


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
    text: ByWording = Wordings()
    """Questions read as free text on purpose; one named here is read whatever `leaves` says."""
    form_states: tuple[FormState, ...] = ()
    table: tuple[Question, ...]
