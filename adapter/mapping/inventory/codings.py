"""Coded elements come in, each of their codes goes out with what knows it: a value set, a question table, nobody.

A code and its system are nobody's personal details; what does not look like a code is not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import re2

from adapter.documents import Document
from adapter.mapping.answers.stating import fact_names
from adapter.mapping.answers.tables import Asked, Table, answer_key
from adapter.mapping.answers.values import coded_keys, concept_words
from adapter.mapping.codes.codesets import CodeSet
from adapter.mapping.fhir.bundle import Entry as Resource
from adapter.mapping.fhir.bundle import each
from adapter.mapping.fhir.record import FhirReader
from adapter.mapping.inventory.rules import ANY
from adapter.mapping.inventory.seen import UNLISTED, Entry, FieldSeen, Standing, Took, took
from adapter.mapping.inventory.tables import ListedTable
from adapter.mapping.language import Mapping
from adapter.mapping.paths.fhirpath import Find, fhirpath
from adapter.mapping.written import Written

RELATIONS = {"RelatedPerson": ("relationship",), "Patient": ("contact.relationship",)}
WORDS = "(words without a code)"
_CODE = re2.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}")


@dataclass(frozen=True, slots=True)
class CodedPath:
    """A coded element of a type, and what may know its codes."""

    path: str
    find: Find
    sets: tuple[CodeSet, ...] = ()
    relation: bool = False
    asks: bool = False
    """Its code is a question."""


@dataclass(frozen=True, slots=True)
class Codings:
    """What knows the codes of a mapping's records."""

    reader: FhirReader
    paths: dict[str, tuple[CodedPath, ...]]
    sets: dict[str, Entry]
    facts: dict[tuple[str, str], tuple[str, ...]]
    asks: dict[str, tuple[Table, ListedTable]]
    left: dict[str, tuple[tuple[Find, Entry], ...]]


def coded_fields(resource: Resource, codings: Codings) -> Iterator[FieldSeen]:
    """One field for every code of a resource's coded elements."""
    paths = codings.paths.get(resource.type, ())
    left = {
        at: entry
        for find, entry in codings.left.get(resource.type, ())
        for _, at in (find(resource.resource, resource.at, "") if paths else ())
    }
    for name in dict.fromkeys(coded.path for coded in paths):
        ways = [coded for coded in paths if coded.path == name]
        for concept, at in ways[0].find(resource.resource, resource.at, ""):
            codes = [(index, coding) for index, coding in enumerate(each(concept, "coding")) if _has_code(coding)]
            for index, coding in codes:
                place = f"{at}.coding[{index}]"
                became = took(left[place]) if place in left else _known(resource, coding, concept, ways, codings)
                shown = _shown(coding)
                answer = shown if became.entry else None
                yield became.seen(f"{resource.type}.{name} {shown}", place, True, None, answer, True)
            asked = _asked(resource, concept, codings) if not codes and any(way.asks for way in ways) else None
            if asked is not None:
                yield asked[1].seen(f"{resource.type}.{name} {WORDS}", at, True, None, None, True)


def _has_code(coding: Any) -> bool:
    return isinstance(coding, dict) and isinstance(coding.get("code"), str)


def _known(resource: Resource, coding: dict[str, Any], concept: Any, ways: list[CodedPath], codings: Codings) -> Took:
    keys = coded_keys(coding)
    for way in ways:
        known = [codings.sets[found.name] for found in way.sets if found.meaning(keys, "") is not None]
        if known:
            return took(*known)
        if way.relation and codings.reader.kin.by_code.get((keys[0][0], keys[0][1].casefold())):
            return Took(Standing.USED, f"{codings.reader.name}: relationships", ("child.relationship",))
        if way.asks:
            asked = _asked(resource, concept, codings)
            return asked[1] if asked is not None else UNLISTED
    answered = _asked(resource, resource.resource.get("code"), codings) if ways[0].path.startswith("value") else None
    return answered[1] if answered is not None and answer_key(keys[0][1]) in answered[0].answers else UNLISTED


def _asked(resource: Resource, concept: Any, codings: Codings) -> tuple[Asked, Took] | None:
    """What a question that is a resource's code means, and the entry that knows it."""
    if resource.type not in codings.asks:
        return None
    table, listed = codings.asks[resource.type]
    words, keys = concept_words(concept, "")[0], coded_keys(tuple(each(concept, "coding")))
    asked = table.asked(words, None, keys)
    return (asked, listed.asked(asked, words, "", keys)) if asked is not None else None


def _shown(coding: dict[str, Any]) -> str:
    """`system|code`; nothing that is not shaped like one."""
    system, code = coding.get("system"), str(coding["code"])
    named = system if isinstance(system, str) and re2.fullmatch(r"[!-~]{1,200}", system) else ""
    return f"{named}|{code if _CODE.fullmatch(code) else '(not a code)'}"


def listed_codings(reader: FhirReader, written: Written, tables: dict[str, ListedTable]) -> Codings:
    """What knows the codes at each coded element that a mapping names."""
    mapping, document = written.mappings[reader.name]
    names = dict.fromkeys(name for rule in mapping.resources.values() for one in rule.codes for name in one.sets)
    sets = {name: _set_entry(name, written) for name in names}
    kinds = {kind for kind in (*mapping.resources, *RELATIONS) if kind != ANY}
    return Codings(
        reader,
        {kind: tuple(_coded_paths(kind, reader, mapping)) for kind in kinds},
        sets,
        {
            (kind, coded.path): tuple(dict.fromkeys(fact for name in coded.sets for fact in sets[name].facts))
            for kind, rule in mapping.resources.items()
            for coded in rule.codes
        },
        {kind: (rule.table, tables[rule.table.name]) for kind, rule in reader.rules.items() if rule.table is not None},
        {kind: tuple(_left(kind, mapping, document)) for kind in mapping.resources if kind != ANY},
    )


def _coded_paths(kind: str, reader: FhirReader, mapping: Mapping) -> Iterator[CodedPath]:
    for path in RELATIONS.get(kind, ()):
        yield CodedPath(path, fhirpath(path, kind, mapping.release), relation=True)
    rule = mapping.resources.get(kind)
    if rule is None:
        return
    for coded, (find, sets) in zip(rule.codes, reader.rules[kind].codes, strict=True):
        yield CodedPath(coded.path, find, sets)
    for path in ("code", "component.code") if rule.questions else ():
        yield CodedPath(path, fhirpath(path, kind, mapping.release), asks=True)


def _left(kind: str, mapping: Mapping, document: Document) -> Iterator[tuple[Find, Entry]]:
    """What a rule leaves, or shows to a person, that may be one code of a coded element."""
    rule = mapping.resources[kind]
    for key, leaves in (("leaves", rule.leaves), ("for_a_person", rule.for_a_person)):
        standing = Standing.LEFT if key == "leaves" else Standing.USED
        for index, leave in enumerate(leaves):
            place = document.where(("resources", kind, key, index))
            for path in leave.path:
                name = f"{mapping.mapping}: {kind}.{key} {path}"
                entry = Entry(name, mapping.mapping, None, f"{kind}.{path}", place, standing=standing)
                yield fhirpath(path, kind, mapping.release), entry


def _set_entry(name: str, written: Written) -> Entry:
    """A value set as one entry; made once for all mappings that use it."""
    key = f"set {name}"
    if key not in written.listings:
        written.listings[key] = _entry_of(name, written)
    entry: Entry = written.listings[key]
    return entry


def _entry_of(name: str, written: Written) -> Entry:
    found, document = written.sets[name]
    states = [found.states] + [
        entry.states
        for codes in found.systems.values()
        for entry in codes.values()
        if not isinstance(entry, str) and entry.states is not None
    ]
    facts = tuple(dict.fromkeys(fact for each in states for fact in fact_names(each, found.when)))
    codes = tuple(f"{system}|{code}" for system, known in found.systems.items() for code in known)
    return Entry(f"{name}: codes", name, None, name, document.where(()), facts, codes)
