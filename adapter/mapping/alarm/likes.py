"""Strange things in records come in, the listed things they most likely were go out, each worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from adapter.mapping.alarm.likeness import in_other_words, likeness, likeness_of_keys, ranked
from adapter.mapping.alarm.strange import Strange
from adapter.mapping.answers.tables import REMEMBERED, question_key
from adapter.mapping.inventory.chains import Chain
from adapter.mapping.inventory.listing import Listing
from adapter.mapping.inventory.resources import ResourcesListing
from adapter.mapping.inventory.seen import Entry, Standing
from adapter.mapping.written import Written

NEARLY_THE_SAME = {"other": 80, "heading": 80, "left": 93}
"""Of 100: what is asked of a question in a form where not all are listed, and of one that a pattern leaves behind."""
_INDEX = re.compile(r"\[(?:\*|\d+)\]")
_LAST = re.compile(r'\.?(?:"[^"]*"|[^."]+)$')
PEOPLE = "family.children"
"""What rows about people can state; a heading can only have been the heading of such rows."""
A_KEY = 50
"""Of 100: what is asked of an element, of which there are only so many it can have been."""


@dataclass(frozen=True, slots=True)
class Likes:
    """What strange things of one mapping's records look like."""

    listed: Listing
    written: Written
    known: dict[Strange, tuple[Entry, ...]] = field(default_factory=dict)
    """Names of questions, never answers."""

    def like(self, found: Strange) -> tuple[Entry, ...]:
        """The listed thing a strange one looks like; where only its matter tells, all it may be, likeliest first."""
        if found not in self.known:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            element = self._element(found) if found.kind == "element" else None
            nearest = () if found.kind in ("element", "wording") else self._nearest(found)
            self.known[found] = (element,) if element else nearest
        return self.known[found]

    def _nearest(self, found: Strange) -> tuple[Entry, ...]:
        if found.known_as:
            return tuple(entry for entry in self._used(found) if question_key(entry.name) == found.known_as)
        alike = likeness_of_keys if found.kind == "key" else likeness
        beside = list(self._beside(found)) if found.group or found.kind == "key" else []
        near = ranked(found.name, beside, by_matter=False, alike=alike)
        if near:
            return (near[0][0],)
        # A question under the heading of a section stands in no rows.
        in_rows = bool(found.group) and (found.kind == "key" or bool(beside))
        near = ranked(found.name, self._candidates(found), found.kind in ("question", "key") and not in_rows)
        enough = NEARLY_THE_SAME.get(found.kind, 0)
        return tuple(entry for entry, _ in near if in_other_words(found.name, entry.name) >= enough)

    def _candidates(self, found: Strange) -> Iterator[Entry]:
        """A question is held against the questions of its table, a key against the mapping's paths."""
        for entry in self._used(found):
            fits = PEOPLE in entry.facts if found.kind == "heading" else "[*]." not in entry.name
            if found.kind == "key" or fits:
                yield entry

    def _beside(self, found: Strange) -> Iterator[Entry]:
        """The questions of the rows it stands in, or the keys of its place."""
        if found.kind == "key":
            yield from (entry for entry in self._used(found) if _place(entry.name) == _place(found.name))
            return
        groups = set(self._group_names(found))
        for entry in self._used(found):
            if entry.name.rpartition("[*].")[0] in groups:
                yield entry

    def _group_names(self, found: Strange) -> Iterator[str]:
        yield found.group.removesuffix("[*]")
        known = self.written.tables.get(found.table)
        for question in known[0].table if known else ():
            if question_key(found.group) in {question_key(wording) for wording in question.ask}:
                yield question.ask[0]

    def _used(self, found: Strange) -> Iterator[Entry]:
        for entry in self.listed.entries:
            own = not found.table or entry.id.startswith(f"{found.table}: ")
            if own and entry.standing is Standing.USED and entry.form in (None, found.form):
                yield entry

    def _element(self, found: Strange) -> Entry | None:
        """The element that is missing beside it, whose name is the nearest of those the mapping reads."""
        if not isinstance(self.listed, ResourcesListing):
            return None
        kind, *above = found.name.split(".")
        ranked = sorted((-likeness(above[-1], name), name) for name in found.missing)
        for score, name in ranked:
            entry = self._reading(self.listed, kind, (*above[:-1], name))
            if entry is not None and -score >= A_KEY:
                return entry
        return None

    def _reading(self, listed: ResourcesListing, kind: str, names: Chain) -> Entry | None:
        """The entry that reads an element, or something below it."""
        for use in listed.uses.get(kind, ()):
            if use.entry.standing is not Standing.LEFT and all(map(_same, use.chain, names)):
                return use.entry
        return None


def _place(path: str) -> str:
    """Where a key stands, whatever the row."""
    return _LAST.sub("", _INDEX.sub("", path))


def _same(step: str, name: str) -> bool:
    return step == name or (name.startswith(step) and name[len(step) :][:1].isupper())
