"""The mapping language, version 1: a parsed `mapping.yaml` comes in, a checked document goes out.

Theirs on the right, ours on the left. `reads: json` and `reads: csv` use dotted paths, `reads: fhir`
uses FHIRPath for each resource type, `reads: hl7v2` the addresses of that standard.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from adapter.documents import Strict
from adapter.mapping.columns.language import (
    File,
    FormPath,
    JoinRows,
    OneRecordPer,
    PathAnswer,
    PathCodes,
    PathPassage,
    PathPeople,
)
from adapter.mapping.fhir.language import FormsRule, ResourceRule
from adapter.mapping.terms import Leave, Paths
from adapter.words import Standing

Release = Literal["R4", "STU3"]


class Recognise(Strict):
    """One thing that must be so for the mapping to take a record."""

    path: Paths
    """Where to look; of several places one is enough."""
    any_of: tuple[str, ...] = ()
    """The values it may have; with none of these three it need only be there."""
    starts_with: tuple[str, ...] = ()
    """How the value may begin."""
    none_of: tuple[str, ...] = ()
    """Values it must not have anywhere; that it is not there at all is as good."""


class RecordPaths(Strict):
    """Where the record says what it is; with `reads: fhir` each is `Type: path`, or `*: path` for any type."""

    id: Paths = ()
    id_parts: Paths = ()
    """Several paths that make the id together, joined by `/`; none may be missing."""
    form: Paths = ()
    status: Paths = ()
    standings: dict[str, Standing] = Field(default_factory=dict)
    """What the system's own words for a status mean, beside those known anyway; small letters, `-` for a space."""
    changed_at: Paths = ()
    """When the source last changed it, with the time where it has one; left out: what `assessed_on` says."""
    assessed_on: Paths = ()
    formats: tuple[str, ...] = ("iso",)
    """How every day in the record is written: `iso`, `excel`, `hl7`, or what `strptime` reads."""
    author: Paths = ()
    summary_of: Paths = ()
    """The record only says that an assessment was made, without its content: where the assessment's own id stands."""


class AdultPaths(Strict):
    """Where the record says whom it is about."""

    given_name: Paths = ()
    family_name: Paths = ()
    birth_date: Paths = ()
    gender: Paths = ()
    nhs_number: Paths = ()
    local_id: Paths = ()
    address: Paths = ()
    postcode: Paths = ()
    not_a_person: str | None = None
    """Where this finds something, the record is about an animal or a thing."""


class Mapping(Strict):
    """`mappings/sources/<name>/mapping.yaml`."""

    mapping: str
    proposed: bool = False
    """True while nobody has read what `thinkfamily scaffold` wrote: it is refused as it stands."""
    version: Literal[1]
    reads: Literal["json", "csv", "hl7v2", "fhir"]
    extends: str | None = None
    """The mapping this one builds on, when it says only what differs."""
    release: Release = "R4"
    """The release of FHIR whose elements the paths name."""
    about: str
    """One sentence for the integrator: which system, which release."""
    recognises: tuple[Recognise, ...] = ()
    relationships: str = "relationships"
    record: RecordPaths | None = None
    adult: AdultPaths | None = None
    form: FormPath | None = None
    answers: tuple[PathAnswer, ...] = ()
    people: tuple[PathPeople, ...] = ()
    passages: tuple[PathPassage, ...] = ()
    codes: tuple[PathCodes, ...] = ()
    """Coded entries outside FHIR, such as diagnoses."""
    files: dict[str, File] = Field(default_factory=dict)
    """With `reads: csv`: the files of one extract, each by its columns."""
    one_record_per: OneRecordPer | None = None
    joins: tuple[JoinRows, ...] = ()
    leaves: tuple[Leave, ...] = ()
    forms: tuple[FormsRule, ...] = ()
    other_forms: str | None = None
    """The question table for questionnaires no other line names."""
    resources: dict[str, ResourceRule] = Field(default_factory=dict)
