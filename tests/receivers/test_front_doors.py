"""Which front door, and which number is open now: the child's home address and a moment come in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from casebook import doors

from adapter.errors import DocumentError
from adapter.receivers import (
    LONDON,
    For,
    district_of,
    load_receivers,
    number_open_now,
    working_days_after,
)

EXAMPLESHIRE = "exampleshire"


def _open(at: str, area: str = EXAMPLESHIRE) -> set[For]:
    receiver = doors().named(area)
    assert receiver is not None
    moment = datetime.fromisoformat(at).replace(tzinfo=LONDON)
    return {contact.who_for for contact in number_open_now(receiver, moment)}


ALWAYS = {For.EMERGENCY, For.POLICE}
OFFICE = ALWAYS | {For.EVERYONE, For.PROFESSIONALS}
NIGHT = ALWAYS | {For.OUT_OF_HOURS}


@pytest.mark.parametrize(
    ("at", "answers"),
    [
        ("2026-11-20T08:59", NIGHT),
        ("2026-11-20T09:00", OFFICE),
        ("2026-11-20T16:59", OFFICE),
        ("2026-11-20T17:00", NIGHT),
        ("2026-11-20T17:01", NIGHT),
        ("2026-11-21T11:00", NIGHT),  # Saturday
        ("2026-11-22T11:00", NIGHT),  # Sunday
        ("2026-12-25T11:00", NIGHT),  # Christmas Day, a Friday
        ("2026-12-28T11:00", NIGHT),  # the day for Boxing Day
        ("2026-12-29T11:00", OFFICE),
        ("2027-03-26T11:00", NIGHT),  # Good Friday
        ("2026-07-01T16:59", OFFICE),  # in summer time
    ],
)
def test_the_number_shown_is_the_one_that_answers(at: str, answers: set[For]) -> None:
    assert _open(at) == answers


@pytest.mark.parametrize(
    ("at", "answers"),
    [
        ("2026-11-19T16:45", {For.EMERGENCY, For.EVERYONE}),  # a Thursday
        ("2026-11-20T16:29", {For.EMERGENCY, For.EVERYONE}),
        ("2026-11-20T16:45", {For.EMERGENCY, For.OUT_OF_HOURS}),  # on a Friday it closes earlier
        ("2028-05-09T11:00", {For.EMERGENCY, For.OUT_OF_HOURS}),  # Liberation Day, no holiday in England
        ("2028-05-08T11:00", {For.EMERGENCY, For.EVERYONE}),
    ],
)
def test_jersey_keeps_its_own_hours_and_holidays(at: str, answers: set[For]) -> None:
    assert _open(at, "jersey") == answers


def test_a_moment_in_another_zone_is_read_by_the_clock_on_the_wall_in_london() -> None:
    receiver = doors().named(EXAMPLESHIRE)
    assert receiver
    half_past_four_in_utc = datetime(2026, 7, 1, 16, 30, tzinfo=UTC)  # half past five in London
    assert For.EVERYONE not in {one.who_for for one in number_open_now(receiver, half_past_four_in_utc)}


def test_a_moment_without_a_zone_is_not_guessed_at() -> None:
    receiver = doors().named(EXAMPLESHIRE)
    assert receiver
    with pytest.raises(ValueError, match="without a time zone"):
        number_open_now(receiver, datetime(2026, 11, 20, 12))


@pytest.mark.parametrize(
    ("address", "postcode", "area"),
    [
        (None, "ZZ1 4AB", EXAMPLESHIRE),
        (None, "zz14ab", EXAMPLESHIRE),
        ("1 High Street, Elsewhere", "ZZ1 4AB", EXAMPLESHIRE),
        ("1 High Street, Exampleton", None, EXAMPLESHIRE),
        ("1 High Street\nLITTLE EXAMPLE", "  ", EXAMPLESHIRE),
        (None, "MK40 1AA", "bedford-borough"),
        (None, "JE2 3AB", "jersey"),
        ("1 Quai Imaginaire, St Helier", None, "jersey"),
        ("Exampleton Road, Elsewhere", None, None),  # a road is not the town
        ("1 High Street, Exampleton", "YO1 1AA", None),  # the postcode decides, and nobody here serves it
        (None, "ZZ99 3VZ", None),  # the NHS postcode for no fixed abode
        (None, "MK43 1AA", None),  # the boundary runs through it
        ("Exampleton, Kempston", None, None),  # two doors fit
        (None, "not known", None),
        (None, None, None),
        ("", "", None),
    ],
)
def test_a_front_door_is_named_only_where_the_home_address_settles_it(
    address: str | None, postcode: str | None, area: str | None
) -> None:
    found = doors().for_address(address, postcode)
    assert (found.area if found else None) == area


@pytest.mark.parametrize(
    ("postcode", "district"),
    [("MK40 1AB", "MK40"), ("mk401ab", "MK40"), ("W1A 1AA", "W1A"), ("ZZ1", "ZZ1"), ("n1 9gu", "N1")],
)
def test_the_district_is_the_outward_half(postcode: str, district: str) -> None:
    assert district_of(postcode) == district


def test_contacts_nobody_confirmed_say_so() -> None:
    bedford = doors().named("bedford-borough")
    assert bedford
    assert bedford.status == "check this"
    assert "not been confirmed" in (bedford.stale_on(bedford.checked_on) or "")


def test_contacts_past_their_review_say_so() -> None:
    receiver = doors().named(EXAMPLESHIRE)
    assert receiver
    assert receiver.stale_on(receiver.review_by) is None
    assert "due to be checked again" in (receiver.stale_on(date(2030, 1, 1)) or "")


def test_three_working_days_skip_the_weekend_and_bank_holidays() -> None:
    receiver = doors().named(EXAMPLESHIRE)
    assert receiver
    assert working_days_after(date(2026, 12, 24), 3, receiver.closed_on) == date(2026, 12, 31)
    assert working_days_after(date(2026, 11, 20), 1, receiver.closed_on) == date(2026, 11, 23)


HOLIDAYS = """
nation: england
source_url: https://www.gov.uk/bank-holidays
covers_until: 2028-12-31
status: checked
dates: [2026-12-25]
"""
DOOR = """
area: here
name: Here's Front Door
nation: england
serves: {postcode_districts: [ZZ5]}
contacts:
  - {for: everyone, name: Door, phone: 01632 960100, hours: always}
source_url: https://www.example.org
checked_on: 2026-11-01
review_by: 2027-05-01
status: checked
"""


def _shelf(folder: Path, **doors_by_area: str) -> Path:
    (folder / "bank-holidays.yaml").write_text(HOLIDAYS)
    for area, text in doors_by_area.items():
        (folder / area).mkdir()
        (folder / area / "receiver.yaml").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("review_by: 2027-05-01", "", "'review_by' is missing"),
        ("area: here", "area: there", "the area is 'there' but the folder is 'here'"),
        ("hours: always", "hours: {days: [friday], from: '17:00', to: '09:00'}", "'from' must be before 'to'"),
        ("hours: always", "hours: {days: [friday], from: '9', to: '17:00'}", "a time is written as '09:00'"),
        ("phone: 01632 960100, ", "", "a contact needs a phone or an email"),
        ("status: checked", "status: checked\nlevel: four", "there is no 'level' here"),
    ],
)
def test_a_faulty_door_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(DocumentError) as refused:
        load_receivers(_shelf(tmp_path, here=DOOR.replace(old, new)))
    assert says in str(refused.value)
    assert "mappings/receivers/here/receiver.yaml:" in str(refused.value)


def test_two_doors_cannot_share_a_district(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="district 'ZZ5' is also on the door of 'here'"):
        load_receivers(_shelf(tmp_path, here=DOOR, there=DOOR.replace("area: here", "area: there")))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("bank-holidays.yaml", HOLIDAYS.replace("england", "wales"), "that can be read is of 'england'"),
        ("bank-holidays-too.yaml", HOLIDAYS, "of 'england' stand in another file too"),
    ],
)
def test_each_nation_has_one_list_of_the_days_its_doors_are_closed(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    folder = _shelf(tmp_path, here=DOOR)
    (folder / name).write_text(text)
    with pytest.raises(DocumentError, match=says):
        load_receivers(folder)


def test_a_site_without_doors_has_none(tmp_path: Path) -> None:
    assert load_receivers(tmp_path).names == ()


@pytest.mark.parametrize("area", doors().names)
def test_every_shipped_door_has_somebody_who_answers_at_any_hour(area: str) -> None:
    for day in range(20, 27):
        for hour in range(24):
            assert _open(f"2026-11-{day}T{hour:02}:30", area) - ALWAYS
