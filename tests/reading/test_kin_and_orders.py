"""Relatives under an order and the parent in prison: each relative's child beside each telling, and what is neither."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import factors_of_today

TAKEN_IN = (
    "Raises her grandson, 5.",
    "Her nephew Leo, 8, lives with her.",
    "Has had her two grandsons since Easter.",
)
IN_PRISON = (
    "Their dad is in prison.",
    "The boy's father is on remand in Leeds.",
    "His mum is in HMP Styal.",
    "Dad in HMP Liverpool.",
    "His dad is serving a four year sentence.",
)
ORDERED = (
    "She has an SGO for her grandson, 6.",
    "They hold special guardianship of their two grandchildren.",
    "Connected person assessment under way for her grandson, 3.",
    "She looks after her niece while the girl's mother serves her sentence.",
)
NONE = (
    "Works as a special guardianship adviser.",
    "No SGO, no court orders.",
    "Leaflet on special guardianship given at the library.",
    "Her neighbour has an SGO for her grandchild.",
    "Neighbour's grandson's father is in prison.",
    "Raises her grandson, 5. His dad works away.",
    "Her grandson finishes her sentences for her.",
    "Legal guardian of her dog.",
    "The grandchildren visit on Sundays. Her brother is in prison.",
)


def test_the_absent_parent_of_a_relatives_child_is_listed() -> None:
    for first, then in product(TAKEN_IN, IN_PRISON):
        assert "custody" in factors_of_today(f"{first} {then}"), (first, then)


@pytest.mark.parametrize("text", ORDERED)
def test_an_order_of_a_relative_is_listed(text: str) -> None:
    assert "custody" in factors_of_today(text)


@pytest.mark.parametrize("text", NONE)
def test_it_is_neither(text: str) -> None:
    assert "custody" not in factors_of_today(text)
