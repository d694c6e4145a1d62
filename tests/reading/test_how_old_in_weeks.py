"""Ages in months, weeks and days after `aged`, put together from parts: whoever is so young is never read in years."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 1)
FRAMES = (
    "Her son, {age}, lives with her.",
    "Her daughter {age} is bottle fed.",
    "Lives with her partner and her son, {age}.",
    "His little girl, now {age}, is asleep upstairs.",
    "Their boy is {age} and doing well.",
    "She has the care of her granddaughter, {age}; the mother is in hospital.",
    "Seen with Ruby, {age}, who was in her high chair.",
    "My daughter {age} is always poorly.",
)
AGES = {
    "aged eighteen months": 1,
    "aged 20 months": 1,
    "aged 14-months": 1,
    "aged nine weeks": 0,
    "aged 6 wks": 0,
    "aged ten days": 0,
    "aged about eleven months": 0,
}
TOGETHER = {
    "They have two girls aged 3 years and 8 months.": [0, 3],
    "Has a daughter aged 3 years and 4 months.": [3],
    "A son aged three years, two months, goes to playgroup. He lives with her.": [3],
    "Mother to Oscar, aged eleven months, and Leah, aged four.": [0, 4],
    "Her twins, aged seven months, share a cot.": [0, 0],
    "Has a son aged two and a half.": [2],
}
NOBODY = (
    "Her son is aged eighteen and lives with her.",
    "Her cat, aged eighteen months, sleeps on the bed.",
    "Her dad has aged ten years in the last six months.",
    "Her dad aged six months ago and now looks frail.",
    "He was adopted aged six weeks and has no children.",
    "Her mother died when she was aged eleven months.",
    "Patients aged six months and over can have the vaccine.",
    "Her daughter, aged 35, had a stroke eighteen months ago.",
)


def ages(text: str) -> list[int | None]:
    return sorted(one["age_low"] for one in concluded(text, DAY)["children"])


@pytest.mark.parametrize("frame", FRAMES)
def test_an_age_in_a_smaller_unit_is_not_read_in_years(frame: str) -> None:
    for said, wanted in AGES.items():
        assert ages(frame.format(age=said)) == [wanted], frame.format(age=said)


@pytest.mark.parametrize(("text", "wanted"), TOGETHER.items())
def test_years_and_months_together_are_one_age_or_two(text: str, wanted: list[int]) -> None:
    assert ages(text) == wanted


@pytest.mark.parametrize("text", NOBODY)
def test_what_aged_so_is_no_small_child(text: str) -> None:
    assert ages(text) == []
