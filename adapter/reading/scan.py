"""Finding words: one folded sentence comes in, the lexicon's terms that stand in it go out, in order of place.

A first look says which terms can occur at all, so a sentence without any costs almost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from adapter.reading.lexicon import BEARING, Cue, Lexicon, Term
from adapter.reading.patterns import places

_NO_PLACE = (-1, -1)
_end = itemgetter(1)
_place = itemgetter(0, 1)


class Hit(NamedTuple):
    """One term of the lexicon where it stands in a sentence (offsets from the sentence's start)."""

    start: int
    end: int
    kind: str
    entry: Any
    plural: bool
    value: bytes
    """What the pattern's bracket caught, such as the figure of an age."""
    value_at: int


class Hits(NamedTuple):
    """The terms of one sentence by kind."""

    person: list[Hit]
    age: list[Hit]
    cue: dict[Cue, list[Hit]]
    factor: list[Hit]
    sign: list[Hit]
    care: list[Hit]


def scan(folded: bytes, lexicon: Lexicon, known: Sequence[int] | None = None) -> Hits | None:
    """The terms of a sentence, without those inside a fixed expression; None where there are none.

    `known` are the only terms that can stand in it, where its passage has been looked through.
    """
    found: list[Hit] = []
    for number in lexicon.first_look.terms(folded) if known is None else known:
        found.extend(_places(folded, lexicon.terms[number]))
    if not found:
        return None
    if len(found) > 1:
        found.sort(key=_place)
    covers = [hit for hit in found if hit.kind == "cue" and hit.entry.cue == Cue.SET_PHRASE]
    if covers:
        found = [hit for hit in found if not _hidden(hit, covers)]
    hits = Hits([], [], {}, [], [], [])
    lists = {"person": hits.person, "age": hits.age, "factor": hits.factor, "sign": hits.sign, "care": hits.care}
    for hit in found:
        if hit.kind == "cue":
            hits.cue.setdefault(hit.entry.cue, []).append(hit)
        else:
            lists[hit.kind].append(hit)
    return hits._replace(person=longest(hits.person)) if len(hits.person) > 1 else hits


def says_something(hits: Hits) -> bool:
    """False where only words such as `no` or `previously` stand, with nothing for them to bear on."""
    spoken = hits.person or hits.age or hits.factor or hits.sign or hits.care
    return bool(spoken) or not BEARING.issuperset(hits.cue)


def _places(folded: bytes, term: Term) -> list[Hit]:
    spared = [spans[0] for spans in places(term.unless, folded)] if term.unless is not None else ()
    hits = []
    for spans in places(term.find, folded):
        start, end = spans[0]
        if start == end or any(low < end and start < high for low, high in spared):
            continue
        value_at, value_end = max(spans[1:], key=_end) if len(spans) > 1 else _NO_PLACE
        if value_end < 0:
            hits.append(Hit(start, end, term.kind, term.entry, term.plural, b"", start))
        else:
            hits.append(Hit(start, end, term.kind, term.entry, term.plural, folded[value_at:value_end], value_at))
    return hits


def _hidden(hit: Hit, covers: list[Hit]) -> bool:
    if hit.kind == "cue":
        return False
    return any(cover.start < hit.end and hit.start < cover.end and hit.kind in cover.entry.hides for cover in covers)


def longest(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap only the longest, so that a step son is not also a son."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(other.start < hit.end and hit.start < other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
