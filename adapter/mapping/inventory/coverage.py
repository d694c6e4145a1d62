"""The fields of many records come in one record at a time; what no mapping lists, and what no record shows, go out.

Memory holds names and counts, never a record, and no more names than `MOST_NAMES`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from adapter.mapping.inventory import Entry, FieldSeen, Standing, entries
from adapter.mapping.inventory.rules import UNTOLD
from adapter.mapping.load import Mappings

MOST_NAMES = 50_000
NEAR = 60.0
"""Of a hundred: below, two wordings have no more in common than any two questions."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A field or code that held something and that the mapping does not list."""

    form: str | None
    name: str
    records: int
    nearest: str | None
    """The listed name most like it, where one is like it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one mapping knows of the records it reads."""

    mapping: str
    records: int
    fields: int
    """Fields with data, each name once for a form."""
    unlisted: tuple[Unlisted, ...]
    codes: tuple[Unlisted, ...]
    codes_seen: int
    listed: tuple[Entry, ...]
    """Entries that state, place or read something: what is left on purpose needs no record to show it."""
    unmet: tuple[Entry, ...]
    """Those of them that no record met."""
    uncounted: int
    """Fields beyond the most names that are kept."""
    taken_over: int = 0
    """How many of the unmet stand last, because the mapping takes them over from the one it extends."""

    @property
    def percent(self) -> float:
        """How many of the fields with data are listed."""
        return _percent(self.fields - len(self.unlisted), self.fields)

    @property
    def met_percent(self) -> float:
        """How many of the entries were met by a record."""
        return _percent(len(self.listed) - len(self.unmet), len(self.listed))


def _percent(part: int, whole: int) -> float:
    return 100.0 if not whole else 100.0 * part / whole


Name = tuple[str | None, str, bool]
"""Form, name, and whether it is a code."""


@dataclass(slots=True)
class Tally:
    """What has been seen so far of the records of one mapping."""

    records: int = 0
    uncounted: int = 0
    counts: dict[Name, int] = field(default_factory=dict)
    unlisted: set[Name] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def add(self, fields: Iterable[FieldSeen]) -> None:
        """Count one record."""
        self.records += 1
        seen: set[Name] = set()
        for one in fields:
            if not one.holds:
                continue
            if one.entry is not None:
                self.met.update((one.entry, *one.also))
            name = (one.form, one.name, one.code)
            if one.standing is Standing.UNLISTED:
                self.unlisted.add(name)
            seen.add(name)
        for name in seen:
            if name in self.counts or len(self.counts) < MOST_NAMES:
                self.counts[name] = self.counts.get(name, 0) + 1
            else:
                self.uncounted += 1
                self.unlisted.discard(name)


Written = tuple[str, str]
"""Where an entry is written, and its name: the same in every mapping that takes it over or shares its table."""


def coverage(mapping: str, tally: Tally, mappings: Mappings, met: frozenset[Written] = frozenset()) -> Coverage:
    """What the counts say; `met` is what records of other mappings met of what is written once for several."""
    known = entries(mappings, mapping)
    told = tuple(entry for entry in known if entry.standing is not Standing.LEFT and not _goes_unshown(entry, mapping))
    wordings = tuple(dict.fromkeys(entry.name for entry in known if not entry.name.startswith("/")))
    unmet = tuple(entry for entry in told if entry.id not in tally.met and (entry.place, entry.name) not in met)
    upon = mappings.written.mappings[mapping][0].extends
    theirs = {(entry.place, entry.name) for entry in entries(mappings, upon)} if upon else set()
    own = tuple(entry for entry in unmet if (entry.place, entry.name) not in theirs)
    return Coverage(
        mapping,
        tally.records,
        sum(not code for _, _, code in tally.counts),
        _ranked(tally, wordings, code=False),
        _ranked(tally, (), code=True),
        sum(code for _, _, code in tally.counts),
        told,
        (*own, *(entry for entry in unmet if (entry.place, entry.name) in theirs)),
        tally.uncounted,
        len(unmet) - len(own),
    )


def met_anywhere(tallies: dict[str, Tally], mappings: Mappings) -> frozenset[Written]:
    """What the records of any mapping met."""
    return frozenset(
        (entry.place, entry.name)
        for name, tally in tallies.items()
        for entry in entries(mappings, name)
        if entry.id in tally.met
    )


def _goes_unshown(entry: Entry, mapping: str) -> bool:
    """A box read as text states nothing, what recognises is always met, and what is built in nobody wrote."""
    always = entry.id.startswith(f"{mapping}: recognises ") or UNTOLD in entry.id
    return always or (entry.standing is Standing.TEXT and entry.mapping != mapping)


def _ranked(tally: Tally, wordings: tuple[str, ...], code: bool) -> tuple[Unlisted, ...]:
    """Most often first, then by name."""
    found = [name for name in tally.unlisted if name[2] is code]
    found.sort(key=lambda name: (-tally.counts.get(name, 0), name[0] or "", name[1]))
    counted = ((form, name, tally.counts.get((form, name, code), 0)) for form, name, _ in found)
    return tuple(Unlisted(form, name, records, _nearest(name, wordings)) for form, name, records in counted)


def _nearest(name: str, wordings: tuple[str, ...]) -> str | None:
    near = process.extractOne(name, wordings, scorer=fuzz.ratio, score_cutoff=NEAR)
    return near[0] if near else None
