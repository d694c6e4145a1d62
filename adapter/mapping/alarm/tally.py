"""What each record of a batch showed comes in, what is new, blind or missing in its forms goes out.

What is kept is bounded by the forms and questions there are, never by the number of records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from adapter.findings import Screened
from adapter.records import NOT_UNDERSTOOD, Unlisted

ENOUGH = 20
"""Records of one form without a question before its absence is told."""
USUAL = 0.8
"""Share of the earlier records of a form that had the question."""
MOST = 1000
"""New names of one form; a file of another system has no end of them."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What one record showed of its form; travels between processes."""

    source: str
    form: str | None
    unlisted: tuple[Unlisted, ...] = ()
    asked: frozenset[str] = frozenset()
    not_known: tuple[str, ...] = ()
    """Questions answered outside their closed table."""


def noted(screened: Screened) -> Noted:
    """What to count of one screened record."""
    record = screened.family.record
    outside = tuple(item.what for item in screened.could_not_check if item.why.startswith(NOT_UNDERSTOOD))
    return Noted(record.source, record.form, screened.unlisted, screened.asked, outside)


@dataclass(slots=True)
class Counted:
    """One new name: what it looks like, and how many records have it."""

    unlisted: Unlisted
    records: int = 0
    blind: set[str] = field(default_factory=set)


@dataclass(slots=True)
class FormSeen:
    """One form of one mapping in this batch."""

    records: int = 0
    new: dict[tuple[str, str], Counted] = field(default_factory=dict)
    asked: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Question → (how many records had it, the number of the last that did)."""
    not_known: dict[str, int] = field(default_factory=dict)
    too_many: int = 0

    def add(self, one: Noted) -> None:
        """Count one record."""
        self.records += 1
        for question in one.asked:
            if question in self.asked or len(self.asked) < MOST:
                self.asked[question] = (self.asked.get(question, (0, 0))[0] + 1, self.records)
        for what in one.not_known:
            if what in self.not_known or len(self.not_known) < MOST:
                self.not_known[what] = self.not_known.get(what, 0) + 1
        for found in one.unlisted:
            self._count(found)

    def _count(self, found: Unlisted) -> None:
        key = (found.kind, found.name)
        if key not in self.new and len(self.new) >= MOST:
            self.too_many += 1
            return
        counted = self.new.setdefault(key, Counted(found))
        counted.records += 1
        counted.blind.update(found.blind)
        if found.blind and not counted.unlisted.blind:
            counted.unlisted = found

    def stopped(self) -> Iterator[tuple[str, int, int]]:
        """(question, how many had it, up to which record) of those that came nearly always and then no more."""
        for question, (count, last) in self.asked.items():
            if self.records - last >= ENOUGH and last >= ENOUGH and count >= USUAL * last:
                yield question, count, last


@dataclass(frozen=True, slots=True)
class Tally:
    """The forms of one batch."""

    forms: dict[tuple[str, str | None], FormSeen] = field(default_factory=dict)

    def add(self, one: Noted) -> None:
        """Count one record."""
        self.forms.setdefault((one.source, one.form), FormSeen()).add(one)

    def quiet(self) -> dict[tuple[str, str | None], FormSeen]:
        """Forms with enough records to miss a question in all of them."""
        return {name: seen for name, seen in self.forms.items() if seen.records >= ENOUGH}
