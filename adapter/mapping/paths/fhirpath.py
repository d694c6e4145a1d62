"""A FHIRPath expression comes in, a function from a resource to located values goes out.

Parsed once by fhirpathpy. The part mappings use (members, choice types, indexes, `where`, `first`,
`last`, `exists`, `empty`, `not`, `ofType`, `=`, `!=`, `and`, `or`, `|`) becomes closures that also
keep where each value stood; the rest runs as fhirpathpy compiles it, which is also the oracle the
closures are tested against. There is no `today()`: a record is read as of its own day, `%asOf`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fhirpathpy
from antlr4 import CommonTokenStream, InputStream, Token
from antlr4.error.ErrorListener import ErrorListener
from fhirpathpy.models import models
from fhirpathpy.parser import parse
from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser

from adapter.documents import did_you_mean
from adapter.mapping.paths.closures import NotCompiled, closure
from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.members import chain_of, walker

RELEASES = {"R4": models["r4"], "STU3": models["stu3"]}
"""The releases of FHIR whose elements are known here."""
FUNCTIONS = {
    "where", "first", "last", "exists", "empty", "not", "ofType", "count", "tail", "skip", "take", "iif", "select",
    "all", "distinct", "union", "combine", "intersect", "exclude", "startsWith", "endsWith", "contains", "lower",
    "upper", "length", "substring", "replace", "toString", "toInteger", "toDecimal", "hasValue", "children",
    "descendants", "repeat", "extension", "join", "trim", "as", "is",
}  # fmt: skip
"""`matches` is not here: it would run an integrator's pattern in a matcher that can hang."""

Find = Callable[[Any, str, str], list[Located]]
"""(resource, where it stands, the day it is read as of) → values."""


def fhirpath_fault(expression: str, resource_type: str = "*", release: str = "R4") -> str | None:
    """Why an expression cannot be used on a resource type (`*`: any), or None."""
    heard = _Heard()
    lexer = FHIRPathLexer(InputStream(expression))
    lexer.removeErrorListeners()
    lexer.addErrorListener(heard)
    parser = FHIRPathParser(CommonTokenStream(lexer))
    parser.removeErrorListeners()
    parser.addErrorListener(heard)
    parser.expression()
    if heard.column is not None or parser.getTokenStream().LA(1) != Token.EOF:
        column = heard.column if heard.column is not None else parser.getCurrentToken().column
        return f"'{expression}' is not FHIRPath from its character {column + 1} on."
    return _function_fault(parse(expression))  # type: ignore[no-untyped-call]


class _Heard(ErrorListener):  # type: ignore[misc]
    """Remembers where the first syntax error was."""

    def __init__(self) -> None:
        super().__init__()
        self.column: int | None = None

    def syntaxError(self, recognizer: Any, symbol: Any, line: int, column: int, msg: str, e: Any) -> None:
        self.column = column if self.column is None else self.column


def _function_fault(tree: Any) -> str | None:
    stack = [tree]
    while stack:
        node = stack.pop()
        stack.extend(node.get("children", []))
        if node.get("type") != "Functn":
            continue
        name = node["children"][0]["text"]
        if name in ("today", "now", "timeOfDay"):
            return f"'{name}()' is not used: a record is read as of its own day; write %asOf."
        if name not in FUNCTIONS:
            return f"there is no function '{name}' here{did_you_mean(name, FUNCTIONS)}"
    return None


def fhirpath(expression: str, resource_type: str, release: str = "R4") -> Find:
    """The expression made ready for one resource type of a release; its faults have been reported before."""
    if release != "R4":
        return oracle(expression, release)
    tree = parsed(expression)
    chain = chain_of(tree, resource_type, root=True)
    if chain is not None:
        return walker(chain[0])
    try:
        run = closure(tree, resource_type)
    except NotCompiled:
        return oracle(expression)

    def find(resource: Any, at: str, as_of: str) -> list[Located]:
        return run([(resource, at)], as_of)

    return find


def parsed(expression: str) -> Any:
    """The expression as fhirpathpy's parser sees it."""
    return parse(expression)["children"][0]  # type: ignore[no-untyped-call]


def oracle(expression: str, release: str = "R4") -> Find:
    """The same as fhirpathpy has it; values stand at the expression, for it keeps no places."""
    compiled = fhirpathpy.compile(expression, model=RELEASES[release])

    def find(resource: Any, at: str, as_of: str) -> list[Located]:
        where = f"{at}.{expression}" if at else expression
        return [(value, where) for value in compiled(resource, {"asOf": as_of})]

    return find
