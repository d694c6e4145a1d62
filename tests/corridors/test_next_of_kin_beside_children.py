"""A next of kin who is a daughter, in a home with children: nobody said that she is the child who lives there."""

from __future__ import annotations

import json

import pytest

from adapter.records import SourceRecord
from adapter.screening import load_shelves, screen
from adapter.settings import shelf


@pytest.mark.parametrize("lives_with_children", ["Yes", "No"])
def test_a_next_of_kin_who_is_a_daughter_is_asked_about_and_not_put_into_the_home(lives_with_children: str) -> None:
    given = {
        "mentalHealthReferenceNumber": "MHR-100021",
        "submittedAt": "2026-10-05T10:12:00Z",
        "personDateOfBirth": "1967-02-03",
        "nextOfKinRelationship": "Daughter",
        "livesWithChildren": lives_with_children,
    }
    shelves = load_shelves(shelf("mappings"), shelf("rules") / "england")
    screened = screen(SourceRecord("referral", json.dumps(given).encode(), "0" * 64, given), shelves)
    at_home = [place.at for child in screened.family.children for place in child.evidence]
    assert at_home == (["livesWithChildren"] if lives_with_children == "Yes" else [])
    assert "age-of-offspring-not-known" in {finding.rule for finding in screened.findings}
