"""Code system names and SNOMED CT identifiers come in, one spelling and a verdict go out."""

from __future__ import annotations

from functools import lru_cache

SNOMED = "snomed.info/sct"

_MULTIPLY = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 2, 3, 4, 0, 6, 7, 8, 9, 5),
    (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7),
    (4, 0, 1, 2, 3, 9, 5, 6, 7, 8),
    (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2),
    (7, 6, 5, 9, 8, 2, 1, 0, 4, 3),
    (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)
_PERMUTE = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 5, 7, 6, 2, 8, 3, 0, 9, 4),
    (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7),
    (9, 4, 5, 3, 1, 2, 6, 8, 7, 0),
    (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5),
    (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)


@lru_cache(maxsize=1024)
def system_key(uri: str) -> str:
    """One spelling of a code system: records write http and https, a last slash, capitals, and a `|version`."""
    plain = uri.partition("|")[0].strip().casefold()
    return plain.removeprefix("https://").removeprefix("http://").rstrip("/")


def snomed_holds(code: str) -> bool:
    """Whether an SCTID's last digit is its Verhoeff check digit (SNOMED CT Release File Specifications, 5.5)."""
    if not (code.isascii() and code.isdigit() and 6 <= len(code) <= 18):
        return False
    check = 0
    for place, digit in enumerate(reversed(code)):
        check = _MULTIPLY[check][_PERMUTE[place % 8][int(digit)]]
    return check == 0


def snomed_concept(code: str) -> bool:
    """Whether an SCTID says of itself that it is a concept: partition 00 or 10 (the same specification, 5.6).

    A description's or a relationship's id passes the check digit as well and means nothing as a code.
    """
    return snomed_holds(code) and code[-3:-1] in ("00", "10")
