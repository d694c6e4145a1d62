"""What a page quotes: the words of a record come in, each line once goes out, none that stands above it already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from adapter.facts import Evidence

Saying = tuple[str, tuple[Evidence, ...]]


class Quoted(NamedTuple):
    """A sentence, its quotes that are new on the page, and whether it has quotes and all of them stand above."""

    say: str
    fresh: tuple[Evidence, ...]
    above: bool


def each_once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The same words are one quote, whichever way they were read; the one that names its question is kept."""
    kept: dict[tuple[str, str], Evidence] = {}
    for item in evidence:
        words = _words(item)
        if words not in kept or (item.question and not kept[words].question):
            kept[words] = item
    return tuple(kept.values())


def quoted_once(*groups: Iterable[Saying]) -> tuple[tuple[Quoted, ...], ...]:
    """The groups in the order of the page, each sentence with the quotes that do not stand above it."""
    above: set[tuple[str, str]] = set()
    told: list[tuple[Quoted, ...]] = []
    for group in groups:
        sayings = []
        for say, evidence in group:
            fresh = tuple(item for item in each_once(evidence) if _words(item) not in above)
            above |= {_words(item) for item in fresh}
            sayings.append(Quoted(say, fresh, bool(evidence) and not fresh))
        told.append(tuple(sayings))
    return tuple(told)


def _words(item: Evidence) -> tuple[str, str]:
    """What makes two quotes one: the same sentence, or the same answer to the same question."""
    words = " ".join(item.quote.casefold().split()).rstrip(".")
    return words, "" if len(words.split()) > 1 else item.question or ""
