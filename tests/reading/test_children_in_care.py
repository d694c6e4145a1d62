"""Own children in care, placed, fostered or in proceedings are listed whatever they are called; others' are not."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import factors_of_today

CHILD = (
    "Her son Kai, 5,",
    "My two girls",
    "Three of hers",
    "The baby",
    "Both of mine",
    "Her youngest",
    "His daughters, 3 and 6,",
)
IN_CARE = (
    "went into foster care in June.",
    "got put in care.",
    "now with foster carers.",
    "placed with maternal aunt.",
    "in kinship care.",
    "taken off her by the social.",
    "accommodated under section 20.",
    "subject to a full care order.",
)
TAKEN = (
    "I lost my twins to the care system.",
    "Social services took Mia, 4.",
    "They came with the police and took my baby off me.",
    "They're trying to get my daughter adopted.",
    "I had my little boy taken off me six weeks ago.",
    "Two of mine are with my sister. Social services put them there.",
    "Poppy is being fostered in Hull now.",
)
NONE = (
    "She and her husband are foster carers for two brothers aged 6 and 8.",
    "We have a little lad placed with us. We are foster carers.",
    "He was in foster care between six and sixteen.",
    "Her son is with his nan while she works.",
    "Her daughter is in the care of the paediatric team.",
    "Her son, 34, works in a care home.",
    "Her mother is now in care in Hove.",
    "Her friend's kids are in care.",
    "Both boys are in after-school care until six.",
    "Her son had his tonsils removed in March.",
    "Son, 3, placed in the toddler room at nursery.",
    "He's thirteen. I've tried taking the Xbox off him.",
    "I can't tell anyone in case they take him off me. He's four.",
    "She fosters cats. Two of them were adopted last week.",
    "The council took the bins away.",
    "He is on a tag until June and must be in by seven.",
    "All four children had been removed by 2012.",
)


def test_own_children_in_care_are_listed() -> None:
    for child, care in product(CHILD, IN_CARE):
        assert "custody" in factors_of_today(f"{child} {care}"), (child, care)


@pytest.mark.parametrize("text", TAKEN)
def test_it_is_told_otherwise(text: str) -> None:
    assert "custody" in factors_of_today(text)


@pytest.mark.parametrize("text", NONE)
def test_it_is_of_nobodys_own_child(text: str) -> None:
    assert "custody" not in factors_of_today(text)
