"""Patterns: what people wrote in a word list comes in, what google-re2 can search with goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple

import re2

from adapter.documents import Document, did_you_mean
from adapter.errors import Fault
from adapter.patterns import refusal

_NAMED = re.compile(r"<([a-z_]+)(\$?)>")
"""A list of words by its name, with a mark where its words are the last of a way."""
_LAST_NAMED = re.compile(r"<[a-z_]+>$")
_HIDDEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]", re.DOTALL)
"""What is escaped or in a class: a bracket or bar in it is a mark like any other."""
_INNERMOST = re.compile(r"\([^()]*+\)")
_DEEPEST = 1000
"""RE2 reads no brackets that lie deeper in each other."""
_STRUCTURED = re.compile(r"[\\\[(<]|[^ -~]")
_WORD_ENDS = re.compile(r"(?<=[a-zA-Z0-9?*])(?=\||$)")
_OPEN_ENDS = (r"\)", r"\]", r"\*", r"\?", r"\W*")
_MARKS = re.compile(r"\[(?:[^\w\]\\^]|\\[^wdb])+\][*+]?$")
"""A choice of marks, none of which a word can end in."""
OPTIONS = re2.Options()
OPTIONS.encoding = re2.Options.Encoding.LATIN1
OPTIONS.log_errors = False
OPTIONS.max_mem = 64 << 20


Spans = list[tuple[int, int]]
"""Where a match stands, and each bracket of its pattern; (-1, -1) where there is none."""
Match = Callable[[Any, bytes, int, int], Spans]
ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED
_WHOLE = re2._re2.RE2.Anchor.ANCHOR_BOTH
# The engine under re2's wrapper, which makes a generator and an object for every search and so costs four times as
# much. A test says so when a new version of google-re2 has moved it.


class Pattern:
    """One pattern of a word list, with its lists of words filled in.

    It is made ready when it is first looked for, unless the first look has made it ready for itself.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def match(self) -> Match:
        """The search without re2's wrapper; `places` knows how to call it."""
        match: Match = re2._re2.RE2(by_line(self.text), OPTIONS).Match
        return match


def by_line(pattern: str) -> bytes:
    """A pattern whose ends of a text are those of a line, and so of a sentence where they stand one to a line."""
    return b"(?m)" + pattern.replace(r"\A", "^").replace(r"\z", "$").encode()


def sound_patterns(
    document: Document,
    loc: tuple[str | int, ...],
    patterns: tuple[str, ...],
    words: dict[str, str],
    faults: list[Fault],
) -> tuple[str, ...]:
    """The patterns at one place of a word list that RE2 can use, as written; what is wrong with others is a fault."""
    good: list[str] = []
    for number, pattern in enumerate(patterns):
        place = (*loc, number)
        unknown = [name for name, _ in _NAMED.findall(pattern) if name not in words] if "<" in pattern else []
        faults.extend(
            document.fault(place, f"no list of words is called '{name}'{did_you_mean(name, words)}") for name in unknown
        )
        if '"' in pattern:
            faults.append(
                document.fault(place, "there is a quotation mark inside this pattern; is one missing before it?")
            )
        if unknown:
            continue
        cause = _refusal(pattern, words)
        if cause is None:
            good.append(pattern)
        else:
            faults.append(document.fault(place, f"this pattern cannot be used: {cause}; RE2 has no look-around."))
    return tuple(good)


def whole(pattern: str, words: dict[str, str]) -> str:
    """A sound pattern as it is searched for: with its lists of words, and for whole words only."""
    return expand(bounded(pattern), words)


def _refusal(pattern: str, words: dict[str, str]) -> str | None:
    """Why RE2 would refuse a pattern, from the pattern as written; ends of words make none good, and few larger."""
    if "<" in pattern:
        read = expand(_NAMED.sub(partial(_abridged, words), pattern), words)
        pattern = expand(pattern, words)
    else:
        read = pattern
    return refusal(pattern.encode(errors="replace"), OPTIONS, read.encode(errors="replace"))


def _abridged(words: dict[str, str], found: re.Match[str]) -> str:
    """A letter in place of a list that can be read by itself, which is then not read again with every pattern."""
    return "x" if _is_sound(words[found[1]]) else found[0]


@lru_cache(maxsize=1024)
def _is_sound(listed: str) -> bool:
    read = f"(?:{listed})".encode(errors="replace")
    return "{" not in listed and "<" not in listed and refusal(read, OPTIONS) is None


class Found(NamedTuple):
    """A match, asked as the standard library's is."""

    folded: bytes
    spans: Spans

    def start(self, group: int = 0) -> int:
        return self.spans[group][0]

    def end(self, group: int = 0) -> int:
        return self.spans[group][1]

    def group(self, group: int = 0) -> bytes:
        """The words it caught; none where the bracket has no part in the match."""
        start, end = self.spans[group]
        return self.folded[start:end] if end >= 0 else b""


class Find:
    """A search for several patterns at once, with little to do around the engine."""

    __slots__ = ("_by_line", "_match", "_text")

    def __init__(self, patterns: Sequence[str]) -> None:
        self._text = "|".join(patterns)
        self._match: Match = re2.compile(self._text.encode(), OPTIONS)._regexp.Match
        self._by_line: Match | None = None

    def search(self, folded: bytes) -> Any:
        """The first match, `Found`, or None."""
        spans = self._match(ANYWHERE, folded, 0, len(folded))
        return Found(folded, spans) if spans[0][1] >= 0 else None

    def stands_in_one_of(self, lines: Sequence[bytes]) -> bool:
        """Whether it matches in any of the lines, which are looked through together first."""
        if self._by_line is None:
            self._by_line = re2._re2.RE2(by_line(self._text), OPTIONS).Match
        together = b"\n".join(lines)
        found = self._by_line(ANYWHERE, together, 0, len(together))[0][1] >= 0
        return found and any(map(self.search, lines))

    def fullmatch(self, folded: bytes) -> bool:
        """Whether the whole of the words matches."""
        return self._match(_WHOLE, folded, 0, len(folded))[0][1] >= 0

    def spans(self, folded: bytes) -> list[tuple[int, int]]:
        """Where every match begins and ends."""
        return [spans[0] for spans in places(self._match, folded)]

    def findall(self, folded: bytes) -> list[bytes]:
        """The words of every match."""
        return [folded[slice(*spans[0])] for spans in places(self._match, folded)]


def united(parts: Sequence[Pattern]) -> Pattern:
    """One pattern that finds whatever one of the parts finds."""
    return Pattern("|".join(part.text for part in parts))


def places(match: Match, folded: bytes) -> list[Spans]:
    """Every match of a pattern, as `finditer` gives them."""
    first = match(ANYWHERE, folded, 0, len(folded))
    return places_from(match, first, folded) if first[0][1] >= 0 else []


def places_from(match: Match, spans: Spans, folded: bytes) -> list[Spans]:
    """The same, where the first is known."""
    end = len(folded)
    found: list[Spans] = []
    while spans[0][1] >= 0:
        found.append(spans)
        start, stop = spans[0]
        at = stop if stop > start else stop + 1
        if at >= end:
            break  # what is left is nothing, which no term of a lexicon is
        spans = match(ANYWHERE, folded, at, end)
    return found


def places_of_any(firsts: Sequence[tuple[Match, Spans]], folded: bytes) -> list[Spans]:
    """Every match of patterns that stand for one thing, as one pattern `a|b|c` would find them, from the first of each.

    The leftmost counts, at one place the first of the patterns, and no two overlap.
    """
    at, end = 0, len(folded)
    kept: list[Spans] = []
    ahead = firsts
    while ahead:
        first = min(ahead, key=_start)[1]
        kept.append(first)
        start, stop = first[0]
        at = stop if stop > start else stop + 1
        if at > end:
            break
        ahead = [one if one[1][0][0] >= at else (one[0], one[0](ANYWHERE, folded, at, end)) for one in ahead]
        ahead = [one for one in ahead if one[1][0][1] >= 0]
    return kept


def _start(one: tuple[Match, Spans]) -> int:
    return one[1][0][0]


def expand(pattern: str, words: dict[str, str]) -> str:
    """A pattern with every `<name>` replaced by that list of words."""

    def listed(found: re.Match[str]) -> str:
        name, last = found.groups()
        if name not in words:
            return f"<{name}>"
        return f"(?:{_ended(words[name]) if last else words[name]})"

    for _ in range(4):
        if "<" not in pattern:
            break
        pattern = _NAMED.sub(listed, pattern)
    return pattern


def bounded(pattern: str) -> str:
    """A pattern that matches whole words only; a way through it that ends in a mark says itself where it ends."""
    before = r"\b" if pattern[:1].isalnum() or pattern[:1] in ("(", "<") else ""
    return f"{before}(?:{_ended(pattern)})"


@lru_cache(maxsize=256)  # the same lists of words stand at the end of hundreds of patterns
def _ended(pattern: str) -> str:
    """The pattern with a word's end after each of its ways that needs one: `drinks[.;]|is drunk` ends two ways."""
    if not _STRUCTURED.search(pattern) and not pattern.endswith("|$"):
        return _WORD_ENDS.sub(r"\\b", pattern)
    plain, brackets = _structure(pattern)
    return _ways_ended(pattern, 0, plain, brackets)


def _ways_ended(pattern: str, begin: int, plain: str, brackets: dict[int, str]) -> str:
    """The same for the ways that begin at a place; `plain`: they, with every bracket in them made plain."""
    end = begin + len(plain)
    if pattern.endswith("|$", begin, end):
        return pattern[begin:end]
    ways: list[str] = []
    for way in plain.split("|"):
        ways.append(_way_ended(pattern, begin, begin + len(way), brackets))
        begin += len(way) + 1
    return "|".join(ways)


def _way_ended(pattern: str, start: int, stop: int, brackets: dict[int, str]) -> str:
    way = pattern[start:stop]
    last = way[-1:]
    if last.isalnum():  # as most do, so that it is asked first
        return way if way.endswith((r"\b", r"\W")) else way + r"\b"
    if last == ">" and _LAST_NAMED.search(way):
        return f"{way[:-1]}$>"
    bracket = brackets.get(stop) if last == ")" else None
    if bracket is not None and bracket.startswith("(?:"):
        inner = _ways_ended(pattern, stop - len(bracket) + 3, bracket[3:-1], brackets)
        return f"{pattern[start : stop - len(bracket)]}(?:{inner})"
    word = last in (")", "?", "*", "]")
    return way + r"\b" if word and not way.endswith(_OPEN_ENDS) and not _MARKS.search(way) else way


def _structure(pattern: str) -> tuple[str, dict[int, str]]:
    """The pattern with every bracket in it made plain, and each bracket, by where it ends, with those in it made so."""
    brackets: dict[int, str] = {}

    def made_plain(found: re.Match[str]) -> str:
        bracket = brackets[found.end()] = found[0]
        return "x" * len(bracket)

    plain = _HIDDEN.sub(_hidden, pattern) if "\\" in pattern or "[" in pattern else pattern
    for _ in range(_DEEPEST):
        plain, inner = _INNERMOST.subn(made_plain, plain)
        if not inner:
            break
    return plain, brackets


def _hidden(found: re.Match[str]) -> str:
    return "x" * len(found[0])
