"""The first look: folded text comes in, the numbers of the patterns that may stand in it go out.

A pattern is looked for only where all the words it needs are there; which words those are is worked out once, when the
lexicon is loaded. So text never seen before costs little more than any other (an automaton over whole patterns would
have to be built while reading), and twice the patterns cost hardly more. All words, and the few patterns that need
none, are looked for at once in one RE2 set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import re2

from adapter.reading.patterns import OPTIONS
from adapter.reading.tokens import as_pattern, needs_of, weight

_ANCHOR = re.compile(r"\\[Az]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[$^]")
_SENTENCE_BEGINS = r"""(?:(?:^|[.!?;|\]\n]["')\]]*\s*)"""


class _Asked(NamedTuple):
    """A pattern that may stand where its two rarest tokens do."""

    number: int
    others: frozenset[int]
    """The tokens that must be there with them."""
    also: tuple[frozenset[int], ...]
    """Of each of these one must be there as well."""


class _Asks(NamedTuple):
    """The patterns to think of where a token stands."""

    at_once: tuple[int, ...]
    """Those that need nothing else."""
    alone: tuple[_Asked, ...]
    """Those that need no other token of their own."""
    beside: dict[int, tuple[_Asked, ...]]
    """The others, by the second token they need."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for, by the rarest tokens each of them needs."""

    search: Any
    """Finds the tokens of a text, by number, and the patterns that need none."""
    asks: dict[int, _Asks]
    """By the number of a token."""

    @classmethod
    def of(cls, patterns: Sequence[str], common: frozenset[str] = frozenset()) -> FirstLook:
        """The first look for patterns, which are known by their place; `common` words tell little."""
        needs = [needs_of(pattern, common) for pattern in patterns]
        tokens = sorted({token for one in needs for way in (*one.ways, *one.also) for token in way})
        place = {token: number for number, token in enumerate(tokens)}
        rare = {token: weight(token, common) for token in tokens}
        asked: dict[int, list[tuple[int, _Asked]]] = {}
        for number, one in enumerate(needs):
            also = tuple(frozenset(place[token] for token in tokens) for tokens in one.also)
            for way in one.ways:
                first, *rest = (place[token] for token in sorted(way, key=lambda token: (rare[token], token)))
                asked.setdefault(first, []).append((rest[0] if rest else -1, _Asked(number, frozenset(rest[1:]), also)))
        wordless = [number for number, one in enumerate(needs) if not one.ways]
        found = [*map(as_pattern, tokens), *(_anywhere(patterns[number]) for number in wordless)]
        asks = {token: _asks(of_token) for token, of_token in asked.items()}
        asks.update((len(tokens) + place, _Asks((number,), (), {})) for place, number in enumerate(wordless))
        return cls(_set(found).Match, asks)

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in a text, or in any sentence of it, in ascending order."""
        tokens = self.search(folded)
        if tokens is None:
            return []
        there = set(tokens)
        found: set[int] = set()
        for token in self.asks.keys() & there:
            at_once, alone, beside = self.asks[token]
            found.update(at_once)
            for number, _, also in alone:
                if not any(map(there.isdisjoint, also)):
                    found.add(number)
            for second in beside.keys() & there:
                for number, others, also in beside[second]:
                    if others <= there and not (also and any(map(there.isdisjoint, also))):
                        found.add(number)
        return sorted(found)


def _asks(asked: Sequence[tuple[int, _Asked]]) -> _Asks:
    """The patterns one token asks for, shared out by what else they need."""
    beside: dict[int, list[_Asked]] = {}
    for second, one in asked:
        beside.setdefault(second, []).append(one)
    alone = beside.pop(-1, [])
    at_once = tuple(one.number for one in alone if not one.also)
    return _Asks(
        at_once, tuple(one for one in alone if one.also), {second: tuple(ones) for second, ones in beside.items()}
    )


def _set(patterns: Sequence[str]) -> Any:
    made = re2.Set.SearchSet(OPTIONS)
    for pattern in patterns:
        made.Add(pattern.encode())
    made.Compile()
    return made


def _anywhere(pattern: str) -> str:
    """A pattern that also finds in a passage what it finds at the beginning or the end of a sentence of it."""
    opening, rest = (_SENTENCE_BEGINS, pattern[4:]) if pattern.startswith("(?:^") else ("", pattern)
    return opening + _ANCHOR.sub(lambda part: "" if part.group() in ("^", "$", r"\A", r"\z") else part.group(), rest)
