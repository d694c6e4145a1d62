"""What a decision rests on: a screening comes in, bytes that hold all of it go out, and come back as the same facts.

The facts as they were read, what was said of them, and the hashes of the mapping, word list and rules that made it.
The bytes are named by their own SHA-256, so nothing in them can be changed unseen.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

from adapter.families import Family
from adapter.findings import Finding, Screened
from adapter.records import CouldNotCheck, sha256_of

T = TypeVar("T")
Read = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Basis:
    """One screening, whole."""

    record_sha256: str
    mapping_sha256: str
    codes_sha256: str
    lexicon_sha256: str
    rules_sha256: str
    release: str
    family: Family
    findings: tuple[Finding, ...]
    could_not_check: tuple[CouldNotCheck, ...]


def basis_of(screened: Screened, release: str) -> Basis | None:
    """What a screening rests on; None of one that was not made by the corridor."""
    if screened.made_with is None:
        return None
    family = screened.family
    return Basis(
        family.record.sha256,
        family.record.mapping_sha256,
        screened.made_with.codes_sha256,
        screened.made_with.lexicon_sha256,
        screened.made_with.rules_sha256,
        release,
        family,
        screened.findings,
        screened.could_not_check,
    )


def basis_bytes(basis: Basis) -> bytes:
    """The same basis gives the same bytes."""
    return orjson.dumps(basis, default=_plain)


def basis_from(content: bytes) -> Basis:
    """The basis that gave these bytes. Raises ValueError where they are not those of a basis."""
    try:
        found: Basis = _reader(Basis)(orjson.loads(content))
    except (KeyError, TypeError, AttributeError) as cause:
        raise ValueError("these are not the bytes of a basis") from cause
    return found


def basis_sha256(content: bytes) -> str:
    """What a basis is called by."""
    return sha256_of(content)


def said_bytes(findings: tuple[Finding, ...], could_not_check: tuple[CouldNotCheck, ...]) -> bytes:
    """What was found and what could not be checked, to be held bit for bit against what was kept."""
    return orjson.dumps([findings, could_not_check], default=_plain)


def _plain(value: Any) -> Any:
    """What the library does not write by itself: tuples with names, and sets in a fixed order."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return value._asdict()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


@cache
def _reader(kind: Any) -> Read:
    """How a value of a kind is read back."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (only,) = (_reader(one) for one in inner if one is not types.NoneType)
        return lambda value: None if value is None else only(value)
    if origin in (tuple, frozenset):
        return _several(origin, inner)
    if origin is not None and issubclass(origin, Mapping):
        of = _reader(inner[1])
        return lambda value: {key: of(one) for key, one in value.items()}
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _whole(kind)
    if isinstance(kind, type) and issubclass(kind, datetime | date):
        return kind.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else lambda value: value


def _several(origin: Any, inner: tuple[Any, ...]) -> Read:
    if len(inner) == 2 and inner[1] is Ellipsis:
        of = _reader(inner[0])
        return lambda value: tuple(of(one) for one in value)
    if origin is frozenset:
        each = _reader(inner[0])
        return lambda value: frozenset(each(one) for one in value)
    parts = [_reader(one) for one in inner]
    return lambda value: tuple(part(one) for part, one in zip(parts, value, strict=True))


def _whole(kind: Any) -> Read:
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else kind._fields
    hints = get_type_hints(kind)
    parts = [(name, _reader(hints[name])) for name in names]
    return lambda value: kind(**{name: part(value[name]) for name, part in parts})
