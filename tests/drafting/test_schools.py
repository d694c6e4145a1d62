"""The school of a child, as the record names it: with its words, and nothing where it could be somebody else's."""

from __future__ import annotations

import pytest
from builders import child, said

from adapter.drafting.schools import school_of
from adapter.families import Child

LARK = "Lark Hill Primary"


def _amy(quote: str, **more: object) -> Child:
    return child("Amy Bell", 9, evidence=(said(quote),), **more)


@pytest.mark.parametrize(
    ("quote", "school"),
    [
        ("Amy attends Lark Hill Primary.", LARK),
        ("Amy, 9, is in Year 4 at Lark Hill Primary and likes it.", LARK),
        ("Amy goes to St Mary's C of E Primary School.", "St Mary's C of E Primary School"),
        ("Amy has started at the Little Acorns Nursery.", "Little Acorns Nursery"),
        ("Amy Bell, School: Example Academy", "Example Academy"),
        ("Amy, who is 9, and Isla, who is 6, live with her and went to Lark Hill Primary this morning.", LARK),
        ("Isla is 2 and Amy attends Lark Hill Primary.", LARK),
        ("Amy and Isla are both at Lark Hill Primary.", LARK),
    ],
)
def test_one_setting_named_with_the_child_is_told_with_its_words(quote: str, school: str) -> None:
    amy = _amy(quote)
    assert school_of(amy, (amy, child("Isla", 6))) == (school, amy.evidence[0])


@pytest.mark.parametrize(
    "quote",
    [
        "Amy is 9 and Isla attends Lark Hill Primary.",
        "Amy is 9. Her teacher rang from Lark Hill Primary.",
        "Amy, 9, whose mum is at Example College on Mondays.",
        "Amy was collected by a worker who went to Lark Hill Primary for her.",
        "She works at Lark Hill Primary, and Amy is 9.",
        "Amy went to Lark High Street with her friend.",
        "Amy goes to school.",
        "Amy attends Lark Hill Primary and goes to Example High next year.",
    ],
)
def test_a_setting_that_may_be_somebody_elses_is_left_to_ask(quote: str) -> None:
    amy = _amy(quote)
    assert school_of(amy, (amy, child("Isla", 6))) is None


def test_two_records_of_two_settings_are_left_to_ask() -> None:
    amy = child("Amy", 9, evidence=(said("Amy attends Lark Hill Primary."), said("Amy goes to Example Academy.")))
    assert school_of(amy, ()) is None


@pytest.mark.parametrize("more", [{"restricted": True}, {"may_be": (said("A girl of about nine."),)}])
def test_where_a_child_can_be_found_is_withheld_as_a_home_is(more: dict[str, object]) -> None:
    assert school_of(_amy("Amy attends Lark Hill Primary.", **more), ()) is None
