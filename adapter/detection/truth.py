"""Three-valued logic that remembers its words: what the parts say comes in, what the whole says goes out.

Kleene's strong logic: a part nobody recorded makes the whole unknown only where it could change the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from adapter.facts import Evidence


class Truth(IntEnum):
    """Ordered so that `and` is the least of its parts and `or` the greatest."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


class Verdict(NamedTuple):
    """Whether a condition holds, and the words that made it so."""

    truth: Truth
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One fact of one family with the words it rests on.

    `value` is None where nobody recorded it; an age is a range of whole years, open where an end is None.
    """

    value: str | int | tuple[int | None, int | None] | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsSeen:
    """A fact that is a set of words: each with its own words, and unknown where it may no longer be so."""

    words: Mapping[str, Verdict]


_NOT_SO = Verdict(Truth.FALSE, ())

Facts = Mapping[str, FactSeen | WordsSeen]
Test = Callable[[Facts], Verdict]


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Every part holds; the first that does not settles it, otherwise the evidence is that of all parts."""
    least, groups = Truth.TRUE, []
    for part in verdicts:
        truth, evidence = part
        if truth is Truth.FALSE:
            return part
        if truth is Truth.UNKNOWN:
            least = truth
        groups.append(evidence)
    return Verdict(least, joined(groups))


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """At least one part holds; the evidence is that of every part which holds, or may."""
    best, groups = _NOT_SO, []
    for part in verdicts:
        truth, evidence = part
        if truth > best.truth:
            best, groups = part, [evidence]
        elif truth is best.truth is not Truth.FALSE:
            groups.append(evidence)
    return best if len(groups) < 2 else Verdict(best.truth, joined(groups))


def some_of(verdicts: Iterable[Verdict], at_least: int) -> Verdict:
    """So many parts hold; it is unknown while the parts that may hold could still make up the number."""
    parts = [part for part in verdicts if part.truth is not Truth.FALSE]
    held = [part for part in parts if part.truth is Truth.TRUE]
    if len(held) >= at_least:
        return Verdict(Truth.TRUE, joined(part.evidence for part in held))
    if len(parts) < at_least:
        return Verdict(Truth.FALSE, ())
    return Verdict(Truth.UNKNOWN, joined(part.evidence for part in parts))


def aged(verdict: Verdict, since: str | None) -> Verdict:
    """What held once, with words all from before `since` (ISO date), is no longer known; undated words are of today."""
    if verdict.truth is not Truth.TRUE or since is None or not verdict.evidence:
        return verdict
    if any(item.recorded_on is None or item.recorded_on >= since for item in verdict.evidence):
        return verdict
    return Verdict(Truth.UNKNOWN, verdict.evidence)


def negated(verdict: Verdict) -> Verdict:
    """The opposite; unknown stays unknown."""
    return Verdict(Truth(2 - verdict.truth), verdict.evidence)


def joined(groups: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """Evidence in reading order, each once."""
    spoken = [group for group in groups if group]
    if len(spoken) < 2:
        return spoken[0] if spoken else ()
    return tuple(dict.fromkeys(item for group in spoken for item in group))
