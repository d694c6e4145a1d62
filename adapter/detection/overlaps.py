"""Rules held against each other: a shelf comes in; rules that never speak, or never add anything, go out as faults.

What is decided here is decided for every family there could be, not for those of the cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from adapter.detection.ready import ReadyRule
from adapter.detection.reasoning import FALSE, NOT_TRUE, TRUE, UNKNOWN, Situation, Wanted, situation
from adapter.detection.rule import RUNNING, Status
from adapter.detection.truth import Truth
from adapter.errors import Fault
from adapter.findings import Urgency

URGENCIES = tuple(Urgency)
Heard = Mapping[str, Situation | None]
"""For each rule a family it speaks for; None where there can be none."""
MOST_SHOWN = 6
"""Facts of a situation named in one sentence."""


def overlap_faults(shelf: Sequence[ReadyRule]) -> list[Fault]:
    """Rules that can never speak, that say only what another says already, or that two rules say differently."""
    running = [ready for ready in shelf if ready.rule.status in RUNNING]
    heard = {ready.rule.rule: situation(_speaks(ready)) for ready in running}
    faults = [fault for ready in running for fault in _unreachable(ready, heard[ready.rule.rule])]
    for ready in running:
        faults += _sharpens_faults(ready, running)
    for place, one in enumerate(running):
        for other in running[place + 1 :]:
            faults += _between(one, other, heard)
    return faults


def speaks_without(one: ReadyRule, other: ReadyRule) -> Situation | None:
    """A situation in which `one` speaks by its route and `other` does not; None where there can be none."""
    return _without(_speaks(one), other, NOT_TRUE)


def asks_without(one: ReadyRule, other: ReadyRule) -> Situation | None:
    """A situation in which `one` asks or speaks and `other` does neither."""
    return _without(_speaks(one, TRUE | UNKNOWN), other, FALSE if other.rule.if_unknown else NOT_TRUE)


def _without(heard: list[Wanted], other: ReadyRule, silent: int) -> Situation | None:
    """A situation in which this is heard, and the other rule's condition is silent or its exception holds."""
    ways = [Wanted(other.condition, silent)]
    if other.exception is not None:
        ways.append(Wanted(other.exception, TRUE))
    return situation(*([*heard, way] for way in ways))


def told(found: Situation) -> str:
    """A situation in words: what it turns on, as far as it fits in a sentence."""
    return "; ".join(found.words[:MOST_SHOWN]) or "any family at all"


def _speaks(ready: ReadyRule, truths: int = TRUE) -> list[Wanted]:
    wanted = [Wanted(ready.condition, truths)]
    return wanted if ready.exception is None else [*wanted, Wanted(ready.exception, NOT_TRUE)]


def _unreachable(ready: ReadyRule, heard: Situation | None) -> Iterator[Fault]:
    if heard is None:
        what = "when: nothing can be so that this asks for and 'unless' lets through; mend one of the two."
        yield Fault(ready.where, what)
    elif ready.rule.if_unknown and situation(_speaks(ready, UNKNOWN)) is None:
        yield Fault(ready.where, "if_unknown: what this rule asks for is never unknown; take the question out.")


def _sharpens_faults(ready: ReadyRule, running: Sequence[ReadyRule]) -> Iterator[Fault]:
    """A rule that says more exactly what another offers may speak only where that one does."""
    name = ready.rule.sharpens
    if name is None:
        return
    other = next((one for one in running if one.rule.rule == name), None)
    if other is None or other.rule.about != ready.rule.about or other.rule.route != ready.rule.route:
        what = f"sharpens: '{name}' must be a running rule about the same and with the same route."
        yield Fault(ready.where, what)
    elif beyond := speaks_without(ready, other):
        what = f"sharpens: it also speaks where '{name}' does not ({told(beyond)}); take 'sharpens' out."
        yield Fault(ready.where, what)


def _between(one: ReadyRule, other: ReadyRule, heard: Heard) -> Iterator[Fault]:
    if one.rule.about != other.rule.about or one.rule.route != other.rule.route or one.rule.route is None:
        return
    first_within, second_within = _within(one, other, heard), _within(other, one, heard)
    if first_within and second_within and one.rule.urgency != other.rule.urgency:
        what = f"it always speaks together with '{other.rule.rule}', by the same route, but not as urgently; keep one."
        yield Fault(one.where, what)
        return
    for ready, wider, within in ((one, other, first_within), (other, one, second_within)):
        if within and _covers(wider, ready) and wider.rule.rule != ready.rule.sharpens:
            yield Fault(ready.where, _shadowed(wider))
            return


def _shadowed(wider: ReadyRule) -> str:
    return (
        f"wherever it speaks '{wider.rule.rule}' speaks too, by the same route; take it out, or write "
        f"'sharpens: {wider.rule.rule}' where its words say it more exactly."
    )


def _within(one: ReadyRule, other: ReadyRule, heard: Heard) -> bool:
    """Whether one speaks only where the other does; most often its own first family shows that it does not."""
    family = heard[one.rule.rule]
    if family is not None and _speaks_for(one, family) and not _speaks_for(other, family):
        return False
    return speaks_without(one, other) is None


def _speaks_for(ready: ReadyRule, family: Situation) -> bool:
    spared = ready.unless is not None and ready.unless(family.facts).truth is Truth.TRUE
    return ready.when(family.facts).truth is Truth.TRUE and not spared


def _covers(wider: ReadyRule, ready: ReadyRule) -> bool:
    """Whether what the wider rule says stands for the other: as urgent, and shown where that one would be."""
    shown = wider.rule.status is Status.LIVE or ready.rule.status is Status.TRIAL
    return shown and _rank(wider) >= _rank(ready) and wider.rule.sharpens != ready.rule.rule


def _rank(ready: ReadyRule) -> int:
    return URGENCIES.index(ready.rule.urgency)
