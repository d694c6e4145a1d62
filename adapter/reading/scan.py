"""Finding words: one folded sentence comes in, the lexicon's terms that stand in it go out, in order of place.

A first look says which terms can occur at all, so a sentence without any costs almost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from adapter.reading.lexicon import BEARING, Cue, Lexicon, Term
from adapter.reading.patterns import ANYWHERE, Match, Spans, places, places_from, places_of_any

_end = itemgetter(1)
_span = itemgetter(0, 1)


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
    """The terms of one sentence by kind. Readings share them (`heard_before.py`), so nobody changes them in place."""

    person: Sequence[Hit]
    age: Sequence[Hit]
    cue: Mapping[Cue, Sequence[Hit]]
    factor: Sequence[Hit]
    sign: Sequence[Hit]
    care: Sequence[Hit]
    many: int
    """How many there are in all."""


NOTHING_SAID = Hits([], [], {}, [], [], [], 0)
"""Of a sentence in which no term stands."""


def scan_each(sentences: Sequence[bytes], lexicon: Lexicon) -> Iterator[Hits]:
    """The terms of each of some sentences without line breaks; none where only such stand as bear on others.

    Only those not heard before are looked through. What caught words of its sentence, as an age does, is not kept.
    """
    before = lexicon.heard_before
    digests = [before.digest(folded) for folded in sentences]
    known = [before.found_in(digest) for digest in digests]
    new = [folded for folded, found in zip(sentences, known, strict=True) if found is None]
    maybe = iter(lexicon.first_look.in_each(new))
    for folded, digest, found in zip(sentences, digests, known, strict=True):
        if found is None:
            parts = next(maybe)
            found = NOTHING_SAID if lexicon.bearing.issuperset(parts) else scan(folded, lexicon, parts)
            if not _caught_words(found):
                before.keep(digest, found)
        yield found


def _caught_words(hits: Hits) -> bool:
    """Whether a pattern's bracket caught something."""
    plain = (hits.person, hits.age, *hits.cue.values(), hits.factor, hits.sign, hits.care)
    return any(hit.value for some in plain for hit in some)


def scan(folded: bytes, lexicon: Lexicon, maybe: Sequence[int] | None = None) -> Hits:
    """The terms of a sentence, without those inside a fixed expression.

    `maybe` are the only parts of terms that can stand in it, where a first look was taken.
    """
    found: list[Hit] = []
    parts, end = lexicon.parts, len(folded)
    together: list[tuple[Match, Spans]] = []
    last: Term | None = None
    for number in lexicon.first_look.in_each([folded])[0] if maybe is None else maybe:
        term, pattern = parts[number]
        match = pattern.match
        spans = match(ANYWHERE, folded, 0, end)
        if spans[0][1] < 0:
            continue
        if last is not None and term is not last:
            _place(folded, last, together, found)
            together = []
        last = term
        together.append((match, spans))
    if last is not None:
        _place(folded, last, together, found)
    return _sorted_out(found) if found else NOTHING_SAID


def _sorted_out(found: list[Hit]) -> Hits:
    if len(found) > 1:
        found.sort(key=_span)
        covers = [hit for hit in found if hit.kind == "cue" and hit.entry.cue is Cue.SET_PHRASE]
        if covers:
            found = [hit for hit in found if not _hidden(hit, covers)]
    cues: dict[Cue, list[Hit]] = {}
    plain: dict[str, list[Hit]] = {"person": [], "age": [], "factor": [], "sign": [], "care": []}
    for hit in found:
        some = cues.setdefault(hit.entry.cue, []) if hit.kind == "cue" else plain[hit.kind]
        some.append(hit)
    plain["person"] = longest(plain["person"])
    return Hits(cue=cues, many=len(found), **plain)


def says_something(hits: Hits) -> bool:
    """False where only words such as `no` or `previously` stand, with nothing for them to bear on."""
    spoken = hits.person or hits.age or hits.factor or hits.sign or hits.care
    return bool(spoken) or not BEARING.issuperset(hits.cue)


def _place(folded: bytes, term: Term, firsts: list[tuple[Match, Spans]], found: list[Hit]) -> None:
    """Add every place where a term stands, of which these are the parts that are there, each with its first place."""
    stands = places_from(*firsts[0], folded) if len(firsts) == 1 else places_of_any(firsts, folded)
    unless = term.unless
    spared = [one[0] for one in places(unless.match, folded)] if unless is not None else ()
    for spans in stands:
        start, end = spans[0]
        if start == end or (spared and any(low < end and start < high for low, high in spared)):
            continue
        if len(spans) > 1:
            low, high = max(spans[1:], key=_end)
            caught = (folded[low:high], low) if high >= 0 else (b"", start)
        else:
            caught = (b"", start)
        found.append(Hit(start, end, term.kind, term.entry, term.plural, *caught))


def _hidden(hit: Hit, covers: list[Hit]) -> bool:
    if hit.kind == "cue":
        return False
    return any(cover.start < hit.end and hit.start < cover.end and hit.kind in cover.entry.hides for cover in covers)


def longest(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap only the longest, so that a step son is not also a son."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    together: list[Hit] = []
    reach = 0
    for hit in sorted(hits, key=_span):
        if together and hit.start >= reach:
            kept.extend(_longest_of(together))
            together = []
        together.append(hit)
        reach = max(reach, hit.end)
    return kept + _longest_of(together)


def _longest_of(hits: list[Hit]) -> list[Hit]:
    """The same for hits of one stretch."""
    if len(hits) == 1:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(other.start < hit.end and hit.start < other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
