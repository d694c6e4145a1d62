"""A FHIR tree comes in, its resources with their places, and whose record it is, go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from adapter.mapping.dates import first_day
from adapter.words import Answer

Resource = dict[str, Any]
ADULT_AGE = 18
VERIFIED = {"01", "number-present-and-verified"}
"""UK Core and Data Dictionary codes of an NHS number checked against the national index."""
RESTRICTED = {"R", "V", "REDACTED"}
"""Confidentiality codes of the Personal Demographics Service by which no location is told."""

TELLING = {
    "QuestionnaireResponse",
    "Composition",
    "Condition",
    "Observation",
    "Encounter",
    "DocumentReference",
    "CarePlan",
    "Flag",
    "Task",
    "ServiceRequest",
    "Communication",
    "ClinicalImpression",
    "DiagnosticReport",
}
"""Types that, by being about somebody, say whose record a Bundle is; a RelatedPerson says it of two."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One resource and where it stands."""

    resource: Resource
    at: str
    type: str
    full_url: str | None = None
    holder: Entry | None = None
    """The resource that contains this one, which has no life of its own (FHIR R4, 2.3.5.1)."""


def each(node: Any, key: str) -> Sequence[Any]:
    """The values under a key, whether one or a list: XML does not say which may repeat."""
    value = node.get(key) if isinstance(node, dict) else None
    return value if isinstance(value, list) else () if value is None else (value,)


def entries_of(tree: Any) -> list[Entry]:
    """Every resource of a tree: of Bundles within Bundles, and those contained in others."""
    found: list[Entry] = []
    stack: list[tuple[Any, str, str | None, Entry | None]] = [(tree, "", None, None)]
    while stack:
        resource, at, url, holder = stack.pop()
        if not isinstance(resource, dict) or not isinstance(resource.get("resourceType"), str):
            continue
        entry = Entry(resource, at, resource["resourceType"], url, holder)
        found.append(entry)
        held_by = entry if entry.type != "Bundle" else None
        stack.extend((*inner, held_by) for inner in reversed(list(_inner(resource, at))))
    return found


def _inner(resource: Resource, at: str) -> Iterator[tuple[Any, str, str | None]]:
    start = f"{at}." if at else ""
    for index, inner in enumerate(each(resource, "contained")):
        local = inner.get("id") if isinstance(inner, dict) else None
        yield inner, f"{start}contained[{index}]", f"#{local}"
    if resource["resourceType"] != "Bundle":
        return
    for index, entry in enumerate(each(resource, "entry")):
        if isinstance(entry, dict):
            url = entry.get("fullUrl")
            yield entry.get("resource"), f"{start}entry[{index}].resource", url if isinstance(url, str) else None


def reference_of(value: Any) -> str | None:
    """The text of a Reference, or of its identifier when it carries only that."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return None
    reference = value.get("reference")
    if isinstance(reference, str):
        return reference
    number = nhs_number_of({"identifier": value.get("identifier")})
    return f"nhs:{number}" if number else None


def nhs_number_of(resource: Resource) -> str | None:
    """The NHS number among a resource's identifiers, without its spaces."""
    for identifier in each(resource, "identifier"):
        if not isinstance(identifier, dict) or not isinstance(identifier.get("value"), str):
            continue
        if "nhs-number" in str(identifier.get("system", "")).casefold():
            return "".join(identifier["value"].split()) or None
    return None


def nhs_number_verified(resource: Resource) -> Answer:
    """Whether the number was checked against the national index (UK Core and Care Connect both say it so)."""
    for identifier in each(resource, "identifier"):
        for extension in each(identifier, "extension"):
            if isinstance(extension, dict) and "NHSNumberVerificationStatus" in str(extension.get("url")):
                coded = each(extension.get("valueCodeableConcept"), "coding")
                codes = {one.get("code") for one in coded if isinstance(one, dict)}
                return Answer.PRESENT if codes & VERIFIED else Answer.ABSENT
    return Answer.UNKNOWN


def is_restricted(resource: Resource) -> bool:
    """Marked as the Personal Demographics Service marks whom nobody may find: restricted, very restricted, redacted."""
    labels = each(resource.get("meta"), "security")
    return any(isinstance(label, dict) and label.get("code") in RESTRICTED for label in labels)


class Who:
    """Which Patient a reference means; one that another replaces, since two records were merged, is that other one."""

    def __init__(self, entries: list[Entry]) -> None:
        everybody = [entry for entry in entries if entry.type == "Patient"]
        names = {name: patient for patient in everybody for name in names_of(patient)}
        stands_for = replaced(everybody, names)
        self._everybody = everybody
        self.patients = [patient for patient in everybody if patient.at not in stands_for]
        self._names = {name: stands_for.get(patient.at, patient) for name, patient in names.items()}

    def same_human(self, patient: Entry) -> list[Entry]:
        """A Patient and what else is registered of the same human: merged into it, or under the same NHS number."""
        number = nhs_number_of(patient.resource)
        return [
            one
            for one in self._everybody
            if one is patient
            or any(self._names.get(name) is patient for name in names_of(one))
            or (number is not None and nhs_number_of(one.resource) == number)
        ]

    def patient(self, reference: str | None) -> Entry | None:
        """The Patient a reference means, where the record holds it."""
        if not reference:
            return None
        return self._names.get(reference) or self._names.get("/".join(reference.split("/")[-2:]))


def replaced(patients: list[Entry], names: dict[str, Entry]) -> dict[str, Entry]:
    """The Patient that stands for each one merged into another, by the merged one's place; a ring merges nobody."""
    by: dict[str, Entry] = {}
    for patient in patients:
        for link in each(patient.resource, "link"):
            other = names.get(reference_of(link.get("other")) or "") if isinstance(link, dict) else None
            if other is None or other is patient:
                continue
            if link.get("type") == "replaced-by":
                by[patient.at] = other
            elif link.get("type") == "replaces":
                by[other.at] = patient
    ends = {place: _end(place, by) for place in by}
    return {place: end for place, end in ends.items() if end is not None}


def _end(place: str, by: dict[str, Entry]) -> Entry | None:
    seen: set[str] = set()
    while place in by and place not in seen:
        seen.add(place)
        end = by[place]
        place = end.at
    return None if place in seen else end


def names_of(entry: Entry) -> Iterator[str]:
    """Every way another resource may refer to this one."""
    if isinstance(entry.resource.get("id"), str):
        yield f"{entry.type}/{entry.resource['id']}"
    if entry.full_url:
        yield entry.full_url
    number = nhs_number_of(entry.resource)
    if number:
        yield f"nhs:{number}"


def adult_of(entries: list[Entry], who: Who, day: date | None = None) -> Entry | None:
    """The Patient the record says it is about; else of the grown-ups whom most is written about, the eldest, the first.

    A child's own record may be far longer than the adult's; it is the adult's family that is looked for.
    """
    if len(who.patients) < 2:
        return who.patients[0] if who.patients else None
    named = who.patient(named_by(entries))
    if named is not None:
        return named
    counted: Counter[int] = Counter()
    for entry in entries:
        if entry.type not in TELLING:
            continue
        for key in ("subject", "patient", "for"):
            found = who.patient(reference_of(entry.resource.get(key)))
            if found is not None:
                counted[who.patients.index(found)] += 1

    def rank(patient: Entry) -> tuple[bool, int, str]:
        born = first_day(patient.resource.get("birthDate"))
        is_minor = born is not None and day is not None and years_between(born, day) < ADULT_AGE
        return is_minor, -counted[who.patients.index(patient)], str(patient.resource.get("birthDate") or "9")

    return min(who.patients, key=rank)


def named_by(entries: list[Entry]) -> str | None:
    """Whom a record that was joined from several says it is about; None where it was not joined."""
    links = each(entries[0].resource, "link") if entries else ()
    about = (link for link in links if isinstance(link, dict) and link.get("relation") == "about")
    return next((link["url"] for link in about if isinstance(link.get("url"), str)), None)


def subject_names(entries: list[Entry]) -> tuple[str | None, str | None]:
    """NHS number and local id of the one person everything is about, where no Patient says it; None if several are."""
    told = [
        subject
        for entry in entries
        if entry.type in TELLING
        for key in ("subject", "patient", "for")
        for subject in each(entry.resource, key)
        if isinstance(subject, dict)
    ]
    numbers = {number for one in told if (number := nhs_number_of({"identifier": one.get("identifier")}))}
    references = (one["reference"].split("/") for one in told if isinstance(one.get("reference"), str))
    locals_ = {parts[-1] for parts in references if parts[-2:-1] == ["Patient"]}
    return (numbers.pop() if len(numbers) == 1 else None, locals_.pop() if len(locals_) == 1 else None)


def years_between(born: date, day: date) -> int:
    """Whole years from `born` to `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
