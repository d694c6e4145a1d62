"""A parsed FHIRPath tree comes in, closures that walk plain dicts and lists go out.

Only what the FHIRPath specification says of the commonest steps (N1: 4.1, 5.1-5.3, 6.1, 6.5);
anything else raises NotCompiled and is left to fhirpathpy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.members import CHOICE_NAMES, CHOICES, Node, at_key, chain_of, down, name_of, type_of

Step = Callable[[list[Located], str], list[Located]]


class NotCompiled(Exception):
    """The closures do not know this construct; never leaves the room."""


def closure(node: Node, resource_type: str) -> Step:
    """The whole expression. Raises NotCompiled."""
    return _expression(node, resource_type, root=True)[0]


Typed = tuple[Step, str | None]
"""A step, and the type path of what it gives (None when it cannot be told)."""


def _expression(node: Node, path: str | None, root: bool = False) -> Typed:
    kind, children = node["type"], node.get("children", [])
    chain = chain_of(node, path, root)
    if chain is not None:
        keys = chain[0]
        return (lambda found, as_of: down(found, keys)), chain[1]
    if kind == "TermExpression":
        return _term(children[0], path, root)
    if kind == "InvocationExpression":
        if _is_of_type(children[1]):
            return _of_type(children[0], children[1], path, root)
        before, between = _expression(children[0], path, root)
        after, typed = _invocation(children[1], between, False)
        return (lambda found, as_of: after(before(found, as_of), as_of)), typed
    if kind == "IndexerExpression":
        before, typed = _expression(children[0], path, root)
        index = int(_literal(children[1]))
        return (lambda found, as_of: before(found, as_of)[index : index + 1]), typed
    if kind == "UnionExpression":
        return _union(*(_expression(child, path, root)[0] for child in children)), None
    if kind in ("EqualityExpression", "AndExpression", "OrExpression"):
        return _truth(_logic(node, path, root)), None
    raise NotCompiled(kind)


def _term(node: Node, path: str | None, root: bool) -> Typed:
    inner = node["children"][0] if node.get("children") else node
    if node["type"] == "InvocationTerm":
        return _invocation(inner, path, root)
    if node["type"] == "ParenthesizedTerm":
        return _expression(inner, path, root)
    if node["type"] == "ExternalConstantTerm" and inner["children"][0]["text"] == "asOf":
        return (lambda found, as_of: [(as_of, "%asOf")]), None
    if node["type"] == "LiteralTerm":
        value = _literal_value(node)
        return (lambda found, as_of: [(value, "")]), None
    raise NotCompiled(node["type"])


def _invocation(node: Node, path: str | None, root: bool) -> Typed:
    if node["type"] == "MemberInvocation":
        return _member(name_of(node["children"][0]), path, root)
    if node["type"] == "FunctionInvocation":
        function = node["children"][0]
        arguments = function["children"][1]["children"] if len(function["children"]) > 1 else []
        return _function(function["children"][0]["text"], arguments, path)
    raise NotCompiled(node["type"])


def _member(name: str, path: str | None, root: bool) -> Typed:
    if root and path == name:
        return (lambda found, as_of: found), path
    whole = f"{path}.{name}" if path else None
    if whole is None and name in CHOICE_NAMES:
        raise NotCompiled(name)
    if whole in CHOICES:
        keys = tuple(name + kind[0].upper() + kind[1:] for kind in CHOICES[whole])
        return (lambda found, as_of: [item for key in keys for item in at_key(found, key)]), None
    return (lambda found, as_of: at_key(found, name)), type_of(whole)


def _is_of_type(node: Node) -> bool:
    return bool(node["type"] == "FunctionInvocation" and node["children"][0]["children"][0]["text"] == "ofType")


def _of_type(before: Node, call: Node, path: str | None, root: bool) -> Typed:
    """`value.ofType(Quantity)`: the choice element named by its type."""
    last = before["children"][-1]
    holder, owner = None, path
    if before["type"] == "InvocationExpression" and last["type"] == "MemberInvocation":
        holder, owner = _expression(before["children"][0], path, root)
        name = name_of(last["children"][0])
    elif before["type"] == "TermExpression" and last["type"] == "InvocationTerm":
        name = name_of(last["children"][0]["children"][0])
    else:
        raise NotCompiled("ofType")
    kind = str(call["children"][0]["children"][1]["children"][0]["text"])
    whole = f"{owner}.{name}"
    if not kind or kind.casefold() not in (known.casefold() for known in CHOICES.get(whole, ())):
        raise NotCompiled("ofType")
    key = name + kind[0].upper() + kind[1:]
    if holder is None:
        return (lambda found, as_of: at_key(found, key)), type_of(f"{owner}.{key}")
    first = holder
    return (lambda found, as_of: at_key(first(found, as_of), key)), type_of(f"{owner}.{key}")


def _function(name: str, arguments: list[Node], path: str | None) -> Typed:
    if name == "where" and len(arguments) == 1:
        test = _logic(arguments[0], path, False)
        return (lambda found, as_of: [item for item in found if test([item], as_of) is True]), path
    if name == "exists" and len(arguments) == 1:
        test = _logic(arguments[0], path, False)
        return (lambda found, as_of: [(any(test([item], as_of) is True for item in found), "")]), None
    if arguments:
        raise NotCompiled(name)
    simple: dict[str, Step] = {
        "first": lambda found, as_of: found[:1],
        "last": lambda found, as_of: found[-1:],
        "exists": lambda found, as_of: [(bool(found), "")],
        "empty": lambda found, as_of: [(not found, "")],
    }
    if name not in simple:
        raise NotCompiled(name)
    return simple[name], path


Test = Callable[[list[Located], str], bool | None]


def _logic(node: Node, path: str | None, root: bool) -> Test:
    """A criterion in FHIRPath's three-valued logic: empty is None."""
    kind = node["type"]
    if kind in ("AndExpression", "OrExpression"):
        left, right = (_logic(child, path, root) for child in node["children"])
        return _both(left, right) if kind == "AndExpression" else _either(left, right)
    if kind == "EqualityExpression" and node["terminalNodeText"][0] in ("=", "!="):
        return _equality(node, path, root)
    step, _ = _expression(node, path, root)
    return lambda found, as_of: _single_truth(step(found, as_of))


def _single_truth(found: list[Located]) -> bool | None:
    if not found:
        return None
    return found[0][0] if isinstance(found[0][0], bool) else True


def _both(left: Test, right: Test) -> Test:
    def test(found: list[Located], as_of: str) -> bool | None:
        one, two = left(found, as_of), right(found, as_of)
        if one is False or two is False:
            return False
        return True if one and two else None

    return test


def _either(left: Test, right: Test) -> Test:
    def test(found: list[Located], as_of: str) -> bool | None:
        one, two = left(found, as_of), right(found, as_of)
        if one or two:
            return True
        return False if one is False and two is False else None

    return test


def _equality(node: Node, path: str | None, root: bool) -> Test:
    value = _literal(node["children"][1])
    step, _ = _expression(node["children"][0], path, root)
    wanted = node["terminalNodeText"][0] == "="

    def test(found: list[Located], as_of: str) -> bool | None:
        values = step(found, as_of)
        if not values:
            return None
        same = len(values) == 1 and values[0][0] == value and isinstance(values[0][0], bool) is isinstance(value, bool)
        return same is wanted

    return test


def _literal(node: Node) -> Any:
    if node["type"] != "TermExpression" or node["children"][0]["type"] != "LiteralTerm":
        raise NotCompiled(node["type"])
    return _literal_value(node["children"][0])


def _literal_value(node: Node) -> Any:
    kind, text = node["children"][0]["type"], str(node["text"])
    if kind == "StringLiteral" and "\\" not in text:
        return text[1:-1]
    if kind == "BooleanLiteral":
        return text == "true"
    if kind == "NumberLiteral" and text.isdigit():
        return int(text)
    raise NotCompiled(kind)


def _union(left: Step, right: Step) -> Step:
    def both(found: list[Located], as_of: str) -> list[Located]:
        kept: list[Located] = []
        for item in (*left(found, as_of), *right(found, as_of)):
            if all(item[0] != known[0] for known in kept):
                kept.append(item)
        return kept

    return both


def _truth(test: Test) -> Step:
    def step(found: list[Located], as_of: str) -> list[Located]:
        verdict = test(found, as_of)
        return [] if verdict is None else [(verdict, "")]

    return step
