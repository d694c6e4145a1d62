"""A reader and what its mapping lists come in; a quick look that finds what a record has beyond that goes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from adapter.layouts import ALONE, LAYOUT, MISSING, UNREAD
from adapter.mapping.alarm.responses import KnownItems
from adapter.mapping.alarm.stored import Known
from adapter.mapping.alarm.strange import Noticed, Strange
from adapter.mapping.alarm.trees import KnownElements, KnownKeys
from adapter.mapping.answers.tables import REMEMBERED, Table
from adapter.mapping.columns.record import JsonReader
from adapter.mapping.fhir.bundle import Entry, entries_of, reference_of
from adapter.mapping.fhir.record import FhirReader
from adapter.mapping.inventory.listing import KeysListing, Listing
from adapter.mapping.inventory.paths import Steps
from adapter.mapping.language import Mapping
from adapter.mapping.paths.dotted import steps_of
from adapter.mapping.paths.elements import elements

_ADDRESS = re.compile(r"[A-Z][A-Z0-9]{2}-\d+(?:\(\d+\))?(?:\.\d+)*")
OURS = (LAYOUT, MISSING, UNREAD, ALONE)
"""Keys that intake put there."""
Look = Callable[[Any], Noticed]
Resembles = Callable[[Strange], bool]
K = TypeVar("K")
V = TypeVar("V")


def gate(reader: JsonReader | FhirReader, mapping: Mapping, listed: Listing, resembles: Resembles) -> Look:
    """A look at one record at a time; what it has met before costs it next to nothing."""
    if isinstance(reader, FhirReader):
        return _Resources(reader, KnownElements(elements(mapping.release), frozenset(reader.rules)), resembles).look
    if not isinstance(listed, KeysListing):
        raise TypeError("a mapping of keys and columns has a list of keys")
    apart = {steps_of(mapping.form.answers)} if mapping.form else set()
    uses = listed.paths.uses

    def is_listed(steps: Steps) -> bool:
        if mapping.reads == "hl7v2" and not _is_an_address(steps):
            return False
        return any(use.takes(steps) for use in uses)

    keys = KnownKeys(frozenset({*apart, *((name,) for name in OURS)}), is_listed)
    return _Records(reader, keys, resembles).look


def _is_an_address(steps: Steps) -> bool:
    """Whether a field of a segment has a name that the standard has: its fields are numbered, and have no others."""
    names = [step for step in steps if isinstance(step, str)]
    return len(names) < 2 or _ADDRESS.fullmatch(names[-1]) is not None


@dataclass(frozen=True, slots=True)
class _Records:
    """Records of keys and columns, and the forms stored in them."""

    reader: JsonReader
    keys: KnownKeys
    resembles: Resembles
    forms: dict[str | None, Known] = field(default_factory=dict)

    def look(self, tree: Any) -> Noticed:
        noticed = Noticed()
        self.keys.look(tree, noticed)
        if self.reader.form is not None:
            find, table = self.reader.form
            found = [value for way in self.reader.record.get("form", ()) for value, _ in way(tree, "")]
            form = next((value for value in found if isinstance(value, str)), None)
            known = self.forms.get(form) or _kept(self.forms, form, Known(table, form, self.resembles))
            for answers, _ in find(tree, ""):
                known.look(answers, noticed)
        return noticed


@dataclass(frozen=True, slots=True)
class _Resources:
    """FHIR records, and the forms among their resources."""

    reader: FhirReader
    elements: KnownElements
    resembles: Resembles
    forms: dict[str, KnownItems] = field(default_factory=dict)

    def look(self, tree: Any) -> Noticed:
        noticed = Noticed()
        entries = entries_of(tree)
        self.elements.look(entries, noticed)
        for entry in entries:
            if entry.type == "QuestionnaireResponse":
                self._form(entry, noticed)
        return noticed

    def _form(self, entry: Entry, noticed: Noticed) -> None:
        # STU3 refers to the form it answers, R4 names it.
        named = reference_of(entry.resource.get("questionnaire"))
        canonical = named.partition("|")[0] if isinstance(named, str) else ""
        known = self.forms.get(canonical)
        if known is None:
            form, table = _table_of(self.reader, canonical)
            all_listed = table is not self.reader.other_forms
            known = _kept(self.forms, canonical, KnownItems(Known(table, form, self.resembles), all_listed))
        known.look(entry.resource.get("item"), noticed)


def _table_of(reader: FhirReader, canonical: str) -> tuple[str | None, Table]:
    for start, table in reader.forms:
        if canonical.startswith(start):
            return canonical.removeprefix(start) or None, table
    return canonical or None, reader.other_forms


def _kept(forms: dict[K, V], name: K, made: V) -> V:
    """A form's name may be anything, so what is remembered has an end."""
    if len(forms) >= REMEMBERED:
        forms.clear()
    forms[name] = made
    return made
