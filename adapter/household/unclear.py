"""What rows leave open about who somebody is: persons come in, what a worker has to look up or ask goes out.

A relation nobody here understands may be a child's. Nothing said here repeats a word of the row, which may be a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapter.household.names import Band
from adapter.household.persons import Person
from adapter.household.relations import spelled_nearly
from adapter.household.roles import is_a_role, says_no_relation
from adapter.household.sightings import AT_LEAST_TWO
from adapter.records import CouldNotCheck, PersonSeen
from adapter.words import Kin

NO_RELATION = "Neither what they are to the adult nor how old they are is written there"
NOT_UNDERSTOOD = "The relation written there was not understood"
MISSPELT = "The relation written there was not understood; it may be misspelt"
HOW_MANY = CouldNotCheck(
    "how many children a row stands for",
    "A row names several children at once and not how many; two are shown. Please ask how many there are, their names "
    "and ages.",
)


def unclear(persons: Iterable[Person], children: Iterable[Person]) -> tuple[CouldNotCheck, ...]:
    """Everything about rows that somebody has to look at, each once."""
    several = (one.number == AT_LEAST_TWO for child in children for one in child.sightings)
    return tuple(dict.fromkeys((*_not_understood(persons), *((HOW_MANY,) if any(several) else ()))))


def _not_understood(persons: Iterable[Person]) -> Iterator[CouldNotCheck]:
    for person in persons:
        row = next((one.row for one in person.sightings if one.row is not None), None)
        if row is None or person.kin is not Kin.UNKNOWN or person.age.known or person.grown:
            continue
        words = row.relationship or ""
        if says_no_relation(words):
            yield _doubt(row, NO_RELATION, hides_nobody=True)
        elif not is_a_role(words):
            near = spelled_nearly(words, Band.POSSIBLE)
            yield _doubt(row, NOT_UNDERSTOOD if near is Kin.UNKNOWN else MISSPELT, hides_nobody=False)


def _doubt(row: PersonSeen, why: str, *, hides_nobody: bool) -> CouldNotCheck:
    ask = "It may be a child: look at that entry, and ask who it is and how old they are."
    return CouldNotCheck(f"who somebody on the record is ({_where(row)})", f"{why}. {ask}", hides_nobody)


def _where(row: PersonSeen) -> str:
    """The list, in the form's words where it has any; never a word of the row."""
    asked = row.evidence.question
    return f"under '{asked}'" if asked else "among the contacts and relatives it lists"
