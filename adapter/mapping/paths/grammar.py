"""The text of any FHIRPath expression comes in, its tree goes out: read by the grammar of fhirpathpy (FHIRPath N1).

The library's parse tree is made small here. It takes long to load and to read by; `everyday` spares most of it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import re2
from antlr4 import CommonTokenStream, InputStream, ParseTreeWalker
from antlr4.error.ErrorListener import ErrorListener
from fhirpathpy.parser.ASTPathListener import ASTPathListener
from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser

from adapter.mapping.paths.tree import (
    Call,
    Empty,
    Expression,
    Index,
    Literal,
    Member,
    Moment,
    NotFhirPath,
    Operation,
    Other,
    This,
    TypeName,
    Variable,
)

Node = dict[str, Any]

_ESCAPES = {"'": "'", '"': '"', "`": "`", "r": "\r", "n": "\n", "t": "\t", "f": "\f", "\\": "\\", "/": "/"}
_ESCAPE = re2.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")


def by_grammar(expression: str) -> Expression:
    """The tree of an expression. Raises NotFhirPath."""
    return _tree(_grammar(expression))


def _grammar(expression: str) -> Node:
    heard = _Heard()
    lexer = FHIRPathLexer(InputStream(expression))
    parser = FHIRPathParser(CommonTokenStream(lexer))
    for reader in (lexer, parser):
        reader.removeErrorListeners()
        reader.addErrorListener(heard)
    whole = parser.entireExpression()  # type: ignore[no-untyped-call]
    if heard.column is not None:
        raise NotFhirPath(heard.column)
    listener = ASTPathListener()  # type: ignore[no-untyped-call]
    ParseTreeWalker().walk(listener, whole.expression())
    found: Node = listener.parentStack[0]["children"][0]
    return found


class _Heard(ErrorListener):  # type: ignore[misc]
    """Remembers where the first syntax error was."""

    def __init__(self) -> None:
        super().__init__()
        self.column: int | None = None

    def syntaxError(self, recognizer: Any, symbol: Any, line: int, column: int, msg: str, e: Any) -> None:
        self.column = column if self.column is None else self.column


def _tree(node: Node) -> Expression:
    kind, inner = node["type"], node.get("children", [])
    if kind in ("TermExpression", "InvocationTerm", "ParenthesizedTerm"):
        return _tree(inner[0])
    if kind == "InvocationExpression":
        return _invoked(_tree(inner[0]), inner[1])
    if kind in ("MemberInvocation", "FunctionInvocation"):
        return _invoked(None, node)
    if kind == "IndexerExpression":
        return Index(_tree(inner[0]), _tree(inner[1]))
    if kind == "TypeSpecifier":
        return TypeName(_type_name(node["text"]))
    if kind == "ExternalConstantTerm":
        return Variable(_name(inner[0]["children"][0]["text"]) if inner[0].get("children") else "")
    if kind == "ThisInvocation":
        return This()
    if kind == "LiteralTerm":
        return _literal(inner[0])
    if kind.endswith("Expression") and len(inner) == 2:
        return Operation(node["terminalNodeText"][0], _tree(inner[0]), _tree(inner[1]))
    return Other(kind, tuple(_tree(child) for child in inner))


def _invoked(on: Expression | None, node: Node) -> Expression:
    child = node["children"][0] if node.get("children") else node
    if node["type"] == "MemberInvocation":
        return Member(on, _name(child["text"]))
    if node["type"] != "FunctionInvocation":
        return Other(node["type"], () if on is None else (on,))
    name = _name(child["children"][0]["text"])
    given = child["children"][1]["children"] if len(child["children"]) > 1 else []
    if name in ("ofType", "is", "as") and len(given) == 1:
        return Call(on, name, (TypeName(_type_name(given[0].get("text", ""))),))
    return Call(on, name, tuple(_tree(one) for one in given))


def _name(identifier: str) -> str:
    """An element's name; backticks let it be a word of the language."""
    return identifier.strip("`")


def _type_name(text: str) -> str:
    return text.replace("`", "").removeprefix("FHIR.")


def _literal(node: Node) -> Expression:
    kind, text = node["type"], str(node.get("text", ""))
    if kind == "NullLiteral":
        return Empty()
    if kind == "BooleanLiteral":
        return Literal(text == "true")
    if kind == "StringLiteral":
        return Literal(_ESCAPE.sub(_unescaped, text[1:-1]))
    if kind == "NumberLiteral":
        number = Decimal(text)
        return Literal(int(number) if number == number.to_integral_value() else float(number))
    if kind == "DateTimeLiteral":
        return Moment(text[1:])
    return Other(kind, ())


def _unescaped(escape: Any) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    return _ESCAPES.get(escape[2], str(escape[2]))
