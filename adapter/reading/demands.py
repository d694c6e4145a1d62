"""Demands: a pattern comes in; the words it cannot match without go out, for the first look to ask for.

A demand is a set of words of which at least one stands in whatever the pattern matches. A word is a row of letters as
long as it goes: whole (`son`), or its beginning (`preg*`) where the pattern leaves the end open. All figures are `0`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

FIGURE = "0"
STEM = 4
"""So many letters of a word whose end a pattern leaves open."""
Demand = frozenset[str]

_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]|\(\?:|(?:[*+?]|\{\d*,?\d*\})\??"
    r"|[a-z_]+(?![a-z_]*[*?+{])|[a-z_]+?(?=[a-z_][*?+{])|.",
    re.DOTALL,
)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz_")
_FIGURES = frozenset("0123456789")
_FLAGS = re.compile(r"(?<!\\)\(\?(?!:)|\\[A-Zace-rt-vx-z0-9](?<!\\[WDSB])")
"""What is rare in a pattern, and not gone into."""
_RANGE = re.compile(r"(\\.|[^\\])(?:-(?=[^\]])(.))?", re.DOTALL)
_BREAKS = frozenset([" ", ",", "/", "-", ":", ";", "'", r"\b"])
_FEW_LETTERS, _MOST_WAYS = 6, 40
_MOST_DEMANDS = 4
_FIGURED, _SHORT, _SELDOM, _RARE = 0.25, 0.001, 0.0003, 0.0001
"""In what share of sentences a figure stands, a word of two letters, of up to five, any other; roughly."""
_LONG = 6
_NEVER = frozenset[str]()


class _Way(NamedTuple):
    """How far a pattern has been read, whichever of its alternatives was taken."""

    open: frozenset[str] | None
    """What has been read of a word, or of words, that go on; none where that is not known."""
    sure: Demand
    """One of these stands wherever an alternative that is not in `open` was taken."""


_FRESH = _Way(frozenset({""}), _NEVER)
_LOST = _Way(None, _NEVER)


class Reader:
    """Finds what patterns demand."""

    def __init__(self, shares: Mapping[str, float]) -> None:
        """`shares`: in what share of sentences words stand that are told nothing by."""
        self._shares = dict(shares)
        for word, share in shares.items():
            begins = f"{word[:STEM]}*"
            self._shares[begins] = self._shares.get(begins, 0.0) + share
        self._known: dict[Demand, float] = {}

    def demands(self, pattern: str) -> list[list[Demand]]:
        """What each alternative of a pattern demands, the most telling first."""
        if _FLAGS.search(pattern):
            return [[]]
        begins, ends = pattern.startswith(r"\b"), pattern.endswith(r"\b")
        inner = pattern[2 * begins : len(pattern) - 2 * ends]
        while inner.startswith("(?:") and inner.endswith(")") and _is_whole(inner[3:-1]):
            inner = inner[3:-1]
        rows = _Reading(self, _PIECE.findall(inner), _FRESH if begins else _LOST, ends).rows()
        return [self._telling(row) for row in rows]

    def _telling(self, row: Iterable[Demand]) -> list[Demand]:
        """The most telling first, without those that one of them already makes."""
        told: list[Demand] = []
        for demand in sorted(set(row), key=self.share):
            if not any(before <= demand for before in told):
                told.append(demand)
        return told[:_MOST_DEMANDS]

    def share(self, demand: Demand) -> float:
        """In what share of sentences one of the words will stand, as far as that can be guessed."""
        share = self._known.get(demand)
        if share is None:
            share = self._known[demand] = min(1.0, sum(map(self._share, demand)))
        return share

    def best(self, demands: Sequence[Demand]) -> Demand:
        """The most telling."""
        return demands[0] if len(demands) == 1 else min(demands, key=self.share)

    def _share(self, word: str) -> float:
        if word == FIGURE:
            return _FIGURED
        return self._shares.get(word) or (_RARE if len(word) >= _LONG else _SELDOM if len(word) > 2 else _SHORT)


class _Frame:
    """A bracket that is being read."""

    __slots__ = ("begins", "demands", "done")

    def __init__(self, begins: _Way, demands: list[Demand]) -> None:
        self.begins = begins
        self.demands = demands
        """What is demanded before the bracket."""
        self.done: list[tuple[_Way, list[Demand]]] = []


class _Reading:
    """One pattern, read piece by piece."""

    def __init__(self, reader: Reader, pieces: list[str], begins: _Way, ends: bool) -> None:
        self._reader, self._pieces = reader, pieces
        self._ends = ends
        self._begins = self._way = begins
        self._demands: list[Demand] = []
        self._above: list[_Frame] = []

    def rows(self) -> list[list[Demand]]:
        """The demands of each alternative."""
        found: list[list[Demand]] = []
        before, kept = self._way, 0
        for place, piece in enumerate(self._pieces):
            first = piece[0]
            if first in "*+?{" and (first != "{" or len(piece) > 1):
                self._repeat(piece, before, kept)
            elif first == ")":
                before, kept = self._close(self._is_break(place + 1))
            elif piece == "|" and not self._above:
                found.append(self._ended())
                self._way, self._demands = self._begins, []
            elif piece == "|":
                self._next()
            elif first == "(":
                self._above.append(_Frame(self._way, self._demands))
                self._demands = []
            else:
                before, kept = self._way, len(self._demands)
                self._read(piece)
        return [*found, self._ended()]

    def _is_break(self, place: int) -> bool:
        """Whether no word goes on at a piece."""
        ahead = self._pieces[place : place + 2]
        if not ahead or ahead[0] == "|":
            return self._ends and not self._above[1:]
        return ahead[0] in _BREAKS and (len(ahead) == 1 or ahead[1][0] not in "*?{")

    def _ended(self) -> list[Demand]:
        if not self._ends:
            self._unknown()
        self._break()
        return self._demands

    def _read(self, piece: str) -> None:
        first = piece[0]
        if first in _LETTERS:
            self._letters((piece,))
        elif first in _FIGURES or piece == r"\d":
            self._figure()
        elif piece in (r"\w", r"\D", r"\S", r"\B", "."):
            self._unknown()
        elif first == "[":
            self._class(piece)
        else:
            self._break()

    def _letters(self, letters: Sequence[str]) -> None:
        if self._way.open:
            ways = frozenset([way + more for way in self._way.open for more in letters])
            self._way = _Way(ways, self._way.sure)
            if len(ways) > _MOST_WAYS:
                self._unknown()

    def _break(self) -> None:
        """No word goes on here."""
        self._demands += _last(self._way)
        self._way = _FRESH

    def _figure(self) -> None:
        self._break()
        self._demands.append(frozenset({FIGURE}))

    def _unknown(self) -> None:
        """Anything may follow: of what was read only how it begins is sure."""
        ways, sure = self._way
        if ways is None or any(len(way) < STEM for way in ways):
            self._way = _LOST
        elif ways:
            self._way = _Way(_NEVER, sure.union([way[:STEM] + "*" for way in ways]))

    def _class(self, piece: str) -> None:
        """One of several letters."""
        letters = _one_of(piece)
        if letters is None:
            self._unknown()
        elif not letters:
            self._break()
        elif letters == _FIGURES:
            self._figure()
        elif letters <= _LETTERS and len(letters) <= _FEW_LETTERS:
            self._letters(sorted(letters))
        else:
            self._unknown()

    def _next(self) -> None:
        frame = self._above[-1]
        frame.done.append((self._way, self._demands))
        self._way, self._demands = frame.begins, []

    def _close(self, ends: bool) -> tuple[_Way, int]:
        """The way on from a bracket, whichever of its alternatives was taken; `ends`: no word goes on after it."""
        frame = self._above.pop()
        done = [*frame.done, (self._way, self._demands)]
        self._demands = frame.demands
        kept = len(self._demands)
        if len(done) == 1:
            self._demands += done[0][1]
            return frame.begins, kept
        if ends:
            done = [(_FRESH, [*demands, *_last(way)]) for way, demands in done]
        if all(demands for _, demands in done):
            told = [sorted(demands, key=self._reader.share) for _, demands in done]
            self._demands.append(_NEVER.union(*(one[0] for one in told)))
            if any(len(one) > 1 for one in told):
                self._demands.append(_NEVER.union(*(one[min(1, len(one) - 1)] for one in told)))
            self._way = self._either([way for way, _ in done])
        else:
            self._way = self._either([self._told(way, demands) for way, demands in done])
            if all(way == _FRESH for way, _ in done):
                self._way = _FRESH  # `(?:is |, )frail` begins a word either way: `frail` tells more than `is`
        return frame.begins, kept

    def _told(self, way: _Way, demands: list[Demand]) -> _Way:
        return _Way(_NEVER, self._reader.best(demands)) if demands else way

    def _either(self, ways: Iterable[_Way]) -> _Way:
        opened: set[str] = set()
        sure: set[str] = set()
        lost = False
        for way in ways:
            sure |= way.sure
            if way.open is None:
                lost = True
            else:
                opened |= way.open
        return _LOST if lost else _Way(frozenset(opened), frozenset(sure))

    def _repeat(self, how: str, before: _Way, kept: int) -> None:
        """What was read last comes again, or not at all."""
        if how[0] != "?" and not how.startswith(("{0,1}", "{1}")) and self._way.open != _FRESH.open:
            self._unknown()
        if how[0] in "*?" or how.startswith(("{0", "{,")):
            told, noted = self._way, self._demands[kept:]
            del self._demands[kept:]
            if noted and told.open == _FRESH.open and before.open and min(map(len, before.open)) >= STEM:
                self._demands.append(before.sure.union([way[:STEM] + "*" for way in before.open]))
            elif before.open != _FRESH.open:
                told = self._told(told, noted)
            self._way = self._either((before, told))


def _last(way: _Way) -> tuple[Demand, ...]:
    """What a way demands where no word goes on."""
    return () if way.open is None or "" in way.open else (way.open | way.sure,)


def _is_whole(inner: str) -> bool:
    """Whether the brackets taken away were a pair."""
    depth = 0
    for piece in re.findall(r"\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]|[()]", inner):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if depth < 0:
            return False
    return True


def _one_of(piece: str) -> frozenset[str] | None:
    """The letters and figures a class of characters holds, none where it also holds anything else of a word."""
    if piece.startswith("[^") or "[:" in piece[1:]:
        return frozenset() if piece.startswith((r"[^\w", "[^a-z0-9_")) else None
    found: set[str] = set()
    other = False
    for low, high in _RANGE.findall(piece[1:-1]):
        if low in (r"\w", r"\D", r"\S", r"\W"):
            return None
        if low == r"\d":
            found |= _FIGURES
        elif low[0] == "\\":
            other = True
        else:
            every = {chr(code) for code in range(ord(low), ord(high or low) + 1)}
            found |= every & (_LETTERS | _FIGURES)
            other = other or not every <= (_LETTERS | _FIGURES)
    if not found:
        return frozenset()
    if other:
        return None
    return _FIGURES if found <= _FIGURES else frozenset(found)
