"""Question tables come in from `mappings/codes`, each question's meaning by its wording goes out.

One table serves every shape a form arrives in: stored answers as JSON, or a FHIR
QuestionnaireResponse. It never holds a form's layout, only what an answer means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import re2

from adapter.mapping.answers.cells import shown
from adapter.mapping.answers.language import Person, Question, QuestionTable
from adapter.mapping.answers.statements import Statement, statements
from adapter.mapping.codes.registry import ONE_SPELLING, Registry
from adapter.mapping.dates import first_day
from adapter.mapping.patterns import united

REMEMBERED = 16_384
LONGEST_CHOICE = 60
"""Characters; anything longer is prose, and is never kept in a cache."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question ready for use."""

    answers: dict[str, tuple[Statement, ...]]
    numbers: tuple[tuple[float, float, tuple[Statement, ...]], ...]
    any_answer: tuple[Statement, ...]
    forms: frozenset[str]
    not_forms: frozenset[str]
    person: Person | None
    fields: Mapping[str, str]
    leave: str | None
    number: int = -1
    """Which question of its table it is."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Each answer as the table writes it, by its key."""

    def in_form(self, form: str | None) -> bool:
        """Whether the question means this in that form."""
        return (not self.forms or form in self.forms) and form not in self.not_forms

    @property
    def closed(self) -> bool:
        """Whether an answer it does not know is a thing that could not be checked."""
        return bool(self.answers) or bool(self.numbers)


class Met(NamedTuple):
    """A question of a form as a table takes it."""

    asked: Asked | None
    """What it means; None where the table does not know it."""
    left: bool
    """Whether the text under it is left behind on purpose."""
    shown: str
    """The question as people read it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A question table ready for use."""

    name: str
    by_key: dict[str, tuple[Asked, ...]]
    by_code: dict[tuple[str, str], tuple[Asked, ...]]
    by_pattern: tuple[tuple[re2._Regexp, Asked], ...]
    not_text: frozenset[str]
    leaves: re2._Regexp | None
    form_states: tuple[tuple[frozenset[str], tuple[Statement, ...]], ...] = field(default=())
    text: frozenset[str] = frozenset()
    text_like: re2._Regexp | None = None
    known_patterns: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False)
    known_left: dict[str, bool] = field(default_factory=dict, compare=False)
    known_met: dict[tuple[str, str, str | None], Met] = field(default_factory=dict, compare=False)
    """Which questions have been looked up before; forms ask the same ones all day. Questions, never answers."""

    def left(self, question: str) -> bool:
        """Whether the text under this question is left behind on purpose."""
        known = self.known_left.get(question)
        if known is None:
            known = self.leaves is not None and self.leaves.search(question) is not None and not self.is_text(question)
            if len(self.known_left) < REMEMBERED:
                self.known_left[question] = known
        return known

    def is_text(self, question: str) -> bool:
        """Whether the table names this question as one to read as free text."""
        return question_key(question) in self.text or (
            self.text_like is not None and self.text_like.search(question) is not None
        )

    def prose(self, text: str) -> bool:
        """Whether an answer is worth reading: not one of the usual choices, and not a day."""
        if len(text) > LONGEST_CHOICE:
            return True
        if text.casefold() in self.not_text:
            return False
        return answer_key(text) not in self.not_text and not (text[:4].isdigit() and first_day(text) is not None)

    def asked_as(self, link: str, question: str, form: str | None) -> Asked | None:
        """What a question without codes means, by the form's own name for it, then by its wording."""
        return self.met(link, question, form).asked

    def met(self, link: str, question: str, form: str | None) -> Met:
        """What a question without codes is to the table, worked out once."""
        key = (link, question, form)
        known = self.known_met.get(key)
        if known is None:
            found = self.asked(link or question, form)
            if found is None and link and link != question:
                found = self.asked(question, form)
            known = Met(found, self.left(question), shown(question))
            if len(self.known_met) < REMEMBERED:
                self.known_met[key] = known
        return known

    def asked(self, question: str, form: str | None, codes: tuple[tuple[str, str], ...] = ()) -> Asked | None:
        """What the question means, by its code, then its wording, then the patterns."""
        for code in codes:
            for found in self.by_code.get(code, ()):
                if found.in_form(form):
                    return found
        for found in self.by_key.get(question_key(question), ()):
            if found.in_form(form):
                return found
        for number in self._patterned(question):
            if self.by_pattern[number][1].in_form(form):
                return self.by_pattern[number][1]
        return None

    def _patterned(self, question: str) -> tuple[int, ...]:
        """Which patterns find a wording, in order."""
        known = self.known_patterns.get(question)
        if known is None:
            known = tuple(number for number, (pattern, _) in enumerate(self.by_pattern) if pattern.search(question))
            if len(self.known_patterns) < REMEMBERED:
                self.known_patterns[question] = known
        return known


@lru_cache(maxsize=REMEMBERED)
def question_key(question: str) -> str:
    """A question's wording without the accidents of storage: entities for stops, spaces, case."""
    return " ".join(question.replace("&period;", ".").split()).casefold()


def answer_key(answer: str) -> str:
    """An answer as closed tables compare it: one stored choice ends in a space, others differ in case."""
    return " ".join(answer.split()).casefold()


def asked(question: Question, number: int = -1) -> Asked:
    """One question made ready."""
    return Asked(
        {
            answer_key(word): statements(states, question.when, question.whose)
            for word, states in question.answers.items()
        },
        tuple(
            (
                float("-inf") if row.at_least is None else row.at_least,
                float("inf") if row.below is None else row.below,
                statements(row.states, question.when, question.whose),
            )
            for row in question.numbers
        ),
        statements(question.states, question.when, question.whose),
        frozenset(question.forms),
        frozenset(question.not_forms),
        question.person,
        {question_key(words): name for words, name in question.person.fields().items()} if question.person else {},
        question.leave,
        number,
        {answer_key(word): word for word in question.answers},
    )


def table_of(*questions: Question, found: QuestionTable | None = None, registry: Registry = ONE_SPELLING) -> Table:
    """Questions made ready, with what their document says beside them; faults have been reported before."""
    by_key: dict[str, tuple[Asked, ...]] = {}
    by_code: dict[tuple[str, str], tuple[Asked, ...]] = {}
    by_pattern: list[tuple[re2._Regexp, Asked]] = []
    for number, question in enumerate(questions):
        ready = asked(question, number)
        for wording in question.ask:
            by_key[question_key(wording)] = (*by_key.get(question_key(wording), ()), ready)
        for system, codes in question.coded.items():
            for key in ((name, code) for name in registry.keys(system) for code in codes):
                by_code[key] = (*by_code.get(key, ()), ready)
        pattern = united(question.like)
        if pattern is not None:
            by_pattern.append((pattern, ready))
    if found is None:
        return Table("", by_key, by_code, tuple(by_pattern), frozenset(), None)
    return Table(
        found.questions,
        by_key,
        by_code,
        tuple(by_pattern),
        frozenset(answer_key(word) for word in found.not_text),
        united(tuple(found.leaves), whole_words=False),
        tuple((frozenset(rule.forms), statements(rule.states)) for rule in found.form_states),
        frozenset(question_key(wording) for wording in found.text.ask),
        united(found.text.like, whole_words=False),
    )


def table(found: QuestionTable, registry: Registry = ONE_SPELLING) -> Table:
    """The whole table made ready."""
    return table_of(*found.table, found=found, registry=registry)
