"""Coercion as a habit: what goes wrong beside what he then does, and the rules and tempers that are no coercion."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import factors_of_today

FAILINGS = ("If tea is late", "Whenever the house isn't tidy", "When I'm late home", "Every time she answers back")
FLARES = ("he kicks off.", "he goes mad.", "her husband loses it.", "my boyfriend throws things.")
TOLD = (
    "She isn't allowed to see her sister.",
    "I was never allowed my own bank card.",
    "Her stomach turns over when she hears his key in the door.",
    "She freezes at the sound of his car.",
    "He has never hit me so is it even abuse?",
    "He goes ballistic if she forgets to buy milk.",
)
NONE = (
    "If tea is late the toddler kicks off.",
    "My manager goes mad if I'm late.",
    "She isn't allowed to see her mum while the ward has norovirus.",
    "My daughter isn't allowed to see her friends on a school night.",
    "He isn't allowed to see his brother under bail conditions.",
    "Her stomach turns when she eats dairy.",
    "When the food is cold he leaves it.",
    "She asked whether it counts as a benefit.",
    "The dog goes mad when he comes in.",
)


def test_anger_at_a_small_failing_is_abuse() -> None:
    told = product(FAILINGS, FLARES)
    assert [pair for pair in told if "domestic_abuse" not in factors_of_today(" ".join(pair))] == []


@pytest.mark.parametrize("text", TOLD)
def test_rules_and_fear_are_abuse(text: str) -> None:
    assert "domestic_abuse" in factors_of_today(text)


@pytest.mark.parametrize("text", NONE)
def test_it_is_no_abuse(text: str) -> None:
    assert "domestic_abuse" not in factors_of_today(text)
