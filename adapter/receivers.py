"""Front doors for children: receiver documents come in, the right door and the number open now go out.

Which door is decided by the child's home address. Where the address cannot settle it, the answer is
None: the caller says so, and nobody guesses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from adapter.documents import Document, Strict, check_document, read_document
from adapter.errors import DocumentError, Fault
from adapter.guides import Guide

LONDON = ZoneInfo("Europe/London")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NO_DAYS: frozenset[date] = frozenset()
Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class For(StrEnum):
    """Whom a number is for."""

    EVERYONE = "everyone"
    PROFESSIONALS = "professionals"
    OUT_OF_HOURS = "out_of_hours"
    POLICE = "police"
    EMERGENCY = "emergency"


def _clock(value: str) -> str:
    if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError("a time is written as '09:00'")
    return value


Clock = Annotated[str, AfterValidator(_clock)]


class OfficeHours(Strict):
    """Days and clock times, Europe/London; closed on bank holidays."""

    days: tuple[Day, ...] = Field(min_length=1)
    opens: Clock = Field(alias="from")
    closes: Clock = Field(alias="to")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> OfficeHours:
        if self.opens >= self.closes:
            raise ValueError("'from' must be before 'to'")
        return self


Hours = OfficeHours | Literal["always", "when others are closed"]


def hours_in_words(hours: Hours) -> str:
    """`Mon to Fri, 09:00 to 17:00`; `always`."""
    if not isinstance(hours, OfficeHours):
        return hours
    days = [day.capitalize() for day in hours.days]
    shown = f"{days[0]} to {days[-1]}" if len(days) > 2 else " and ".join(days)
    return f"{shown}, {hours.opens} to {hours.closes}"


class Contact(Strict):
    """One way to reach the front door."""

    who_for: For = Field(alias="for")
    name: str
    phone: str | None = None
    email: str | None = None
    hours: Hours

    @model_validator(mode="after")
    def _can_be_reached(self) -> Contact:
        if not self.phone and not self.email:
            raise ValueError("a contact needs a phone or an email")
        return self


class Clocks(Strict):
    """How long things may take here, in hours or working days, as the area's own procedure says."""

    written_confirmation_hours: int | None = None
    decision_hours: int | None = None
    chase_after_working_days: int = 3


class Areas(Strict):
    """Where the front door is responsible, only as far as it is certain: no district shared with another council."""

    postcode_districts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Receiver(Strict):
    """One area's front door for children."""

    area: str
    name: str
    nation: Literal["england", "wales", "scotland", "northern_ireland", "jersey"]
    serves: Areas
    contacts: tuple[Contact, ...] = Field(min_length=1)
    clocks: Clocks = Clocks()
    channel: Literal["handover"] = "handover"
    guide: Guide | None = None
    source_url: str
    checked_on: date
    review_by: date
    status: Literal["checked", "check this"]
    closed_on: frozenset[date] = frozenset()
    """Bank holidays of the nation, joined from `bank-holidays*.yaml` when the shelf is loaded."""

    def stale_on(self, day: date) -> str | None:
        """A sentence for the screen where these contacts need looking at again; None where they do not."""
        if day > self.review_by:
            return (
                f"The contacts of {self.name} were due to be checked again by {self.review_by.isoformat()}. "
                "Ring before you rely on them."
            )
        if self.status == "check this":
            return f"The contacts of {self.name} have not been confirmed with the area. Ring before you rely on them."
        return None


class BankHolidays(Strict):
    """The days one nation's offices are closed, with where the list was read."""

    nation: str
    source_url: str
    covers_until: date
    status: Literal["checked", "check this"]
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Receivers:
    """Every front door this site knows."""

    by_area: Mapping[str, Receiver] = field(default_factory=dict)

    def for_address(self, address: str | None, postcode: str | None) -> Receiver | None:
        """The door of a child's home address.

        A postcode decides where it is given. Place names count only without one, and only as a whole
        part of the address: 'Bedford Road' is not Bedford. None where nothing or more than one fits.
        """
        if postcode and postcode.strip():
            return self._only(lambda areas: district_of(postcode) in _squeezed(areas.postcode_districts))
        parts = {part.strip().casefold() for part in re.split(r"[,\n]", address or "")}
        return self._only(lambda areas: bool(parts & {place.casefold() for place in areas.places}))

    def _only(self, serves: _Serves) -> Receiver | None:
        found = [receiver for receiver in self.by_area.values() if serves(receiver.serves)]
        return found[0] if len(found) == 1 else None

    @property
    def names(self) -> tuple[str, ...]:
        """The areas, in alphabetical order."""
        return tuple(sorted(self.by_area))

    def named(self, area: str) -> Receiver | None:
        """The door of an area by its key, as it is stored in a draft."""
        return self.by_area.get(area)


_Serves = Callable[[Areas], bool]


def district_of(postcode: str) -> str:
    """The outward half of a postcode in capitals, `MK40` of `mk40 1ab`; all of it where there is no inward half."""
    squeezed = re.sub(r"\s+", "", postcode).upper()
    return squeezed[:-3] if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", squeezed) else squeezed


def number_open_now(receiver: Receiver, at: datetime) -> tuple[Contact, ...]:
    """The contacts that answer at a moment, in the order of the document.

    `at` carries a time zone and is read as Europe/London; a bank holiday is outside office hours, and so is the
    closing minute itself. Raises ValueError where `at` has no zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be held against opening hours")
    local = at.astimezone(LONDON)
    holiday = local.date() in receiver.closed_on
    day, clock = DAYS[local.weekday()], local.strftime("%H:%M")
    office = {
        contact
        for contact in receiver.contacts
        if isinstance(contact.hours, OfficeHours)
        and not holiday
        and day in contact.hours.days
        and contact.hours.opens <= clock < contact.hours.closes
    }
    return tuple(
        contact
        for contact in receiver.contacts
        if contact in office or contact.hours == "always" or (contact.hours == "when others are closed" and not office)
    )


def working_days_after(day: date, days: int, closed_on: frozenset[date]) -> date:
    """The day that lies `days` working days after another: Saturdays, Sundays and bank holidays do not count."""
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in closed_on
    return day


def load_receivers(folder: Path) -> Receivers:
    """Every `<area>/receiver.yaml` of a folder, with the bank holidays beside them.

    Raises DocumentError with the faults of every file at once, also where two areas share a name or a district,
    or a door's nation has no list of bank holidays: it would be shown as open on Christmas Day.
    """
    faults: list[Fault] = []
    closed = _closed_days(folder, faults)
    found: dict[str, tuple[Document, Receiver]] = {}
    for path in sorted(folder.glob("*/receiver.yaml")):
        shown = f"mappings/receivers/{path.parent.name}/{path.name}"
        try:
            document = read_document(path, shown)
            receiver = check_document(document, Receiver)
        except DocumentError as error:
            faults.extend(error.faults)
            continue
        if receiver.area != path.parent.name:
            faults.append(
                document.fault(("area",), f"the area is '{receiver.area}' but the folder is '{path.parent.name}'.")
            )
        if receiver.nation not in closed:
            what = f"no bank-holidays*.yaml that can be read is of '{receiver.nation}'; without one it is never closed."
            faults.append(document.fault(("nation",), what))
        found[receiver.area] = (
            document,
            receiver.model_copy(update={"closed_on": closed.get(receiver.nation, NO_DAYS)}),
        )
    faults.extend(_shared_districts(found))
    if faults:
        raise DocumentError(faults)
    return Receivers(MappingProxyType({area: receiver for area, (_, receiver) in found.items()}))


def _closed_days(folder: Path, faults: list[Fault]) -> dict[str, frozenset[date]]:
    """The bank holidays of each nation, from the files beside the doors: one for a nation."""
    closed: dict[str, frozenset[date]] = {}
    for path in sorted(folder.glob("bank-holidays*.yaml")):
        try:
            document = read_document(path, f"mappings/receivers/{path.name}")
            holidays = check_document(document, BankHolidays)
        except DocumentError as error:
            faults.extend(error.faults)
            continue
        if holidays.nation in closed:
            what = f"the bank holidays of '{holidays.nation}' stand in another file too; keep one."
            faults.append(document.fault(("nation",), what))
        closed[holidays.nation] = frozenset(holidays.dates)
    return closed


def _shared_districts(found: Mapping[str, tuple[Document, Receiver]]) -> list[Fault]:
    """A district on two doors would settle nothing, so it is a fault in the later one."""
    first: dict[str, str] = {}
    faults: list[Fault] = []
    for area, (document, receiver) in found.items():
        for district in _squeezed(receiver.serves.postcode_districts):
            if first.setdefault(district, area) != area:
                faults.append(
                    document.fault(
                        ("serves", "postcode_districts"),
                        f"district '{district}' is also on the door of '{first[district]}'; "
                        "take it from both where the boundary runs through it.",
                    )
                )
    return faults


def _squeezed(districts: Iterable[str]) -> tuple[str, ...]:
    return tuple(re.sub(r"\s+", "", district).upper() for district in districts)
