"""A FHIR mapping's reader and documents come in, what lists the elements and codes of its records goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from adapter.mapping.answers.responses import response_fields
from adapter.mapping.answers.tables import Table
from adapter.mapping.answers.values import coded_keys
from adapter.mapping.fhir.bundle import Entry as Resource
from adapter.mapping.fhir.bundle import each, entries_of
from adapter.mapping.fhir.record import FhirReader
from adapter.mapping.inventory.chains import Chain
from adapter.mapping.inventory.codings import Codings, coded_fields, listed_codings
from adapter.mapping.inventory.elements import elements_of, goes_to
from adapter.mapping.inventory.forms import form_fields
from adapter.mapping.inventory.rules import ANY, ElementUse, element_uses
from adapter.mapping.inventory.seen import UNLISTED, Entry, FieldSeen, Took, took
from adapter.mapping.inventory.tables import ListedTable, listed_table
from adapter.mapping.written import Written
from adapter.records import SourceRecord

ITEMS: Chain = ("item",)


@dataclass(slots=True)
class ResourcesListing:
    """The list of a FHIR mapping."""

    reader: FhirReader
    uses: dict[str, tuple[ElementUse, ...]]
    tables: dict[str, ListedTable]
    codings: Codings
    entries: tuple[Entry, ...]
    known: dict[tuple[str, Chain], Took] = field(default_factory=dict)

    def fields(self, record: SourceRecord) -> Iterator[FieldSeen]:
        """Every element of every resource, the questions of its forms, and the codes of its coded elements."""
        for resource in entries_of(record.tree):
            is_form = resource.type == "QuestionnaireResponse"
            for names, at, value in elements_of(resource, {ITEMS} if is_form else set()):
                name = ".".join((resource.type, *names))
                yield self._took(resource.type, names).seen(name, at, value not in ("", [], {}))
            yield from coded_fields(resource, self.codings)
            if is_form:
                yield from self._form(resource)
            rule = self.reader.rules.get(resource.type)
            if rule is not None and rule.sections is not None and rule.sections.table is not None:
                yield from _sections(resource, rule.sections.table, self.tables[rule.sections.table.name])

    def _took(self, kind: str, names: Chain) -> Took:
        if (kind, names) not in self.known:
            uses = (*self.uses.get(kind, ()), *self.uses.get(ANY, ()))
            found = sorted((use for use in uses if goes_to(use.chain, names)), key=lambda use: -len(use.chain))
            self.known[kind, names] = took(*dict.fromkeys(use.entry for use in found)) if found else UNLISTED
        return self.known[kind, names]

    def _form(self, resource: Resource) -> Iterator[FieldSeen]:
        form, table = self._table_of(resource)
        at = f"{resource.at}.item" if resource.at else "item"
        listed = self.tables[table.name]
        yield from form_fields(response_fields(resource.resource.get("item"), at), table, listed, form)
        for question, place in _unanswered(resource, at):
            yield listed.unasked(question).seen(question, place, False, form)

    def _table_of(self, resource: Resource) -> tuple[str | None, Table]:
        named = resource.resource.get("questionnaire")
        canonical = named.partition("|")[0] if isinstance(named, str) else ""
        for start, table in self.reader.forms:
            if canonical.startswith(start):
                return canonical.removeprefix(start) or None, table
        return canonical or None, self.reader.other_forms


def _sections(resource: Resource, table: Table, listed: ListedTable) -> Iterator[FieldSeen]:
    """Sections that the table knows by title or code; every other is read as text."""
    stack = [(section, f"{resource.at}.section") for section in each(resource.resource, "section")]
    while stack:
        section, place = stack.pop()
        if not isinstance(section, dict):
            continue
        stack += [(inner, f"{place}.section") for inner in each(section, "section")]
        title, codes = str(section.get("title") or ""), coded_keys(each(section.get("code"), "coding"))
        asked = table.asked(title, None, codes)
        if asked is not None:
            name = f"{resource.type}.section {title}".strip()
            yield listed.asked(asked, title, "", codes).seen(name, place, section.get("text") is not None)


def _unanswered(resource: Resource, at: str) -> Iterator[tuple[str, str]]:
    """Questions that are in the form without an answer, and without questions below them."""
    stack = [(item, f"{at}[{index}]") for index, item in enumerate(each(resource.resource, "item"))]
    while stack:
        item, place = stack.pop()
        if not isinstance(item, dict):
            continue
        inner = [(below, f"{place}.item[{index}]") for index, below in enumerate(each(item, "item"))]
        stack += inner
        question = item.get("text") or item.get("linkId")
        if not inner and not item.get("answer") and isinstance(question, str):
            yield question, place


def resources_listing(reader: FhirReader, written: Written) -> ResourcesListing:
    """What lists the records of a FHIR mapping."""
    mapping, document = written.mappings[reader.name]
    named = [rule.questions for rule in mapping.forms] + [mapping.other_forms or ""]
    named += [rule.questions for rule in mapping.resources.values() if rule.questions]
    named += [rule.sections.questions for rule in mapping.resources.values() if rule.sections]
    tables = {name: listed_table(name, written) for name in dict.fromkeys(named)}
    codings = listed_codings(reader, written, tables)
    uses = element_uses(mapping, document, codings.facts)
    own = tuple(dict.fromkeys(use.entry for found in uses.values() for use in found))
    of_tables = (entry for table in tables.values() for entry in table.entries)
    return ResourcesListing(reader, uses, tables, codings, (*own, *codings.sets.values(), *of_tables))
