"""Words on a card: a value from a record comes in, the same words as safe GitHub-flavoured Markdown go out.

Clients differ in how much HTML and Markdown they let through (CDS Hooks, `Card.detail`), so a value
never carries markup of its own, never becomes a link, and never starts a list, a heading or a table.
"""

from __future__ import annotations

import re

SUMMARY_UNITS = 139
"""CDS Hooks: fewer than 140 characters. Counted as UTF-16 code units, the strictest reading."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")
"""Control and direction characters, and broken halves of a pair: they may hide or turn round what is read."""
_MARKUP = re.compile(r"[\\`*_\[\]~|@$]")
_STARTS_A_BLOCK = re.compile(r"^(?:([-+=#:])|(\d+)([.)]))")
_JOINS_A_LINK = re.compile(r"((?<=[A-Za-z])\.(?=[A-Za-z0-9])|:(?=/))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


_SPECIAL = re.compile(r"[\\`*_\[\]~|@$&<>]|[A-Za-z]\.[A-Za-z0-9]|:/|^[-+=#:\d]")
"""Anything the steps of `escaped` would change; most values hold none of it, and a card is written on every call."""


def plain(value: str) -> str:
    """One line of text: runs of white space and unseen characters become one space."""
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    return " ".join(_UNSEEN.sub(" ", value).split())


def escaped(value: str) -> str:
    """The value as Markdown that renders to the same words and to nothing else."""
    line = plain(value)
    if not _SPECIAL.search(line):
        return line
    line = _MARKUP.sub(lambda found: "\\" + found.group(), line)
    line = re.sub("[&<>]", lambda found: _ENTITIES[found.group()], line)
    line = _JOINS_A_LINK.sub(r"\\\1", line)
    return _STARTS_A_BLOCK.sub(_open, line)


def units(value: str) -> int:
    """Length in UTF-16 code units: a character outside the basic plane counts twice."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2


def fitted(value: str, limit: int) -> str:
    """The value cut at a whole word to at most `limit` UTF-16 code units, with an ellipsis where it was cut."""
    line = plain(value)
    if units(line) <= limit:
        return line
    while units(line) > limit - 1:
        line = line[:-1]
    return (line.rsplit(" ", 1)[0] if " " in line else line).rstrip(" ,;:") + "…"


def _open(found: re.Match[str]) -> str:
    if found.group(1):
        return "\\" + found.group(1)
    return f"{found.group(2)}\\{found.group(3)}"
