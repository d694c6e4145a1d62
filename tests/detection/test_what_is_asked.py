"""A question names what nobody recorded, and never what the record says."""

from __future__ import annotations

import pytest
from builders import adult, child, family
from conclusions import _shelves

from adapter.detection import judge
from adapter.findings import Result
from adapter.words import Answer

HELPS = "Nobody has recorded whether Wilf helps with the adult's care. Please ask."
AGE = "Nobody has recorded how old Wilf is, who helps to look after somebody. Please ask."
BOTH = "Nobody has recorded whether Wilf helps with the adult's care, or how old Wilf is. Please ask."


@pytest.mark.parametrize(
    ("age", "helps", "asked"),
    [
        (9, Answer.UNKNOWN, HELPS),
        (None, Answer.PRESENT, AGE),
        (None, Answer.UNKNOWN, BOTH),
    ],
)
def test_only_what_is_missing_is_asked(age: int | None, helps: Answer, asked: str) -> None:
    findings = judge(family(child("Wilf", age, helps_with_care=helps), adult=adult(55)), _shelves().rules).findings
    said = [one.say for one in findings if one.rule == "young-carer-appears" and one.result is Result.ASK]
    assert said == [asked]
