"""Example records come in; the same record with one of its questions, keys or elements renamed goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from adapter.mapping import Mappings
from adapter.mapping.inventory import FieldSeen, Standing, inventory
from adapter.records import SourceRecord

ADDRESS = re.compile(r"[A-Z0-9]{3}-\d+")
INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Renamed:
    """One thing renamed everywhere it stands in the record, and what it could state."""

    was: str
    facts: tuple[str, ...]
    record: SourceRecord


def renamed(record: SourceRecord, mappings: Mappings, change: str) -> Iterator[Renamed]:
    """The record once for each mapped question that it answers, with that one renamed."""
    done: set[str] = set()
    for seen in inventory(record, mappings):
        place = INDEX.sub("[*]", seen.at)
        if place in done or seen.standing is not Standing.USED or not seen.holds or not seen.facts or seen.code:
            continue
        done.add(place)
        tree = _with(record.tree, "", seen, place, change)
        if tree != record.tree:
            yield Renamed(seen.name, seen.facts, SourceRecord(record.path, record.received, record.sha256, tree))


def _with(node: Any, at: str, seen: FieldSeen, place: str, change: str) -> Any:
    """A copy with the key or the item at a place renamed, whatever row it stands in."""
    if isinstance(node, list):
        return [_with(inner, f"{at}[{index}]", seen, place, change) for index, inner in enumerate(node)]
    if not isinstance(node, dict):
        return node
    made: dict[str, Any] = {}
    for key, value in node.items():
        where = f"{at}.{key}" if at else key
        made[_name(key, INDEX.sub("[*]", where), place, change)] = _with(value, where, seen, place, change)
    is_item = "linkId" in node and _question(node) == seen.name.rpartition("[*].")[2]
    if is_item and re.sub(r"\[\*\]", "", place) == re.sub(r"\[\d+\]", "", at):
        made |= {key: f"{node[key]}{change}" for key in ("linkId", "text") if key in node}
    return made


def _name(key: str, where: str, place: str, change: str) -> str:
    """The key, renamed where it is meant; a field of HL7 version 2 with all its components."""
    field = ADDRESS.match(place.rpartition(".NK1-")[1][1:] + place.rpartition(".NK1-")[2]) if ".NK1-" in place else None
    if field and where.startswith(place[: place.rindex(".NK1-") + 1]) and re.match(rf"{field[0]}(?!\d)", key):
        return f"{field[0]}{change}{key[len(field[0]) :]}"
    return f"{key}{change}" if where == place else key


def _question(item: dict[str, Any]) -> str:
    return str(item.get("text") or item.get("linkId")).strip()
