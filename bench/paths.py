"""FHIRPath without a network: the expressions of the shipped mappings come in, compiled against library goes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import fhirpathpy
import orjson
from fhirpathpy.models import models

from adapter.documents import read_document
from adapter.mapping import load_mappings, translate
from adapter.mapping.paths.fhirpath import Find, fhirpath
from adapter.records import SourceRecord
from adapter.settings import shelf
from bench.bundles import bundle, bundle_line

Tree = dict[str, Any]

DAY = "2026-10-05"
ROUNDS = 9
TIMES = 40
EXPRESSIONS = {"about", "unless", "not_so", "said_by", "dated", "path", "ended"}
HOLDERS = {"when", "codes", "text", "markup", "attachments", "leaves"}


@dataclass(slots=True)
class Kind:
    """Expressions of one kind, and the seconds they took over the whole Bundle."""

    expressions: int = 0
    compiled: float = 0.0
    library: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times as fast the closures are."""
        return self.library / self.compiled if self.compiled else 0.0


@dataclass(slots=True)
class Paths:
    """Everything timed, by kind."""

    kinds: dict[str, Kind] = field(default_factory=dict)

    @property
    def whole(self) -> Kind:
        """All kinds together."""
        every = self.kinds.values()
        return Kind(*(sum(getattr(one, name) for one in every) for name in ("expressions", "compiled", "library")))


def time_paths() -> Paths:
    """Each expression over each resource of its type, closures and library in turns, the best round of each."""
    resources = [entry["resource"] for entry in bundle()["entry"]]
    timed = Paths()
    for kind, expression in sorted(set(shipped())):
        meant = [one for one in resources if kind in ("*", one["resourceType"])]
        if not meant:
            continue
        compiled, library = fhirpath(expression, kind), fhirpathpy.compile(expression, model=models["r4"])
        one = timed.kinds.setdefault(_name(expression), Kind())
        one.expressions += 1
        rounds = [(_compiled(compiled, meant), _library(library, meant)) for _ in range(ROUNDS)]
        one.compiled += min(fast for fast, _ in rounds)
        one.library += min(slow for _, slow in rounds)
    return timed


def time_bundle() -> float:
    """Seconds the mapping of the whole Bundle takes, parsed already; the best of many."""
    mappings = load_mappings(shelf("mappings"))
    line = bundle_line()
    record = SourceRecord("bench", line, "0" * 64, orjson.loads(line))
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        translate(record, mappings)
        times.append(time.perf_counter() - started)
    return min(times)


def shipped() -> Iterator[tuple[str, str]]:
    """Every expression of the shipped FHIR mappings, with the resource type it is for."""
    for path in sorted((shelf("mappings") / "sources").glob("*/mapping.yaml")):
        mapping = read_document(path).value
        if mapping.get("reads", "fhir") != "fhir" or mapping.get("release", "R4") != "R4":
            continue
        for kind, rule in mapping.get("resources", {}).items():
            yield from ((kind, expression) for expression in _expressions(rule))
        yield from (("Patient", one) for name, value in mapping.get("adult", {}).items() for one in _listed(value))
        typed = (one for value in mapping.get("record", {}).values() for one in _listed(value))
        yield from ((kind.strip(), path.strip()) for kind, _, path in (one.partition(":") for one in typed))


def _expressions(rule: Any) -> Iterator[str]:
    for name, value in rule.items() if isinstance(rule, dict) else ():
        if name in EXPRESSIONS:
            yield from _listed(value)
        elif name in HOLDERS:
            for inner in value if isinstance(value, list) else (value,):
                yield from _expressions(inner)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _name(expression: str) -> str:
    if "where(" in expression:
        return "where"
    if any(sign in expression for sign in ("=", " and ", " or ")):
        return "comparison"
    if "ofType(" in expression:
        return "choice by type"
    return "other function" if "(" in expression else "members"


def _compiled(find: Find, resources: list[Tree]) -> float:
    started = time.perf_counter()
    for _ in range(TIMES):
        for resource in resources:
            find(resource, "entry[3].resource", DAY)
    return (time.perf_counter() - started) / TIMES


def _library(evaluate: Callable[[Tree, Tree], object], resources: list[Tree]) -> float:
    day = {"asOf": DAY}
    started = time.perf_counter()
    for resource in resources:
        evaluate(resource, day)
    return time.perf_counter() - started
