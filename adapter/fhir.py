"""FHIR R4B at the doors: trees of pushed or emitted resources come in, checked trees or sentences about faults go out.

The library checks structure but not required codes, so the bindings relied on here are checked
beside it (FHIR R4, the value sets named in `BINDINGS`). No sentence repeats a value: values are
people's details.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REQUEST_STATUS = frozenset({"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"})
_REQUEST_INTENT = _codes("proposal plan directive order original-order reflex-order filler-order instance-order option")
_PRIORITY = frozenset({"routine", "urgent", "asap", "stat"})
_GENDER = frozenset({"male", "female", "other", "unknown"})

BINDINGS: Mapping[tuple[str, str], frozenset[str]] = {
    ("ServiceRequest", "status"): _REQUEST_STATUS,
    ("ServiceRequest", "intent"): _REQUEST_INTENT,
    ("ServiceRequest", "priority"): _PRIORITY,
    ("Task", "status"): _codes(
        "draft requested received accepted rejected ready cancelled in-progress on-hold failed completed "
        "entered-in-error"
    ),
    ("Task", "intent"): (_REQUEST_INTENT - {"directive"}) | {"unknown"},
    ("Task", "priority"): _PRIORITY,
    ("Patient", "gender"): _GENDER,
    ("RelatedPerson", "gender"): _GENDER,
    ("Bundle", "type"): _codes(
        "document message transaction transaction-response batch batch-response history searchset collection"
    ),
    ("QuestionnaireResponse", "status"): frozenset(
        {"in-progress", "completed", "amended", "entered-in-error", "stopped"}
    ),
    ("Observation", "status"): _codes(
        "registered preliminary final amended corrected cancelled entered-in-error unknown"
    ),
    ("Encounter", "status"): _codes(
        "planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown"
    ),
    ("Flag", "status"): frozenset({"active", "inactive", "entered-in-error"}),
    ("FamilyMemberHistory", "status"): frozenset({"partial", "completed", "entered-in-error", "health-unknown"}),
    ("Communication", "status"): _codes(
        "preparation in-progress not-done on-hold stopped completed entered-in-error unknown"
    ),
    ("DocumentReference", "status"): frozenset({"current", "superseded", "entered-in-error"}),
}
"""Required bindings of R4 that a reader of ours relies on."""

_NOT_IN_STRINGS = re.compile(r"[^\S \r\n\t]|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_SAYS = {
    "missing": "is missing",
    "extra_forbidden": "is not an element R4 knows here",
    "string_too_short": "is empty",
    "list_type": "must be a list",
    "too_short": "must hold at least one",
}
_DEEPEST = 150
"""The library follows nesting by recursion; beyond this a resource is not tried."""


def check_resource(tree: Mapping[str, Any]) -> tuple[str, ...]:
    """What is wrong with one R4B resource, as sentences with places and no values; empty where it is sound.

    A Bundle is checked entry by entry, so that one bad entry does not hide the others.
    """
    if tree.get("resourceType") != "Bundle":
        return tuple(_issues(tree))
    entries = tree.get("entry")
    issues = list(_issues({key: value for key, value in tree.items() if key != "entry"}))
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        resource = entry.get("resource") if isinstance(entry, Mapping) else None
        if isinstance(resource, Mapping):
            issues += [f"entry[{number}]: {issue}" for issue in _issues(resource)]
        elif not isinstance(entry, Mapping) or resource is not None:
            issues.append(f"entry[{number}]: this is not a resource.")
    return tuple(issues)


def emit(tree: Mapping[str, Any]) -> dict[str, Any]:
    """A resource we send, built by its R4B class.

    Characters a FHIR string may not hold (control characters, odd white space) become spaces, and what is empty
    is left out (R4, 2.24.0.1). Raises ValueError with every issue where it is still not sound.
    """
    tree = _sendable(tree)
    issues = check_resource(tree)
    if issues:
        raise ValueError(" ".join(issues))
    model = get_fhir_model_class(str(tree["resourceType"]))
    built: dict[str, Any] = model.model_validate(dict(tree)).model_dump(mode="json", by_alias=True, exclude_none=True)
    return built


def _sendable(node: Any) -> Any:
    if isinstance(node, str):
        return _NOT_IN_STRINGS.sub(" ", node).strip()
    if isinstance(node, Mapping):
        return {key: sent for key, value in node.items() if (sent := _sendable(value)) not in ("", [], {}, None)}
    if isinstance(node, list):
        return [sent for item in node if (sent := _sendable(item)) not in ("", [], {}, None)]
    return node


def _issues(tree: Mapping[str, Any]) -> Iterator[str]:
    kind = tree.get("resourceType")
    if not isinstance(kind, str) or not _WORD.fullmatch(kind):
        yield "resourceType is missing or is not a word."
        return
    if _too_deep(tree):
        yield f"{kind}: it is nested more than {_DEEPEST} levels deep and was not checked."
        return
    try:
        get_fhir_model_class(kind).model_validate(dict(tree))
    except ValidationError as error:
        yield from dict.fromkeys(_sentence(kind, fault) for fault in error.errors(include_input=False))
    except RecursionError:
        yield f"{kind}: it is nested too deep to be checked."
        return
    except (KeyError, ValueError):
        # An unknown type is a ValueError at the top and KeyError('R4.WidgetType') where it is contained.
        yield f"{kind}: it is, or holds, a resource type R4B does not know."
        return
    yield from _unbound(kind, tree)


def _unbound(kind: str, tree: Mapping[str, Any]) -> Iterator[str]:
    for (bound_kind, element), codes in BINDINGS.items():
        value = tree.get(element) if bound_kind == kind else None
        if value is not None and (not isinstance(value, str) or value not in codes):
            yield f"{kind}.{element}: this code is not one of: {', '.join(sorted(codes))}."


def _sentence(kind: str, fault: Mapping[str, Any]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault["loc"] if _is_place(part)]
    return f"{kind}{''.join(parts)} {_SAYS.get(fault['type'], 'does not have the form R4 asks for')}."


def _is_place(part: object) -> bool:
    return isinstance(part, int) or (isinstance(part, str) and _WORD.fullmatch(part) is not None)


def _too_deep(tree: object) -> bool:
    """Whether the tree is deeper than the library can follow; walked level by level, not by recursion."""
    level: list[object] = [tree]
    for _ in range(_DEEPEST):
        level = [inner for item in level for inner in _inside(item)]
        if not level:
            return False
    return True


def _inside(item: object) -> list[object]:
    if isinstance(item, Mapping):
        return list(item.values())
    return list(item) if isinstance(item, list) else []
