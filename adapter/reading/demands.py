"""Demands: a pattern comes in; the words it cannot match without go out, for the first look to ask for.

A demand is a set of words of which at least one stands in whatever the pattern matches; a pattern makes one for every
place where it can tell. A word may be whole (`son`) or the beginning of one (`preg*`); all figures are one and the same
(`0`), here and in what is looked through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

FIGURE = "0"
STEM = 4
"""So many letters of a word whose end a pattern leaves open."""
Demand = frozenset[str]

_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]|\(\?:|\(\?|[*+?]\??|\{\d*(?:,\d*)?\}\??"
    r"|[a-z0-9_]+(?![a-z0-9_]*[*+?{])|[a-z0-9_]+?(?=[a-z0-9_][*+?{])|.",
    re.DOTALL,
)
_WORD = re.compile(r"[a-z0_]+")
_WRITTEN_OUT = re.compile(r"[a-z]+(?:[ |][a-z]+)*")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)* ?")
_FIGURES = re.compile(r"\d+")
_ANY, _BREAK = "\0", " "
"""In a way of reading: something unknown, perhaps nothing, and a place where no word goes on."""
_BRACKETS = ("(", "(?:")
_MANY = "*+?{"
_FEW_LETTERS, _MOST_WAYS = 6, 40
_EVERYDAY = 20


class Ways(NamedTuple):
    """How a part of a pattern can read, and what any way of reading what went before demands."""

    strings: frozenset[str]
    demands: tuple[Demand, ...] = ()


_UNKNOWN = Ways(frozenset({_ANY}))
_GONE = frozenset({_ANY + _BREAK})
_BETWEEN = Ways(frozenset({_BREAK}))
_SOME_FIGURE = Ways(frozenset({FIGURE}))
_ESCAPED = {"d": _SOME_FIGURE, **dict.fromkeys("wDSB", _UNKNOWN), **dict.fromkeys("bAzsWnt", _BETWEEN)}


class Reader:
    """Finds the demands of patterns; remembers the brackets it has seen, since many patterns share them."""

    def __init__(self, common: frozenset[str]) -> None:
        self._common = common
        self._seen: dict[tuple[str, str], Ways] = {}

    def demands(self, pattern: str) -> list[list[Demand]]:
        """What each alternative of a pattern demands, the most telling first; nothing where that cannot be told."""
        inner, edge = pattern, _ANY
        if pattern.startswith(r"\b(?:") and pattern.endswith(r")\b"):
            inner, edge = pattern[5:-3], _BREAK
        if _WRITTEN_OUT.fullmatch(inner) and edge == _BREAK:
            return [sorted((frozenset({word}) for word in row.split()), key=self.cost) for row in inner.split("|")]
        pieces = _PIECE.findall(inner)
        closing = _closing(pieces)
        if closing is None:
            return [[]]
        begin, stop = 0, len(pieces)
        while begin < stop and pieces[begin] in _BRACKETS and closing[begin] == stop - 1:
            begin, stop = begin + 1, stop - 1
        rows = _Pattern(self, pieces, closing).rows(begin, stop, edge)
        return [sorted(self.noted(row, edge, edge), key=self.cost) for row in rows]

    def noted(self, ways: Ways, left: str, right: str) -> list[Demand]:
        """What all the ways demand, with their last word."""
        last = self.demand(way + right if way[:1] == _ANY else left + way + right for way in ways.strings)
        return [*ways.demands, last] if last else [*ways.demands]

    def seen(self, words: str, left: str) -> Ways | None:
        """How a bracket read before."""
        return self._seen.get((words, left))

    def remember(self, words: str, left: str, ways: Ways) -> Ways:
        """Keep how a bracket reads."""
        self._seen[words, left] = ways
        return ways

    def demand(self, ways: Iterable[str]) -> Demand | None:
        """The most telling word of every way of reading; none where one way has no word that is sure."""
        chosen = set()
        for way in ways:
            sure = [word for found in _WORD.finditer(way) if (word := _sure(way, found))]
            if not sure:
                return None
            chosen.add(min(sure, key=self._weight))
        return frozenset(chosen)

    def tells(self, demand: Demand) -> bool:
        """Whether a demand leaves most sentences out: it is for no figure, and no everyday or very short word."""
        return max(map(self._weight, demand)) < _EVERYDAY

    def cost(self, demand: Demand) -> int:
        """How often one of its words will stand somewhere, as far as that can be guessed."""
        return sum(map(self._weight, demand))

    def _weight(self, word: str) -> int:
        if word == FIGURE or word in self._common:
            return 3 * _EVERYDAY
        return 5 if len(word) > STEM else 9 if len(word) > 2 else _EVERYDAY


class _Pattern:
    """One pattern in pieces."""

    def __init__(self, reader: Reader, pieces: list[str], closing: dict[int, int]) -> None:
        self._reader, self._pieces, self._closing = reader, pieces, closing

    def rows(self, begin: int, stop: int, left: str) -> list[Ways]:
        """The alternatives between two places; `left` says whether a word can go on over the edge."""
        found, at, start = [], begin, begin
        while at < stop:
            if self._pieces[at] == "|":
                found.append(self._row(start, at, left))
                start = at + 1
            at = self._closing.get(at, at) + 1
        return [*found, self._row(start, stop, left)]

    def either(self, begin: int, stop: int, left: str) -> Ways:
        """All the alternatives as one."""
        rows = self.rows(begin, stop, left)
        strings = frozenset().union(*(row.strings for row in rows))
        if len(rows) == 1 or not any(row.demands for row in rows):
            return Ways(strings, rows[0].demands if len(rows) == 1 else ())
        best = [min(self._reader.noted(row, left, _ANY), key=self._reader.cost, default=None) for row in rows]
        return Ways(strings, (frozenset().union(*(one for one in best if one)),) if all(best) else ())

    def _row(self, begin: int, stop: int, left: str) -> Ways:
        """One piece after another. Where a word has come to its end, what it demands is noted and the words go."""
        words = "".join(self._pieces[begin:stop])
        if _PLAIN.fullmatch(words):
            return _plain(words.split(" "), left)
        demands: list[Demand] = []
        strings, lead, over = frozenset({""}), left, left == _BREAK
        at = begin
        while at < stop:
            before = _BREAK if over else _ANY
            end = self._closing.get(at, at)
            one = self._one(at, end, before)
            at = end + 1
            while at < stop and _repeats(self._pieces[at]):
                one = self._repeated(one, self._pieces[at], before)
                at += 1
            demands += one.demands
            ends = one is _BETWEEN or all(way[:1] == _BREAK for way in one.strings)
            if (ends or len(strings) * len(one.strings) > _MOST_WAYS) and _speaks(strings):
                strings, lead = self._noted(strings, lead, _BREAK if ends else _ANY, demands, over), ""
            strings = frozenset([first + second for first in strings for second in one.strings])
            over = _is_over(lead, strings)
            if over and _speaks(strings):
                strings, lead = self._noted(strings, lead, _ANY, demands, over), ""
        return Ways(strings, tuple(demands))

    def _noted(
        self, strings: frozenset[str], lead: str, edge: str, demands: list[Demand], over: bool
    ) -> frozenset[str]:
        """What is left to go on with when words have come to their end, and what they demand is noted."""
        noted = self._reader.demand(lead + way for way in _ended(strings, edge))
        demands += [noted] if noted else []
        return _GONE if over else _UNKNOWN.strings

    def _one(self, at: int, end: int, left: str) -> Ways:
        piece = self._pieces[at]
        if end > at:
            words = "".join(self._pieces[at + 1 : end])
            known = self._reader.seen(words, left)
            return known or self._reader.remember(words, left, self.either(at + 1, end, left))
        if piece[0] == "\\":
            return _ESCAPED.get(piece[1], _BETWEEN)
        if piece[0] == "[":
            return _class(piece)
        if piece == ".":
            return _UNKNOWN
        return Ways(frozenset({_FIGURES.sub(FIGURE, piece)})) if piece.isalnum() or piece == "_" else _BETWEEN

    def _repeated(self, ways: Ways, how: str, left: str) -> Ways:
        if how[0] == "?" or how.startswith(("{0,1}", "{,1}")):
            return Ways(ways.strings | {""})
        first = _BREAK if all(way[:1] == _BREAK for way in ways.strings) else ""
        last = _BREAK if all(way[-1:] == _BREAK for way in ways.strings) else ""
        many = FIGURE if ways.strings == {FIGURE} else first + _ANY + last
        if how[0] == "*" or how.startswith(("{0", "{,")):
            return Ways(frozenset({"", many}))
        return Ways(frozenset({many}), tuple(self._reader.noted(ways, left, _ANY)))


def _plain(words: list[str], left: str) -> Ways:
    """The ways of words that are written out: every one is sure but the last, and the first where a word may go on."""
    sure = tuple(frozenset({word}) for word in words[left != _BREAK : -1] if word)
    return Ways(frozenset({words[-1] if len(words) == 1 else _ANY + _BREAK + words[-1]}), sure)


def _closing(pieces: list[str]) -> dict[int, int] | None:
    """Where each bracket closes; none for a pattern with flags, or one that is cut short."""
    found: dict[int, int] = {}
    above: list[int] = []
    for at, piece in enumerate(pieces):
        if piece in _BRACKETS:
            above.append(at)
        elif piece == ")" and above:
            found[above.pop()] = at
        elif piece in (")", "(?") or (piece[0] == "\\" and piece[1:].isalnum() and piece[1] not in _ESCAPED):
            return None
    return None if above else found


def _class(piece: str) -> Ways:
    """What one of several letters can be."""
    if piece.startswith("[^") or "[:" in piece or re.search(r"\\[wDSW]", piece):
        return _BETWEEN if piece.startswith(r"[^\w") else _UNKNOWN
    letters: set[str] = set()
    for low, high in re.findall(r"(\\.|[^\\])(?:-(?=[^\]])(.))?", piece[1:-1], re.DOTALL):
        if low == r"\d":
            letters.update("0123456789")
        elif low[0] == "\\":
            letters.add(_BREAK)
        else:
            letters.update(chr(code) for code in range(ord(low), ord(high or low) + 1))
    plain = frozenset(FIGURE if one.isdigit() else one if one.isalpha() or one == "_" else _BREAK for one in letters)
    return Ways(plain) if len(plain) <= _FEW_LETTERS else _UNKNOWN


def _repeats(piece: str) -> bool:
    return piece[0] in _MANY and (piece[0] != "{" or len(piece) > 1)


def _is_over(lead: str, strings: frozenset[str]) -> bool:
    """Whether every way of reading has come to a place where no word goes on."""
    return all((way or lead)[-1:] == _BREAK for way in strings)


def _speaks(strings: frozenset[str]) -> bool:
    return strings is not _GONE and any(map(_WORD.search, strings))


def _ended(strings: frozenset[str], edge: str) -> Iterable[str]:
    return (way + edge for way in strings)


def _sure(way: str, found: re.Match[str]) -> str | None:
    """A word of a way of reading as a whole, or its beginning; none where other letters may stand before it."""
    start, end = found.span()
    if way[start - 1 : start] != _BREAK:
        return None
    word = _FIGURES.sub(FIGURE, found.group())
    if way[end : end + 1] == _BREAK:
        return word
    return f"{word[:STEM]}*" if len(word) >= STEM else None
