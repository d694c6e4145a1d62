"""What a heading, an age as a date or a word for an own childhood makes of long ago, and what stays of today."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 4)

FRAMES = (
    "Mr Hale, 47. At nine he saw it all: {}.",
    "Mr Hale, 47. When he was seven he hid, as {}.",
    "He was six when his nan took him; {}.",
    "Developmental history: {}.",
    "Early life: {}.",
    "Care leaver, 24. Removed at six as {}.",
)
DEEDS = ("his mum used heroin", "his stepdad beat his mother", "his father drank and hit the children")
NOT_NOW = (
    "She is 39. At 11 she went into care, her brother was 4 and he stayed with foster parents.",
    "Mrs Pike, 66. At 19 she had postnatal depression and her husband drank.",
    "Ms Keen, 45. Took an overdose at 15. Works in a school kitchen.",
    "In her twenties she was injecting heroin and living with a violent man. She is 58.",
    "Personal history: He was the eldest of four. Dad was violent and was jailed. Left school at 15.",
    "Thirty years ago he drank heavily, hit his wife and left her with a toddler.",
)
OF_NOW = (
    ("alcohol", "He started drinking at 14 and still drinks a bottle of vodka a day."),
    ("mental_health", "She was abused as a child and has had PTSD ever since."),
    ("drugs", "At 32 he relapsed and uses crack daily. He is 33."),
    ("alcohol", "Childhood: father drank. Now: drinks eight cans a day."),
    (
        "mental_health",
        "Developmental history: normal milestones.\nMental state: Depressed, hears voices.",
    ),
    ("drugs", "Care leaver, 22, smoking heroin every day."),
    ("domestic_abuse", "At eight last night her partner punched her."),
    ("domestic_abuse", "As a child she saw her mother beaten, and her husband beats her now."),
    ("alcohol", "She was fostered at four. She drinks a bottle of wine every night."),
    ("physical_illness", "At 50 she had a stroke and cannot walk. She is 53."),
)
CHILDREN = (
    "Her son Tom, aged 14, was in the kitchen when his dad hit her.",
    "When she was 17 she had Mia, who is 6 and lives with her.",
    "Care leaver, 22, with a daughter of two at home.",
    "When he was ten months old Leo had meningitis; he is two now and lives with her.",
)


def now(text: str) -> set[str]:
    """The circumstances that are so on the day."""
    return {one["factor"] for one in concluded(text, DAY)["adult_factors"] if one["when"] != "past"}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("deed", DEEDS)
def test_what_stands_in_a_frame_of_childhood_is_of_then(frame: str, deed: str) -> None:
    told = concluded(frame.format(deed), DAY)
    assert (now(frame.format(deed)), told["children"]) == (set(), [])


@pytest.mark.parametrize("told", NOT_NOW)
def test_an_age_or_a_year_long_gone_dates_its_sentence(told: str) -> None:
    assert (now(told), concluded(told, DAY)["children"]) == (set(), [])


@pytest.mark.parametrize(("factor", "told"), OF_NOW)
def test_what_lasts_began_again_or_is_told_as_of_today_stays(factor: str, told: str) -> None:
    assert factor in now(told)


@pytest.mark.parametrize("told", CHILDREN)
def test_a_childs_age_is_no_date_of_the_adults(told: str) -> None:
    assert concluded(told, DAY)["children"]
