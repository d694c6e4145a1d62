"""What a record says of its own version comes in: when it was changed, and whether it is finished or was taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

from adapter.mapping.dates import ISO, day_of
from adapter.records import CouldNotCheck
from adapter.versions import TAKEN_BACK, standing_of
from adapter.words import Standing

_HL7 = re.compile(r"(\d{8})(\d{2})(\d{2})(\d{2})?(?:\.\d{1,4})?([+-]\d{4})?")
UNKNOWN_STATUS = "is none that is known here, so this may be unfinished or taken back: look in the record."


def latest_moment(values: Iterable[Any], formats: Sequence[str] = ISO) -> datetime | None:
    """The last of the moments; a day without a time is its start, a time without a zone is taken as it stands."""
    found = (_moment(value.strip(), formats) for value in values if isinstance(value, str))
    return max((one for one in found if one is not None), default=None)


def standing_told(statuses: Sequence[str], own: Mapping[str, Standing]) -> tuple[str | None, Standing, str | None]:
    """The status that counts, how the record stands, and a status nobody knows, if any.

    Of several forms in one record those taken back say nothing while another stands; one unfinished form makes it all
    provisional.
    """
    statuses = [status for status in statuses if status.strip()]
    known = [(status, standing) for status in statuses if (standing := standing_of(status, own)) is not None]
    strange = next((status for status in statuses if standing_of(status, own) is None), None)
    held = [(status, standing) for status, standing in known if standing not in TAKEN_BACK]
    if strange is None and not held and known:
        return (*known[0], None)
    status, standing = min(held, key=lambda one: one[1] is not Standing.UNFINISHED, default=(strange, Standing.FINAL))
    return status, standing, strange


def strange_status(status: str) -> CouldNotCheck:
    """A status nobody listed: told with the record, and no prompt by itself."""
    return CouldNotCheck("the status of the record", f"'{status[:40]}' {UNKNOWN_STATUS}", hides_nobody=True)


def _moment(text: str, formats: Sequence[str]) -> datetime | None:
    if "hl7" in formats and (found := _HL7.fullmatch(text)):
        text = f"{found[1]}T{found[2]}{found[3]}{found[4] or '00'}{found[5] or ''}"
    if len(text) > 10 and "T" in text[:11]:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is not None:
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    day = day_of(text, formats)
    return datetime.combine(day, time.min, UTC) if day else None
