"""Patterns: what people wrote in a word list comes in, what google-re2 can search with goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import re2

from adapter.documents import Document, did_you_mean
from adapter.errors import Fault

_NAMED = re.compile(r"<([a-z_]+)>")
OPTIONS = re2.Options()
OPTIONS.encoding = re2.Options.Encoding.LATIN1
OPTIONS.log_errors = False
OPTIONS.max_mem = 256 << 20
_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED


def compile_patterns(
    document: Document,
    loc: tuple[str | int, ...],
    patterns: tuple[str, ...],
    words: dict[str, str],
    faults: list[Fault],
) -> tuple[str, ...]:
    """The patterns at one place of a word list, whole and checked; what is wrong with the others joins `faults`."""
    good: list[str] = []
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
            re2.compile(whole.encode(), OPTIONS)
            good.append(whole)
        except (re2.error, UnicodeEncodeError) as cause:
            faults.append(document.fault(place, f"this pattern cannot be used: {cause}; RE2 has no look-around."))
    return tuple(good)


def united(parts: tuple[str, ...]) -> Any:
    """One re2 pattern over folded bytes that finds whatever one of the parts finds."""
    return re2.compile("|".join(parts).encode(), OPTIONS)


def places(find: Any, folded: bytes) -> Iterator[list[tuple[int, int]]]:
    """Every match as `finditer` gives it, as the spans of the whole and of each bracket; (-1, -1) where none.

    Asked of the engine under the wrapper, because a match object for each costs as much again as the search.
    """
    match, at, end = find._regexp.Match, 0, len(folded)
    while True:
        spans: list[tuple[int, int]] = match(_ANYWHERE, folded, at, end)
        stop = spans[0][1]
        if stop < 0:
            return
        yield spans
        if at == end:
            return
        at = stop if stop > at else at + 1


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
