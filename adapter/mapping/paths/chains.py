"""A tree of FHIRPath and the type it is for come in; the plain keys it is, or every element it reads, go out."""

from __future__ import annotations

from adapter.mapping.paths.elements import NOTHING, Elements, Kind
from adapter.mapping.paths.tree import Call, Expression, Member, Operation, This, TypeName

Keys = tuple[str, ...]
Chain = tuple[Keys, Kind]
"""The keys from the start, and the kind of what stands at the end."""


def chain_of(tree: Expression, known: Elements, kind: Kind, root: bool) -> Chain | None:
    """The keys of an expression that is nothing but members with one key each, choices named by their type."""
    if isinstance(tree, This):
        return (), kind
    chosen, wanted = _chosen(tree)
    if not isinstance(chosen, Member):
        return None
    tree = chosen
    if root and tree.on is None and tree.name == kind and wanted is None:
        return (), kind
    before = ((), kind) if tree.on is None else chain_of(tree.on, known, kind, root)
    if before is None:
        return None
    keys, owner = before
    if known.simple(owner):
        if tree.name not in ("id", "extension") or not keys:
            return None
        keys, owner = (*keys[:-1], f"_{keys[-1]}"), "Element"
    found = known.keys(owner, tree.name) or ((tree.name, NOTHING),)
    if wanted is not None:
        if owner is None or len(found) < 2:
            return None
        found = keys_of_type(found, wanted, known)
    return ((*keys, found[0][0]), found[0][1]) if len(found) == 1 else None


def _chosen(tree: Expression) -> tuple[Expression | None, str | None]:
    """What a type is asked of, and the type; the expression itself where none is asked for."""
    if isinstance(tree, Call) and tree.name in ("ofType", "as") and isinstance(tree.arguments[0], TypeName):
        return tree.on, tree.arguments[0].name
    if isinstance(tree, Operation) and tree.sign == "as" and isinstance(tree.right, TypeName):
        return tree.left, tree.right.name
    return tree, None


def keys_of_type(found: tuple[tuple[str, Kind], ...], wanted: str, known: Elements) -> tuple[tuple[str, Kind], ...]:
    """Those keys of a choice whose type is the wanted one, or comes from it."""
    return tuple((key, kind) for key, kind in found if kind is not None and known.is_a(kind, wanted))
