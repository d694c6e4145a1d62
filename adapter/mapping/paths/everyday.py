"""The text of an everyday FHIRPath expression comes in, its tree goes out; None where it has anything rarer.

Names, brackets, text, numbers, comparisons, `and`, `or` and `|` are what mappings are made of. They are read here in
microseconds; whatever else stands in an expression, and every fault in one, is left to the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.mapping.paths.tree import Call, Expression, Index, Literal, Member, Operation, This, TypeName, Variable

_WORDS = {"and", "or", "xor", "implies", "div", "mod", "is", "as", "in", "contains", "true", "false", "year", "month"}
_WORDS |= {"week", "day", "hour", "minute", "second", "millisecond", "years", "months", "weeks", "days", "hours"}
_WORDS |= {"minutes", "seconds", "milliseconds"}
"""Words of the language, which are no names."""
_BINDS = {"|": 5, "<": 4, "<=": 4, ">": 4, ">=": 4, "=": 3, "!=": 3, "and": 2, "or": 1, "xor": 1}
"""How strongly each sign binds, as the order of the grammar has it."""
_TOKEN = re.compile(
    r"""[ \r\n\t]*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*|`[^\\`]+`)|(?P<text>'[^'\\]*')|(?P<number>[0-9]+(?:\.[0-9]+)?)
    |(?P<variable>%[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>\$this|!=|<=|>=|[<>=|.,()\[\]])|(?P<end>\Z)|(?P<rarer>.))""",
    re.DOTALL | re.VERBOSE,
)
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_LONG = 16
"""Characters of a number of which floating point may lose some."""
_TYPED = ("ofType", "is", "as")
_DEEPEST = 20
"""Brackets in brackets; what is deeper is left to the grammar."""


def everyday(expression: str) -> Expression | None:
    """The tree of an expression, the same as the grammar makes; None where it is not for here."""
    names = expression.split(".")
    if _PLAIN.fullmatch(expression) and not _WORDS.intersection(names):
        tree: Expression = Member(None, names[0])
        for name in names[1:]:
            tree = Member(tree, name)
        return tree
    tokens = [(found.lastgroup or "", found[found.lastgroup or 0]) for found in _TOKEN.finditer(expression)]
    reader = _Reader(tokens)
    try:
        whole = reader.expression(0)
    except _Rarer:
        return None
    return whole if reader.next[0] == "end" else None


class _Rarer(Exception):
    """The expression has something that is not read here."""


class _Reader:
    """Goes through the tokens of one expression."""

    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self._tokens, self._at, self._depth = tokens, 0, 0

    @property
    def next(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _taken(self) -> tuple[str, str]:
        token = self.next
        self._at += 1
        return token

    def _takes(self, sign: str) -> bool:
        """Whether this sign is next; it is taken."""
        if self.next != ("sign", sign):
            return False
        self._at += 1
        return True

    def expression(self, binding: int) -> Expression:
        """Whatever stands up to a sign that binds no more strongly than `binding`."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Rarer
        left = self._followed(self._term())
        while (binds := _BINDS.get(self.next[1], 0)) > binding and self.next[0] != "text":
            sign = self._taken()[1]
            left = Operation(sign, left, self.expression(binds))
        self._depth -= 1
        return left

    def _term(self) -> Expression:
        kind, said = self._taken()
        if kind == "name":
            return self._invoked(None, said)
        if kind == "text":
            return Literal(said[1:-1])
        if kind == "number" and len(said) < _LONG:
            number = float(said)
            return Literal(int(number) if number.is_integer() else number)
        if kind == "variable" and said[1:] not in _WORDS:
            return Variable(said[1:])
        if said == "$this":
            return This()
        if said == "(":
            inner = self.expression(0)
            if self._takes(")"):
                return inner
        raise _Rarer

    def _followed(self, tree: Expression) -> Expression:
        """A term with the members, functions and places asked of it."""
        while True:
            if self._takes("."):
                kind, name = self._taken()
                if kind != "name":
                    raise _Rarer
                tree = self._invoked(tree, name)
            elif self._takes("["):
                tree = Index(tree, self.expression(0))
                if not self._takes("]"):
                    raise _Rarer
            else:
                return tree

    def _invoked(self, on: Expression | None, name: str) -> Expression:
        if name in _WORDS:
            raise _Rarer
        name = name.strip("`")
        if not self._takes("("):
            return Member(on, name)
        given: list[Expression] = []
        while not self._takes(")"):
            if given and not self._takes(","):
                raise _Rarer
            given.append(self.expression(0))
        if name in _TYPED and len(given) == 1:
            return Call(on, name, (TypeName(_type_name(given[0])),))
        return Call(on, name, tuple(given))


def _type_name(tree: Expression) -> str:
    if not isinstance(tree, Member):
        raise _Rarer
    return tree.name if tree.on is None else f"{_type_name(tree.on)}.{tree.name}".removeprefix("FHIR.")
