r"""Values of HL7 version 2 with their escapes come in, the text they stand for goes out (v2.8.2, 2.7 and table 0211).

Ours, though the library has one: that one writes a value it cannot read into the log.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Delimiters(NamedTuple):
    """The signs of MSH-1 and MSH-2."""

    field: str
    component: str
    repetition: str
    escape: str
    subcomponent: str


MOST_LINES = 20
LINE_BREAKS = {".br", ".sp", ".ce"}
SPACES = {".sk"}

_CHARSETS = {
    "": "ascii",
    "ASCII": "ascii",
    "US-ASCII": "ascii",
    "ISO IR6": "ascii",
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    "8859/1": "latin-1",
    "8859/15": "iso8859-15",
    "ISO-8859-1": "latin-1",
    "ISO8859-1": "latin-1",
    "ISO8859/1": "latin-1",
    "ISO-8859-15": "iso8859-15",
    "WINDOWS-1252": "cp1252",
    "CP1252": "cp1252",
}
"""MSH-18 as table 0211 and as senders write it; ISO-8859-1 in practice is what Windows writes."""


def charset_of(named: str) -> str | None:
    """Python's name of a character set, or None where it is not one that is read."""
    return _CHARSETS.get(" ".join(named.split()).upper())


def unescaped(value: str, signs: Delimiters) -> str:
    """The text; an escape that is not known stays as it was written."""
    if signs.escape not in value:
        return value
    meant = {
        "F": signs.field,
        "S": signs.component,
        "R": signs.repetition,
        "T": signs.subcomponent,
        "E": signs.escape,
        "H": "",
        "N": "",
    }
    return _sequence(signs.escape).sub(lambda found: _text(found[1], meant), value)


@lru_cache(maxsize=64)
def _sequence(escape: str) -> re.Pattern[str]:
    sign = re.escape(escape)
    return re.compile(rf"{sign}([FSRTEHN]|X(?:[0-9A-Fa-f]{{2}})+|\.(?:br|sp|sk|in|ti|fi|nf|ce)[+-]?[0-9]{{0,3}}){sign}")


def _text(sequence: str, meant: dict[str, str]) -> str:
    if sequence in meant:
        return meant[sequence]
    if sequence.startswith("X"):
        content = bytes.fromhex(sequence[1:])
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return content.decode("cp1252", "replace")
    command, count = sequence[:3], sequence[3:].lstrip("+-")
    times = min(int(count or 1), MOST_LINES)
    if command in LINE_BREAKS:
        return "\n" * times
    return " " * times if command in SPACES else ""
