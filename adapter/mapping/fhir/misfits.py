"""A FHIR resource comes in, what in it is not of the kind its release of FHIR gives it goes out.

A mapping passes over what it cannot read; without this, a birth date sent as a number would look
like no birth date at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from adapter.mapping.fhir.bundle import Entry
from adapter.mapping.paths.releases import model_of
from adapter.records import CouldNotCheck

DATES = {"date", "dateTime", "instant"}
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ].*)?)?)?")
NOT_TEXT = {"boolean", "integer", "decimal", "positiveInt", "unsignedInt"}
_USUAL = {"object": dict, "text": str}
FOUND = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}


def misfits(entry: Entry, release: str = "R4") -> Iterator[CouldNotCheck]:
    """One sentence for each top-level element of the wrong JSON kind; the element's value is never told."""
    kinds = _kinds(entry.type, release)
    place = f"{entry.at}." if entry.at else ""
    for name, value in entry.resource.items():
        kind = kinds.get(name)
        if kind is None or type(value) is _USUAL.get(kind):
            continue
        if kind == "date" and isinstance(value, str):
            if _DATE.fullmatch(value.strip()) is None:
                yield CouldNotCheck(f"{place}{name}", f"{entry.type}.{name} {NO_DATE}")
            continue
        wrong = _wrong(value, kind)
        if wrong is not None:
            what = "an object" if kind == "object" else "text"
            why = f"{entry.type}.{name} is {wrong} where FHIR {release} has {what}; it was not read."
            yield CouldNotCheck(f"{place}{name}", f"{why} Correct it at its source.")


NO_DATE = (
    "is no date that can be read (2026-10-05 would be), and day and month were not guessed, so an age may be missing. "
    "Read it in the record, and have it corrected there."
)


def _wrong(value: Any, kind: str) -> str | None:
    for item in value if isinstance(value, list) else (value,):
        fits = isinstance(item, dict) if kind == "object" else isinstance(item, str)
        if kind == "scalar":
            fits = not isinstance(item, dict | list)
        # A null in a list holds the place of a primitive that has only extensions (FHIR JSON, 2.6.2.2).
        if not fits and item is not None:
            return FOUND.get(type(item), "something else")
    return None


@cache
def _kinds(resource_type: str, release: str) -> dict[str, str]:
    """Element name → `object`, `text`, `date` or `scalar`, for what the release's model knows; `entry` has parts."""
    parts = _elements(release).get(resource_type, {})
    known = {name: _kind(kind) for name, kind in parts.items() if "." not in name}
    return {**{name.partition(".")[0]: "object" for name in parts if "." in name}, **known}


@cache
def _elements(release: str) -> dict[str, dict[str, str]]:
    """Resource type → element path below it → FHIR type: the model lists some seven thousand paths in one heap."""
    found: dict[str, dict[str, str]] = {}
    for path, kind in model_of(release)["path2Type"].items():
        resource_type, _, name = path.partition(".")
        found.setdefault(resource_type, {})[name] = kind
    return found


def _kind(fhir_type: str) -> str:
    if fhir_type in DATES:
        return "date"
    if fhir_type in NOT_TEXT:
        return "scalar"
    return "text" if fhir_type[0].islower() or fhir_type == "System.String" else "object"
