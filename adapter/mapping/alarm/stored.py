"""A form stored as `step → question → answer` comes in, what in it nobody has listed goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from adapter.mapping.alarm.strange import Noticed, Strange, holds, is_listed
from adapter.mapping.answers.tables import REMEMBERED, Asked, Table, question_key


@dataclass(frozen=True, slots=True)
class Known:
    """The questions of one form met before and found listed. Questions, never answers."""

    table: Table
    form: str | None
    resembles: Callable[[Strange], bool]
    """Whether a strange thing looks like a listed one."""
    listed: set[str] = field(default_factory=set)
    rows: dict[str, set[str]] = field(default_factory=dict)
    """Question with rows → the questions of its rows."""
    stating: set[str] = field(default_factory=set)

    def learn(self, question: str, group: str = "", link: str = "") -> bool:
        """Whether a question is listed, kept for the next record."""
        found = is_listed(self.table, link, question, self.form)
        if group and not found:
            found = in_rows(self.table.asked_as("", group, self.form), link, question)
        if found and self.left_but_alike(question, group, link):
            return False
        known = self.rows.setdefault(group, set()) if group else self.listed
        if found and len(known) < REMEMBERED:
            known.add(question)
            if not group and states(self.table.asked_as(link, question, self.form)):
                self.stating.add(question)
        return found

    def left_but_alike(self, question: str, group: str = "", link: str = "") -> bool:
        """Whether only a pattern leaves a question behind, and it looks like one that states something."""
        table = self.table
        by_pattern = table.asked_as(link, question, self.form) is None and table.left(question)
        inside = bool(group) and in_rows(table.asked_as("", group, self.form), link, question)
        return by_pattern and not inside and self.resembles(self.strange(question, group, "left"))

    def strange(self, question: str, group: str = "", kind: str = "") -> Strange:
        """A question that is not listed, or that only a pattern leaves behind."""
        left = self.table.left(question)
        return Strange(question, kind or ("left" if left else "question"), self.form, self.table.name, group)

    def look(self, answers: Any, noticed: Noticed) -> None:
        """Notice what the answers of a form hold that is not listed."""
        for step in answers.values() if isinstance(answers, dict) else ():
            if not isinstance(step, dict):
                continue
            if not step.keys() <= self.listed:
                self._step(step, noticed)
            noticed.asked.update(self.stating & step.keys())
            for question, value in step.items():
                if type(value) is list and value and type(value[0]) is dict and question in self.listed:
                    self._rows(question, value, noticed)

    def _step(self, step: dict[str, Any], noticed: Noticed) -> None:
        for question, value in step.items():
            if question not in self.listed and not self.learn(question) and holds(value):
                noticed.add(self.strange(question))

    def _rows(self, group: str, rows: list[Any], noticed: Noticed) -> None:
        known = self.rows.setdefault(group, set())
        new = (pair for row in rows if type(row) is dict and not row.keys() <= known for pair in row.items())
        for question, value in new:
            if question not in known and not self.learn(question, group) and holds(value):
                noticed.add(self.strange(question, group))


def in_rows(group: Asked | None, *names: str) -> bool:
    """Whether a question is a field of a row about a person, by its number or its wording."""
    if group is None or group.person is None:
        return False
    return any(question_key(name) in group.fields for name in names if name)


def states(asked: Asked | None) -> bool:
    """Whether a question can state a fact."""
    return asked is not None and (asked.closed or bool(asked.any_answer) or asked.person is not None)
