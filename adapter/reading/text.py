"""Text as the reader sees it: a passage comes in, one plain lower-case byte per character and its sentences go out.

Every offset in the folded bytes is the offset in the passage, so a quote is always the record's own words.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import re2

_SAME_LENGTH = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": ".", "•": ";", "·": ";",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u2028": "\n", "\u2029": "\n",
    "\x0b": " ", "\x0c": "\n", "\u00ad": "-", "½": "5", "ß": "s", "æ": "e", "œ": "e", "ø": "o", "ł": "l", "đ": "d",
}  # fmt: skip


def _plain_letters() -> dict[int, str]:
    """Accented Latin letters to the letter under the accent, so that `Zoë` and `Zoe` are one name."""
    found = {ord(odd): plain for odd, plain in _SAME_LENGTH.items()}
    for code in range(0xC0, 0x250):
        under = unicodedata.normalize("NFKD", chr(code))[0]
        if under.isascii() and under.isalpha():
            found.setdefault(code, under)
    return found


_PLAIN = _plain_letters()
_LOWEST_LETTER_SHARE = 0.35
_LONGEST_WORD = 120
_SPLIT = re2.compile(rb"[.!?]+[\"')\]]*(?:\s+|$)|\s*\n\s*|\[\.+\]|\s\|\s|;\s")
_CLAUSE = re2.compile(
    rb",? (?:but|although|though|however|whereas|while|because|yet)\s|,\s(?:and|who|which|he|she|they|i|we|so|then)\s"
    rb"|\s-+\s|[(:]|\sand (?:he|she|they|i|we|her|his|my|their|has|is|was|are)\s|,\s(?:no|nil|not)\s"
)
_ABBREVIATIONS = frozenset(b"dr mr mrs ms st prof approx e.g i.e eg ie vs hx rev jr sr".split())
_SPEAKER = re2.compile(rb"\s*(?:\[([a-z_ ]{3,16})\]|([a-z_]{3,16}(?: [a-z_]{3,12})?)\s*:)\s*")
_HEADING = re2.compile(rb"\s*([a-z][a-z /&,']{1,40}?)\s*:\s")


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
    """The text as lower-case ASCII, one byte a character; what has no plain form becomes `?`-like filler."""
    if text.isascii():
        return text.lower().encode("ascii")
    return text.translate(_PLAIN).encode("ascii", "replace").lower()


def why_unreadable(text: str) -> str | None:
    """Why a passage cannot be read as words, or None where it can."""
    stripped = text.strip()
    if not stripped:
        return "there is no text in it"
    if "\x00" in stripped or stripped.count("\ufffd") * 20 > len(stripped):
        return "it holds bytes that are not text"
    letters = sum(map(str.isalpha, stripped[:4000]))
    if letters < _LOWEST_LETTER_SHARE * len(stripped[:4000]) and len(stripped) > 60:
        return "most of it is not words"
    if len(stripped) > _LONGEST_WORD * 2 and max(map(len, stripped[:4000].split())) * 2 > len(stripped[:4000]):
        return "it is one long run of characters without words"
    return None


def sentences(text: str, folded: bytes, speakers: frozenset[bytes]) -> Iterator[Sentence]:
    """The sentences of a passage in order; a hard-wrapped line is not an end."""
    speaker = heading = b""
    begin, new_line = 0, True
    for stop, nxt, broke in _ends(text, folded):
        piece = folded[begin:stop]
        label = _SPEAKER.match(piece)
        if label and (label.group(1) or label.group(2)).strip() in speakers:
            speaker, heading = (label.group(1) or label.group(2)).strip(), b""
        elif new_line or b":" in piece[:42]:
            titled = _HEADING.match(piece)
            heading = titled.group(1) if titled else (b"" if new_line else heading)
        if stop > begin:
            yield Sentence(begin, stop, piece, speaker, heading, piece.rstrip(b" \"')").endswith(b"?"), new_line)
        begin, new_line = nxt, broke


def _ends(text: str, folded: bytes) -> Iterator[tuple[int, int, bool]]:
    """(end of sentence, start of the next, whether a line ended too)."""
    for found in _SPLIT.finditer(folded):
        mark, (start, end) = found.group(), found.span()
        if b"\n" in mark and mark.strip() == b"":
            if mark.count(b"\n") == 1 and text[end : end + 1].islower() and folded[start - 1 : start] not in b".:;!?":
                continue
            yield start, end, True
        elif mark[:1] == b"." and _last_word(folded, start) in _ABBREVIATIONS:
            continue
        else:
            visible = start + len(mark.rstrip()) if mark[:1] in b".!?" else start
            yield visible, end, b"\n" in mark or mark.startswith(b"[")
    yield len(folded), len(folded), True


def _last_word(folded: bytes, end: int) -> bytes:
    words = folded[max(0, end - 12) : end].split()
    return words[-1].lstrip(b"(\"'") if words else b""


def clauses(folded: bytes) -> list[int]:
    """Where the clauses of a sentence start."""
    return [
        0,
        *(found.end() if found.group()[-1:] in b"(:" else found.start() + 1 for found in _CLAUSE.finditer(folded)),
    ]


def clause_of(starts: list[int], position: int) -> int:
    """The number of the clause a position lies in."""
    return bisect_right(starts, position) - 1
