"""The nodes of a FHIRPath tree: a parser puts expressions in, and finding faults and compiling walk what goes out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """`on.name`; the first of a path stands on nothing."""

    on: Expression | None
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """`on.name(arguments)`."""

    on: Expression | None
    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """`on[at]`."""

    on: Expression
    at: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """`left sign right`."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Literal:
    """Text, a truth or a number."""

    value: str | bool | int | float


@dataclass(frozen=True, slots=True)
class Moment:
    """`@2026-01-31`, `@2026-01-31T10:00`."""

    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """`%name`."""

    name: str


@dataclass(frozen=True, slots=True)
class This:
    """`$this`."""


@dataclass(frozen=True, slots=True)
class Empty:
    """`{}`."""


@dataclass(frozen=True, slots=True)
class TypeName:
    """What stands behind `is` and `as`."""

    name: str


@dataclass(frozen=True, slots=True)
class Other:
    """What is read by nobody here but the library; `parts` are the expressions in it."""

    kind: str
    parts: tuple[Expression, ...]


Expression = Member | Call | Index | Operation | Literal | Moment | Variable | This | Empty | TypeName | Other


class NotFhirPath(ValueError):
    """The text is not an expression; `column` counts from 0."""

    def __init__(self, column: int) -> None:
        super().__init__(f"not FHIRPath from its character {column + 1} on")
        self.column = column


def parts_of(tree: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside one."""
    if isinstance(tree, Member):
        return () if tree.on is None else (tree.on,)
    if isinstance(tree, Call):
        return (*(() if tree.on is None else (tree.on,)), *tree.arguments)
    if isinstance(tree, Index):
        return (tree.on, tree.at)
    if isinstance(tree, Operation):
        return (tree.left, tree.right)
    return tree.parts if isinstance(tree, Other) else ()
