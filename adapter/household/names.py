"""Names: two spellings come in; whether they are one name, may be, or are not goes out."""

from __future__ import annotations

from enum import IntEnum

from rapidfuzz.distance import JaroWinkler

NEARLY = 0.93
SHORTEST_STEM = 3
SHORTEST_FUZZY = 4


class Likeness(IntEnum):
    """How alike two given names are."""

    DIFFERENT = 0
    MAYBE = 1
    SAME = 2


def alike(one: str | None, other: str | None) -> Likeness:
    """Case and apostrophes apart; a short form or a slip of one letter is a maybe, never a yes."""
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return Likeness.DIFFERENT
    if first == second:
        return Likeness.SAME
    short, long = sorted((first, second), key=len)
    if len(short) >= SHORTEST_STEM and long.startswith(short):
        return Likeness.MAYBE
    if len(short) >= SHORTEST_FUZZY and JaroWinkler.similarity(first, second) >= NEARLY:
        return Likeness.MAYBE
    return Likeness.DIFFERENT


def _plain(name: str | None) -> str:
    folded = (name or "").casefold().removesuffix("'s").removesuffix("’s")
    return "".join(letter for letter in folded if letter.isalpha())
