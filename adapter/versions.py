"""Versions of one record: how each stands and when it was changed come in, which takes whose place goes out.

What counts is what the records say of themselves, not the order they came in. Only where they say nothing that
tells them apart does the one that came last count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from adapter.words import Standing

_WORDS: Mapping[Standing, str] = {
    Standing.UNFINISHED: "in-progress preliminary partial registered draft incomplete unfinished started not-started "
    "saved pending stopped",
    Standing.FINAL: "completed complete final active inactive accepted requested received ready rejected failed "
    "on-hold submitted approved manager-approved panel-approved signed signed-off authorised closed finished ended "
    "resolved current superseded revoked suspended planned scheduled proposed arrived triaged unknown",
    Standing.AMENDED: "amended corrected appended updated",
    Standing.WITHDRAWN: "cancelled canceled withdrawn retracted discarded deleted void voided nullified",
    Standing.ENTERED_IN_ERROR: "entered-in-error recorded-in-error error",
}
STATUSES: Mapping[str, Standing] = {word: standing for standing, words in _WORDS.items() for word in words.split()}
"""What a status says of a record as a whole: the required codes of FHIR and the words of forms. `superseded` and
`revoked` end what a record asked for, not what it saw."""

A_DAY = timedelta(days=1)
_RANKS = tuple(Standing)
TAKEN_BACK = frozenset({Standing.WITHDRAWN, Standing.ENTERED_IN_ERROR})


def standing_of(status: str | None, own: Mapping[str, Standing] | None = None) -> Standing | None:
    """How a record with this status stands; None where nobody has said what the word means."""
    if status is None or not status.strip():
        return Standing.FINAL
    word = "-".join(status.replace("_", " ").casefold().split())
    return (own or {}).get(word) or STATUSES.get(word)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record, as far as it matters for which of them counts."""

    sha256: str
    changed_at: datetime | None
    """When its source last changed it; else the start of the day it was written; None where it says neither."""
    standing: Standing
    received_at: datetime
    announces: bool = False
    record_id: str = ""
    """Versions with another id are the same form or document in another wrapping."""


def moment_of(changed_at: datetime | None, day: date | None, received_at: datetime) -> datetime | None:
    """When a version is from; a moment that had not come yet when it was received is a slip of the pen, and none."""
    moment = changed_at or (datetime.combine(day, time.min, UTC) if day else None)
    return None if moment is None or moment > received_at + A_DAY else moment


def newest_first(versions: Iterable[Version]) -> tuple[Version, ...]:
    """All of them in the order in which they count.

    Two that say when they were changed are told apart by it. One that was taken back comes before what does not say
    when it is from. What is left is told apart by when it came.
    """
    found = tuple(versions)
    dated = sorted((one for one in found if one.changed_at), key=_by_moment, reverse=True)
    undated = sorted((one for one in found if not one.changed_at), key=_by_standing, reverse=True)
    ordered: list[Version] = []
    while dated and undated:
        ordered.append((undated if _goes_first(undated[0], dated[0]) else dated).pop(0))
    return (*ordered, *dated, *undated)


def replacements(
    versions: Sequence[Version], holds: Callable[[Version, Version], bool] = lambda newer, older: True
) -> dict[str, str | None]:
    """For each version the one that stands in its place, or None.

    An announcement gives way to any content. A version only gives way to one that `holds` all it had: a part of an
    export stands in for no more than a part.
    """
    whole = newest_first(one for one in versions if not one.announces)
    told = newest_first(one for one in versions if one.announces)
    found = {one.sha256: _first(one, whole[:place], holds) for place, one in enumerate(whole)}
    for place, one in enumerate(told):
        found[one.sha256] = whole[0].sha256 if whole else _first(one, told[:place], holds)
    return found


def _first(one: Version, newer: Sequence[Version], holds: Callable[[Version, Version], bool]) -> str | None:
    return next((other.sha256 for other in newer if holds(other, one)), None)


def _goes_first(undated: Version, dated: Version) -> bool:
    if (undated.standing in TAKEN_BACK) is not (dated.standing in TAKEN_BACK):
        return undated.standing in TAKEN_BACK
    return undated.received_at >= dated.received_at


def _by_moment(one: Version) -> tuple[datetime, int, datetime, str]:
    assert one.changed_at is not None
    return one.changed_at, _RANKS.index(one.standing), one.received_at, one.sha256


def _by_standing(one: Version) -> tuple[int, datetime, str]:
    return _RANKS.index(one.standing), one.received_at, one.sha256
