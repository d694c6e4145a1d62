"""Names: two spellings come in; how alike they are goes out, and in which band that lies.

The bands are those the Department for Education's matching pilot uses. *Match* may join two sightings where
something else agrees; *possible* is shown to a worker and joins nobody; *none* says nothing.
"""

from __future__ import annotations

from enum import IntEnum

from rapidfuzz.distance import JaroWinkler

from adapter.short_names import short_for, sounds_like

SHORTEST_STEM = 3
SHORTEST_FUZZY = 4


class Band(IntEnum):
    """How alike two names are: weaker bands have lower numbers."""

    NONE = 0
    POSSIBLE = 1
    MATCH = 2
    SAME = 3
    """The very same letters, case and apostrophes apart."""


BANDS: tuple[tuple[float, Band], ...] = ((0.95, Band.MATCH), (0.85, Band.POSSIBLE))
"""From this Jaro-Winkler similarity on, the first that holds."""


def alike(one: str | None, other: str | None) -> Band:
    """The band of two given names; a short form (Ben, Benjamin) is as near as a slip of one letter."""
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return Band.NONE
    if first == second:
        return Band.SAME
    short, long = sorted((first, second), key=len)
    if (len(short) >= SHORTEST_STEM and long.startswith(short)) or short_for(first, second):
        return Band.MATCH
    near = band_of(JaroWinkler.similarity(first, second)) if len(short) >= SHORTEST_FUZZY else Band.NONE
    return Band.POSSIBLE if near is Band.NONE and sounds_like(first, second) else near


def band_of(similarity: float) -> Band:
    """The band a similarity between 0 and 1 lies in."""
    return next((band for least, band in BANDS if similarity >= least), Band.NONE)


def _plain(name: str | None) -> str:
    folded = (name or "").casefold().removesuffix("'s").removesuffix("’s")
    return "".join(letter for letter in folded if letter.isalpha())
