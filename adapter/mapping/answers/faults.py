"""Question tables come in, everything wrong in them that their shape does not show goes out."""

from __future__ import annotations

from collections.abc import Iterator

from adapter.documents import Loc
from adapter.mapping.answers.language import ANSWERED, PLAIN, Person, Question, QuestionTable
from adapter.mapping.answers.statements import coded_faults, merge_faults, number_faults, state_faults
from adapter.mapping.patterns import pattern_fault

UNREAD = "nobody has confirmed this yet: read every line, then take `proposed` away."


def table_faults(found: QuestionTable) -> Iterator[tuple[Loc, str]]:
    """Everything wrong in a question table that its shape alone does not show."""
    if found.proposed:
        yield ("proposed",), UNREAD
    for index, pattern in enumerate(found.leaves):
        fault = pattern_fault(pattern)
        if fault:
            yield ("leaves", pattern), f"pattern {index + 1}: {fault}"
    for index, pattern in enumerate(found.text.like):
        fault = pattern_fault(pattern)
        if fault:
            yield ("text", "like", index), fault
    for index, rule in enumerate(found.form_states):
        yield from state_faults(rule.states, ("form_states", index, "states"))
    for index, question in enumerate(found.table):
        yield from question_faults(question, ("table", index))


def question_faults(question: Question, place: Loc) -> Iterator[tuple[Loc, str]]:
    """Everything wrong in one question."""
    if not (question.ask or question.like or question.coded):
        yield place, "a question needs `ask`, `like` or `coded`: nothing would ever match it."
    yield from meaning_faults(question, place)
    for index, pattern in enumerate(question.like):
        fault = pattern_fault(pattern)
        if fault:
            yield (*place, "like", index), fault


def meaning_faults(question: Question, place: Loc) -> Iterator[tuple[Loc, str]]:
    """Everything wrong in what a question is said to mean."""
    if not (question.answers or question.numbers or question.states or question.person or question.leave):
        yield place, "this question states nothing; say what its answers mean, or `leave:` it and say why."
    for word, states in question.answers.items():
        yield from state_faults(states, (*place, "answers", word))
    yield from merge_faults(question.answers, (*place, "answers"))
    yield from state_faults(question.states, (*place, "states"))
    for index, numbers in enumerate(question.numbers):
        yield from state_faults(numbers.states, (*place, "numbers", index, "states"))
        yield from number_faults(numbers.at_least, numbers.below, numbers.states, (*place, "numbers", index))
    if question.person is not None:
        yield from person_faults(question.person, (*place, "person"))


def person_faults(person: Person, place: Loc) -> Iterator[tuple[Loc, str]]:
    """Everything wrong in what a row about a person is said to hold."""
    if person.relationship_codes and not person.relationship:
        yield (*place, "relationship_codes"), "these are the codes of `relationship`, which is not named."
    named: dict[str, str] = {}
    for name in (*PLAIN, *(f"{one}_in" for one in ANSWERED)):
        asked = getattr(person, name)
        if asked and named.setdefault(asked, name) != name:
            yield (
                (*place, name),
                f"'{asked}' is `{named[asked]}` already, and would be read as one of the two; keep one.",
            )
    for name in ANSWERED:
        table, column = person.table(name), getattr(person, f"{name}_in")
        if column and not table:
            yield (*place, f"{name}_in"), f"say what its words mean: `{name}: {{Y: present, N: absent}}`."
        if table and not column:
            yield (*place, name), f"say in which column these words stand: `{name}_in`."
        yield from coded_faults(table, (*place, name))
