"""A path as HL7 version 2 writes it comes in, a function from a message to located values goes out.

`PID-5.1`, `NK1-3`, `PID-3(2).1` (the second repetition), `OBX-5(*)` (each of them) and `PID-3[5=NH].1` (the one whose
fifth component is NH). A field without a component is its first component that says anything. A segment's name alone
is its rows. What was sent as `""` was deleted by the sender and is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from adapter.mapping.paths.dotted import Find, Located

DELETED = '""'
MOST_COMPONENTS = 24
MESSAGE = "hl7v2"
TOP = (MESSAGE, "visit")
"""What intake says of the message itself."""

_PATH = re.compile(
    r"(?P<name>[A-Z][A-Z0-9]{2})(?:-(?P<field>[1-9]\d{0,2})"
    r"(?:\((?P<turn>\*|[1-9]\d{0,2})\)|\[(?P<key>[1-9]\d?(?:\.[1-9]\d?)?)=(?P<is>[^\]]+)\])?"
    r"(?:\.(?P<part>[1-9]\d?(?:\.[1-9]\d?)?))?)?"
)
_KEY = re.compile(r"[A-Z0-9]{3}-\d+(?:\((\d+)\))?(?:\.(\d+(?:\.\d+)?))?")


@dataclass(frozen=True, slots=True)
class Address:
    """A path taken apart."""

    segment: str
    field: str | None
    turn: str | None
    key: str | None
    equals: str | None
    part: str | None

    def takes(self, key: str) -> bool:
        """Whether a value's own address is one this path may find, whichever repetition it is in."""
        found = _KEY.fullmatch(key)
        if found is None or not key.startswith((f"{self.segment}-{self.field}.", f"{self.segment}-{self.field}(")):
            return key == f"{self.segment}-{self.field}"
        part = found[2] or ""
        parts = {self.part, self.key} - {None}
        return not parts or any(part == one or part.startswith(f"{one}.") for one in parts)


def hl7_path_fault(path: str) -> str | None:
    """Why a path cannot be read, or None."""
    if path in TOP or _PATH.fullmatch(path):
        return None
    return (
        f"'{path}' is not a path of HL7 version 2; write it as PID-5.1, PID-3(2).1, PID-3[5=NH].1, or NK1 for its rows."
    )


def address_of(path: str) -> Address:
    """The path taken apart; its faults have been reported before."""
    found = _PATH.fullmatch(path)
    if found is None:
        return Address("", None, None, None, None, None)
    return Address(found["name"], found["field"], found["turn"], found["key"], found["is"], found["part"])


def hl7_path(path: str) -> Find:
    """The path made ready, for a whole message or for one row of it; what is not there gives an empty list."""
    if path in TOP:
        return lambda tree, at: [(tree[path], path)] if path in tree else []
    address = address_of(path)

    def find(tree: Any, start: str) -> list[Located]:
        if not isinstance(tree, dict):
            return []
        rows = _rows(tree, address.segment, start)
        if address.field is None:
            return rows
        return [found for row, at in rows for found in _values(row, address, at)]

    return find


def _rows(tree: dict[str, Any], segment: str, start: str) -> list[Located]:
    if MESSAGE not in tree:
        return [(tree, start)]  # one row already
    rows = tree.get(segment)
    if not isinstance(rows, list):
        return []
    return [(row, f"{segment}[{index}]") for index, row in enumerate(rows) if isinstance(row, dict)]


def _values(row: dict[str, Any], address: Address, at: str) -> list[Located]:
    turns = _turns(row, address)
    found = [_in(row, f"{address.segment}-{address.field}{turn}", address.part) for turn in turns]
    return [(row[key], f"{at}.{key}") for key in found if key is not None]


def _turns(row: dict[str, Any], address: Address) -> list[str]:
    """Which repetitions are meant, as they stand in a key; the first is written without its number."""
    if address.turn not in (None, "*"):
        return ["" if address.turn == "1" else f"({address.turn})"]
    if address.turn is None and address.key is None:
        return [""]
    stem = f"{address.segment}-{address.field}"
    met = (_KEY.fullmatch(key) for key in row if key == stem or key.startswith((f"{stem}.", f"{stem}(")))
    numbers = sorted({int(found[1] or 1) for found in met if found})
    turns = ["" if number == 1 else f"({number})" for number in numbers]
    if address.key is None:
        return turns
    named = [turn for turn in turns if (key := _in(row, f"{stem}{turn}", address.key)) and row[key] == address.equals]
    return named[:1]


def _in(row: dict[str, Any], stem: str, part: str | None) -> str | None:
    """The key under which a value stands: `X`, `X.1` and `X.1.1` are one value where nothing else is there."""
    if part is None:
        keys = [stem, *(f"{stem}.{place}" for place in range(1, MOST_COMPONENTS))]
    else:
        keys = [f"{stem}.{part}", f"{stem}.{part}.1"]
        keys += [f"{stem}.{part[:-2]}"] if part.endswith(".1") else []
        keys += [stem] if part in ("1", "1.1") else []
    return next((key for key in keys if _there(row.get(key))), None)


def _there(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.strip() != DELETED
