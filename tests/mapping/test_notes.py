"""A note has an author and a day of its own (FHIR Annotation), which go before those of what it stands on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.mapping.test_family_resources import MOTHER, coded, read

WORDS = "Her son Remi, 9, gives her the tablets."
NURSE = {"resourceType": "Practitioner", "id": "n", "name": [{"text": "Nurse Example"}]}
RESOURCE_SAYS = ("Dr Example", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, RESOURCE_SAYS),
        ({"authorString": "A. Worker"}, ("A. Worker", date(2026, 3, 1))),
        ({"authorReference": {"reference": "Practitioner/n"}}, ("Nurse Example", date(2026, 3, 1))),
        (
            {"authorReference": {"display": "A. Worker"}, "time": "2026-10-05T09:30:00Z"},
            ("A. Worker", date(2026, 10, 5)),
        ),
        ({"time": "2026-10"}, ("Dr Example", date(2026, 10, 1))),
        # What cannot be read takes nothing away.
        ({"authorReference": {"reference": "Practitioner/nobody"}, "time": "last week"}, RESOURCE_SAYS),
        ({"authorString": 7, "time": 7}, RESOURCE_SAYS),
    ],
)
def test_a_note_has_its_own_author_and_day(own: dict[str, Any], expected: tuple[str, date]) -> None:
    condition = coded("Condition", "35489007", note=[{"text": WORDS, **own}])
    condition |= {"asserter": {"display": "Dr Example"}, "recordedDate": "2026-03-01"}
    (passage,) = [one for one in read(MOTHER, NURSE, condition).passages if one.text == WORDS]
    assert (passage.said_by, passage.written_on) == expected


def test_a_text_that_is_no_note_keeps_the_author_and_day_of_its_resource() -> None:
    plan = {
        "resourceType": "CarePlan",
        "subject": {"reference": "Patient/m"},
        "status": "active",
        "intent": "plan",
        "author": {"display": "Dr Example"},
        "created": "2026-03-01",
        "description": WORDS,
        "activity": [{"progress": [{"text": "Seen with her son.", "authorString": "A. Worker", "time": "2026-05-06"}]}],
    }
    said = {one.text: (one.said_by, one.written_on) for one in read(MOTHER, plan).passages}
    assert said == {WORDS: RESOURCE_SAYS, "Seen with her son.": ("A. Worker", date(2026, 5, 6))}
