"""Two FHIR dates or times of whatever precision come in, which is the earlier goes out; None where nobody can tell.

FHIRPath N1, 6.2: parts are compared from the year down; where one side ends first, the answer is empty. A zone
is heeded where both sides have one; otherwise the parts are compared as they were written.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import re2

_MOMENT = re2.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?)?"
)

Moment = tuple[tuple[float, ...], str | None]
"""Year, month, day, hour, minute, second as far as written; and the zone."""


def moment_of(text: Any) -> Moment | None:
    """A date or time as its parts; None where it is not one."""
    found = _MOMENT.fullmatch(text) if isinstance(text, str) and len(text) <= 40 else None
    if found is None:
        return None
    return tuple(float(part) for part in found.groups()[:6] if part is not None), found[7]


def earlier(one: Any, other: Any) -> int | None:
    """-1, 0 or 1; None where precision or form does not let it be told."""
    left, right = moment_of(one), moment_of(other)
    if left is None or right is None:
        return None
    parts, others = (_in_utc(left), _in_utc(right)) if left[1] and right[1] else (left[0], right[0])
    if parts is None or others is None:
        return None
    for part, against in zip(parts, others, strict=False):
        if part != against:
            return -1 if part < against else 1
    return 0 if len(parts) == len(others) else None


def _in_utc(moment: Moment) -> tuple[float, ...] | None:
    parts, zone = moment
    if zone in (None, "Z"):
        return parts
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    away = timedelta(hours=hours, minutes=minutes) * (1 if zone[0] == "+" else -1)
    year, month, day, hour, minute, second = (int(part) for part in (*parts, 0, 0, 0)[:6])
    try:
        there = datetime(year, month, day, hour, minute, second) - away  # noqa: DTZ001 - its zone is `away`
    except (ValueError, OverflowError):
        return None
    whole = (there.year, there.month, there.day, there.hour, there.minute, there.second + parts[-1] % 1)
    return tuple(float(part) for part in whole[: len(parts)])
