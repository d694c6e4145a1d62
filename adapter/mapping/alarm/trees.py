"""Keys of records and elements of FHIR resources come in, those that no mapping and no release knows go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from adapter.mapping.alarm.strange import Noticed, Strange, holds
from adapter.mapping.answers.tables import REMEMBERED
from adapter.mapping.fhir.bundle import Entry
from adapter.mapping.inventory.paths import Steps, named
from adapter.mapping.paths.elements import Elements

Listed = Callable[[Steps], bool]
"""Whether a mapping lists what stands at these steps."""
DEEP = 40
Part = tuple[dict[str, Any], str, str]
"""(node, its kind, its path)."""
NO_ELEMENTS = {"resourceType", "fhir_comments"}
APART = {"contained", "item", "resource", "extension", "modifierExtension"}
"""Resources of their own, questions of a form, and what stands for itself."""


@dataclass(slots=True)
class Keys:
    """The keys of one place in a record, and of what stands below each of them."""

    below: dict[str, Keys] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    """Keys met before and found listed."""


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """The keys of a mapping's records met before and found listed."""

    apart: frozenset[Steps]
    """Where a form stands, which is looked through by itself, and what intake put there."""
    is_listed: Listed
    root: Keys = field(default_factory=Keys)

    def look(self, tree: Any, noticed: Noticed) -> None:
        """Notice the keys that hold something and are not listed."""
        self._node(tree, self.root, (), noticed)

    def _node(self, node: Any, keys: Keys, above: Steps, noticed: Noticed) -> None:
        if not isinstance(node, dict) or len(above) > DEEP:
            return
        if not node.keys() <= keys.listed:
            self._unknown(node, keys, above, noticed)
        for key, value in node.items():
            if type(value) is dict and (*above, key) not in self.apart:
                self._node(value, keys.below.setdefault(key, Keys()), (*above, key), noticed)
            elif type(value) is list and value and type(value[0]) is dict:
                below = keys.below.setdefault(key, Keys())
                for inner in value:
                    self._node(inner, below, (*above, key, 0), noticed)

    def _unknown(self, node: dict[str, Any], keys: Keys, above: Steps, noticed: Noticed) -> None:
        for key, value in node.items():
            if key in keys.listed:
                continue
            many = isinstance(value, list) and bool(value)
            parts = isinstance(value[0] if many else value, dict) and bool(value)
            steps = (*above, key, 0) if many else (*above, key)
            if parts or (*above, key) in self.apart or self.is_listed(steps):
                if len(keys.listed) < REMEMBERED:
                    keys.listed.add(key)
            elif holds(value):
                noticed.add(Strange(named((*above, key)), "key", group=named(above)))


@dataclass(frozen=True, slots=True)
class KnownElements:
    """The elements of a FHIR release: a key that no type of the release has is a renamed or misspelt one."""

    elements: Elements
    types: frozenset[str]
    """Resource types that the mapping reads."""

    def look(self, entries: list[Entry], noticed: Noticed) -> None:
        """Notice the elements of the resources a mapping reads that the release does not have."""
        for entry in entries:
            if entry.type in self.types:
                self._resource(entry, noticed)

    def _resource(self, entry: Entry, noticed: Noticed) -> None:
        stack: list[Part] = [(entry.resource, entry.type, entry.type)]
        while stack:
            node, kind, path = stack.pop()
            names = self.elements.names_in(kind)
            for key in node if not node.keys() <= names else ():
                if (
                    key not in names
                    and key.removeprefix("_") not in names
                    and key not in NO_ELEMENTS
                    and holds(node[key])
                ):
                    missing = tuple(sorted(names - node.keys()))
                    noticed.add(Strange(f"{path}.{key}", "element", group=kind, missing=missing))
            stack += self._below(node, kind, path)

    def _below(self, node: dict[str, Any], kind: str, path: str) -> Iterator[Part]:
        for key, value in node.items():
            inner = value if type(value) is list else (value,)
            if not inner or type(inner[0]) is not dict or key in APART:
                continue
            below = self.elements.kind(f"{kind}.{key}")
            if below is not None and not self.elements.simple(below):
                yield from ((part, below, f"{path}.{key}") for part in inner if type(part) is dict)
