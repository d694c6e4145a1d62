"""RelatedPersons and contacts: two are two people, a day that fills a gap ends nothing, codes are shown in words."""

from __future__ import annotations

from typing import Any

import pytest

from adapter.records import PersonSeen
from tests.mapping.test_packs import ADULT, bundle, relation


def seen(**more: Any) -> PersonSeen:
    (person,) = bundle(ADULT, relation("DAUC", **more)).people
    return person


@pytest.mark.parametrize("day", ["1900-01-01", "9999-12-31", "0001-01-01"])
def test_a_day_that_fills_a_gap_ends_no_relation(day: str) -> None:
    assert seen(period={"end": day}).current


@pytest.mark.parametrize(
    ("day", "dead"), [("1900-01-01", False), ("2024-05-05", True), ("2024", True), ("in May", True)]
)
def test_a_day_that_fills_a_gap_is_nobodys_death(day: str, dead: bool) -> None:
    child = {"resourceType": "Patient", "id": "k", "birthDate": "2018-05-05", "deceasedDateTime": day,
             "link": [{"type": "seealso", "other": {"reference": "RelatedPerson/r"}}]}  # fmt: skip
    (person,) = bundle(ADULT, child, relation("DAUC")).people
    assert person.deceased is dead


def test_a_bare_code_is_shown_in_words_and_quoted_as_it_stands() -> None:
    person = seen()
    assert (person.relationship, person.evidence.quote) == ("daughter", "DAUC")


def test_a_resource_sent_twice_under_one_id_is_one_relative() -> None:
    twice = bundle(ADULT, relation("DAUC"), relation("DAUC")).people
    assert len({one.place for one in twice}) == 1


def test_two_relatives_have_two_places_and_one_has_one() -> None:
    two = bundle(ADULT, relation("DAUC"), relation("DAUC", id="s")).people
    contacts = bundle({**ADULT, "contact": [{"relationship": [{"text": "Child"}]}] * 2}).people
    assert [len({one.place for one in people}) for people in (two, contacts)] == [2, 2]
