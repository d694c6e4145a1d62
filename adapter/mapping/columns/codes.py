"""Codes in a record of keys and columns come in, what the value sets say of them goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from adapter.facts import Evidence
from adapter.mapping.codes.codesets import CodeSet
from adapter.mapping.codes.systems import system_key
from adapter.mapping.dates import day_of
from adapter.mapping.gathered import Source
from adapter.mapping.paths.dotted import Find
from adapter.records import AnswerSeen
from adapter.words import When

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Coded:
    """Where codes stand, seen from the record or from each row."""

    rows: Find
    code: Find
    system: str
    system_at: Find | None
    shown: Find | None
    dated: Find | None
    question: str
    sets: tuple[CodeSet, ...]


def read_codes(coded: Coded, tree: Any, source: Source) -> Iterator[AnswerSeen]:
    """Everything the sets know; a code that none of them knows says nothing."""
    for row, at in coded.rows(tree, ""):
        code, place = _first(coded.code, row, at)
        words, _ = _first(coded.shown, row, at)
        if not code and not words:
            continue
        named, _ = _first(coded.system_at, row, at)
        keys = tuple((system_key(system), code) for system in dict.fromkeys((named or coded.system, coded.system)))
        for known in coded.sets:
            meaning = known.meaning(keys if code else (), words)
            if meaning is None:
                continue
            day, _ = _first(coded.dated, row, at)
            when = _event_when(day_of(day, source.formats), source.written_on) if meaning.event else When.CURRENT
            evidence = Evidence(words or code, place or at, source.said_by, source.recorded_on, coded.question)
            for statement in meaning.statements:
                yield statement.seen(evidence, when)


def _first(find: Find | None, row: Any, at: str) -> tuple[str, str]:
    found = find(row, at) if find is not None else []
    return next(((value.strip(), place) for value, place in found if isinstance(value, str)), ("", ""))


def _event_when(day: date | None, as_of: date | None) -> When:
    """An event is so today for a year; one nobody dated is neither."""
    if day is None or as_of is None:
        return When.UNKNOWN
    return When.CURRENT if as_of - day <= YEAR else When.PAST
