"""Tokens: a pattern comes in, the tokens without which it cannot match go out, as alternatives of sets.

A token is the first five letters of a word, or a sign such as `?` (every figure counts as `0`). They are what the first
look asks for, so that a pattern is searched for only in sentences that hold its words. What a pattern may leap over is
a gap; a pattern of gaps alone has no tokens, and the reader searches for it everywhere.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

STEM = 8
BEGINS, ENDS = "\x01", "\x02"
_TOO_OFTEN = 0.2
"""What is in so many sentences is no help."""
GAP, EDGE = "\0", "|"
_PLAIN_RUN = re.compile(r"[a-z' ]+(?=[^a-z' ?*+{]|$|[a-z' ][?*+{])")
_REPEAT = re.compile(r"(?:[*+?]|\{(\d+)(,?)(\d*)\})\??")
_FIGURES = frozenset(string.digits)
_LETTERS = frozenset(string.ascii_lowercase)
_JOINS = frozenset((GAP, "_", *string.digits))
"""What may stand beside a letter within one word, as far as RE2 sees words."""
_MOST = 60
"""So many wordings of one pattern are told apart; of the rest only a part is asked for."""
_PLAIN_WORD = re.compile(r"[a-z]+|[^a-z\s.,|\0]")
_CLASSES = {
    "d": "0",
    "s": " ",
    "v": " ",
    "b": EDGE,
    "A": EDGE,
    "z": EDGE,
    "w": GAP,
    "W": " ",
    "D": GAP,
    "S": GAP,
    "n": " ",
    "t": " ",
}


class NotUnderstoodError(ValueError):
    """A pattern that uses more of the language than is needed here."""


class Needs(NamedTuple):
    """What must be there for a pattern to match; without `ways` it may match anywhere."""

    ways: tuple[frozenset[str], ...] = ()
    """Sets of tokens of which one must be there whole."""
    also: tuple[frozenset[str], ...] = ()
    """Of each of these at least one must be there too."""


def needs_of(pattern: str, common: frozenset[str] = frozenset()) -> Needs:
    """What a pattern needs, told by the rarest of its words; `common` words tell little."""
    try:
        pieces = _Wordings(pattern).whole()
    except NotUnderstoodError:
        return Needs()
    said = [tuple(frozenset(_tokens(wording)) for wording in piece) for piece in pieces]
    asked = sorted((one for one in said if all(one)), key=lambda ways: _seen_in(ways, common))
    if not asked or _seen_in(asked[0], common) > _TOO_OFTEN:
        return Needs()
    also = tuple(frozenset(rarest(way, common) for way in ways) for ways in asked[1:3])
    return Needs(tuple(dict.fromkeys(asked[0])), also)


def _seen_in(ways: Sequence[frozenset[str]], common: frozenset[str]) -> float:
    return sum(weight(rarest(way, common), common) for way in ways)


def rarest(tokens: frozenset[str], common: frozenset[str]) -> str:
    """The token that is likely to be in the fewest sentences."""
    return min(tokens, key=lambda token: (weight(token, common), -len(token), token))


@cache
def weight(token: str, common: frozenset[str]) -> float:
    """About how often a token stands in a sentence of a note."""
    word = token.strip(BEGINS + ENDS)
    if word in common or word[0] not in _LETTERS:
        return 0.3
    return 0.1 * 0.5 ** len(word) * (1 if token[0] == BEGINS else 4) * (1 if token[-1] == ENDS else 2)


def as_pattern(token: str) -> str:
    """What finds a token in folded text."""
    if token.isdigit():
        return "[0-9]"
    word = token.strip(BEGINS + ENDS)
    return (r"\b" if token[0] == BEGINS else "") + re.escape(word) + (r"\b" if token[-1] == ENDS else "")


def _tokens(wording: str) -> Iterator[str]:
    """The tokens a wording is sure to have."""
    for found in _PLAIN_WORD.finditer(wording):
        before, after, word = wording[: found.start()][-1:], wording[found.end() :][:1], found.group()
        if word[0] not in _LETTERS:
            yield "0" if word in _FIGURES else word
        else:
            begins, ends = before not in _JOINS, after not in _JOINS
            yield (BEGINS if begins else "") + (word + ENDS if ends and len(word) <= STEM else word[:STEM])


class _Wordings:
    """Reads the part of RE2's language that word lists use, as lists of the wordings a pattern may stand for.

    A pattern with more wordings than can be told apart is cut into pieces, each with wordings of its own.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def whole(self) -> list[list[str]]:
        pieces = self._either()
        if self.at != len(self.pattern):
            raise NotUnderstoodError(self.pattern)
        # what stands before and after the pattern is not known
        pieces[0] = [GAP + wording for wording in pieces[0]]
        pieces[-1] = [wording + GAP for wording in pieces[-1]]
        return pieces

    def _either(self) -> list[list[str]]:
        ways = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            ways.append(self._sequence())
        if len(ways) == 1:
            return ways[0]
        return [list(dict.fromkeys(itertools.chain.from_iterable(map(_telling, ways))))]

    def _sequence(self) -> list[list[str]]:
        pieces: list[list[str]] = []
        now = [""]
        while (char := self._next()) and char not in "|)":
            run = _PLAIN_RUN.match(self.pattern, self.at)
            if run:
                now, self.at = [before + run.group() for before in now], run.end()
                continue
            part = self._repeated(self._one())
            if len(part) == 1 and len(now) * len(part[0]) <= _MOST:
                now = list(dict.fromkeys(before + after for before in now for after in part[0]))
                continue
            left, right = _edge(now, -1), _edge(part[0], 0)
            pieces.append([wording + right for wording in now])
            pieces.extend([left + wording for wording in one] for one in part[:1])
            pieces.extend(part[1:])
            now = pieces.pop()
        return [*pieces, now]

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _one(self) -> list[list[str]]:
        char = self._next()
        self.at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return [self._class()]
        if char == "\\":
            return [[self._escaped()]]
        if char in "^$":
            return [[EDGE]]
        if char in "*+?{":
            raise NotUnderstoodError(self.pattern)
        return [[GAP if char == "." else char]]

    def _group(self) -> list[list[str]]:
        if self._next() == "?":
            if self.pattern[self.at : self.at + 2] != "?:":
                raise NotUnderstoodError(self.pattern)
            self.at += 2
        inner = self._either()
        if self._next() != ")":
            raise NotUnderstoodError(self.pattern)
        self.at += 1
        return inner

    def _escaped(self) -> str:
        char = self._next()
        self.at += 1
        if char.isalnum():
            if char not in _CLASSES:
                raise NotUnderstoodError(self.pattern)
            return _CLASSES[char]
        return char

    def _class(self) -> list[str]:
        end = self.pattern.find("]", self.at + 1)
        while end > 0 and self.pattern[end - 1] == "\\" and self.pattern[end - 2] != "\\":
            end = self.pattern.find("]", end + 1)
        if end < 0 or "[:" in self.pattern[self.at : end]:
            raise NotUnderstoodError(self.pattern)
        inner, self.at = self.pattern[self.at : end], end + 1
        plain = re.sub(r"\\[dsv]|0-9|[1-9]-[1-9]", "", inner)
        if inner.startswith("^") or "\\w" in inner or "-" in plain[1:-1]:
            return [GAP]
        letters = [char for char in plain if char in _LETTERS]
        figures = ["0"] if re.search(r"\\d|\d|_", inner) else []
        others = [" "] if re.sub(r"\\d|[\da-z_]|(?<=\d)-(?=\d)", "", inner) else []
        return letters + figures + others

    def _repeated(self, part: list[list[str]]) -> list[list[str]]:
        mark = _REPEAT.match(self.pattern, self.at)
        if not mark:
            return part
        self.at = mark.end()
        if mark.group(1) and mark.group(2) == "" and mark.group(1) == "1":
            return part
        least = {"*": 0, "?": 0, "+": 1}.get(mark.group()[0], int(mark.group(1) or 0))
        once = mark.group()[0] == "?"
        if len(part) > 1:
            return part if least else [[GAP]]
        ways = part[0] if once else _again(part[0])
        return [ways if least else list(dict.fromkeys(["", *ways]))]


def _edge(wordings: list[str], end: int) -> str:
    """What stands at one end of all the wordings: an edge of a word, or nobody knows."""
    known = all(wording and wording[end] not in _LETTERS and wording[end] != GAP for wording in wordings)
    return EDGE if known else GAP


def _telling(pieces: list[list[str]]) -> list[str]:
    """Of the pieces of one way the one that says most; it stands between gaps where it is only a part."""
    if len(pieces) == 1:
        return pieces[0]
    cut = [[GAP + wording + GAP for wording in piece] for piece in pieces]
    return max(cut, key=lambda piece: min(max((len(one) for one in _tokens(wording)), default=0) for wording in piece))


def _again(ways: list[str]) -> list[str]:
    """What stands there once or several times: a gap, with its edges where all ways share them."""
    letters = any(char in _LETTERS or char == GAP for way in ways for char in way)
    if set(ways) == {"0"}:
        return ["0"]
    if not letters and not _JOINS.isdisjoint("".join(ways)):
        return [GAP]
    if not letters:
        return [" "] if all(ways) else [" ", ""]
    first = " " if all(way[:1] and way[0] not in _LETTERS and way[0] != GAP for way in ways) else ""
    last = " " if all(way[-1:] and way[-1] not in _LETTERS and way[-1] != GAP for way in ways) else ""
    return [first + GAP + last]
