"""Documents people write: a YAML file comes in, a checked model or every fault at once goes out.

YAML 1.2 words: `yes`, `no` and `on` stay words, dates stay text until a model asks for a date, and
a key written twice is a fault. Faults carry file and line.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from adapter.errors import DocumentError, Fault

Loc = tuple[int | str, ...]


class Strict(BaseModel):
    """The model every document builds on: frozen, and an unknown key is a fault, not a shrug."""

    model_config = ConfigDict(extra="forbid", frozen=True)


M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML file that remembers on which line everything stood."""

    path: str
    """Shown in faults: relative to the shelf's root where it can be."""
    value: Any
    sha256: str
    lines: dict[Loc, int] = field(repr=False)

    def where(self, loc: Iterable[int | str]) -> str:
        """`file:line` of the nearest enclosing place that exists in the file."""
        place = tuple(loc)
        while place and place not in self.lines:
            place = place[:-1]
        return f"{self.path}:{self.lines.get(place, 1)}"

    def fault(self, loc: Iterable[int | str], what: str) -> Fault:
        """A fault at a place in this file."""
        return Fault(self.where(loc), what)


def read_document(path: Path, shown_as: str | None = None) -> Document:
    """Parse one YAML file.

    Raises DocumentError when the file is missing, is not UTF-8, is not YAML, or says a key twice.
    """
    shown = shown_as or str(path)
    try:
        raw = path.read_bytes()
    except OSError as cause:
        raise DocumentError(
            [Fault(shown, f"the file cannot be read ({cause.strerror}); check the name and the rights.")]
        ) from cause
    return parse_document(raw, shown)


def parse_document(raw: bytes, shown: str) -> Document:
    """Parse YAML bytes. Raises DocumentError as `read_document` does."""
    try:
        loader = _Loader(raw.decode("utf-8-sig"))
        node = loader.get_single_node()
    except UnicodeDecodeError as cause:
        raise DocumentError([Fault(shown, f"byte {cause.start} is not UTF-8; save the file as UTF-8.")]) from cause
    except yaml.MarkedYAMLError as cause:
        line = cause.problem_mark.line + 1 if cause.problem_mark else 1
        raise DocumentError([Fault(f"{shown}:{line}", f"this is not YAML: {cause.problem}.")]) from cause
    except yaml.YAMLError as cause:
        raise DocumentError(
            [Fault(f"{shown}:1", "this is not YAML: it holds a character YAML does not allow.")]
        ) from cause
    if node is None:
        raise DocumentError([Fault(f"{shown}:1", "the file is empty.")])
    lines: dict[Loc, int] = {}
    faults: list[Fault] = []
    value = _build(node, (), lines, faults, shown, loader)
    if faults:
        raise DocumentError(faults)
    return Document(shown, value, hashlib.sha256(raw).hexdigest(), lines)


def check_document(document: Document, model: type[M]) -> M:
    """The document as a model. Raises DocumentError with every fault, each with file, line and fix."""
    try:
        return model.model_validate(document.value)
    except ValidationError as cause:
        raise DocumentError([_fault(document, model, error) for error in cause.errors()]) from cause


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


class _Loader(yaml.CSafeLoader):
    """libyaml's SafeLoader, ten times as quick, with YAML 1.2's few implicit types."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag.rpartition(":")[2] not in ("bool", "timestamp")]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
for _first in "tTfF":
    _Loader.yaml_implicit_resolvers.setdefault(_first, []).append(
        ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"))
    )


def _build(node: yaml.Node, loc: Loc, lines: dict[Loc, int], faults: list[Fault], shown: str, loader: _Loader) -> Any:
    lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*loc, index), lines, faults, shown, loader) for index, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return loader.construct_object(node)
    built: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        line = key_node.start_mark.line + 1
        if key is None:
            faults.append(Fault(f"{shown}:{line}", "a key must be plain text."))
            continue
        if key in built:
            faults.append(Fault(f"{shown}:{line}", f"'{key}' is written twice; keep one."))
        lines[(*loc, key)] = line
        built[key] = _build(value_node, (*loc, key), lines, faults, shown, loader)
    return built


def _fault(document: Document, model: type[BaseModel], error: Any) -> Fault:
    loc: Loc = error["loc"]
    place = ".".join(str(part) for part in loc) or "the file"
    if error["type"] == "extra_forbidden":
        known = _fields_at(model, loc[:-1])
        return document.fault(loc, f"there is no '{loc[-1]}' here{did_you_mean(str(loc[-1]), known)}")
    if error["type"] == "missing":
        return document.fault(loc[:-1], f"'{loc[-1]}' is missing; add it.")
    found = error.get("input")
    shown = f", found {found!r}" if isinstance(found, str | int | float) else ""
    return document.fault(loc, f"{place}: {error['msg'].removeprefix('Value error, ')}{shown}.")


def _fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys a model knows at a place, as far as the annotations can be followed."""
    current: Any = model
    for part in loc:
        models = _models_in(current if not isinstance(part, str) else _annotation(current, part))
        current = models[0] if models else current
    return [field_info.alias or name for name, field_info in getattr(current, "model_fields", {}).items()]


def _annotation(current: Any, part: str) -> Any:
    fields = getattr(current, "model_fields", {})
    for name, info in fields.items():
        if part in (name, info.alias):
            return info.annotation
    return current


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models_in(inner)]
