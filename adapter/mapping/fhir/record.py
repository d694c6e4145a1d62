"""A FHIR record and its mapping come in, an extract goes out.

A record about nobody (a Medication, a search that found nothing) becomes an extract whose adult is
`is_person=False`: it was looked at and there is no family in it. It is no error, or a bulk export
would be held line by line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from adapter.facts import KIND_OF_FORM, Evidence
from adapter.mapping.answers.questions import read_response
from adapter.mapping.answers.tables import Table
from adapter.mapping.codes.codesets import KinTable
from adapter.mapping.dates import day_of, first_day
from adapter.mapping.fhir.bundle import (
    Entry,
    Who,
    adult_of,
    each,
    entries_of,
    is_restricted,
    named_by,
    nhs_number_of,
    nhs_number_verified,
    reference_of,
    subject_names,
)
from adapter.mapping.fhir.known import known_children, known_without_child
from adapter.mapping.fhir.misfits import misfits
from adapter.mapping.fhir.names import Names
from adapter.mapping.fhir.relatives import relatives
from adapter.mapping.fhir.resources import Days, Rule, dated, read_resource, true_at
from adapter.mapping.fhir.subjects import read_others, split_by_subject
from adapter.mapping.gathered import Piece, Pieces, Source
from adapter.mapping.paths.fhirpath import Find
from adapter.mapping.standing import latest_moment, standing_told, strange_status
from adapter.mapping.summaries import content_missing
from adapter.records import Adult, CouldNotCheck, Extract, RecordRef, SourceRecord
from adapter.versions import TAKEN_BACK
from adapter.words import Standing

MORE_PAGES = "it has further pages that were not sent, so somebody may be missing: look in the record system."
TypedFind = tuple[str, Find]


@dataclass(frozen=True, slots=True)
class FhirReader:
    """One `reads: fhir` mapping ready for use."""

    name: str
    sha256: str
    kin: KinTable
    record: dict[str, tuple[TypedFind, ...]]
    adult: dict[str, tuple[Find, ...]]
    forms: tuple[tuple[str, Table], ...]
    other_forms: Table
    rules: dict[str, Rule]
    release: str = "R4"
    standings: dict[str, Standing] = field(default_factory=dict)

    def read(self, record: SourceRecord) -> Extract:
        """Never refuses a resource type: what it has no rule for says nothing."""
        entries = entries_of(record.tree)
        who, names = Who(entries), Names(entries)
        ref = self._reference(record, entries, names)
        pieces = Pieces()
        ref = self._standing(ref, entries, names, pieces)
        adult = adult_of(entries, who, ref.day)
        if ref.summary:
            pieces.add(content_missing(ref))
        for entry in entries:
            pieces.take(self._entry(entry, who, adult, ref, names))
        known = known_children(entries, self.rules, who, ref.day)
        pieces.take(relatives(entries, who, adult, self.kin, ref.day, known))
        pieces.take(known_without_child(entries, self.rules, who, adult, ref.day))
        return Extract(
            ref,
            self._adult(adult, entries, who),
            tuple(pieces.answers),
            tuple(pieces.people),
            tuple(pieces.passages),
            tuple(pieces.could_not_check),
        )

    def _reference(self, record: SourceRecord, entries: list[Entry], names: Names) -> RecordRef:
        typed: dict[str, list[Entry]] = {"*": entries}
        for entry in entries:
            typed.setdefault(entry.type, []).append(entry)
        days = [day for value in self._of(typed, "assessed_on", names) if (day := day_of(value)) is not None]
        keys = ("id", "form", "author", "summary_of")
        text = {key: next(iter(self._of(typed, key, names)), None) for key in keys}
        return RecordRef(
            text["summary_of"] or text["id"] or record.sha256[:16],
            self.name,
            record.path,
            record.sha256,
            max(days) if days else None,
            text["author"],
            _form_name(text["form"], self.forms),
            mapping_sha256=self.sha256,
            summary=bool(self.record.get("summary_of")),
            received_on=record.received_on,
            snapshot=named_by(entries) is not None,
        )

    def _standing(self, ref: RecordRef, entries: list[Entry], names: Names, pieces: Pieces) -> RecordRef:
        """The record with how it stands: one whose form was taken back still holds what its other resources say."""
        typed: dict[str, list[Entry]] = {"*": entries}
        for entry in entries:
            typed.setdefault(entry.type, []).append(entry)
        status, standing, strange = standing_told(self._of(typed, "status", names), self.standings)
        forms = next((typed[kind] for kind, _ in self.record.get("status", ()) if kind in typed), [])
        others = {entry.type for entry in entries} & set(self.rules) - {"Patient", *(form.type for form in forms)}
        if strange:
            pieces.add(strange_status(strange))
        identity = forms[0].resource.get("id") if len(forms) == 1 else None
        changed = self._of(typed, "changed_at", names) or self._of(typed, "assessed_on", names)
        return replace(
            ref,
            status=status,
            standing=Standing.FINAL if others and standing in TAKEN_BACK else standing,
            changed_at=latest_moment(changed),
            assessment_id=identity if isinstance(identity, str) else None,
        )

    def _of(self, typed: dict[str, list[Entry]], name: str, names: Names) -> list[str]:
        """What the first `Type: path` that finds something finds, in all resources of that type; of people, names."""
        for kind, find in self.record.get(name, ()):
            located = (value for entry in typed.get(kind, ()) for value, _ in find(entry.resource, entry.at, ""))
            found = [text for value in located if (text := names.name(value))]
            if found:
                return found
        return []

    def _adult(self, adult: Entry | None, entries: list[Entry], who: Who) -> Adult:
        if adult is None:
            number, local = subject_names(entries)
            known = any(entry.type in self.rules for entry in entries)
            return Adult(nhs_number=number, local_id=local, is_person=known)
        text = {name: self._adult_text(name, adult) for name in self.adult if name != "not_a_person"}
        return Adult(
            text.get("given_name"),
            text.get("family_name"),
            day_of(text.get("birth_date")),
            text.get("gender"),
            nhs_number_of(adult.resource) or text.get("nhs_number"),
            text.get("local_id"),
            text.get("address"),
            text.get("postcode"),
            is_person=not any(true_at(find, adult) for find in self.adult.get("not_a_person", ())),
            nhs_number_verified=nhs_number_verified(adult.resource),
            restricted=any(is_restricted(one.resource) for one in who.same_human(adult)),
        )

    def _adult_text(self, name: str, adult: Entry) -> str | None:
        for find in self.adult[name]:
            values = [str(value) for value, _ in find(adult.resource, adult.at, "") if isinstance(value, str)]
            if values:
                return ", ".join(values) if name == "address" else " ".join(values)
        return None

    def _entry(self, entry: Entry, who: Who, adult: Entry | None, ref: RecordRef, names: Names) -> Iterator[Piece]:
        yield from misfits(entry, self.release)
        if entry.type in ("Bundle", "OperationOutcome"):
            yield from _unsearched(entry)
            return
        rule = self.rules.get(entry.type) or self.rules.get("*")
        if rule is None or not _about_adult(entry, rule, who, adult):
            return
        if _about_a_stranger(entry, rule, who, adult):
            yield CouldNotCheck(
                entry.at or entry.type,
                "it is about somebody whose own record did not come with this one, so it was not read as the adult's. "
                "Look in the record system whom it is about.",
            )
            return
        yield from read_resource(entry, rule, self.kin, Days(ref.day, ref.assessed_on, self._holder_date(entry)), names)
        if entry.type == "QuestionnaireResponse" and not true_at(rule.unless, entry):
            yield from self._form(entry, ref.assessed_on, names)

    def _holder_date(self, entry: Entry) -> str | None:
        rule = self.rules.get(entry.holder.type) if entry.holder else None
        return dated(entry.holder, rule) if entry.holder and rule else None

    def _form(self, entry: Entry, as_of: date | None, names: Names) -> Iterator[Piece]:
        # STU3 refers to the form it answers, R4 names it.
        named = reference_of(entry.resource.get("questionnaire"))
        canonical = named.partition("|")[0] if isinstance(named, str) else ""
        start, table = next(
            ((start, table) for start, table in self.forms if canonical.startswith(start)), ("", self.other_forms)
        )
        form = canonical.removeprefix(start) or None
        written = first_day(entry.resource.get("authored"))
        source = Source(
            form,
            names.name(entry.resource.get("author")),
            written.isoformat() if written else None,
            written or as_of,
        )
        at = f"{entry.at}." if entry.at else ""
        for forms, states in table.form_states:
            for statement in states if form in forms else ():
                place = f"{at}questionnaire[{len(start)}:{len(canonical)}]"
                yield statement.seen(
                    Evidence(form or canonical, place, source.said_by, source.recorded_on, KIND_OF_FORM)
                )
        whose = reference_of(entry.resource.get("subject"))
        items, others = split_by_subject(entry.resource.get("item"), f"{at}item", whose)
        yield from read_response(items, f"{at}item", table, self.kin, source)
        yield from read_others(others, table, source)


def _form_name(canonical: str | None, forms: tuple[tuple[str, Table], ...]) -> str | None:
    for start, _ in forms:
        if canonical and canonical.startswith(start):
            return canonical.removeprefix(start).partition("|")[0]
    return canonical


def _about_adult(entry: Entry, rule: Rule, who: Who, adult: Entry | None) -> bool:
    """A reference to a Patient the record does not hold is taken as the adult's: bulk lines carry no Patient."""
    if entry.type == "Patient":
        return entry is adult
    if adult is None:
        return True
    for find in rule.about:
        for value, _ in find(entry.resource, entry.at, ""):
            found = who.patient(reference_of(value))
            if found is not None:
                return found is adult
    return True


def _about_a_stranger(entry: Entry, rule: Rule, who: Who, adult: Entry | None) -> bool:
    """Whether it names a Patient by id who is nobody in this record, although the record holds its own Patient."""
    if entry.type == "Patient" or adult is None or not isinstance(adult.resource.get("id"), str):
        return False
    named = [reference_of(value) for find in rule.about for value, _ in find(entry.resource, entry.at, "")]
    by_id = [name for name in named if name and name.split("/")[-2:-1] == ["Patient"]]
    return bool(by_id) and not any(who.patient(name) for name in named)


def _unsearched(entry: Entry) -> Iterator[CouldNotCheck]:
    """What the record system itself could not look up: never the same as nothing there."""
    if any(isinstance(link, dict) and link.get("relation") == "next" for link in each(entry.resource, "link")):
        yield CouldNotCheck(
            "the search result",
            MORE_PAGES,
        )
    for issue in each(entry.resource, "issue"):
        if not isinstance(issue, dict) or issue.get("severity") == "information":
            continue
        yield _outcome(issue)


def _outcome(issue: dict[str, Any]) -> CouldNotCheck:
    expression = next((value for value in each(issue, "expression") if isinstance(value, str)), "")
    details = issue.get("details")
    text = details.get("text") if isinstance(details, dict) else None
    if expression.startswith("prefetch.") and isinstance(text, str):
        return CouldNotCheck(expression.removeprefix("prefetch."), f"{text}.")
    return CouldNotCheck(
        "part of the record", f"the record system could not supply it ({issue.get('code') or 'no code'})."
    )
