"""What an inventory is made of: nothing comes in; a field seen and an entry listed go out.

Neither holds a value of a person: only names, places, and the words and codes of closed tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a mapping makes of a field."""

    USED = "used"
    TEXT = "text"
    """Read as free text on purpose."""
    LEFT = "left"
    UNLISTED = "unlisted"
    """Neither used, nor text, nor left: nobody has decided."""


@dataclass(frozen=True, slots=True)
class FieldSeen:
    """One field of one record, as a mapping sees it."""

    form: str | None
    name: str
    """The question's wording, or a path with `[*]`; `Who lives here?[*].Age`, `Condition.note.text`,
    `Condition.code http://snomed.info/sct|35489007`."""
    at: str
    holds: bool
    standing: Standing
    entry: str | None = None
    """The id of the entry that took it."""
    facts: tuple[str, ...] = ()
    """What that entry can state: `family.asked`, or `family.factors drugs` where the fact is a set of words."""
    answer: str | None = None
    """The word, code or range of a closed table that was met."""
    also: tuple[str, ...] = ()
    """Further entries that took the same field."""
    code: bool = False
    """True for one code of a coded element; False for a field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a mapping lists: a question, a path, a column or a value set."""

    id: str
    """Stays the same when lines move: `<table>: <wording>`, `<mapping>: adult.birth_date resident.dob`."""
    mapping: str
    """The mapping, question table or value set it stands in; the last two may serve several mappings."""
    form: str | None
    name: str
    place: str
    facts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    standing: Standing = Standing.USED


@dataclass(frozen=True, slots=True)
class Took:
    """What became of one field: its standing, and the entry behind it."""

    standing: Standing = Standing.UNLISTED
    entry: str | None = None
    facts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def seen(
        self,
        name: str,
        at: str,
        holds: bool,
        form: str | None = None,
        answer: str | None = None,
        code: bool = False,
    ) -> FieldSeen:
        """The field with its name and place."""
        return FieldSeen(form, name, at, holds, self.standing, self.entry, self.facts, answer, self.also, code)


UNLISTED = Took()


def took(*entries: Entry) -> Took:
    """What one or more entries make of a field; the first speaks for it."""
    if not entries:
        return UNLISTED
    facts = tuple(dict.fromkeys(fact for entry in entries for fact in entry.facts))
    return Took(entries[0].standing, entries[0].id, facts, tuple(entry.id for entry in entries[1:]))
