"""A date as a record writes it comes in, a day goes out, or None where none can be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

ISO = ("iso",)


def day_of(value: Any, formats: Sequence[str] = ISO) -> date | None:
    """The day; `iso` reads `2026-10-02` and any time after it, other formats are those of `datetime.strptime`.

    A year or a month alone is not a day.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    for form in formats:
        day = _iso(text) if form == "iso" else _formatted(text, form)
        if day is not None:
            return day
    return None


def _iso(text: str) -> date | None:
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


def first_day(value: Any) -> date | None:
    """The first day a FHIR partial date covers: `2015` is 1 January 2015."""
    text = value.strip() if isinstance(value, str) else ""
    if len(text) == 4 and text.isdigit():
        return day_of(f"{text}-01-01")
    if len(text) == 7 and text[4] == "-":
        return day_of(f"{text}-01")
    return day_of(text)
