"""Flags and plans that are kept of children alone come in; whom children's services know goes out.

Whoever such a resource is about is a child. Where that is another Patient of the record, the child is known to
services. Where it is the grown-up of the record, or nobody the record holds, a person has to find out which child it
is: the plan exists, and is not referred a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from adapter.facts import Evidence
from adapter.mapping.answers.values import concept_words
from adapter.mapping.dates import first_day
from adapter.mapping.fhir.bundle import ADULT_AGE, Entry, Who, reference_of, years_between
from adapter.mapping.fhir.resources import Rule, dated, stands, true_at
from adapter.records import CouldNotCheck

WHOSE = "which child a plan is about"
GROWN_UP = (
    "a flag or plan that is kept of children{held} stands in the record of somebody who is {years} by the birth date. "
    "Check the birth date and whose it is. The plan exists: tell whoever holds it, and refer nobody a second time."
)
NOBODY = (
    "a flag or plan that is kept of children{held} stands here without the child's own record. Find out whose it is. "
    "The plan exists: tell whoever holds it, and refer nobody a second time."
)


def known_children(entries: list[Entry], rules: Mapping[str, Rule], who: Who, day: date | None) -> dict[str, Evidence]:
    """By the place of each Patient whom a plan of today is about: the words of the plan."""
    plans = ((entry, rule, _subject(entry, rule, who)) for entry, rule in _plans(entries, rules, day))
    return {patient.at: _words(entry, rule) for entry, rule, patient in plans if patient is not None}


def known_without_child(
    entries: list[Entry], rules: Mapping[str, Rule], who: Who, adult: Entry | None, day: date | None
) -> Iterator[CouldNotCheck]:
    """What a person has to find out: a plan about the grown-up of the record, or about nobody it holds."""
    for entry, rule in _plans(entries, rules, day):
        patient = _subject(entry, rule, who)
        if patient is not None and patient is not adult:
            continue
        by = _held_by(entry, rule)
        born = first_day(patient.resource.get("birthDate")) if patient else None
        years = years_between(born, day) if born and day else None
        if patient is None:
            yield CouldNotCheck(WHOSE, NOBODY.format(held=by))
        elif years is not None and years >= ADULT_AGE:
            yield CouldNotCheck(WHOSE, GROWN_UP.format(held=by, years=f"{ADULT_AGE} or over"))


def _plans(entries: list[Entry], rules: Mapping[str, Rule], day: date | None) -> Iterator[tuple[Entry, Rule]]:
    for entry in entries:
        rule = rules.get(entry.type)
        if rule is None or not true_at(rule.child_known, entry) or true_at(rule.unless, entry):
            continue
        if stands(entry, rule, day):
            yield entry, rule


def _subject(entry: Entry, rule: Rule, who: Who) -> Entry | None:
    references = (reference_of(value) for find in rule.about for value, _ in find(entry.resource, entry.at, ""))
    return next((found for reference in references if (found := who.patient(reference)) is not None), None)


def _held_by(entry: Entry, rule: Rule) -> str:
    found = rule.held_by(entry.resource, entry.at, "") if rule.held_by else ()
    return next((f" (held by {value})" for value, _ in found if isinstance(value, str)), "")


def _words(entry: Entry, rule: Rule) -> Evidence:
    concepts = (concept_words(value, at) for find, _ in rule.codes for value, at in find(entry.resource, entry.at, ""))
    text, at = next((words for words in concepts if words[0]), (entry.type, entry.at))
    written = dated(entry, rule)
    return Evidence(text, at, None, written[:10] if written else None)
