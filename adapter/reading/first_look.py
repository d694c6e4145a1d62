"""The first look: folded text comes in, the numbers of the patterns that may stand in it go out.

A pattern is looked for only where all the words it needs are there; which words those are is worked out once, when the
lexicon is loaded. So text never seen before costs little more than any other (an automaton over whole patterns would
have to be built while reading), and twice the patterns cost hardly more. All words are looked for at once in one RE2
set, and the patterns that need none, or only words that stand everywhere, in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    seconds: frozenset[int]
    beside: dict[int, tuple[_Asked, ...]]
    """The others, by the second token they need."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Which patterns to look for, by the rarest tokens each of them needs."""

    search: Any
    """Finds the tokens of a text, by number."""
    wordless: Any
    """Finds the patterns that need no token, by their place in `wordless_numbers`."""
    wordless_numbers: tuple[int, ...]
    asks: dict[int, _Asks]
    """By the number of a token."""
    asking: frozenset[int]
    """The tokens that stand in `asks`."""

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
        asks = {token: _asks(of_token) for token, of_token in asked.items()}
        left = tuple(number for number, one in enumerate(needs) if not one.ways)
        search, wordless = _set(map(as_pattern, tokens)), _set(_anywhere(patterns[number]) for number in left)
        return cls(search.Match, wordless.Match, left, asks, frozenset(asks))

    def patterns(self, folded: bytes) -> list[int]:
        """The patterns that may stand in a text, or in any sentence of it, in ascending order."""
        there = set(self.search(folded) or ())
        asks = self.asks
        found = {self.wordless_numbers[place] for place in self.wordless(folded) or ()}
        for token in self.asking & there:
            at_once, alone, seconds, beside = asks[token]
            found.update(at_once)
            if alone:
                found.update([number for number, _, also in alone if not any(map(there.isdisjoint, also))])
            for second in seconds & there:
                found.update([one.number for one in beside[second] if _all_there(one, there)])
        return sorted(found)


def _all_there(one: _Asked, there: set[int]) -> bool:
    return one.others <= there and not any(map(there.isdisjoint, one.also))


def _asks(asked: Sequence[tuple[int, _Asked]]) -> _Asks:
    """The patterns one token asks for, shared out by what else they need."""
    beside: dict[int, list[_Asked]] = {}
    for second, one in asked:
        beside.setdefault(second, []).append(one)
    alone = beside.pop(-1, [])
    at_once = tuple(one.number for one in alone if not one.also)
    by_second = {second: tuple(ones) for second, ones in beside.items()}
    return _Asks(at_once, tuple(one for one in alone if one.also), frozenset(by_second), by_second)


def _set(patterns: Iterable[str]) -> Any:
    made = re2.Set.SearchSet(OPTIONS)
    for pattern in patterns:
        made.Add(pattern.encode())
    made.Compile()
    return made


def _anywhere(pattern: str) -> str:
    """A pattern that also finds in a passage what it finds at the beginning or the end of a sentence of it."""
    opening, rest = (_SENTENCE_BEGINS, pattern[4:]) if pattern.startswith("(?:^") else ("", pattern)
    return opening + _ANCHOR.sub(lambda part: "" if part.group() in ("^", "$", r"\A", r"\z") else part.group(), rest)
