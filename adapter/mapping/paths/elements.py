"""A FHIR release comes in, the tree of its elements goes out: what stands under what, under which JSON keys.

From the model data fhirpathpy carries for each release; they hold every element of every type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from adapter.mapping.paths.releases import RELEASES, model_of

__all__ = ["ANY", "NOTHING", "RELEASES", "Elements", "Kind", "elements"]

ANY = "*"
"""A resource of whatever type."""

NOTHING = "Nothing"
"""The kind of what the release has no element for."""

Kind = str | None
"""The path of a type or of an element with parts, such as `CodeableConcept` or `Patient.contact`; None: unknown."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of one release."""

    release: str
    types: dict[str, str]
    """Element path → its type."""
    choices: dict[str, list[str]]
    """Path of a choice → the endings of its keys."""
    elsewhere: dict[str, str]
    """Path → where its parts are written."""
    parents: dict[str, str]
    names: dict[str, frozenset[str]] = field(repr=False)
    """Kind → the names of its elements, choices by either name."""
    anywhere: dict[str, tuple[str, ...]] = field(repr=False)
    """Name → the keys it may have where nothing is known of what it stands in."""

    def keys(self, kind: Kind, name: str) -> tuple[tuple[str, Kind], ...]:
        """The JSON keys an element may have, each with its kind; empty where there is no such element."""
        if kind is None or kind in (ANY, "Resource"):
            known = self.anywhere.get(name, ()) if kind is None or name in self.names[ANY] else ()
            sure = "Element" if kind is None else "DomainResource"
            return tuple((key, self.kind(f"{sure}.{key}")) for key in known)
        if name not in self.names_in(kind):
            return ()
        whole = f"Element.{name}" if self.simple(kind) else f"{kind}.{name}"
        endings = self.choices.get(whole)
        if endings is None:
            return ((name, self.kind(whole)),)
        return tuple((f"{name}{ending}", self.kind(f"{whole}{ending}")) for ending in endings)

    def kind(self, whole: str) -> Kind:
        """What an element is of."""
        whole = self.elsewhere.get(whole, whole)
        typed = self.types.get(whole)
        if typed is None:
            return whole if whole in self.names else None
        return "string" if typed.startswith("System.") else typed

    def names_in(self, kind: str) -> frozenset[str]:
        """The names of the elements of a kind."""
        if kind == ANY:
            return self.names[ANY]
        return self.names.get(kind) or self.names["Element"]

    def knows(self, resource_type: str) -> bool:
        """Whether there is such a resource type."""
        return resource_type == ANY or self.is_a(resource_type, "Resource")

    def is_a(self, kind: str, wanted: str) -> bool:
        """Whether a type is another, or comes from it."""
        known: str | None = kind
        while known is not None and known != wanted:
            known = self.parents.get(known)
        return known is not None

    def simple(self, kind: Kind) -> bool:
        """Whether it is a primitive: its own parts stand under the same key with an underscore."""
        return kind is not None and kind[0].islower()


@cache
def elements(release: str) -> Elements:
    """The tree of a release, built once. Raises KeyError for one not in RELEASES."""
    model = model_of(release)
    types, choices, elsewhere = model["path2Type"], model["choiceTypePaths"], model["pathsDefinedElsewhere"]
    names = _names((*types, *choices, *elsewhere))
    tree = Elements(release, types, choices, elsewhere, model["type2Parent"], names, _anywhere(names, choices))
    of_resources = {name for kind in tree.parents if tree.is_a(kind, "Resource") for name in names.get(kind, ())}
    names[ANY] = names["Resource"] = frozenset(of_resources)
    return tree


def _names(paths: Iterable[str]) -> dict[str, frozenset[str]]:
    """Kind → names, from every path and every path above it."""
    gathered: dict[str, set[str]] = {}
    for path in paths:
        above, _, name = path.rpartition(".")
        while above and name not in gathered.setdefault(above, set()):
            gathered[above].add(name)
            above, _, name = above.rpartition(".")
    return {kind: frozenset(known) for kind, known in gathered.items()}


def _anywhere(names: dict[str, frozenset[str]], choices: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    keys: dict[str, dict[str, None]] = {}
    for kind, known in names.items():
        for name in known:
            endings = choices.get(f"{kind}.{name}")
            if endings is None:
                keys.setdefault(name, {})[name] = None
            else:
                keys.setdefault(name, {}).update({f"{name}{ending}": None for ending in endings})
    return {name: tuple(known) for name, known in keys.items()}
