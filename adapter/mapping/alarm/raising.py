"""A record, its extract and its mapping come in, the extract with what was new in the record goes out.

A question that nobody has listed, and that looks like one that is and is missing from the record, is a
thing that could not be checked: somebody is told. It is never taken as an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import re2

from adapter.facts import FACTS
from adapter.mapping.alarm.gate import Look, gate
from adapter.mapping.alarm.likeness import ASKS_ABOUT_CHILDREN, likeness
from adapter.mapping.alarm.likes import Likes
from adapter.mapping.alarm.strange import Strange
from adapter.mapping.answers.cells import shown
from adapter.mapping.answers.tables import question_key
from adapter.mapping.inventory import listing_of
from adapter.mapping.inventory.seen import Entry, FieldSeen
from adapter.mapping.load import Mappings
from adapter.mapping.recognised import Recognised
from adapter.records import CouldNotCheck, Extract, SourceRecord, Unlisted

LONGEST = 200
Met = set[tuple[str | None, str]]
"""(entry, rows) of everything listed that a record has."""
GUESSES = ("other", "heading", "left")
"""What is told only where it looks like something listed that is missing."""
_NUMBER = re2.compile(r"\d{6,}")
OTHER_MATTER = 45
"""Of 100: two wordings under one number that are less alike than this ask different things."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What one mapping's records are watched for."""

    look: Look
    likes: Likes


def watched(record: SourceRecord, extract: Extract, source: Recognised, mappings: Mappings) -> Extract:
    """The extract with what its record has beyond the mapping."""
    watch = _watch(source, mappings)
    noticed = watch.look(record.tree)
    asked = frozenset(noticed.asked)
    if not noticed.strange:
        return replace(extract, asked=asked) if asked else extract
    likes = [(found, watch.likes.like(found)) for found in noticed.strange]
    # Only what looks like something listed asks what else the record has, which is a second walk through all of it.
    met: Met = set(_met(watch.likes.listed.fields(record))) if any(like for _, like in likes) else set()
    told = [_told(found, like, met) for found, like in likes]
    unlisted = tuple(one for one, _ in told if one is not None)
    said = tuple(what for _, what in told if what is not None)
    could_not_check = (*extract.could_not_check, *(what for what in said if what not in extract.could_not_check))
    return replace(extract, unlisted=unlisted, could_not_check=could_not_check, asked=asked)


def _met(fields: Iterator[FieldSeen]) -> Iterator[tuple[str | None, str]]:
    """(entry, rows it was met in) of everything listed that the record has."""
    for seen in fields:
        if seen.holds:
            for entry in (seen.entry, *seen.also):
                yield entry, question_key(seen.name.rpartition("[*].")[0])
                yield entry, ""


def _watch(source: Recognised, mappings: Mappings) -> Watch:
    watches = mappings.written.watches
    name = source.reader.name
    if name not in watches:
        listed = listing_of(mappings, name)
        likes = Likes(listed, mappings.written)
        mapping = mappings.written.mappings[name][0]
        look = gate(source.reader, mapping, listed, lambda found: bool(likes.like(found)))
        watches[name] = Watch(look, likes)
    found: Watch = watches[name]
    return found


def _told(
    found: Strange, likes: tuple[Entry, ...], met: set[tuple[str | None, str]]
) -> tuple[Unlisted | None, CouldNotCheck | None]:
    """What to count for the batch, and what to tell of this record."""
    if found.kind == "wording":
        return _reworded(found)
    # That what an element looks like is not beside it the gate has seen; another resource may still have one.
    missing = (like for like in likes if found.kind == "element" or not _is_met(found, like, met))
    blinding = next(missing, None)
    if found.kind in GUESSES and blinding is None:
        return None, None
    kind = "question" if found.kind in GUESSES else found.kind
    name = _shown(found)
    if blinding is None:
        return Unlisted(found.form, name, kind), None
    blind = blinding.facts or (_field_of(blinding),)
    unlisted = Unlisted(found.form, name, kind, blinding.name, blind, blinding.place)
    return unlisted, CouldNotCheck(_what(kind, name), _why(kind, blinding))


def _shown(found: Strange) -> str:
    """A name as it may be told: a key that is a number, or has no end, is data of somebody and no name."""
    return str(_NUMBER.sub("…", shown(found.name)))[:LONGEST]


def _field_of(entry: Entry) -> str:
    """What an entry without facts of its own reads: `adult.nhs_number`, or the question as it was."""
    name = entry.id.partition(": ")[2].partition(" ")[0]
    return name if name.startswith(("adult.", "record.")) else entry.name


def _is_met(found: Strange, like: Entry, met: Met) -> bool:
    """Whether the record has what a strange thing looks like: in the same rows, where it stands in rows."""
    rows = question_key(found.group) if "[*]." in like.name and found.kind != "key" else ""
    return (like.id, rows) in met


def _reworded(found: Strange) -> tuple[Unlisted, CouldNotCheck | None]:
    name = _shown(found)
    unlisted = Unlisted(found.form, name, "wording", found.known_as)
    if likeness(found.name, found.known_as) >= OTHER_MATTER:
        return unlisted, None
    why = (
        f"its number '{found.group}' stood for '{found.known_as}', and its wording is another now, so the answer may "
        "mean something else. Compare the form with the question table."
    )
    return unlisted, CouldNotCheck(_what("question", name), why)


def _what(kind: str, name: str) -> str:
    return f"the answer to '{name}'" if kind == "question" else f"what stands under '{name}'"


def _why(kind: str, like: Entry) -> str:
    table = like.place.rpartition(":")[0]
    thing = "question" if kind == "question" else "field"
    says = f"the {thing} is new; it looks like '{shown(like.name)}'{_meaning(like)}."
    return f"{says} Nobody has read it as one. Add it to {table}."


def _meaning(like: Entry) -> str:
    """What the question that is missing would have said."""
    names = [fact.partition(" ")[0] for fact in like.facts]
    fact = next((name for name in names if name != ASKS_ABOUT_CHILDREN), names[0] if names else "")
    meaning = FACTS[fact].meaning.rstrip(".") if fact in FACTS else ""
    return f", which says: {meaning[:1].lower()}{meaning[1:]}" if meaning else ""
