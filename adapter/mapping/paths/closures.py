"""A tree of FHIRPath comes in, closures that walk plain dicts and lists go out.

Only what the FHIRPath specification leaves no doubt about; anything else raises NotCompiled and is left to
fhirpathpy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from adapter.mapping.paths import functions, logic, steps
from adapter.mapping.paths.chains import chain_of, keys_of_type
from adapter.mapping.paths.dotted import Located
from adapter.mapping.paths.elements import ANY, NOTHING, Elements, Kind
from adapter.mapping.paths.members import Find, Test, below, by_any, itself, walker
from adapter.mapping.paths.tree import (
    Call,
    Empty,
    Expression,
    Index,
    Literal,
    Member,
    Moment,
    Operation,
    This,
    TypeName,
    Variable,
)

DATES = {"date", "dateTime", "instant"}


class NotCompiled(Exception):
    """The closures do not know this construct; never leaves the room."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What an expression is evaluated on."""

    elements: Elements
    kind: Kind
    root: bool = False
    """Whether it is the resource itself, which its type's name may stand for."""


Typed = tuple[Find, Kind]
"""A closure, and the kind of what it finds."""


def closure(tree: Expression, focus: Focus) -> Typed:
    """The whole expression. Raises NotCompiled."""
    chain = chain_of(tree, focus.elements, focus.kind, focus.root)
    if chain is not None:
        return walker(chain[0], focus.elements.simple(chain[1])) if chain[0] else itself, chain[1]
    if isinstance(tree, Member):
        return member(tree, focus)
    if isinstance(tree, Call):
        return _call(tree, focus)
    if isinstance(tree, Index):
        return _index(tree, focus)
    if isinstance(tree, Operation):
        return _operation(tree, focus)
    return _term(tree), focus.kind if isinstance(tree, This) else None


def _term(tree: Expression) -> Find:
    if isinstance(tree, Literal):
        ready: list[Located] = [(tree.value, "")]
        return lambda node, at, as_of: ready
    if isinstance(tree, Moment):
        moment: list[Located] = [(tree.text, "")]
        return lambda node, at, as_of: moment
    if isinstance(tree, Empty):
        return lambda node, at, as_of: []
    if isinstance(tree, This):
        return itself
    if isinstance(tree, Variable) and tree.name == "asOf":
        return lambda node, at, as_of: [(as_of, "%asOf")] if as_of else []
    raise NotCompiled(type(tree).__name__)


def _on(tree: Expression | None, focus: Focus) -> Typed:
    return (itself, focus.kind) if tree is None else closure(tree, focus)


def member(tree: Member, focus: Focus, bare: bool = True) -> Typed:
    """A step down from something that is no plain chain; `bare`: primitives without a value count."""
    before, kind = _on(tree.on, focus)
    if focus.elements.simple(kind):
        raise NotCompiled("what stands beside a primitive")
    found = focus.elements.keys(kind, tree.name) or ((tree.name, NOTHING),)
    if len(found) == 1:
        ((key, typed),) = found
        return below(before, walker((key,), bare and focus.elements.simple(typed))), typed
    return below(before, by_any(tuple((key, focus.elements.simple(typed)) for key, typed in found))), None


def _index(tree: Index, focus: Focus) -> Typed:
    before, kind = closure(tree.on, focus)
    if not isinstance(tree.at, Literal) or type(tree.at.value) is not int:
        raise NotCompiled("an index that is no number")
    index = tree.at.value
    return (lambda node, at, as_of: before(node, at, as_of)[index : index + 1]), kind


def _call(tree: Call, focus: Focus) -> Typed:
    name, count = tree.name, len(tree.arguments)
    if name in ("ofType", "as", "is") and count == 1:
        return _typed(name, tree.on, tree.arguments[0], focus)
    any_of = _any_of(tree, focus)
    if any_of is not None:
        return logic.as_find(any_of), "boolean"
    if (name, count) in functions.CALLS:
        before, kind = _on(tree.on, focus)
        given = tuple(argument.value for argument in tree.arguments if isinstance(argument, Literal))
        if tuple(type(value) for value in given) != functions.GIVEN.get(name, ()) or len(given) != count:
            raise NotCompiled(name)
        return functions.CALLS[name, count](before, given), kind if name in functions.KEEP_KIND else None
    if (name, count) in _MACROS:
        return _MACROS[name, count](tree, focus)
    raise NotCompiled(name)


def _typed(name: str, on: Expression | None, wanted: Expression, focus: Focus) -> Typed:
    if not isinstance(wanted, TypeName):
        raise NotCompiled(name)
    find, kind = _of_type(on, wanted.name, focus)
    return (steps.is_one(_on(on, focus)[0], find), "boolean") if name == "is" else (find, kind)


def _of_type(on: Expression | None, wanted: str, focus: Focus) -> Typed:
    if isinstance(on, Member):
        before, owner = _on(on.on, focus)
        found = () if owner is None else focus.elements.keys(owner, on.name)
        if len(found) > 1:
            keys = keys_of_type(found, wanted, focus.elements)
            with_simple = tuple((key, focus.elements.simple(kind)) for key, kind in keys)
            return below(before, by_any(with_simple)), wanted
    before, kind = _on(on, focus)
    if kind in (ANY, "Resource"):
        return steps.resources(before, wanted), wanted
    if kind is None or "." in kind:
        raise NotCompiled("ofType")
    return (before, kind) if focus.elements.is_a(kind, wanted) else (_term(Empty()), wanted)


def _where(tree: Call, focus: Focus) -> Typed:
    chain = None if tree.on is None else chain_of(tree.on, focus.elements, focus.kind, focus.root)
    if chain is None or not chain[0]:
        return _criterial(steps.where, keeps_kind=True)(tree, focus)
    test = criterion(tree.arguments[0], Focus(focus.elements, chain[1]))
    return walker(chain[0], focus.elements.simple(chain[1]), test), chain[1]


def _criterial(step: Callable[[Find, Test], Find], keeps_kind: bool) -> Callable[[Call, Focus], Typed]:
    def make(tree: Call, focus: Focus) -> Typed:
        before, kind = _on(tree.on, focus)
        test = criterion(tree.arguments[0], Focus(focus.elements, kind))
        return step(before, test), kind if keeps_kind else "boolean"

    return make


def _select(tree: Call, focus: Focus) -> Typed:
    before, kind = _on(tree.on, focus)
    each, found = closure(tree.arguments[0], Focus(focus.elements, kind))
    return steps.selected(before, each), found


def _repeat(tree: Call, focus: Focus) -> Typed:
    before, kind = _on(tree.on, focus)
    first, found = closure(tree.arguments[0], Focus(focus.elements, kind))
    again, deeper = closure(tree.arguments[0], Focus(focus.elements, found))
    if found is not None and deeper not in (found, NOTHING):
        raise NotCompiled("repeat")
    return steps.repeated(before, first, again), found


def _iif(tree: Call, focus: Focus) -> Typed:
    if tree.on is not None:
        raise NotCompiled("iif on a path")
    test = criterion(tree.arguments[0], focus)
    yes, kind = closure(tree.arguments[1], focus)
    no, other = closure(tree.arguments[2], focus) if len(tree.arguments) > 2 else (_term(Empty()), kind)
    return steps.chosen(test, yes, no), _common(kind, other)


def _extension(tree: Call, focus: Focus) -> Typed:
    """`extension('url')`: every extension of that url."""
    same = Operation("=", Member(None, "url"), tree.arguments[0])
    return closure(Call(Member(tree.on, "extension"), "where", (same,)), focus)


def _joined(tree: Call, focus: Focus) -> Typed:
    """`union(other)` and `combine(other)`: the other is seen from where the whole expression starts."""
    left, kind = _on(tree.on, focus)
    right, other = closure(tree.arguments[0], focus)
    return steps.both_of(left, right, tree.name == "union"), _common(kind, other)


def _common(kind: Kind, other: Kind) -> Kind:
    if NOTHING in (kind, other):
        return other if kind == NOTHING else kind
    return kind if kind == other else None


_MACROS: dict[tuple[str, int], Callable[[Call, Focus], Typed]] = {
    ("where", 1): _where,
    ("exists", 1): _criterial(steps.exists, keeps_kind=False),
    ("all", 1): _criterial(steps.every, keeps_kind=False),
    ("select", 1): _select,
    ("repeat", 1): _repeat,
    ("iif", 2): _iif,
    ("iif", 3): _iif,
    ("extension", 1): _extension,
    ("union", 1): _joined,
    ("combine", 1): _joined,
}


def _operation(tree: Operation, focus: Focus) -> Typed:
    if tree.sign == "|":
        left, kind = closure(tree.left, focus)
        right, other = closure(tree.right, focus)
        return steps.both_of(left, right, once=True), _common(kind, other)
    if tree.sign in ("is", "as"):
        return _typed(tree.sign, tree.left, tree.right, focus)
    return logic.as_find(criterion(tree, focus)), "boolean"


_JOINTS = {"and": logic.both, "or": logic.either, "xor": logic.one_of_two, "implies": logic.implied}


def criterion(tree: Expression, focus: Focus) -> Test:
    """An expression that is true or false of one item. Raises NotCompiled."""
    if isinstance(tree, Operation) and tree.sign in _JOINTS:
        return _JOINTS[tree.sign](criterion(tree.left, focus), criterion(tree.right, focus))
    if isinstance(tree, Operation) and tree.sign not in ("|", "is", "as"):
        return _comparison(tree, focus)
    if isinstance(tree, Call) and tree.name in ("exists", "empty") and not tree.arguments and tree.on is not None:
        chain = chain_of(tree.on, focus.elements, focus.kind, focus.root)
        if chain is not None and not focus.elements.simple(chain[1]):
            return logic.chain_exists(chain[0], tree.name == "exists")
    any_of = _any_of(tree, focus) if isinstance(tree, Call) else None
    if any_of is not None:
        return any_of
    return logic.holds(closure(tree, focus)[0])


def _any_of(tree: Call, focus: Focus) -> Test | None:
    """`code.coding.exists(code = 'x')`, also written `code.coding.where(code = 'x').exists()`."""
    held = tree.on if tree.name == "exists" and not tree.arguments else tree
    if not isinstance(held, Call) or held.on is None or len(held.arguments) != 1:
        return None
    if held.name != ("exists" if held is tree else "where"):
        return None
    chain = chain_of(held.on, focus.elements, focus.kind, focus.root)
    if chain is None or focus.elements.simple(chain[1]):
        return None
    return logic.chain_any(chain[0], criterion(held.arguments[0], Focus(focus.elements, chain[1])))


def _comparison(tree: Operation, focus: Focus) -> Test:
    sign, wanted = tree.sign, not tree.sign.startswith("!")
    chain = chain_of(tree.left, focus.elements, focus.kind, focus.root)
    literal = tree.right.value if isinstance(tree.right, Literal) else None
    plain = sign == "=" or (sign == "!=" and chain is not None and not focus.elements.simple(chain[1]))
    if chain is not None and plain and type(literal) in (str, bool):
        return logic.chain_equals(chain[0], literal, wanted)
    (left, kind), (right, other) = closure(tree.left, focus), closure(tree.right, focus)
    dated = isinstance(tree.left, Moment | Variable) or isinstance(tree.right, Moment | Variable)
    if sign in ("<", "<=", ">", ">="):
        return logic.compared(left, right, sign, dated or kind in DATES or other in DATES)
    if sign in ("=", "!="):
        return logic.compared(left, right, sign, moments=True) if dated else logic.equal(left, right, wanted)
    if sign in ("~", "!~") and any(
        isinstance(side, Literal) and isinstance(side.value, str) for side in (tree.left, tree.right)
    ):
        return logic.equivalent(left, right, wanted)
    if sign in ("in", "contains"):
        return logic.member_of(left, right) if sign == "in" else logic.member_of(right, left)
    raise NotCompiled(sign)
