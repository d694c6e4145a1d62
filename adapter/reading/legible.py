"""Legible or not: a passage comes in; why it cannot be read as words of this language goes out, if it cannot.

What cannot be read is said to be unread, with what to do about it: it is never the same as nothing found.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping

_LOWEST_LETTER_SHARE = 0.35
_LONGEST_WORD = 120
_CODED_WORD = 40
_SHORT = 60
_HEAD = 4000
_FEWEST_WORDS = 8
_ASCII_LETTERS = string.ascii_letters.encode()
_CONTROL = dict.fromkeys((*range(9), *range(14, 32), 127))
_RTF = re.compile(r"\{?\s*\\rtf\d|(?:\\(?:par|pard|fs\d+|f\d|b0?|cf\d)\b[^\\]{0,40}){4}")
_MARKUP = re.compile(rb"<[!/]?[a-z][^<>]{0,400}>")
_WORD = re.compile(rb"[a-z]{1,24}")
_PLAIN_ENGLISH = re.compile(rb" (?:the|and|with|of) ")
_FOREIGN_SHARE, _OWN_SHARE = 0.14, 0.12
OWN = "English"

NO_TEXT = "There is no text in it. If it should hold any, look at the record."
NOT_TEXT = "It holds bytes that are not text. Open it in the system it came from."
RTF = "It is RTF with its formatting codes, not plain text. Have the source send plain text, and read it in the record."
NOT_WORDS = "Most of it is not words. Open it in the system it came from."
ONE_RUN = "It is long runs of characters without words, such as an encoded file. Open it in the system it came from."


def why_unreadable(text: str, folded: bytes, languages: Mapping[str, frozenset[bytes]]) -> str | None:
    """Why a passage cannot be read, in a sentence that says what to do; None where it can."""
    head = text.strip()[:_HEAD] if len(text) < 2 * _HEAD else text[: 2 * _HEAD].strip()[:_HEAD] or text.strip()[:_HEAD]
    if not head:
        return NO_TEXT
    if "\x00" in text or head.count("\ufffd") * 20 > len(head) or _controls(head) * 10 > len(head):
        return NOT_TEXT
    if "\\" in head and _RTF.search(head):
        return RTF
    english = _PLAIN_ENGLISH.search(folded) is not None
    foreign = None if english else _other_script(head)
    if foreign or len(head) <= _SHORT:
        return foreign
    if _letters(head) < _LOWEST_LETTER_SHARE * len(head):
        return NOT_WORDS
    if _coded(head):
        return ONE_RUN
    return None if english else _other_language(folded[:_HEAD], languages)


def _controls(head: str) -> int:
    return 0 if head.isprintable() else len(head) - len(head.translate(_CONTROL))


def _letters(head: str) -> int:
    if head.isascii():
        return len(head) - len(head.encode().translate(None, _ASCII_LETTERS))
    return sum(map(str.isalpha, head))


def _coded(head: str) -> bool:
    if len(head) <= 2 * _LONGEST_WORD:
        return False
    words = head.split()
    longest = max(map(len, words))
    if longest <= _CODED_WORD:
        return False
    return longest * 2 > len(head) or sum(len(word) for word in words if len(word) > _CODED_WORD) * 2 > len(head)


def _other_script(head: str) -> str | None:
    """A passage most of whose letters are not Latin ones."""
    if head.isascii():
        return None
    letters = [char for char in head[:600] if char.isalpha()]
    others = [char for char in letters if ord(char) > 0x24F and "LATIN" not in unicodedata.name(char, "LATIN")]
    if len(others) < 4 or len(others) * 2 < len(letters):
        return None
    script = unicodedata.name(others[0]).split()[0].capitalize()
    script = {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean"}.get(script, script)
    return f"It is written in {script} letters, which are not read here. Ask somebody who reads them about children."


def _other_language(head: bytes, languages: Mapping[str, frozenset[bytes]]) -> str | None:
    words = _WORD.findall(_MARKUP.sub(b" ", head))
    if len(words) < _FEWEST_WORDS:
        return None
    shares = {name: sum(map(known.__contains__, words)) / len(words) for name, known in languages.items()}
    own = shares.pop(OWN, 1.0)
    name = max(shares, key=lambda one: shares[one], default=OWN)
    if own >= _OWN_SHARE or shares.get(name, 0) < max(_FOREIGN_SHARE, 1.5 * own):
        return None
    return f"It seems to be in {name}, which is not read here. Ask somebody who reads {name} about children."
