"""Rules that extend another nation's or a shipped one: two rule files come in, one whole rule goes out.

A file with `extends: england/early-help` says only what differs: each key it writes takes the place of that key.
It may make a floor (`floor: yes`) speak more, sooner or more urgently. That it never speaks less is proved here
for every family there could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from adapter.detection.overlaps import asks_without, speaks_without, told
from adapter.detection.ready import ReadyRule
from adapter.detection.rule import Status
from adapter.documents import Document, did_you_mean, laid_over, read_document
from adapter.errors import DocumentError, Fault
from adapter.findings import Urgency, route_rank

OF_ITS_OWN_NATION = ("law", "in_force", "read")
"""What a nation cannot take over from another: its law, from when, and who read it."""
OF_ITS_OWN_SITE = ("read", "why")
CONDITIONS = ("unless", "when", "if_unknown")
Lowered = tuple[tuple[str, ...], str]
"""The keys one of which lowers a floor, and in what way."""
STATUSES = (Status.DRAFT, Status.RETIRED, Status.TRIAL, Status.LIVE)
URGENCIES = tuple(Urgency)


@dataclass(frozen=True, slots=True)
class Base:
    """The shipped rule a file extends, and whether it is of the same nation."""

    document: Document
    same_nation: bool


def extended(document: Document, nation: str, shipped: Path) -> tuple[Document, Base | None]:
    """The document whole, with what it stands on; as it is where it extends nothing.

    Raises DocumentError where there is no such rule, or the file leaves out what it must say itself.
    """
    named = document.value.get("extends") if isinstance(document.value, dict) else None
    if named is None:
        return document, None
    base = _base(document, str(named), nation, shipped)
    own = OF_ITS_OWN_SITE if base.same_nation else OF_ITS_OWN_NATION
    missing = [key for key in own if key not in document.value]
    if ("when" in document.value or "unless" in document.value) and "cases" not in document.value:
        missing.append("cases")
    if missing:
        what = f"a rule that extends another still says for itself: {', '.join(missing)}."
        raise DocumentError([document.fault(("extends",), what)])
    return laid_over(document, {**base.document.value, **document.value}, base.document), base


def floor_faults(own: ReadyRule, base: ReadyRule, same_nation: bool, document: Document) -> list[Fault]:
    """Every way in which a rule would speak less than the floor it extends, with a family for whom it would.

    Each stands at the line of `document`, the file that extends, which says so.
    """
    if base.rule.floor == "no":
        return []
    whole = f"'{base.rule.rule}' is a floor, which may be added to but never lowered:"
    lowered = (*_lowered_keys(own, base, same_nation), *_lowered_conditions(own, base))
    return [Fault(_own_place(document, keys), f"{whole} {what}") for keys, what in lowered]


def _own_place(document: Document, keys: Iterable[str]) -> str:
    """The line of the first of these keys that the file writes itself, else that of its `extends`."""
    written = (document.lines[(key,)] for key in (*keys, "extends") if (key,) in document.lines)
    return f"{document.path}:{next(written, 1)}"


def _lowered_keys(own: ReadyRule, base: ReadyRule, same_nation: bool) -> list[Lowered]:
    new, old = own.rule, base.rule
    lowered = {
        f"floor must stay {old.floor}.": new.floor != old.floor,
        f"about must stay {old.about}.": new.about != old.about,
        f"status must not fall behind {old.status}.": STATUSES.index(new.status) < STATUSES.index(old.status),
        f"urgency must not fall below {old.urgency}.": URGENCIES.index(new.urgency) < URGENCIES.index(old.urgency),
        f"route must be as urgent as {old.route}.": route_rank(new.route) > route_rank(old.route),
        f"in_force must not be later than {old.in_force}.": same_nation and new.in_force > old.in_force,
        "yields_to must stay empty.": bool(new.yields_to),
        "asks_alone must stay yes.": old.asks_alone == "yes" and new.asks_alone != "yes",
    }
    return [((what.split()[0],), what) for what, is_so in lowered.items() if is_so]


def _lowered_conditions(own: ReadyRule, base: ReadyRule) -> list[Lowered]:
    if own.rule.about != base.rule.about:
        return []
    if silent := speaks_without(base, own):
        return [(CONDITIONS, f"it would say nothing where the floor speaks, for instance: {told(silent)}.")]
    if base.rule.if_unknown and (silent := asks_without(base, own)):
        return [(CONDITIONS, f"it would ask nothing where the floor asks, for instance: {told(silent)}.")]
    return []


def _base(document: Document, named: str, nation: str, shipped: Path) -> Base:
    paths = (path for path in sorted(shipped.glob("*/*.yaml")) if path.stem != "site")
    known: Mapping[str, Path] = {f"{path.parent.name}/{path.stem}": path for path in paths}
    if named not in known:
        what = f"there is no rule '{named}' to extend{did_you_mean(named, known)}; write <nation>/<rule>."
        raise DocumentError([document.fault(("extends",), what)])
    below = read_document(known[named], f"rules/{named}.yaml")
    if not isinstance(below.value, dict) or "extends" in below.value:
        raise DocumentError([document.fault(("extends",), f"'{named}' extends a rule itself; extend that one.")])
    return Base(below, named.startswith(f"{nation}/"))
