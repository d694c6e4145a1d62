"""What looks like a circumstance of a family and is none, each beside the same words where they are one."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 10, 12)


def _told(text: str) -> set[str]:
    return {one["factor"] for one in concluded(f"Her son is 7. {text}", DAY)["adult_factors"]}


@pytest.mark.parametrize(
    ("factor", "told", "as_told_of_the_family"),
    [
        ("mental_health", "HADS anxiety 5, depression 4, normal range.", "HADS depression 16, severe depression."),
        ("mental_health", "Meds: amlodipine 5mg, citalopram 10mg.", "On citalopram for depression."),
        ("custody", "Her attacker was jailed for four years.", "Her husband was jailed for four years."),
        ("custody", "The lad who mugged her is in prison.", "Her husband is in prison."),
        ("domestic_abuse", "The agency carer slapped her on Friday.", "Her husband slapped her on Friday."),
        ("domestic_abuse", "Bruises from a care worker who grabbed her.", "Her partner grabbed her by the throat."),
        ("domestic_abuse", "She is not safe at home with the current bathroom.", "She is scared of her husband."),
        ("bereavement", "She is grieving for the job she lost.", "She is grieving for her mum, who died in May."),
        ("alcohol", "Strangers assume she is drunk because she staggers.", "She drinks a bottle of vodka a day."),
    ],
)
def test_what_is_no_circumstance_is_none(factor: str, told: str, as_told_of_the_family: str) -> None:
    assert factor not in _told(told)
    assert factor in _told(as_told_of_the_family)
