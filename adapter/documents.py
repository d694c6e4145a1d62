"""Documents people write: a YAML file comes in, a checked model goes out, or every fault at once with its line."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from adapter.errors import DocumentError, Fault
from adapter.plain_yaml import Loc, plain_value

__all__ = [
    "Document",
    "LaidOver",
    "Loc",
    "Strict",
    "check_document",
    "did_you_mean",
    "laid_over",
    "parse_document",
    "read_document",
]


class Strict(BaseModel):
    """The model every document builds on: frozen, and an unknown key is a fault, not a shrug.

    It is made ready when first asked to check something, and the models in it with it, not each by itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


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
    value, lines = plain_value(raw, shown)
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
