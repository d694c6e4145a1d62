"""One complaint, an evening's drinking or a medicine for something else is no circumstance; a second one or help is."""

from __future__ import annotations

import pytest
from conclusions import factors_of_today

LIGHT = {
    "physical_illness": (
        "She can't manage the hoovering since her operation. Son, 8.",
        "Cystic fibrosis carrier identified at screening. Her son is 3.",
        "Broke his ankle at football, on crutches. Lad of 6.",
    ),
    "alcohol": (
        "Breathalyser 22, under the limit. Child in the car.",
        "He came home drunk on New Year's Eve. The kids are 3 and 5.",
        "Bottle of prosecco between four of us on Saturday. Kids in bed.",
        "He was drunk at his cousin's wedding. Girl of 3.",
    ),
    "mental_health": (
        "Sertraline was tried for hot flushes. Daughter 12.",
        "Paroxetine was stopped due to low sodium. Daughter 15.",
        "She stopped citalopram as it made her sleepy. Daughter 4.",
    ),
}
GRAVE = {
    "physical_illness": (
        "Pressure ulcer. Needs help to wash and dress. Son 14.",
        "Broke his ankle at football. He is on dialysis. Lad of 6.",
        "Cystic fibrosis, on the transplant list. Son 2.",
        "Broke both legs and can't get out of bed. Two kids.",
    ),
    "alcohol": (
        "Drunk at the school fair again. Daughter 7.",
        "Drunk at the party and hit his wife. Son 5.",
        "Eight cans a day. Drunk at the wedding too. Son is 5.",
    ),
    "mental_health": (
        "Sertraline 100mg for depression. Son 4.",
        "Came off her antidepressants and is very low. Two kids.",
        "Sertraline was stopped because of side effects. Her depression is back. Son 4.",
    ),
}


@pytest.mark.parametrize(("factor", "text"), [(factor, text) for factor, texts in LIGHT.items() for text in texts])
def test_it_alone_is_not_listed(factor: str, text: str) -> None:
    assert factor not in factors_of_today(text)


@pytest.mark.parametrize(("factor", "text"), [(factor, text) for factor, texts in GRAVE.items() for text in texts])
def test_with_more_told_of_it_it_is(factor: str, text: str) -> None:
    assert factor in factors_of_today(text)
