"""The YAML people write: bytes come in; plain values with the line of each place, or every fault at once, go out.

YAML 1.2 words: `yes`, `no` and `on` stay words, dates stay text until a model asks for a date, and
a key written twice is a fault. So is what only a program writes: tags, merge keys, a part that holds
itself. Faults carry file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from itertools import islice
from typing import Any, NoReturn

import yaml

from adapter.errors import DocumentError, Fault
from adapter.yaml_slips import plainly

Loc = tuple[int | str, ...]

MAX_DEPTH = 50
MAX_PLACES = 500_000
TOO_DEEP = f"it is nested more than {MAX_DEPTH} deep, which no document here needs; check what wrote it."
NO_TAGS = "a tag (a word after '!') is not read here; take it away and write plain text."
_TAG = "tag:yaml.org,2002:"
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
"""A leading zero makes a telephone number or a code, not a number: it stays the word it is."""
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_NUMBERS_BEGIN = frozenset("-+.0123456789")
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOTHING = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS = _TRUTHS | _NOTHING
_READ: dict[str, Callable[[str], Any]] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": _TRUTHS.__getitem__,
    "null": _NOTHING.__getitem__,
}


def plain_value(raw: bytes, shown: str) -> tuple[Any, dict[Loc, int]]:
    """The value of YAML bytes and the line of each place in it.

    Raises DocumentError when they are not UTF-8, are not YAML, or say a key twice.
    """
    try:
        builder = _Builder(raw.decode("utf-8-sig"), shown)
        value = builder.whole()
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
    if builder.faults:
        raise DocumentError(builder.faults)
    return value, builder.lines


class _Builder:
    """Turns what libyaml tells, piece by piece, into plain values; gathers the line of each place, and every fault."""

    def __init__(self, text: str, shown: str) -> None:
        self.lines: dict[Loc, int] = {}
        self.faults: list[Fault] = []
        self._shown = shown
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self._named: dict[str, tuple[Any, Loc, int, int] | None] = {}
        """Anchor → its value, its place, and which of the lines are its; None while it is being read."""

    def whole(self) -> Any:
        """The value of the one document. Raises DocumentError where there is none, or going on would never end."""
        self._next()  # the stream begins
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise DocumentError([Fault(f"{self._shown}:1", "the file is empty; write it, or take it away.")])
        event = self._next()
        self.lines[()] = event.start_mark.line + 1
        value = self._value(event, ())
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._fault(event, "a second document begins here; keep one to a file.")
        return value

    def _value(self, event: Any, loc: Loc) -> Any:
        if isinstance(event, yaml.AliasEvent):
            return self._again(event, loc)
        first = len(self.lines)
        if event.anchor:
            self._named[event.anchor] = None
        value = self._scalar(event) if isinstance(event, yaml.ScalarEvent) else self._collection(event, loc)
        if event.anchor:
            self._named[event.anchor] = (value, loc, first, len(self.lines))
        return value

    def _collection(self, event: Any, loc: Loc) -> Any:
        if len(loc) > MAX_DEPTH:
            self._stop(event, TOO_DEEP)
        if event.tag not in (None, "!", f"{_TAG}seq", f"{_TAG}map"):
            self._fault(event, NO_TAGS)
        return self._mapping(loc) if isinstance(event, yaml.MappingStartEvent) else self._sequence(loc)

    def _sequence(self, loc: Loc) -> list[Any]:
        built: list[Any] = []
        following, lines = self._next, self.lines
        while (kind := type(event := following())) is not yaml.SequenceEndEvent:
            here = (*loc, len(built))
            lines[here] = event.start_mark.line + 1
            plain = kind is yaml.ScalarEvent and event.anchor is None  # as most are
            built.append(self._scalar(event) if plain else self._value(event, here))
        return built

    def _mapping(self, loc: Loc) -> dict[Hashable, Any]:
        built: dict[Hashable, Any] = {}
        following, lines = self._next, self.lines
        while (kind := type(event := following())) is not yaml.MappingEndEvent:
            line = event.start_mark.line + 1
            if kind is not yaml.ScalarEvent:
                self._fault(event, "a key must be plain text.")
                self._value(event, loc)
                self._value(self._next(), loc)
                continue
            key = event.value
            if key == "<<" and not event.style:
                self._fault(event, "a merge key '<<' is not read here; write the keys out.")
            if key in built:
                self._fault(event, f"'{key}' is written twice; keep one.")
            here = (*loc, key)
            lines[here] = line
            event = following()
            plain = type(event) is yaml.ScalarEvent and event.anchor is None
            built[key] = self._scalar(event) if plain else self._value(event, here)
        return built

    def _scalar(self, event: Any) -> Any:
        text, kind = event.value, "str"
        if event.tag not in (None, "!"):
            kind = event.tag.removeprefix(_TAG)
        elif not event.implicit[0]:
            return text
        elif text in _WORDS:
            return _WORDS[text]
        elif text[0] in _NUMBERS_BEGIN:
            kind = "int" if _INT.fullmatch(text) else "float" if _FLOAT.fullmatch(text) else "str"
        if kind not in _READ:
            self._fault(event, NO_TAGS)
            return None
        try:
            return _READ[kind](text)
        except (ValueError, KeyError):
            said = repr(text) if len(text) <= 40 else "this number is too long, so it"
            self._fault(event, f"{said} cannot be read as {kind}; take the tag away or write it in quotes.")
            return None

    def _again(self, event: Any, loc: Loc) -> Any:
        """The value of an anchor where it is used again; its parts stand on the lines they are written on."""
        named = self._named.get(event.anchor)
        if named is None:
            inside = event.anchor in self._named
            why = "this part refers to itself" if inside else f"nothing above is called '&{event.anchor}'"
            self._stop(event, f"{why}; write it out.")
        value, place, first, last = named
        parts = {(*loc, *inner[len(place) :]): line for inner, line in islice(self.lines.items(), first, last)}
        if any(len(part) > MAX_DEPTH for part in parts):
            self._stop(event, TOO_DEEP)
        if len(self.lines) + len(parts) > MAX_PLACES:
            self._stop(event, f"it repeats its own parts into more than {MAX_PLACES} places; write them out.")
        self.lines |= parts
        return value

    def _stop(self, event: Any, why: str) -> NoReturn:
        self._fault(event, why)
        raise DocumentError(self.faults)

    def _fault(self, event: Any, what: str) -> None:
        self.faults.append(Fault(f"{self._shown}:{event.start_mark.line + 1}", what))
