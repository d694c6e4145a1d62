"""A FHIR resource comes in, its elements that hold something go out by their names, without indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adapter.mapping.fhir.bundle import Entry
from adapter.mapping.inventory.chains import EXTENSIONS, Chain

APART = {("contained",), ("entry", "resource")}
"""Resources of their own."""


def elements_of(entry: Entry, apart: set[Chain]) -> Iterator[tuple[Chain, str, Any]]:
    """(names, place, value) of every leaf, and of every extension as one; without recursion."""
    stack: list[tuple[Any, Chain, str]] = [(entry.resource, (), entry.at)]
    while stack:
        node, names, at = stack.pop()
        if names in apart or names in APART:
            continue
        if isinstance(node, dict):
            below = list(_below(node, names, at))
            stack.extend(reversed(below))
        elif isinstance(node, list) and any(isinstance(inner, dict | list) for inner in node):
            stack.extend((inner, names, f"{at}[{index}]") for index, inner in reversed(list(enumerate(node))))
        elif node is not None:
            yield names, at, node


def _below(node: dict[str, Any], names: Chain, at: str) -> Iterator[tuple[Any, Chain, str]]:
    for key, inner in node.items():
        place = f"{at}.{key}" if at else key
        if key in EXTENSIONS:
            yield from _extensions(inner, key, names, place)
        elif key != "resourceType":
            # `_birthDate` holds what is said about birthDate.
            yield inner, (*names, key.removeprefix("_")), place


def _extensions(found: Any, key: str, names: Chain, at: str) -> Iterator[tuple[Any, Chain, str]]:
    """Each extension as one leaf, named by its URL."""
    for index, inner in enumerate(found if isinstance(found, list) else (found,)):
        url = inner.get("url") if isinstance(inner, dict) else None
        if isinstance(url, str):
            yield True, (*names, f"{key}({url})"), f"{at}[{index}]"


TYPED = {
    "Address", "Age", "Attachment", "Base64Binary", "Boolean", "Canonical", "Code", "CodeableConcept", "Coding",
    "ContactPoint", "Date", "DateTime", "Decimal", "Duration", "HumanName", "Id", "Identifier", "Instant", "Integer",
    "Markdown", "Money", "Oid", "Period", "PositiveInt", "Quantity", "Range", "Ratio", "Reference", "SampledData",
    "String", "Time", "Timing", "UnsignedInt", "Uri", "Url", "Uuid",
}  # fmt: skip
"""How the keys of a choice end."""


def goes_to(chain: Chain, names: Chain) -> bool:
    """Whether a leaf is what a chain goes down to, or stands below it; a choice stands for all its types."""
    if len(chain) > len(names):
        return False
    return all(
        step == name or (name.startswith(step) and name[len(step) :] in TYPED) or _extension(step, name)
        for step, name in zip(chain, names, strict=False)
    )


def _extension(step: str, name: str) -> bool:
    """A plain `extension` is every extension."""
    return step in EXTENSIONS and name.startswith(f"{step}(")
