"""Plain members of a FHIR resource: a chain of element names comes in, the values below it with their places go out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fhirpathpy.models import models

from adapter.mapping.paths.dotted import Located

Node = dict[str, Any]

_MODEL = models["r4"]
CHOICES: dict[str, list[str]] = _MODEL["choiceTypePaths"]
TYPES: dict[str, str] = _MODEL["path2Type"]
ELSEWHERE: dict[str, str] = _MODEL["pathsDefinedElsewhere"]
CHOICE_NAMES = {path.rpartition(".")[2] for path in CHOICES}


def chain_of(node: Node, path: str | None, root: bool) -> tuple[tuple[str, ...], str | None] | None:
    """The keys of an expression that is nothing but plain members, with the type it ends in."""
    children = node.get("children", [])
    keys: tuple[str, ...] = ()
    if node["type"] == "InvocationExpression":
        before = chain_of(children[0], path, root)
        if before is None:
            return None
        keys, path = before
        root = False
    elif node["type"] != "TermExpression" or children[0]["type"] != "InvocationTerm":
        return None
    last = children[-1] if node["type"] == "InvocationExpression" else children[0]["children"][0]
    if last["type"] != "MemberInvocation":
        return None
    name = name_of(last["children"][0])
    whole = f"{path}.{name}" if path else None
    if root and path == name:
        return keys, path
    if whole in CHOICES or (whole is None and name in CHOICE_NAMES):
        return None
    return (*keys, name), type_of(whole)


def name_of(identifier: Node) -> str:
    """An element's name; backticks let it be a word of the language."""
    return str(identifier["text"]).strip("`")


def type_of(whole: str | None) -> str | None:
    """The type path of an element, such as `CodeableConcept`, or its own path where it has no type of its own."""
    if whole is None:
        return None
    whole = ELSEWHERE.get(whole, whole)
    typed = TYPES.get(whole)
    return whole if typed in ("BackboneElement", "Element", None) else typed


def at_key(found: list[Located], key: str) -> list[Located]:
    """One step down from each value."""
    if len(found) == 1:
        node, at = found[0]
        value = node.get(key) if type(node) is dict else None
        if type(value) is not list:
            return [] if value is None else [(value, f"{at}.{key}" if at else key)]
    values: list[Located] = []
    for node, at in found:
        if type(node) is not dict:
            continue
        value = node.get(key)
        if type(value) is list:
            values += [
                (inner, f"{at}.{key}[{index}]" if at else f"{key}[{index}]")
                for index, inner in enumerate(value)
                if inner is not None
            ]
        elif value is not None:
            values.append((value, f"{at}.{key}" if at else key))
    return values


def walker(keys: tuple[str, ...]) -> Callable[[Any, str, str], list[Located]]:
    """A chain of plain members from one resource: by far the commonest path, so it goes straight down."""

    def find(resource: Any, at: str, as_of: str) -> list[Located]:
        node = resource
        for place, key in enumerate(keys, start=1):
            node = node.get(key) if type(node) is dict else None
            if node is None:
                return []
            at = f"{at}.{key}" if at else key
            if type(node) is list:
                return down(
                    [(inner, f"{at}[{index}]") for index, inner in enumerate(node) if inner is not None], keys[place:]
                )
        return [(node, at)]

    return find


def down(found: list[Located], keys: tuple[str, ...]) -> list[Located]:
    """Several steps down from each value."""
    for key in keys:
        if not found:
            break
        found = at_key(found, key)
    return found
