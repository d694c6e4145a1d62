"""A checked `reads: fhir` mapping comes in, the reader with every expression compiled goes out."""

from __future__ import annotations

from adapter.mapping.answers.tables import Table
from adapter.mapping.codes.codesets import CodeSet, KinTable
from adapter.mapping.fhir.language import ResourceRule
from adapter.mapping.fhir.record import FhirReader, TypedFind
from adapter.mapping.fhir.resources import Rule, Sections, TextFind
from adapter.mapping.language import Mapping, Release
from adapter.mapping.paths.fhirpath import Find, fhirpath
from adapter.mapping.terms import PathText
from adapter.words import When, Whose


def fhir_reader(
    found: Mapping, sha256: str, sets: dict[str, CodeSet], tables: dict[str, Table], kin: KinTable
) -> FhirReader:
    """The mapping made ready; its faults have been reported before."""
    release = found.release
    record = {
        name: tuple(_typed(path, release) for path in getattr(found.record, name))
        for name in ("id", "form", "status", "assessed_on", "author", "summary_of", "changed_at")
    }
    adult = (
        {}
        if found.adult is None
        else {
            name: _each((paths,) if isinstance(paths, str) else paths or (), "Patient", release)
            for name, paths in found.adult
        }
    )
    return FhirReader(
        found.mapping,
        sha256,
        kin,
        record,
        adult,
        tuple((rule.questionnaire, tables[rule.questions]) for rule in found.forms),
        tables[found.other_forms or ""],
        {name: _rule(name, rule, sets, tables, release) for name, rule in found.resources.items()},
        release,
        found.record.standings if found.record else {},
    )


def _typed(path: str, release: Release) -> TypedFind:
    kind, _, expression = path.partition(":")
    kind = kind.strip()
    return kind, fhirpath(expression.strip(), "Resource" if kind == "*" else kind, release)


def _each(paths: tuple[str, ...], kind: str, release: Release) -> tuple[Find, ...]:
    return tuple(fhirpath(path, kind, release) for path in paths)


def _one(path: str | None, kind: str | None, release: Release) -> Find | None:
    return fhirpath(path, kind, release) if path else None


def _rule(name: str, rule: ResourceRule, sets: dict[str, CodeSet], tables: dict[str, Table], release: Release) -> Rule:
    kind = "Resource" if name == "*" else name
    when = rule.when
    return Rule(
        name,
        _each(rule.about, kind, release),
        _one(rule.unless, kind, release),
        _one(rule.not_so, kind, release),
        _each(rule.said_by, kind, release),
        _each(rule.dated, kind, release),
        _one(when.path if when else None, kind, release),
        when.words if when else {},
        when.otherwise if when else When.CURRENT,
        _each(when.ended if when else (), kind, release),
        tuple((fhirpath(coded.path, kind, release), tuple(sets[name] for name in coded.sets)) for coded in rule.codes),
        rule.whose or Whose.ADULT,
        tables[rule.questions] if rule.questions else None,
        tuple(_text(text, kind, release) for text in rule.text),
        tuple(_text(text, kind, release) for text in rule.markup),
        tuple(_text(text, kind, release) for text in rule.attachments),
        Sections(tables.get(rule.sections.questions)) if rule.sections else None,
        tuple((_each(one.path, kind, release), one.why) for one in rule.for_a_person),
        _one(rule.child_known.path if rule.child_known else None, kind, release),
        _one(rule.child_known.held_by if rule.child_known else None, kind, release),
    )


def _text(text: PathText, kind: str, release: Release) -> TextFind:
    return TextFind(
        fhirpath(text.path, kind, release),
        text.question,
        _one(text.question_at, None, release),
        text.current_only,
    )
