"""Documents people write: a YAML file comes in, a checked model or every fault at once goes out.

YAML 1.2 words: `yes`, `no` and `on` stay words, dates stay text until a model asks for a date, and
a key written twice is a fault. So is what only a program writes: tags, merge keys, a part that holds
itself. Faults carry file and line.
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
from adapter.yaml_slips import plainly

Loc = tuple[int | str, ...]

MAX_DEPTH = 50
MAX_PLACES = 500_000
TOO_DEEP = f"it is nested more than {MAX_DEPTH} deep, which no document here needs; check what wrote it."
NO_TAGS = "a tag (a word after '!') is not read here; take it away and write plain text."


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


@dataclass(frozen=True, slots=True)
class LaidOver(Document):
    """A document that extends another; a place it does not write itself stands in the file it extends."""

    upon: Document

    def where(self, loc: Iterable[int | str]) -> str:
        """`file:line` of the nearest enclosing place in either file, its own first."""
        place = tuple(loc)
        while place:
            for document in _layers(self):
                if place in document.lines:
                    return f"{document.path}:{document.lines[place]}"
            place = place[:-1]
        return f"{self.path}:1"

    def fault(self, loc: Iterable[int | str], what: str) -> Fault:
        """A fault at its place; where that is in the file it extends, with the file that takes it over."""
        where = self.where(loc)
        own = where.startswith(f"{self.path}:")
        return Fault(where, what if own else f"{what} {self.path} takes it over: say it there as it should be.")


def laid_over(document: Document, value: Any, upon: Document) -> LaidOver:
    """`value`, made of `document` and the one it extends; its hash is over both."""
    sha256 = hashlib.sha256(f"{document.sha256} {upon.sha256}".encode()).hexdigest()
    return LaidOver(document.path, value, sha256, document.lines, upon)


def _layers(document: Document) -> Iterable[Document]:
    yield document
    while isinstance(document, LaidOver):
        document = document.upon
        yield document


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
        line = raw.count(b"\n", 0, cause.start) + 1
        raise DocumentError([Fault(f"{shown}:{line}", "this line is not UTF-8; save the file as UTF-8.")]) from cause
    except yaml.MarkedYAMLError as cause:
        line, what = plainly(cause)
        raise DocumentError([Fault(f"{shown}:{line}", what)]) from cause
    except yaml.YAMLError as cause:
        raise DocumentError(
            [Fault(f"{shown}:1", "this is not YAML: it holds a character YAML does not allow.")]
        ) from cause
    except RecursionError as cause:
        raise DocumentError([Fault(f"{shown}:1", TOO_DEEP)]) from cause
    if node is None:
        raise DocumentError([Fault(f"{shown}:1", "the file is empty; write it, or take it away.")])
    builder = _Builder(loader, shown)
    value = builder.build(node, ())
    if builder.faults:
        raise DocumentError(builder.faults)
    return Document(shown, value, hashlib.sha256(raw).hexdigest(), builder.lines)


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


_TAG = "tag:yaml.org,2002:"


class _Loader(yaml.CSafeLoader):
    """libyaml's SafeLoader, ten times as quick, with YAML 1.2's few implicit types."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """The tag of a node that wrote none; asked for every node, so without the library's paths and wildcards."""
        if kind is yaml.ScalarNode:
            for tag, pattern in self.yaml_implicit_resolvers.get((value or "")[:1], ()) if implicit[0] else ():
                if pattern.match(value or ""):
                    return str(tag)
            return f"{_TAG}str"
        return f"{_TAG}map" if kind is yaml.MappingNode else f"{_TAG}seq"


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag == f"{_TAG}null"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
# A leading zero makes a telephone number or a code, not a number: it stays the word it is.
for _name, _pattern, _firsts in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    for _first in _firsts:
        _Loader.yaml_implicit_resolvers.setdefault(_first, []).append((f"{_TAG}{_name}", re.compile(_pattern)))


class _Builder:
    """Turns nodes into plain values; gathers the line of each place, and every fault."""

    def __init__(self, loader: _Loader, shown: str) -> None:
        self.lines: dict[Loc, int] = {}
        self.faults: list[Fault] = []
        self._loader, self._shown = loader, shown
        self._open: set[int] = set()

    def build(self, node: yaml.Node, loc: Loc) -> Any:
        """The value of a node. Raises DocumentError where going on would never end."""
        self.lines.setdefault(loc, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        self._check_it_ends(node, loc)
        if node.tag not in (f"{_TAG}seq", f"{_TAG}map"):
            self._fault(node, NO_TAGS)
            return None
        self._open.add(id(node))
        value = (
            self._mapping(node, loc)
            if isinstance(node, yaml.MappingNode)
            else [self.build(item, (*loc, index)) for index, item in enumerate(node.value)]
        )
        self._open.discard(id(node))
        return value

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[Hashable, Any]:
        built: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self._fault(key_node, "a key must be plain text.")
                continue
            if key == "<<" and not key_node.style:
                self._fault(key_node, "a merge key '<<' is not read here; write the keys out.")
            if key in built:
                self._fault(key_node, f"'{key}' is written twice; keep one.")
            self.lines[(*loc, key)] = key_node.start_mark.line + 1
            built[key] = self.build(value_node, (*loc, key))
        return built

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        kind = node.tag.removeprefix(_TAG)
        if kind == "str":
            return node.value
        if kind not in ("str", "int", "float", "bool", "null"):
            self._fault(node, NO_TAGS)
            return None
        try:
            return self._loader.construct_object(node)
        except (ValueError, KeyError):
            said = repr(node.value) if len(node.value) <= 40 else "this number is too long, so it"
            self._fault(node, f"{said} cannot be read as {kind}; take the tag away or write it in quotes.")
            return None

    def _check_it_ends(self, node: yaml.Node, loc: Loc) -> None:
        why = (
            "this part refers to itself; write it out."
            if id(node) in self._open
            else TOO_DEEP
            if len(loc) > MAX_DEPTH
            else f"it repeats its own parts into more than {MAX_PLACES} places; write them out."
            if len(self.lines) > MAX_PLACES
            else ""
        )
        if why:
            self._fault(node, why)
            raise DocumentError(self.faults)

    def _fault(self, node: yaml.Node, what: str) -> None:
        self.faults.append(Fault(f"{self._shown}:{node.start_mark.line + 1}", what))


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
