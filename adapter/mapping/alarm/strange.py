"""What has been noticed so far in one record goes from the gate to whoever raises the alarm."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from adapter.mapping.answers.tables import Table

MOST = 20
"""Of one record; the twenty-first unknown question of a form says nothing the first twenty did not."""


@dataclass(frozen=True, slots=True)
class Strange:
    """Something a record has that its mapping does not list."""

    name: str
    kind: str
    """`question`, `wording` (a question of a known number asks something else), `key` or `element`; `other` in a form
    whose questions are not all listed, `heading` over listed ones, and `left` for what only a pattern leaves behind."""
    form: str | None = None
    table: str = ""
    group: str = ""
    """The rows it stands in, or the kind of element."""
    known_as: str = ""
    """For `wording`: what the mapping has under that number; for rows: what rows with these questions are listed as."""
    missing: tuple[str, ...] = ()
    """For `element`: the elements of its kind that are not beside it."""


@dataclass(slots=True)
class Noticed:
    """What was noticed in one record; lives only while the record is looked through."""

    strange: list[Strange] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    """Listed questions that state something and stood in the record."""

    def add(self, found: Strange) -> None:
        """Keep it, once, and of a record that is all strange only the first."""
        if len(self.strange) < MOST and found not in self.strange:
            self.strange.append(found)


def is_listed(table: Table, link: str, question: str, form: str | None) -> bool:
    """Whether somebody has decided what a question is: used, read as text, or left."""
    return table.asked_as(link, question, form) is not None or table.left(question) or table.is_text(question)


def holds(value: Any) -> bool:
    """Whether a field has a value."""
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})
