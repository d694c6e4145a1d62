"""Who stood by when the adult was seen at home is no child there for that; and plain words for having none."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded, factors_told

from adapter.words import Factor

SEEN = ("Assessed", "Seen", "Visited", "Reviewed", "Assessment completed")
KIN = ("niece", "daughter", "son", "nephew", "grandson", "stepson", "sister")
CHILDREN = ("daughter, 4", "baby", "two boys, 3 and 5", "granddaughter, 7, who lives with her")


@pytest.mark.parametrize("told", [f"{how} at home with her {kin}." for how, kin in product(SEEN, KIN)])
def test_kin_who_were_there_are_no_children_of_the_home(told: str) -> None:
    assert concluded(told)["children_in_household"] != "present"


@pytest.mark.parametrize("told", [f"{how} at home with her {kin}." for how, kin in product(SEEN, CHILDREN)])
def test_a_child_who_was_there_is_one(told: str) -> None:
    assert concluded(told)["children_in_household"] == "present"


@pytest.mark.parametrize(
    "told",
    [
        "They were not able to have children.",
        "He and his wife could not have children.",
        "We never had a family.",
        "Parent or carer of a child: No",
        "Ch: none",
        "No safeguarding concerns re children as none in household.",
        "Client has no contact with any children.",
    ],
)
def test_none_in_plain_words(told: str) -> None:
    assert concluded(told)["children_in_household"] == "absent"


@pytest.mark.parametrize(
    "told",
    [
        "Her sister could not have children.",
        "She could not have children round on a school night.",
        "Parent of a child: Leo",
    ],
)
def test_words_that_do_not_say_that_there_are_none(told: str) -> None:
    assert concluded(told)["children_in_household"] != "absent"


def test_no_contact_with_any_children_is_a_plain_no_and_as_a_condition_a_risk() -> None:
    assert Factor.RISK_TO_CHILDREN not in factors_told("He has no contact with any children.")
    assert Factor.RISK_TO_CHILDREN in factors_told("Bail: no contact with any children.")
