"""The folder `mappings/` comes in, its source mappings ready for use go out, or every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from adapter.documents import Document, Loc, check_document, did_you_mean, read_document
from adapter.errors import DocumentError, Fault
from adapter.layouts import Layout
from adapter.mapping.answers.language import QuestionTable
from adapter.mapping.answers.tables import Table, table
from adapter.mapping.codes.codesets import (
    CodeSet,
    KinTable,
    Relationships,
    ValueSet,
    code_set,
    kin_table,
)
from adapter.mapping.codes.faults import (
    checked_on_fault,
    question_table_faults,
    relationship_faults,
    value_set_faults,
)
from adapter.mapping.codes.registry import ONE_SPELLING, CodeSystems, Registry, registry_faults, registry_of
from adapter.mapping.codes.systems import system_key
from adapter.mapping.columns.ready import json_reader, layout_of
from adapter.mapping.extends import told_once, whole
from adapter.mapping.fhir.ready import fhir_reader
from adapter.mapping.language import Mapping
from adapter.mapping.recognised import Recognised, by_most_conditions, conditions, names_profile, of_layout
from adapter.mapping.wording import mapping_faults
from adapter.mapping.written import Written
from adapter.records import sha256_of

M = TypeVar("M", bound=BaseModel)
L = TypeVar("L", ValueSet, QuestionTable, Relationships, CodeSystems)
KINDS = ("codes", "questions", "relationships", "code_systems")
SYSTEMS = "systems.yaml"


@dataclass(frozen=True, slots=True)
class Mappings:
    """Every source mapping, the one with the most conditions first."""

    sources: tuple[Recognised, ...]
    written: Written = field(default_factory=Written, repr=False, compare=False)
    """The documents the sources were made of, for what says which of their entries took a field."""
    codes_sha256: str = ""
    """One hash over every list in `codes/`: what the mappings share."""

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """How files with columns make records, in the order of the mappings' names."""
        read = (layout_of(mapping) for _, (mapping, _) in sorted(self.written.mappings.items()))
        return tuple(layout for layout in read if layout is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """The mappings' names, in order."""
        return tuple(sorted(source.reader.name for source in self.sources))


@dataclass(slots=True)
class _Codes:
    """What `mappings/codes` holds; filled while loading, read only after."""

    sets: dict[str, CodeSet] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    kin: dict[str, KinTable] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)
    registry: Registry = ONE_SPELLING
    today: date | None = None
    written: Written = field(default_factory=Written)


def load_mappings(folder: Path, today: date | None = None) -> Mappings:
    """Load `codes/*.yaml` and `sources/*/mapping.yaml`; with a `today`, days of checking must not lie after it.

    Raises DocumentError with the faults of every file at once, each with file and line.
    """
    faults: list[Fault] = []
    codes = _Codes(today=today)
    # What a system is called comes first: every table is then made with all its names.
    for path in sorted((folder / "codes").glob("*.yaml"), key=lambda path: (path.name != SYSTEMS, path.name)):
        _gather(lambda path=path: _load_codes(path, codes), faults)  # type: ignore[misc]
    found: list[Recognised] = []
    paths = sorted((folder / "sources").glob("*/mapping.yaml"))
    if not paths:
        faults.append(
            Fault(str(folder / "sources"), "there is no <name>/mapping.yaml here; name the folder of mappings.")
        )
    usable = codes if not faults else None
    faults.extend(_unnamed(folder / "sources"))
    documents = _documents(paths, faults)
    for document in documents.values():
        _gather(lambda one=document: found.extend(_load_source(whole(one, documents), usable)), faults)  # type: ignore[misc]
    if faults:
        raise DocumentError(told_once(faults))
    return Mappings(by_most_conditions(found), codes.written, sha256_of("".join(sorted(codes.digests)).encode()))


def _unnamed(sources: Path) -> Iterator[Fault]:
    """Folders that hold a YAML file and no mapping: what was meant for one would be read by nobody."""
    for folder in sorted({path.parent for path in sources.glob("*/*.y*ml")}):
        if not (folder / "mapping.yaml").is_file():
            yield Fault(
                _shown(folder), "there is no mapping.yaml in it, so nobody reads it; call the mapping's file so."
            )


def _gather(load: Callable[[], None], faults: list[Fault]) -> None:
    try:
        load()
    except DocumentError as error:
        faults.extend(error.faults)


def _shown(path: Path) -> str:
    """The last parts of a path, as somebody who edits the shelf would name it."""
    parts = path.parts
    start = next((index for index, part in enumerate(parts) if part == "mappings"), max(0, len(parts) - 3))
    return "/".join(parts[start:])


def _load_codes(path: Path, codes: _Codes) -> None:
    document = read_document(path, _shown(path))
    codes.digests.append(document.sha256)
    kind = next((key for key in KINDS if key in _keys(document)), None)
    if kind == "codes":
        values = _checked_list(document, ValueSet, value_set_faults, codes.today)
        codes.sets[values.codes] = code_set(values, codes.registry)
        codes.written.sets[values.codes] = (values, document)
    elif kind == "questions":
        questions = _checked_list(document, QuestionTable, question_table_faults, codes.today)
        codes.tables[questions.questions] = table(questions, codes.registry)
        codes.written.tables[questions.questions] = (questions, document)
    elif kind == "relationships":
        relations = _checked_list(document, Relationships, relationship_faults, codes.today)
        codes.kin[relations.relationships] = kin_table(relations, codes.registry)
    elif kind == "code_systems":
        codes.registry = registry_of(_checked_list(document, CodeSystems, registry_faults, codes.today))
    else:
        raise DocumentError(
            [document.fault((), "name what this is: `codes:`, `questions:` or `relationships:` with its name.")]
        )


def _keys(document: Document) -> set[str]:
    return set(document.value) if isinstance(document.value, dict) else set()


def _checked_list(
    document: Document, model: type[L], faults_of: Callable[[L], Iterator[tuple[Loc, str]]], today: date | None
) -> L:
    """A list of codes, which says when it was checked."""
    return _checked(document, model, lambda found: (*faults_of(found), *checked_on_fault(found.checked_on, today)))


def _checked(document: Document, model: type[M], faults_of: Callable[[M], Iterable[tuple[Loc, str]]]) -> M:
    found = check_document(document, model)
    faults = [document.fault(loc, what) for loc, what in faults_of(found)]
    if faults:
        raise DocumentError(faults)
    return found


def _documents(paths: list[Path], faults: list[Fault]) -> dict[str, Document]:
    """Every mapping's document by the mapping's name; one without a name by its path, for its faults are told later."""
    named: dict[str, Document] = {}

    def read(path: Path) -> None:
        document = read_document(path, _shown(path))
        name = document.value.get("mapping") if isinstance(document.value, dict) else None
        key = name if isinstance(name, str) else document.path
        if key in named:
            raise DocumentError([document.fault(("mapping",), f"{named[key].path} is called '{key}' too; rename one.")])
        named[key] = document

    for path in paths:
        _gather(lambda path=path: read(path), faults)  # type: ignore[misc]
    return named


def _load_source(document: Document, codes: _Codes | None) -> list[Recognised]:
    """The mapping made ready; only checked, and against itself, where the codes have faults of their own."""
    mapping = _checked(document, Mapping, mapping_faults)
    if codes is None:
        return []
    faults = [document.fault(loc, what) for loc, what in _unknown(mapping, codes)]
    if faults:
        raise DocumentError(faults)
    codes.written.mappings[mapping.mapping] = (mapping, document)
    asks = conditions(mapping.recognises, mapping.reads)
    kin = codes.kin[mapping.relationships]
    if mapping.reads != "fhir":
        asks = (*asks, of_layout(mapping.mapping)) if mapping.reads == "csv" else asks
        return [Recognised(asks, json_reader(mapping, document.sha256, codes.tables, kin, codes.sets))]
    reader = fhir_reader(mapping, document.sha256, codes.sets, codes.tables, kin)
    return [Recognised(asks, reader, names_profile(mapping.recognises))]


def _unknown(mapping: Mapping, codes: _Codes) -> Iterator[tuple[Loc, str]]:
    """Names of value sets and tables that `mappings/codes` does not have."""
    tables: list[tuple[Loc, str]] = [
        (("forms", index, "questions"), rule.questions) for index, rule in enumerate(mapping.forms)
    ]
    tables += [(("form", "questions"), mapping.form.questions)] if mapping.form else []
    tables += [(("other_forms",), mapping.other_forms)] if mapping.other_forms else []
    sets: list[tuple[Loc, str]] = [
        (("codes", index, "sets", place), name)
        for index, listed in enumerate(mapping.codes)
        for place, name in enumerate(listed.sets)
    ]
    for kind, rule in mapping.resources.items():
        tables += [(("resources", kind, "questions"), rule.questions)] if rule.questions else []
        tables += [(("resources", kind, "sections"), rule.sections.questions)] if rule.sections else []
        for index, coded in enumerate(rule.codes):
            sets += [
                (("resources", kind, "codes", index, "sets", place), name) for place, name in enumerate(coded.sets)
            ]
    asked = (
        (tables, codes.tables, "question table"),
        (sets, codes.sets, "value set"),
        ([(("relationships",), mapping.relationships)], codes.kin, "relationship table"),
    )
    for named, known, kind in asked:
        for loc, name in named:
            if name not in known:
                yield loc, f"mappings/codes has no {kind} '{name}'{did_you_mean(name, known)}"
    yield from _unknown_relationships(mapping, codes)


def _unknown_relationships(mapping: Mapping, codes: _Codes) -> Iterator[tuple[Loc, str]]:
    """Systems of codes by which no row could ever be somebody's child."""
    kin = codes.kin.get(mapping.relationships)
    for index, rows in enumerate(mapping.people if kin else ()):
        system = rows.person.relationship_codes
        if kin and system and all(known != system_key(system) for known, _ in kin.by_code):
            what = f"the relationship table '{mapping.relationships}' has no codes of '{system}'"
            near = did_you_mean(system, {known for known, _ in kin.by_code}) or "; add its rows, or map its words."
            yield ("people", index, "person", "relationship_codes"), f"{what}{near}"
