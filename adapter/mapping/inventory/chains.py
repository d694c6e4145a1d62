"""A FHIRPath expression comes in, the chains of elements it goes down go out, as an inventory names them.

An extension is named by its URL, `extension(https://…)`, for under one element name stand quite different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import re2

from adapter.mapping.paths.parsing import parsed
from adapter.mapping.paths.tree import (
    Call,
    Expression,
    Index,
    Literal,
    Member,
    Operation,
    Other,
    This,
    TypeName,
)

Chain = tuple[str, ...]
EXTENSIONS = ("extension", "modifierExtension")
_PLAIN = re2.compile(r"((?:[a-zA-Z]+\.)*)extension\('([^'\\]+)'\)")
"""The commonest of what is left; the grammar takes a hundred times as long over it."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What an expression goes down to, and what it only looks at on the way."""

    to: tuple[Chain, ...]
    """Everything below these goes with them."""
    looks: tuple[Chain, ...]
    chosen: bool
    """Whether only some of what stands there is meant: a criterion or an index is in it."""


@lru_cache(maxsize=4096)
def reads(expression: str, kind: str) -> Reads:
    """The chains of an expression from a resource of a type."""
    plain = _PLAIN.fullmatch(expression)
    if plain is not None:
        before = tuple(plain[1].split(".")[:-1]) if plain[1] else ()
        return Reads((_to_extension((*before, f"extension({plain[2]})")),), (), False)
    looks: list[Chain] = []
    chosen: list[bool] = []
    to = _walk(parsed(expression), ((),), kind, looks, chosen)
    return Reads(
        tuple(_to_extension(chain) for chain in to),
        tuple(_to_extension(chain) for chain in looks if chain),
        bool(chosen),
    )


def _to_extension(chain: Chain) -> Chain:
    """A chain as far as its first extension, which is one thing whatever stands in it."""
    marks = tuple(f"{name}(" for name in EXTENSIONS)
    at = next((place for place, step in enumerate(chain, 1) if step.startswith(marks)), len(chain))
    return chain[:at]


def _walk(
    tree: Expression, on: tuple[Chain, ...], root: str | None, looks: list[Chain], chosen: list[bool]
) -> tuple[Chain, ...]:
    if isinstance(tree, Member):
        if tree.on is None and tree.name == root:
            return on
        before = on if tree.on is None else _walk(tree.on, on, root, looks, chosen)
        return tuple((*chain, tree.name) for chain in before)
    if isinstance(tree, Call):
        return _called(tree, on, root, looks, chosen)
    if isinstance(tree, Index):
        chosen.append(True)
        return _walk(tree.on, on, root, looks, chosen)
    if isinstance(tree, Operation):
        sides = tuple(_walk(side, on, root, looks, chosen) for side in (tree.left, tree.right))
        if tree.sign == "|":
            return sides[0] + sides[1]
        looks += [chain for side in sides for chain in side]
        return ()
    parts = tree.parts if isinstance(tree, Other) else ()
    looks += [chain for part in parts for chain in _walk(part, on, root, looks, chosen)]
    return on if isinstance(tree, This) else ()


def _called(
    tree: Call, on: tuple[Chain, ...], root: str | None, looks: list[Chain], chosen: list[bool]
) -> tuple[Chain, ...]:
    before = on if tree.on is None else _walk(tree.on, on, root, looks, chosen)
    given = tree.arguments[0] if tree.arguments else None
    if tree.name in ("ofType", "as") and isinstance(given, TypeName):
        return tuple((*chain[:-1], chain[-1] + given.name[:1].upper() + given.name[1:]) for chain in before if chain)
    if tree.name == "extension" and isinstance(given, Literal):
        return tuple((*chain, f"extension({given.value})") for chain in before)
    if tree.name == "select" and given is not None:
        return _walk(given, before, None, looks, chosen)
    url = _url(given) if tree.name in ("where", "exists") else None
    if url is not None and all(chain and chain[-1] in EXTENSIONS for chain in before):
        return tuple((*chain[:-1], f"{chain[-1]}({url})") for chain in before)
    for argument in tree.arguments:
        chosen.append(True)
        looks += _walk(argument, before, None, looks, chosen)
    return before


def _url(criterion: Expression | None) -> str | None:
    """The X of `url = 'X'`."""
    if not isinstance(criterion, Operation) or criterion.sign != "=":
        return None
    named = isinstance(criterion.left, Member) and criterion.left == Member(None, "url")
    return str(criterion.right.value) if named and isinstance(criterion.right, Literal) else None
