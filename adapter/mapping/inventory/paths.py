"""A tree of keys and the paths a mapping names in it come in, every field with its standing goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from adapter.documents import Document, Loc
from adapter.mapping.answers.forms import stored_field
from adapter.mapping.answers.language import ANSWERED, Question
from adapter.mapping.answers.stating import OF_A_PERSON, facts_of
from adapter.mapping.answers.tables import Asked, Table, question_key
from adapter.mapping.columns.language import PathPeople
from adapter.mapping.inventory.forms import met
from adapter.mapping.inventory.seen import UNLISTED, Entry, FieldSeen, Standing, took
from adapter.mapping.inventory.tables import range_name
from adapter.mapping.language import Mapping
from adapter.mapping.paths.choosing import HL7V2
from adapter.mapping.paths.dotted import steps_of
from adapter.mapping.paths.hl7v2 import TOP, Address, address_of
from adapter.mapping.terms import NOT_PATHS, paths_in

Steps = tuple[str | int | None, ...]
INSIDE = re.compile(r"\w+(\.\w+)+")
"""A row's key that is inside another, `other.first_name`; a question with a stop in it has spaces too."""


@dataclass(frozen=True, slots=True)
class PathUse:
    """One path a mapping names, and how far it reaches."""

    steps: Steps
    entry: Entry
    whole: bool = False
    """Whether everything below it goes with it."""
    loose: bool = False
    """Whether its last key is held against the record's as a question is, case and spaces left aside."""
    asked: Asked | None = None
    address: Address | None = None
    """In a message of HL7 version 2: the last step as the standard writes it."""

    def takes(self, steps: Steps) -> bool:
        """Whether a field at these steps is this path's."""
        if self.address is not None:
            key = steps[-1] if steps else None
            return len(steps) == len(self.steps) and isinstance(key, str) and self.address.takes(key)
        if self.whole and len(steps) > len(self.steps):
            steps = steps[: len(self.steps)]
        elif len(steps) == len(self.steps) + 1 and isinstance(steps[-1], int):
            steps = steps[:-1]
        return len(steps) == len(self.steps) and all(map(self._fits, self.steps, steps))

    def _fits(self, own: str | int | None, step: str | int | None) -> bool:
        if own is None:
            return isinstance(step, int)
        if self.loose and isinstance(own, str) and isinstance(step, str):
            return question_key(own) == question_key(step)
        return own == step


@dataclass(frozen=True, slots=True)
class ListedPaths:
    """Every path of a mapping."""

    uses: tuple[PathUse, ...]
    indexed: bool
    known: dict[str, tuple[PathUse, ...]] = field(default_factory=dict, compare=False)

    def of(self, name: str, steps: Steps) -> tuple[PathUse, ...]:
        """Which paths take a field, the one that reaches furthest first."""
        if name not in self.known or self.indexed:
            found = [use for use in self.uses if use.takes(steps)]
            self.known[name] = tuple(sorted(found, key=lambda use: -len(use.steps)))
        return self.known[name]


def tree_fields(tree: Any, listed: ListedPaths, apart: frozenset[str]) -> Iterator[FieldSeen]:
    """Every field of a tree but what stands below the places `apart`."""
    for steps, at, value in leaves_of(tree, apart):
        name = named(steps)
        uses = listed.of(name, steps)
        asked = next((use.asked for use in uses if use.asked is not None), None)
        answers: list[str | None] = [None]
        if asked is not None:
            answers = [met(given, asked) for given in stored_field(name, value, at).values] or answers
        became = took(*(use.entry for use in uses)) if uses else UNLISTED
        for answer in dict.fromkeys(answers):
            yield became.seen(name, at, holds(value), None, answer)


def holds(value: Any) -> bool:
    """Whether a field has a value."""
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


def leaves_of(tree: Any, apart: frozenset[str] = frozenset()) -> Iterator[tuple[Steps, str, Any]]:
    """(steps, place, value) of every field, without recursion; a list of plain values is one field."""
    stack: list[tuple[Any, Steps, str]] = [(tree, (), "")]
    while stack:
        node, steps, at = stack.pop()
        if at in apart and at:
            continue
        if isinstance(node, dict) and node:
            below = [(inner, (*steps, key), f"{at}.{key}" if at else str(key)) for key, inner in node.items()]
        elif isinstance(node, list) and any(isinstance(inner, dict | list) for inner in node):
            below = [(inner, (*steps, index), f"{at}[{index}]") for index, inner in enumerate(node)]
        else:
            plain = isinstance(node, list) and node
            yield ((*steps, 0) if plain else steps), at, node
            continue
        stack.extend(reversed(below))


def named(steps: Steps) -> str:
    """Steps as a path an integrator would write, every index as `[*]`."""
    name = ""
    for step in steps:
        if isinstance(step, str):
            key = f'"{step}"' if any(sign in step for sign in '."[]') else step
            name += f".{key}" if name else key
        else:
            name += "[*]"
    return name


def listed_paths(mapping: Mapping, document: Document, answers: tuple[Table, ...]) -> ListedPaths:
    """Every path of a mapping of keys and columns; `answers` are the reader's own, in the mapping's order."""
    uses = (
        *_plain(mapping, document),
        *_answers(mapping, document, answers),
        *_codes(mapping, document),
        *(use for index, rows in enumerate(mapping.people) for use in _people(mapping, document, index, rows)),
    )
    return ListedPaths(uses, any(isinstance(step, int) for use in uses for step in use.steps))


def _plain(mapping: Mapping, document: Document) -> Iterator[PathUse]:
    """Where the record says what it is and whom it is about, what is read as text, and what is left."""
    told: list[tuple[str, Loc, str, Standing, tuple[str, ...]]] = []
    for index, rule in enumerate(mapping.recognises):
        for path in rule.path:
            told.append((path, ("recognises", index), "recognises", Standing.USED, ()))
    for path, loc in paths_in(mapping.record, ("record",), NOT_PATHS):
        told.append((path, loc, f"record.{loc[1]}", Standing.USED, ()))
    for path, loc in paths_in(mapping.adult, ("adult",)):
        facts = ("adult.age",) if loc[1] == "birth_date" else ()
        told.append((path, loc, f"adult.{loc[1]}", Standing.USED, facts))
    for index, text in enumerate(mapping.passages):
        start = f"{text.rows}." if text.rows and mapping.reads != HL7V2 else ""
        told.append((start + text.path, ("passages", index), "passages", Standing.TEXT, ()))
        beside = (*text.author, *text.written_on)
        told += [(start + path, ("passages", index), "passages", Standing.USED, ()) for path in beside]
    for index, leave in enumerate(mapping.leaves):
        for path in leave.path:
            told.append((path, ("leaves", index), "leaves", Standing.LEFT, ()))
    for path, loc, kind, standing, stated in told:
        entry = Entry(
            f"{mapping.mapping}: {kind} {path}", mapping.mapping, None, path, document.where(loc), stated, (), standing
        )
        yield _use(mapping, path, entry, whole=standing is Standing.LEFT or kind == "recognises")


def _answers(mapping: Mapping, document: Document, tables: tuple[Table, ...]) -> Iterator[PathUse]:
    for index, (rule, table) in enumerate(zip(mapping.answers, tables, strict=True)):
        entry = Entry(
            f"{mapping.mapping}: answers {rule.path}",
            mapping.mapping,
            None,
            rule.path,
            document.where(("answers", index)),
            facts_of(rule),
            (*rule.answers, *(range_name(row.at_least, row.below) for row in rule.numbers)),
            Standing.LEFT if rule.leave else Standing.USED,
        )
        asked = next((ready for known in table.by_key.values() for ready in known), None)
        yield replace(_use(mapping, rule.path, entry, whole=True), asked=asked)


def _people(mapping: Mapping, document: Document, index: int, rows: PathPeople) -> Iterator[PathUse]:
    place: Loc = ("people", index)
    group = facts_of(Question(ask=(rows.rows,), person=rows.person))
    for key, name in rows.person.fields().items():
        loc = (*place, "person", f"{name}_in" if getattr(rows.person, f"{name}_in", None) == key else name)
        facts = (OF_A_PERSON[name], *group) if name in OF_A_PERSON else group
        inner = steps_of(key) if INSIDE.fullmatch(key) else (key,)
        path = f"{rows.rows}.{named(inner)}"
        codes = tuple(rows.person.table(name)) if name in ANSWERED else ()
        entry = Entry(
            f"{mapping.mapping}: people {path}", mapping.mapping, None, path, document.where(loc), facts, codes
        )
        if mapping.reads == HL7V2:
            yield _use(mapping, key, entry)
        else:
            yield PathUse((*steps_of(rows.rows), *inner), entry, loose=True)


def _use(mapping: Mapping, path: str, entry: Entry, whole: bool = False) -> PathUse:
    if mapping.reads != HL7V2 or path in TOP:
        return PathUse(steps_of(path), entry, whole)
    address = address_of(path)
    if address.field is None:
        return PathUse((address.segment,), entry, whole=True)
    return PathUse((address.segment, None, path), entry, address=address)


def _codes(mapping: Mapping, document: Document) -> Iterator[PathUse]:
    """Where codes stand that value sets speak of, with what stands beside them."""
    for index, coded in enumerate(mapping.codes):
        for name in ("path", "system_at", "shown_at", "dated"):
            path = getattr(coded, name)
            if path is None:
                continue
            where = document.where(("codes", index, name))
            entry = Entry(f"{mapping.mapping}: codes {path}", mapping.mapping, None, path, where)
            rows = steps_of(coded.rows) if coded.rows and mapping.reads != HL7V2 else ()
            use = _use(mapping, path, entry)
            yield replace(use, steps=(*rows, *use.steps))
