"""Frames filled with words: sentences with gaps and the words of each come in; every sentence they make goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from string import Formatter


def filled(frames: Iterable[str], words: Mapping[str, Sequence[str]]) -> list[str]:
    """Each frame with every combination of the words of its gaps; one without gaps as it is."""
    made = []
    for frame in frames:
        gaps = sorted({name for _, name, _, _ in Formatter().parse(frame) if name})
        made += [frame.format(**dict(zip(gaps, one, strict=True))) for one in product(*(words[gap] for gap in gaps))]
    return made
