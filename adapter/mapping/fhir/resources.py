"""One FHIR resource and its rule come in; what it states and the text worth reading go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from adapter.facts import FACTS, Evidence
from adapter.mapping.answers.forms import Field, Given
from adapter.mapping.answers.questions import read_field
from adapter.mapping.answers.statements import Statement
from adapter.mapping.answers.tables import Table
from adapter.mapping.answers.values import answered_no, coded_keys, concept_words, value_given
from adapter.mapping.codes.codesets import CodeSet, KinTable, Meaning
from adapter.mapping.dates import first_day
from adapter.mapping.fhir.attachments import read_attachment
from adapter.mapping.fhir.bundle import Entry, each
from adapter.mapping.fhir.names import Names
from adapter.mapping.fhir.narrative import markup_passage
from adapter.mapping.fhir.notes import source_of
from adapter.mapping.fhir.sections import read_sections
from adapter.mapping.fhir.unread import unread_concept, unread_value
from adapter.mapping.gathered import Piece, Source
from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.fhirpath import Find
from adapter.records import AnswerSeen, CouldNotCheck, Passage
from adapter.words import When, Whose

Finds = tuple[Find, ...]
YEAR = timedelta(days=365)
SHORTEST_BIRTH = timedelta(weeks=24)
"""A pregnancy known to have ended before is no ground to ask about a child."""
_NOT_THE_ADULTS = re.compile(
    r"\s*(?:family history|fh\b)|.*\b(?:no (?:known|current|evidence|history)"
    r"|not (?:disclosed|known|reported|present|identified)|never|denie[sd]|nil|negative for)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TextFind:
    """Where free text stands, and what was asked."""

    find: Find
    question: str | None
    question_at: Find | None
    current_only: bool


@dataclass(frozen=True, slots=True)
class Sections:
    """That the resource has sections to be read, and the table that knows which are left behind."""

    table: Table | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A `ResourceRule` ready for use."""

    type: str
    about: Finds
    unless: Find | None
    not_so: Find | None
    said_by: Finds
    dated: Finds
    when: Find | None
    when_words: dict[str, When]
    when_otherwise: When
    ended: Finds
    codes: tuple[tuple[Find, tuple[CodeSet, ...]], ...]
    whose: Whose
    table: Table | None
    text: tuple[TextFind, ...]
    markup: tuple[TextFind, ...]
    attachments: tuple[TextFind, ...]
    sections: Sections | None
    for_a_person: tuple[tuple[Finds, str], ...] = ()
    child_known: Find | None = None
    held_by: Find | None = None


class Days(NamedTuple):
    """As of which day a record is read, and what day stands in where a resource gives none."""

    as_of: date | None
    own: date | None
    """The record's own; the day it came in says nothing of when a text was written."""
    holder: str | None = None
    """The date of the resource that contains this one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known while one resource is read."""

    entry: Entry
    as_of: date | None
    day: str
    """The same as FHIRPath's `%asOf`."""
    source: Source
    when: When
    refuted: bool

    def found(self, finds: Finds) -> list[Located]:
        """What the first path that finds something finds."""
        for find in finds:
            found = find(self.entry.resource, self.entry.at, self.day)
            if found:
                return found
        return []


def true_at(find: Find | None, entry: Entry) -> bool:
    """Whether a criterion holds of a resource."""
    return find is not None and any(value is not False for value, _ in find(entry.resource, entry.at, ""))


def dated(entry: Entry, rule: Rule) -> str | None:
    """The first of its dates a resource gives, as it stands there."""
    found = (value for find in rule.dated for value, _ in find(entry.resource, entry.at, ""))
    return next((value for value in found if isinstance(value, str)), None)


def read_resource(entry: Entry, rule: Rule, kin: KinTable, days: Days, names: Names) -> Iterator[Piece]:
    """Everything one resource says; withdrawn and mistaken ones say nothing."""
    if true_at(rule.unless, entry):
        return
    as_of, day = days.as_of, days.as_of.isoformat() if days.as_of else ""
    bare = Reading(entry, as_of, day, Source(), When.CURRENT, true_at(rule.not_so, entry))
    when, unknown = _when(rule, bare)
    if unknown is not None:
        yield unknown
    said_by = next((name for value, _ in bare.found(rule.said_by) if (name := names.name(value))), None)
    written = dated(entry, rule) or days.holder
    source = Source(None, said_by, written[:10] if written else None, first_day(written) or days.own)
    reading = Reading(entry, as_of, day, source, when, bare.refuted)
    for finds, why in rule.for_a_person if when is not When.PAST else ():
        if reading.found(finds):
            yield CouldNotCheck(f"what a {rule.type} says", why)
    looked_for = entry.resource.get("code") if answered_no(entry.resource) else None
    for find, sets in rule.codes:
        for concept, at in reading.found((find,)):
            yield from unread_concept(concept, at)
            if concept is not looked_for:
                yield from _coded(concept, at, sets, rule, reading)
    if not reading.refuted:
        yield from _asked(rule, kin, reading)
        yield from _texts(rule, reading, names)
        if rule.sections is not None:
            yield from read_sections(entry, rule.sections.table, names, source)


def stands(entry: Entry, rule: Rule, as_of: date | None) -> bool:
    """Whether what a resource says is not over and done with."""
    day = as_of.isoformat() if as_of else ""
    return _when(rule, Reading(entry, as_of, day, Source(), When.CURRENT, refuted=False))[0] is not When.PAST


def _when(rule: Rule, reading: Reading) -> tuple[When, CouldNotCheck | None]:
    ended = [first_day(value) or value for value, _ in reading.found(rule.ended)]
    if any(not isinstance(day, date) or reading.as_of is None or day <= reading.as_of for day in ended):
        return When.PAST, None
    if rule.when is None:
        return When.CURRENT, None
    values = [value for value, _ in reading.found((rule.when,)) if isinstance(value, str)]
    if not values:
        return rule.when_otherwise, None
    known = rule.when_words.get(values[0])
    if known is not None:
        return known, None
    words = ", ".join(rule.when_words)
    what = f"whether a {rule.type} is so today"
    return When.UNKNOWN, CouldNotCheck(
        what, f"its status is none that is known here ({words}), so it may be over: look in the record."
    )


def _coded(concept: Any, at: str, sets: tuple[CodeSet, ...], rule: Rule, reading: Reading) -> Iterator[Piece]:
    text, where = concept_words(concept, at)
    evidence = Evidence(text, where, reading.source.said_by, reading.source.recorded_on)
    keys = coded_keys(each(concept, "coding"))
    displays = (coding.get("display") for coding in each(concept, "coding") if isinstance(coding, dict))
    shown = " ".join((text, *(display for display in displays if isinstance(display, str))))
    # What runs in the family or is denied is not the adult's own; a code that says so by itself is still looked up.
    shown = "" if _NOT_THE_ADULTS.match(shown) else shown
    for found in sets:
        meaning = found.meaning(keys, shown)
        if meaning is not None:
            yield from _states(meaning, evidence, rule.whose, reading)


def _states(meaning: Meaning, evidence: Evidence, whose: Whose, reading: Reading) -> Iterator[AnswerSeen]:
    when = _event_when(reading) if meaning.event else reading.when
    for statement in meaning.statements:
        kind = FACTS[statement.fact].kind
        if reading.refuted:
            if kind == "answer":
                yield Statement(statement.fact, "absent").seen(evidence)
        elif statement.fact == "adult.pregnant" and _cut_short(reading):
            continue
        elif statement.fact != "family.signs" or (statement.when or when) is not When.PAST:
            yield statement.seen(evidence, when, whose)


def _cut_short(reading: Reading) -> bool:
    resource = reading.entry.resource
    began, ended = (first_day(resource.get(key)) for key in ("onsetDateTime", "abatementDateTime"))
    return began is not None and ended is not None and ended - began < SHORTEST_BIRTH


def _event_when(reading: Reading) -> When:
    """An event is so today for a year; one nobody dated is neither."""
    written = (reading.entry.resource.get(key) for key in ("onsetDateTime", "onsetString"))
    days = [day for value in (*written, reading.source.recorded_on) if (day := first_day(value)) is not None]
    day = days[0] if days else None
    if day is None or reading.as_of is None:
        return When.UNKNOWN
    return When.CURRENT if reading.as_of - day <= YEAR else When.PAST


def _asked(rule: Rule, kin: KinTable, reading: Reading) -> Iterator[Piece]:
    """A resource that is a question and its answer, such as an Observation, and its components."""
    if rule.table is None:
        return
    for node, at in ((reading.entry.resource, reading.entry.at), *_components(reading.entry)):
        question, _ = concept_words(node.get("code"), "")
        codes = coded_keys(each(node.get("code"), "coding"))
        yield from unread_concept(node.get("code"), f"{at}.code" if at else "code")
        yield from unread_value(node, at)
        values = tuple(
            given
            for name, value in node.items()
            if name.startswith("value") and (given := value_given(name, value, f"{at}.{name}" if at else name))
        )
        values = values or (Given(question, f"{at}.code" if at else "code", choice=True),)
        yield from read_field(Field(question, at, values, codes=codes), rule.table, kin, reading.source)


def _components(entry: Entry) -> Iterator[tuple[dict[str, Any], str]]:
    for index, part in enumerate(each(entry.resource, "component")):
        if isinstance(part, dict):
            yield part, f"{entry.at}.component[{index}]" if entry.at else f"component[{index}]"


def _texts(rule: Rule, reading: Reading, names: Names) -> Iterator[Piece]:
    source = reading.source
    for text in rule.text:
        for value, at, question in _located(text, reading):
            if isinstance(value, str) and value.strip():
                own = source_of(reading.entry, at, source, names)
                yield Passage(value, at, own.said_by, own.written_on, question)
    for markup in rule.markup:
        for value, at, question in _located(markup, reading):
            passage = markup_passage(value, at, source, question)
            if passage is not None:
                yield passage
    for attachment in rule.attachments:
        for value, at, question in _located(attachment, reading):
            yield from read_attachment(value, at, question, source)


def _located(text: TextFind, reading: Reading) -> Iterator[tuple[Any, str, str | None]]:
    if text.current_only and reading.when is When.PAST:
        return
    for value, at in text.find(reading.entry.resource, reading.entry.at, reading.day):
        question = text.question
        if text.question_at is not None:
            near = (_holder(reading.entry, at), reading.entry.resource)
            asked = (value for holder in near for value, _ in text.question_at(holder, "", reading.day))
            question = next((value for value in asked if isinstance(value, str)), question)
        yield value, at, question


def _holder(entry: Entry, at: str) -> Any:
    """The nearest list element a place lies in: a section, an item, or the resource itself."""
    node: Any = entry.resource
    holder = node
    for step in at[len(entry.at) :].strip(".").split("."):
        name, _, index = step.partition("[")
        node = node.get(name) if isinstance(node, dict) else None
        if index and isinstance(node, list):
            node = node[int(index.rstrip("]"))]
            holder = node
    return holder
