"""The questions of a form and the words that guess come in, what each question may mean goes out.

A proposal is never used as it stands: it is written down for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from adapter.mapping.answers.language import Numbers
from adapter.mapping.answers.statements import States
from adapter.words import Whose
from adapter.workbench.shapes import Asking, Kind, Shape, Source
from adapter.workbench.wordings import Meant, QuestionWords, Words, named

USUAL: dict[str, Meant] = {"Yes": "present", "No": "absent", "Not known": "unknown", "Declined": "declined"}
"""Answers proposed where a file shows a column and none of its values."""


OF_SOMEBODY = {"adult.pregnant", "family.factors", "family.past_factors"}
"""Facts that may be said of the partner, or of somebody else."""
SUFFERED = {"domestic_abuse"}
"""Whoever did it, it is the adult who lives with it."""
SEVERAL = 2
"""Options that name a condition make a list of conditions, whatever stands above them."""


class Becomes(StrEnum):
    """What a question is proposed to be."""

    STATES = "states"
    PEOPLE = "people"
    TEXT = "text"
    LEFT = "left"
    FOR_YOU = "for you"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one question may mean, and what nobody could guess of it."""

    asking: Asking
    becomes: Becomes
    says: str = ""
    answers: dict[str, States] = field(default_factory=dict)
    numbers: tuple[Numbers, ...] = ()
    states: States = field(default_factory=dict)
    person: dict[str, str] = field(default_factory=dict)
    """Our field → the row's question."""
    lives_here: dict[str, str] = field(default_factory=dict)
    at_home: bool = False
    """Everybody in the rows lives with the adult, by what the rows are called."""
    why: str = ""
    unsure: tuple[str, ...] = ()
    """Options that no word placed."""
    within: str = ""
    guessed: bool = False
    """True where the file shows no answers and the usual ones stand in."""


def propose(shape: Shape, words: Words) -> tuple[Proposal, ...]:
    """One proposal for each question of a form, those of rows that are no field of a person after their row's."""
    made: dict[str, Proposal] = {}
    for asking in shape.questions:
        for proposal in _proposed(asking, shape.source, words):
            made.setdefault(proposal.asking.name, proposal)
    return tuple(made.values())


def _proposed(asking: Asking, source: Source, words: Words) -> Iterator[Proposal]:
    if asking.kind is not Kind.ROWS:
        yield _question(asking, source, words)
        return
    people = _people(asking, words)
    if people is not None:
        yield people
    taken = set(people.person.values()) if people else set()
    for inner in asking.rows:
        if (inner.link or inner.name) not in taken and inner.name not in taken:
            yield from (replace(found, within=asking.name) for found in _proposed(inner, source, words))


def _people(asking: Asking, words: Words) -> Proposal | None:
    """Rows about people, by what they are called and what a row asks."""
    fields = named(words.found.rows.fields, [(row.name, row.wording.casefold()) for row in asking.rows])
    telling = {"relationship", "given_name", "family_name"} & fields.keys()
    if not telling or not ("relationship" in fields or words.rows.search(asking.wording)):
        return None
    home = next((row for row in asking.rows if row.name == fields.get("lives_here")), None)
    placed = {option: words.option(option) for option in home.options} if home else {}
    lives_here = {option: means for option, means in placed.items() if means in ("present", "absent", "unknown")}
    if not lives_here:
        fields.pop("lives_here", None)
    unsure = tuple(option for option in placed if option not in lives_here)
    says = "a row is somebody around the adult"
    at_home = home is None and words.here(asking.wording)
    return Proposal(
        asking, Becomes.PEOPLE, says, person=fields, lives_here=dict(lives_here), at_home=at_home, unsure=unsure
    )


def _question(asking: Asking, source: Source, words: Words) -> Proposal:
    kind = _kind(asking, source, words)
    found = _entry(asking, kind, words)
    if kind is Kind.CHOICE:
        made = _yes_or_no(asking, found, words) or _list(asking, words)
        if made is not None:
            return made
    elif found is not None and (found.numbers or found.states):
        return Proposal(asking, Becomes.STATES, found.says, numbers=found.numbers, states=found.states)
    if found is not None:
        return Proposal(asking, Becomes.FOR_YOU, f"it seems to ask {found.says}", unsure=asking.options)
    why = words.leave(asking.wording, box=kind is Kind.TEXT)
    why = why or {Kind.DATE: words.found.dates_left, Kind.NUMBER: words.found.figures_left}.get(kind)
    if why:
        return Proposal(asking, Becomes.LEFT, why=why)
    return Proposal(asking, Becomes.TEXT if kind is Kind.TEXT else Becomes.FOR_YOU, unsure=asking.options)


def _kind(asking: Asking, source: Source, words: Words) -> Kind:
    """The kind a question has in effect: text of which every value seen is an answer is a choice."""
    if asking.kind is not Kind.TEXT:
        return asking.kind
    if asking.options:
        return Kind.CHOICE if all(words.option(option) for option in asking.options) else Kind.TEXT
    named_only = source in (Source.COLUMNS, Source.KEYS)
    return Kind.CHOICE if named_only and _entry(asking, Kind.CHOICE, words) else Kind.TEXT


def _entry(asking: Asking, kind: Kind, words: Words) -> QuestionWords | None:
    """The first entry that finds its words, fits the kind, and is not told otherwise."""
    wording = asking.wording
    for found, like, unless in words.questions:
        fits = not found.kinds or kind in found.kinds
        if fits and kind is not Kind.TEXT and like.search(wording) and not (unless and unless.search(wording)):
            return found
    return None


def _yes_or_no(asking: Asking, found: QuestionWords | None, words: Words) -> Proposal | None:
    if found is None or not found.answers:
        return None
    options = {option: words.option(option, found) for option in asking.options} if asking.options else dict(USUAL)
    answers = {
        option: _with_whose(found.answers[means], option, asking.wording, words)
        for option, means in options.items()
        if means in found.answers
    }
    if not answers:
        return None
    unsure = tuple(option for option in options if option not in answers)
    return Proposal(asking, Becomes.STATES, found.says, answers, unsure=unsure, guessed=not asking.options)


def _with_whose(states: States, option: str, wording: str, words: Words) -> States:
    """`Yes, my partner is` is not said of the adult."""
    if not OF_SOMEBODY & states.keys() or states.get("family.factors") in SUFFERED:
        return states
    whose = words.whose(option)
    whose = words.whose(wording) if whose is Whose.ADULT else whose
    return states if whose is Whose.ADULT else {**states, "whose": str(whose)}


def _list(asking: Asking, words: Words) -> Proposal | None:
    """A list of conditions, needs or risks: what its options say of the adult."""
    answers = {option: _listed(option, words) for option in asking.options}
    telling = sum(bool(states) for states in answers.values())
    if telling < (1 if words.lists.search(asking.wording) else SEVERAL):
        return None
    return Proposal(asking, Becomes.STATES, "what the adult lives with", answers)


def _listed(option: str, words: Words) -> States:
    return next((states for states, like in words.listed if like.search(option)), {})
