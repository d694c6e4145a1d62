"""Markup and entities come in, passages whose offsets are those of the original go out."""

from __future__ import annotations

import html
import re
from typing import Any

from adapter.mapping.gathered import Source
from adapter.records import Passage

_TAG = re.compile(r"<!--(?:(?!-->|<!--).)*-->|<[^<>]*>", re.DOTALL)
_APART = re.compile(r"</?(?:p|div|br|tr|li|ul|ol|table|h[1-6])\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Starts only where a word does: from every letter of a megabyte without spaces it would never end.
_WORD = re.compile(rf"(?<![^\s&])[^\s&]*(?:{_ENTITY.pattern}[^\s&]*)+")


def blanked(markup: str) -> tuple[str, str]:
    """(text, verbatim), both as long as `markup`: tags become spaces in both, entities are read only in `text`.

    A word with an entity is read whole and made up with spaces behind it, so that `doesn&#39;t` is
    one word to the reader while everything around it stays where it was. A quote cut at the same
    place in `verbatim` is what the record has.
    """
    verbatim = _TAG.sub(_blank, markup)
    if "&" not in verbatim:
        return verbatim, verbatim
    return _WORD.sub(_read, verbatim), verbatim


def _blank(tag: re.Match[str]) -> str:
    """As many spaces, with a new line where the words before and after stand apart: rows, points, paragraphs."""
    return ("\n" if _APART.match(tag[0]) else " ").ljust(len(tag[0]))


def _read(word: re.Match[str]) -> str:
    written = word[0]
    read = _ENTITY.sub(_character, written)
    return read.ljust(len(written)) if len(read) <= len(written) else written


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]).replace("\xa0", " ")


def markup_passage(markup: Any, at: str, source: Source, question: str | None) -> Passage | None:
    """A narrative `div` as a passage, or None where it says nothing."""
    if not isinstance(markup, str):
        return None
    text, verbatim = blanked(markup)
    if not text.strip():
        return None
    kept = verbatim if verbatim != text else None
    return Passage(text, at, source.said_by, source.written_on, question, kept)
