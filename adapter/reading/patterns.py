"""Patterns: what people wrote in a word list comes in, what google-re2 can search with goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import re2

from adapter.documents import Document, did_you_mean
from adapter.errors import Fault

_NAMED = re.compile(r"<([a-z_]+)>")
OPTIONS = re2.Options()
OPTIONS.encoding = re2.Options.Encoding.LATIN1
OPTIONS.log_errors = False
OPTIONS.max_mem = 64 << 20


class Pattern(NamedTuple):
    """One pattern of a word list, with its lists of words filled in."""

    text: str
    find: Any
    """What re2 searches folded bytes with."""


def compile_patterns(
    document: Document,
    loc: tuple[str | int, ...],
    patterns: tuple[str, ...],
    words: dict[str, str],
    faults: list[Fault],
) -> tuple[Pattern, ...]:
    """The patterns at one place of a word list, whole and checked; what is wrong with the others joins `faults`."""
    good: list[Pattern] = []
    for number, pattern in enumerate(patterns):
        place = (*loc, number)
        unknown = [name for name in _NAMED.findall(pattern) if name not in words]
        faults.extend(
            document.fault(place, f"no list of words is called '{name}'{did_you_mean(name, words)}") for name in unknown
        )
        if '"' in pattern:
            faults.append(
                document.fault(place, "there is a quotation mark inside this pattern; is one missing before it?")
            )
        if unknown:
            continue
        whole = bounded(expand(pattern, words))
        try:
            good.append(Pattern(whole, re2.compile(whole.encode(), OPTIONS)))
        except (re2.error, UnicodeEncodeError) as cause:
            faults.append(document.fault(place, f"this pattern cannot be used: {cause}; RE2 has no look-around."))
    return tuple(good)


def united(parts: Sequence[Pattern]) -> Any:
    """One re2 pattern over folded bytes that finds whatever one of the parts finds."""
    return re2.compile("|".join(part.text for part in parts).encode(), OPTIONS)


def places(finds: Sequence[Any], folded: bytes) -> Iterator[Any]:
    """Every match of patterns that stand for one thing, as one pattern `a|b|c` would find them.

    The leftmost counts, at one place the first of the patterns, and no two overlap.
    """
    if len(finds) == 1:
        yield from finds[0].finditer(folded)
        return
    ahead = [find.search(folded) for find in finds]
    while first := min(filter(None, ahead), key=_start, default=None):
        yield first
        start, end = first.span()
        at = end if end > start else end + 1
        if at > len(folded):
            return
        ahead = [
            find.search(folded, at) if found is not None and found.start() < at else found
            for find, found in zip(finds, ahead, strict=True)
        ]


def _start(found: Any) -> int:
    return int(found.start())


def expand(pattern: str, words: dict[str, str]) -> str:
    """A pattern with every `<name>` replaced by that list of words."""
    for _ in range(4):
        if "<" not in pattern:
            break
        pattern = _NAMED.sub(
            lambda found: f"(?:{words[found.group(1)]})" if found.group(1) in words else found.group(), pattern
        )
    return pattern


def bounded(pattern: str) -> str:
    """A pattern that matches whole words only; one that ends in `|$)` says itself where it ends."""
    before = r"\b" if pattern[:1].isalnum() or pattern[:1] == "(" else ""
    open_end = pattern.endswith(("|$)", "$", r"\)", r"\]", r"\*", r"\?"))
    after = r"\b" if not open_end and (pattern[-1:].isalnum() or pattern[-1:] in ")?*]") else ""
    return f"{before}(?:{pattern}){after}"
