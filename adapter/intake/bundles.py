"""A FHIR Bundle comes in, one tree for each family in it goes out.

A searchset or bulk collection of strangers must never become one family. Patients belong together
only where a RelatedPerson or a link says so; sharing a Bundle, an address or a surname says nothing.
A Bundle with one Patient, or whose Patients are all tied to one another, stays whole and untouched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Tree = dict[str, Any]


def one_family_each(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """The tree itself with an empty place, or one collection a family with `#Patient/<id>` as its place.

    What refers to nobody's Patient (a practitioner, an outcome of the search) goes with each.
    """
    entries = [entry for entry in _list(tree.get("entry")) if isinstance(entry, dict)]
    patients = [entry for entry in entries if _type(entry) == "Patient"]
    if tree.get("resourceType") != "Bundle" or len(patients) < 2:
        yield "", tree
        return
    owner = {alias: index for index, entry in enumerate(patients) for alias in _names(entry)}
    family = _families(patients, entries, owner)
    if len(set(family)) == 1:
        yield "", tree
        return
    for head in sorted(set(family)):
        chosen = [entry for entry in entries if _belongs(entry, head, family, owner)]
        place = f"#Patient/{patients[head]['resource'].get('id') or head + 1}"
        kept = {key: value for key, value in tree.items() if key not in ("entry", "total")}
        # Each is a record of its own: under one id the last family would stand in for all the others.
        name = f"{tree['id']}{place}" if tree.get("id") else None
        yield place, {**kept, **({"id": name} if name else {}), "type": "collection", "entry": chosen}


def _families(patients: list[Tree], entries: list[Tree], owner: dict[str, int]) -> list[int]:
    """For each Patient the lowest index in its family."""
    family = list(range(len(patients)))
    for entry in entries:
        if _type(entry) not in ("RelatedPerson", "Patient"):
            continue
        tied = {owner[name] for name in (*references(entry["resource"]), *_names(entry)) if name in owner}
        heads = {family[index] for index in tied}
        if len(heads) > 1:
            lowest = min(heads)
            family = [lowest if head in heads else head for head in family]
    return family


def _belongs(entry: Tree, head: int, family: list[int], owner: dict[str, int]) -> bool:
    if _type(entry) == "Patient":
        return any(family[owner[name]] == head for name in _names(entry) if name in owner)
    heads = {family[owner[name]] for name in references(entry.get("resource")) if name in owner}
    return not heads or head in heads


def _names(entry: Tree) -> list[str]:
    """Every name another entry may call this one by."""
    names = aliases(entry["resource"])
    names += [entry["fullUrl"]] if isinstance(entry.get("fullUrl"), str) else []
    return names or [f"entry:{id(entry)}"]


def aliases(resource: Tree) -> list[str]:
    """Every name another resource may call this one by: relative reference, NHS number, what it links to."""
    names = [f"{resource.get('resourceType')}/{resource['id']}"] if isinstance(resource.get("id"), str) else []
    numbers = (_nhs_number(identifier) for identifier in _list(resource.get("identifier")))
    names += [number for number in numbers if number]
    return names + [
        link["other"]["reference"]
        for link in _list(resource.get("link"))
        if isinstance(link, dict)
        and isinstance(link.get("other"), dict)
        and isinstance(link["other"].get("reference"), str)
    ]


def references(resource: Any) -> Iterator[str]:
    """Every reference anywhere in a resource, whole and by its last two parts, or by the NHS number it gives."""
    stack = [resource]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield from _meant(node)
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def _meant(node: Tree) -> Iterator[str]:
    reference = node.get("reference")
    if isinstance(reference, str):
        yield reference
        yield "/".join(reference.split("/")[-2:])
        return
    number = _nhs_number(node.get("identifier"))
    if number:
        yield number


def _nhs_number(identifier: Any) -> str | None:
    if not isinstance(identifier, dict) or "nhs-number" not in str(identifier.get("system", "")).casefold():
        return None
    value = identifier.get("value")
    return f"nhs:{''.join(value.split())}" if isinstance(value, str) and value.strip() else None


def _type(entry: Tree) -> Any:
    resource = entry.get("resource")
    return resource.get("resourceType") if isinstance(resource, dict) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
