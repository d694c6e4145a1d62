"""A blow by a child below the teens is no domestic abuse, and a date of birth in prose is worked out once."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 10, 5)


def abuse(text: str) -> bool:
    """Whether domestic abuse is read as of today."""
    return any(
        one["factor"] == "domestic_abuse" and one["when"] != "past" for one in concluded(text, DAY)["adult_factors"]
    )


@pytest.mark.parametrize(
    "told",
    [
        "Her son Kai, 11, punched her in the arm when she took his phone.",
        "Her daughter Mia (10) hits her most days. She is depressed.",
        "Her son Leo, aged 12, now hits her.",
    ],
)
def test_what_a_child_does_is_no_domestic_abuse(told: str) -> None:
    assert not abuse(told)


@pytest.mark.parametrize(
    "told",
    [
        "Kai, 13, was upstairs when he punched her.",
        "Her husband punched her in front of Kai, 13.",
        "Her son Kai, 13, says her partner hits her.",
        "Her son Kai, 14, hits her most days.",
        "Her son Dean, 17, hits her and takes her money.",
    ],
)
def test_what_a_partner_or_a_teenager_does_is(told: str) -> None:
    assert abuse(told)


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (8, "Her daughter was born in 2018 and is at school."),
        (10, "Her son Tom's birthday is 1 May 2016. He lives with her."),
        (15, "Her daughter Ella (15.01.2011) lives with her."),
        (9, "Her daughter Mia was born on 14 June 2017."),
    ],
)
def test_a_date_of_birth_gives_the_age_of_today(years: int, told: str) -> None:
    ages = [(one["age_low"], one["age_high"]) for one in concluded(told, DAY)["children"]]
    assert any(low is not None and low <= years <= high for low, high in ages)
