"""Text as the reader sees it: a passage comes in, one plain lower-case byte per character and its sentences go out.

Every offset in the folded bytes is the offset in the passage, so a quote is always the record's own words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from adapter.reading.patterns import Find

_SAME_LENGTH = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": ".", "•": ";", "·": ";",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u2028": "\n", "\u2029": "\n",
    "\x0b": " ", "\x0c": "\n", "\u00ad": "-", "½": "5", "ß": "s", "æ": "e", "œ": "e", "ø": "o", "ł": "l", "đ": "d",
}  # fmt: skip


_BOXES = dict.fromkeys(map(ord, "\u2611\u2612\u2713\u2714\u2705"), "\x1e") | dict.fromkeys(
    map(ord, "\u2610\u25a1\u25fb"), "\x1f"
)
"""Boxes that are ticked, and boxes that are not."""
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction and breaks without width."""


def _plain_letters() -> dict[int, str]:
    """Accented Latin letters to the letter under the accent, so that `Zoë` and `Zoe` are one name."""
    found = {ord(odd): plain for odd, plain in _SAME_LENGTH.items()} | dict.fromkeys(map(ord, _UNSEEN), " ") | _BOXES
    for code in range(0xC0, 0x250):
        under = unicodedata.normalize("NFKD", chr(code))[0]
        if under.isascii() and under.isalpha():
            found.setdefault(code, under)
    return found


_PLAIN = _plain_letters()
_LONGEST_SENTENCE = 900
# None of these can go over the same characters twice, so the standard library's engine stays linear here too.
# It begins with one set of characters, which the engine leaps to.
_SPLIT = re.compile(
    rb"[.!?\n\[|;](?:(?<=[.!?])(?<![.!?][.!?])[.!?]*+[\"')\]]*(?:\s+|\Z)|(?<=\n)\s*|(?<=\[)\.+\]|(?<=\s\|)\s|(?<=;)\s)"
)
_CLAUSE = Find(
    [
        r",? (?:but|although|though|however|whereas|while|because|yet)\s",
        r",\s(?:and|he|she|they|i|we|so|then)\s",
        r"\s-+\s|[(:]",
        r"\sand (?:he|she|they|i|we|her|his|my|their|has|is|was|are)\s",
        r",\s(?:no|nil|not)\s",
    ]
)
_AGE_ALONE = re.compile(
    rb"\((?:aged? )?\d{1,2}(?: ?(?:yrs?|y/?o|years?(?: old)?|months?|mths?))?\)"
    rb"|\((?:(?:all|both|now) )*(?:adults?|grown(?:[- ]up)?|over (?:18|eighteen)|at home)\)"
)
_A_COUNT = re.compile(rb": ?(?:has )?(?:\d|one|two|three|four|five|six)\b")
_CHILDREN_HEADED = re.compile(
    rb"\b(?:child(?:ren)?|kids|dependants?|dependents?|sons|daughters|boys|girls)(?: [a-z0-9]+){0,5} ?\Z"
)
_HEADING_LENGTH = 60
_ABBREVIATIONS = frozenset(b"dr mr mrs ms st prof approx e.g i.e eg ie vs hx rev jr sr b d.o.b".split())
_SHORTENED = frozenset(b"yrs yr mths mth wks wk hosp dept incl dau appt tel ref resp ext".split())
_SHORT_ENDS = frozenset(word[-2:] for word in _ABBREVIATIONS | _SHORTENED)
_OPEN_END = re.compile(
    rb"(?:,|\b(?:aged?|and|or|of|is|are|was|to|the|an?|in|on|with|for|by|at|from|her|his|my|their|our|about|nearly)) ?$"
)
_SPEAKER = re.compile(rb"\s*(?:\[([a-z_ ]{3,16})\]|([a-z_]{1,16}(?:\d{1,2}|(?: [a-z_]{3,12})?))\s*:)\s*")
_ITEM = re.compile(rb"\s*(?:\d{1,2}[.)]|[-*;]\s)")
_HEADING = re.compile(rb"\s*([a-z][a-z /&,']{1,40}?)\s*:(?:\s|\Z)")
_TAG = re.compile(rb"<[!/]?[a-z][^<>]{0,400}>")
_LINE_TAG = re.compile(rb"</?(?:p|div|br|li|ul|ol|tr|td|th|table|h[1-6]|section)\b")
# A form pasted as text: `Children? (Y/N): N` is answered, and of `[x] no [ ] yes` only what is ticked is said.
_CHOICE = re.compile(rb"\(?\by(?:es)? ?/ ?no?\b\)?(?=[ :?=-]{1,4}(?:y|n|yes|no|none|nil)\b(?! ?/))")
_TICKED = re.compile(rb"\x1e|\[x\]|\(x\)")
_NOT_TICKED = re.compile(rb"(?:\x1f|\[ ?\]|\( \))[ \t]*[a-z][a-z /'-]{0,30}|\x1e|\[x\]|\(x\)")
_DIGITS = b"0123456789"
_NEWLINE, _DOT, _BRACKET, _BAR = b"\n.[|"
_COLON, _CLOSES, _ASKS, _TAG_OPENS, _SLASH = b":]?</"
# Single bytes are looked for by their number: Python finds them at once, and tries bytes for a number first.


class Sentence(NamedTuple):
    """One sentence of a passage: offsets, its folded bytes, who speaks and under which heading."""

    start: int
    end: int
    folded: bytes
    speaker: bytes
    heading: bytes
    asks: bool
    new_line: bool


def fold(text: str) -> bytes:
    """The text as lower-case ASCII, one byte a character; what has no plain form becomes `?`-like filler.

    A tag left over from a web page becomes as many spaces, and a line of its own where it sets one.
    """
    plain = text if text.isascii() else text.translate(_PLAIN)
    folded = plain.encode("ascii", "replace").lower()
    if _TAG_OPENS in folded:
        folded = _TAG.sub(_blank, folded)
    if _SLASH in folded:
        folded = _CHOICE.sub(_spaces, folded)
    return _NOT_TICKED.sub(_spaces, folded) if _TICKED.search(folded) else folded


def _spaces(found: re.Match[bytes]) -> bytes:
    return b" " * len(found.group())


def _blank(tag: re.Match[bytes]) -> bytes:
    return (b"\n" if _LINE_TAG.match(tag.group()) else b" ") + b" " * (len(tag.group()) - 1)


def is_short(folded: bytes) -> bool:
    """True where no sentence of the text can be long enough to be cut within."""
    return len(folded) <= _LONGEST_SENTENCE


def sentences(text: str, folded: bytes, speakers: frozenset[bytes]) -> Iterator[Sentence]:
    """The sentences of a passage in order; a hard-wrapped line is not an end."""
    speaker = heading = b""
    begin, new_line, opens = 0, True, False
    for stop, after, broke in _ends(text, folded) if is_short(folded) else _short_ends(text, folded):
        piece = folded[begin:stop]
        if _NEWLINE in piece:
            piece = piece.replace(b"\n", b" ")  # words that a line was broken between stand together
        if _COLON in piece or _CLOSES in piece:
            if new_line or _COLON in piece[:42] or _CLOSES in piece[:20]:
                speaker, heading = _label(piece, speaker, heading, speakers, new_line)
        elif new_line and not opens and not _ITEM.match(piece):
            heading = b""
        opens = piece[-1:] == b":"
        if stop > begin:
            asks = _ASKS in piece and piece.rstrip(b" \"')")[-1:] == b"?"
            yield Sentence(begin, stop, piece, speaker, heading, asks, new_line)
        begin, new_line = after, broke


def _label(
    piece: bytes, speaker: bytes, heading: bytes, speakers: frozenset[bytes], new_line: bool
) -> tuple[bytes, bytes]:
    """Who speaks and under which heading, from the words before a colon."""
    label = _SPEAKER.match(piece)
    named = (label.group(1) or label.group(2)).strip().rstrip(_DIGITS) if label else b""
    if named in speakers:
        return named, b""
    titled = _HEADING.match(piece)
    return speaker, titled.group(1) if titled else (b"" if new_line else heading)


def _short_ends(text: str, folded: bytes) -> Iterator[tuple[int, int, bool]]:
    """The same, with a sentence nobody ended cut at a space, so that time stays linear in the text."""
    begin = 0
    for stop, after, broke in _ends(text, folded):
        while stop - begin > _LONGEST_SENTENCE:
            cut = folded.rfind(b" ", begin + 1, begin + _LONGEST_SENTENCE)
            begin = cut + 1 if cut > 0 else begin + _LONGEST_SENTENCE
            yield begin, begin, False
        yield stop, after, broke
        begin = after


def _ends(text: str, folded: bytes) -> Iterator[tuple[int, int, bool]]:
    """(end of sentence, start of the next, whether a line ended too)."""
    at = done = 0
    search = _SPLIT.search
    while found := search(folded, at):
        start, end = found.span()
        at, first = end, folded[start]
        if first == _BAR:
            if start <= done:  # the space before it belongs to another end
                at = start + 1
                continue
            start -= 1
        done = end
        if first == _NEWLINE:
            one = folded.count(b"\n", start, end) == 1
            if one and _goes_on(text, folded, start, end):
                continue
            yield start, end, True
        elif first == _DOT and _is_shortened(text, folded, start, end):
            continue
        else:
            mark = folded[start:end]
            visible = start + len(mark.rstrip()) if first in b".!?" else start
            yield visible, end, _NEWLINE in mark or first == _BRACKET
    yield len(folded), len(folded), True


def _goes_on(text: str, folded: bytes, start: int, end: int) -> bool:
    """Whether a line was only broken for its length: it goes on in a small letter, or ends amid something."""
    if folded[start - 1 : start] in b".:;!?":
        return False
    return text[end : end + 1].islower() or (
        text[end : end + 1].isalnum() and bool(_OPEN_END.search(folded, max(0, start - 16), start))
    )


def _is_shortened(text: str, folded: bytes, start: int, end: int) -> bool:
    """Whether a stop only shortens a word: always after `dr`, after `yrs` where no new sentence begins."""
    tail = folded[max(0, start - 2) : start]
    if tail not in _SHORT_ENDS and tail.isalpha():
        return False
    word = _last_word(folded, start)
    return word in _ABBREVIATIONS or (word in _SHORTENED and not text[end : end + 1].isupper() and end < len(folded))


def _last_word(folded: bytes, end: int) -> bytes:
    words = folded[max(0, end - 12) : end].rsplit(None, 1)
    return words[-1].lstrip(b"(\"'") if words else b""


def clauses(folded: bytes) -> list[int]:
    """Where the clauses of a sentence start; `(7)` or `(all adult)` is of whoever stands before it."""
    begun = [(start, end) for start, end in _CLAUSE.spans(folded) if not _goes_on_there(folded, end - 1)]
    return [0, *[end if folded[end - 1] in b"(:" else start + 1 for start, end in begun]]


def _goes_on_there(folded: bytes, mark: int) -> bool:
    """Whether no clause begins at a bracket or a colon: `Children: two at home`."""
    if folded[mark] == _COLON:
        begins = max(0, mark - _HEADING_LENGTH)
        return bool(_A_COUNT.match(folded, mark) and _CHILDREN_HEADED.search(folded, begins, mark))
    return _AGE_ALONE.match(folded, mark) is not None


def clause_of(starts: list[int], position: int) -> int:
    """The number of the clause a position lies in."""
    return bisect_right(starts, position) - 1
