"""The sections of a Composition come in, nested to any depth; their text with title, author and day goes out.

A section that was withheld, or that points to what the document does not hold, could not be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from adapter.facts import Evidence
from adapter.mapping.answers.tables import Asked, Table, answer_key
from adapter.mapping.answers.values import coded_keys, concept_words
from adapter.mapping.fhir.bundle import Entry, each, reference_of
from adapter.mapping.fhir.names import Names
from adapter.mapping.fhir.narrative import markup_passage
from adapter.mapping.gathered import Piece, Source
from adapter.records import CouldNotCheck

NOT_SEEN = {
    "withheld": "it was withheld from this document, so nobody has looked at it.",
    "unavailable": "it was not available when the document was made, so nobody has looked at it.",
    "notstarted": "nobody had started it when the document was made.",
}
"""What `emptyReason` says of a section that is empty for another reason than that there is nothing."""


class Section(NamedTuple):
    """One section, where it stands, and what it takes over from those around it."""

    node: dict[str, Any]
    at: str
    title: str
    source: Source


def read_sections(entry: Entry, table: Table | None, names: Names, source: Source) -> Iterator[Piece]:
    """Everything the sections of one Composition say, in the order they stand in."""
    stack = list(reversed(_inner(entry.resource, entry.at, "", source, names)))
    while stack:
        section = stack.pop()
        asked = _asked(section, table)
        if asked.leave is not None if asked else table is not None and table.left(section.title):
            continue
        yield from _said(section, asked)
        yield from _not_seen(section, names)
        stack += reversed(_inner(section.node, section.at, section.title, section.source, names))


def _asked(section: Section, table: Table | None) -> Asked | None:
    codes = coded_keys(each(section.node.get("code"), "coding"))
    return None if table is None else table.asked(section.title, None, codes)


def _said(section: Section, asked: Asked | None) -> Iterator[Piece]:
    """What a section says: a choice its table knows (`Lives alone: No`), else its words."""
    text = section.node.get("text")
    if text is None:
        return
    passage = None
    if isinstance(text, dict) and isinstance(text.get("div"), str):
        passage = markup_passage(text["div"], f"{section.at}.text.div", section.source, section.title or None)
    elif not isinstance(text, dict) or text.get("div") is not None:
        yield CouldNotCheck(_what(section), "its text is not markup, so its words could not be read.")
    if passage is None:
        return
    chosen = asked.answers.get(answer_key(passage.text)) if asked is not None else None
    if chosen is None:
        yield passage
        return
    quote, source = passage.text.strip(), section.source
    evidence = Evidence(quote, passage.at, source.said_by, source.recorded_on, passage.question)
    for statement in chosen:
        yield statement.seen(evidence)


def _inner(node: dict[str, Any], at: str, title: str, source: Source, names: Names) -> list[Section]:
    start = f"{at}.section" if at else "section"
    value = node.get("section")
    found = value if isinstance(value, list) else [value]
    places = (f"{start}[{index}]" if isinstance(value, list) else start for index in range(len(found)))
    return [
        Section(inner, place, _title(inner) or title, _source(inner, source, names))
        for inner, place in zip(found, places, strict=True)
        if isinstance(inner, dict)
    ]


def _title(node: dict[str, Any]) -> str:
    title = node.get("title")
    return title if isinstance(title, str) and title.strip() else concept_words(node.get("code"), "")[0]


def _source(node: dict[str, Any], source: Source, names: Names) -> Source:
    """A section may have an author of its own (R4); else it is its document's."""
    own = next((name for said in each(node, "author") if (name := names.name(said))), None)
    return source if own is None else replace(source, said_by=own)


def _what(section: Section) -> str:
    return f"the section '{section.title}'" if section.title else f"a section without a title ({section.at})"


def _not_seen(section: Section, names: Names) -> Iterator[CouldNotCheck]:
    what = _what(section)
    for coding in each(section.node.get("emptyReason"), "coding"):
        why = NOT_SEEN.get(str(coding.get("code"))) if isinstance(coding, dict) else None
        if why is not None:
            yield CouldNotCheck(what, why)
    if not names.whole:
        return
    missing = sum(
        not names.holds(reference)
        for said in each(section.node, "entry")
        if (reference := reference_of(said)) is not None
    )
    if missing:
        many = "an entry" if missing == 1 else f"{missing} entries"
        yield CouldNotCheck(what, f"it points to {many} that the document does not hold; only its text was read.")
