"""A question of a mapping comes in, the names of every fact it can state go out."""

from __future__ import annotations

from collections.abc import Iterator

from adapter.facts import FACTS
from adapter.mapping.answers.language import ANSWERED, Person, Question
from adapter.mapping.answers.statements import BESIDE, States
from adapter.words import Answer, When

OF_A_PERSON = {
    "relationship": "child.relationship",
    "birth_date": "child.age",
    "age": "child.age",
    "lives_here": "child.lives_here",
    "separate_concern_raised": "child.separate_concern_raised",
    "is_unpaid_carer": "adult.has_unpaid_carer",
    "listed_at_risk": "child.listed_at_risk",
    "known_to_services": "child.known_to_services",
}
"""Our field of a row about a person → the fact of a child that rests on it."""


def facts_of(question: Question) -> tuple[str, ...]:
    """Every fact a question can state."""
    states = [*question.answers.values(), *(row.states for row in question.numbers), question.states]
    found = [fact for each in states for fact in fact_names(each, question.when)]
    if question.person is not None:
        found += _person_facts(question.person)
    return tuple(dict.fromkeys(found))


def _person_facts(person: Person) -> Iterator[str]:
    yield "family.children"
    for name in ANSWERED:
        if name in OF_A_PERSON and person.always(name) is not Answer.UNKNOWN:
            yield OF_A_PERSON[name]


def fact_names(states: States, when: When | None = None) -> Iterator[str]:
    """`family.asked`, and with its word where a fact is a set of words: `family.factors drugs`."""
    when = When(states["when"]) if "when" in states else when
    for fact, value in ((fact, value) for fact, value in states.items() if fact not in BESIDE):
        known = "family.past_factors" if fact == "family.factors" and when is When.PAST else fact
        yield f"{known} {value}" if known in FACTS and FACTS[known].kind == "words" else known
