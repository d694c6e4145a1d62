"""A date as a record writes it comes in, a day goes out, or None where none can be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from adapter.words import is_blank_word

ISO = ("iso",)
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?( ?Z| ?[+-]\d{2}:?\d{2})?$")
_HL7 = re.compile(
    r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:\.[0-9]{1,4})?)?)?)?(?:[+-][0-9]{4})?"
)
_PARTIAL = re.compile(r"([0-9]{4})(?:-?(0[1-9]|1[0-2]))?")
_SERIAL = re.compile(r"([0-9]{4,5})(?:\.[0-9]+)?")


NO_DATE = frozenset({"0", "00/01/1900", "00/00/0000", "0000-00-00", "00/01/1900 00:00:00"})
"""What a spreadsheet or a database writes where there is no date."""
FIRST_YEAR, LAST_YEAR = 1905, 2500
"""Databases fill a date that is not there with the first or last they know: 1753, 1899, 1900, 9999."""


def day_of(value: Any, formats: Sequence[str] = ISO, not_after: date | None = None) -> date | None:
    """The day; `iso` reads `2026-10-02` and any time after it, `excel` a spreadsheet's number of days, `hl7` the
    dates of that standard, other formats are those of `datetime.strptime`, with or without a time after them.

    A year or a month alone is not a day. A year of two digits is the latest that is not after `not_after`.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    for bare in dict.fromkeys((text, _TIME.sub("", text))):
        for form in formats:
            day = _READERS.get(form, _formatted)(bare, form)
            if day is not None:
                late = "%y" in form and not_after is not None and day > not_after
                return _century_before(day) if late else day
    return None


def year_ages(value: str | None, as_of: date | None) -> tuple[int | None, int | None]:
    """The least and the most whole years of somebody of whose birth only a year, or a month, was written down."""
    found = _PARTIAL.fullmatch((value or "").strip())
    if found is None or as_of is None:
        return None, None
    years = as_of.year - int(found[1])
    if found[2]:
        turned = as_of.month - int(found[2])
        low, high = (years - 1, years) if turned == 0 else (years, years) if turned > 0 else (years - 1, years - 1)
    else:
        low, high = years - 1, years
    return (max(0, low), high) if 0 <= high <= 120 else (None, None)


def no_date(value: str) -> bool:
    """Whether a cell says that there is no date: it is blank, or what stands for a blank."""
    return not value.strip() or value.strip() in NO_DATE or is_blank_word(value)


def end_of(day: date | None) -> date | None:
    """The day something ended; one that only fills the place of a date is none, or a living child would be dead."""
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _century_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 100)
    except ValueError:  # 29 February of a year that had none
        return None


def _iso(text: str, _form: str = "iso") -> date | None:
    if len(text) > 10 and text[10] not in "T ":
        return None
    try:
        return date.fromisoformat(text[:10]) if len(text) >= 10 and text[4] == "-" else None
    except ValueError:
        return None


def _formatted(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day of the record, no zone is meant
    except ValueError:
        return None


def _excel(text: str, _form: str) -> date | None:
    """Days since 30 December 1899; only those of 1902 to 2173, for other numbers are no dates."""
    found = _SERIAL.fullmatch(text)
    return date(1899, 12, 30) + timedelta(days=int(found[1])) if found and int(found[1]) >= 1_000 else None


def _hl7(text: str, _form: str) -> date | None:
    """`YYYYMMDD`, with or without a time and a zone after it (HL7 v2.8.2, 2A.2.22)."""
    found = _HL7.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


_READERS: dict[str, Callable[[str, str], date | None]] = {"iso": _iso, "excel": _excel, "hl7": _hl7}


def first_day(value: Any) -> date | None:
    """The first day a FHIR partial date covers: `2015` is 1 January 2015."""
    text = value.strip() if isinstance(value, str) else ""
    if len(text) == 4 and text.isdigit():
        return day_of(f"{text}-01-01")
    if len(text) == 7 and text[4] == "-":
        return day_of(f"{text}-01")
    return day_of(text)
