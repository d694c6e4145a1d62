"""Drink, drugs, blows and deaths put together from parts: what is a circumstance of today, and what is none."""

from __future__ import annotations

import pytest
from conclusions import factors_of_today

from adapter.words import Factor

BOTH = (
    "I'm addicted to alcohol and {drug}.",
    "My boyfriend is hooked on {drug} and alcohol.",
    "He abuses {drug} and alcohol.",
    "Positive for alcohol and {drug} abuse.",
)
DRUGS = ("weed", "cocaine", "heroin", "meth", "pills")
NO_HABIT = (
    "He admits to having smoked marijuana off and on with friends.",
    "I've been clean from cocaine for five years.",
    "He drinks a lot of water.",
    "She does a lot of snorting.",
)
NO_ABUSE = (
    "My ex was abusive.",
    "I left my abusive ex-husband and moved away.",
    "I had to get a restraining order against my ex-fiancé. He was abusive towards me.",
    "My wife is always accusing me of cheating.",
    "My stepdad playfully hits me.",
    "My friend is in an abusive relationship.",
    "A stranger attacked me on the street.",
    "My boyfriend threatened to break up with me.",
    "My wife controls the TV remote.",
)
ABUSE = (
    "My husband hits me.",
    "My ex keeps stalking me and threatens to kill me.",
    "I don't know how to deal with his violent outbursts.",
    "She presents after an assault by her boyfriend.",
)
GRIEF = (
    "FAMILY HISTORY: His mother just died two days ago.",
    "My brother passed away eleven years ago and I still cry every night.",
    "Admitted with a diagnosis of intrauterine fetal demise.",
)
NO_GRIEF = (
    "Her sister died of breast cancer at age 32.",
    "My mother almost died last week.",
    "I lost my boyfriend to another girl.",
    "She lost her mother's ring.",
)


@pytest.mark.parametrize("frame", BOTH)
def test_drink_and_drugs_of_one_list_are_both_read(frame: str) -> None:
    for drug in DRUGS:
        text = frame.format(drug=drug)
        assert factors_of_today(text) >= {Factor.ALCOHOL, Factor.DRUGS}, text


@pytest.mark.parametrize("text", NO_HABIT)
def test_what_was_tried_or_is_long_over_is_no_habit(text: str) -> None:
    assert not factors_of_today(text) & {Factor.ALCOHOL, Factor.DRUGS}


@pytest.mark.parametrize("text", ABUSE)
def test_violence_of_today_is_read(text: str) -> None:
    assert Factor.DOMESTIC_ABUSE in factors_of_today(text)


@pytest.mark.parametrize("text", NO_ABUSE)
def test_a_quarrel_a_joke_a_stranger_or_a_former_partner_is_no_violence_at_home_today(text: str) -> None:
    assert Factor.DOMESTIC_ABUSE not in factors_of_today(text)


@pytest.mark.parametrize("text", GRIEF)
def test_a_death_of_late_or_one_still_mourned_is_read(text: str) -> None:
    assert Factor.BEREAVEMENT in factors_of_today(text)


@pytest.mark.parametrize("text", NO_GRIEF)
def test_a_death_in_the_family_history_or_none_at_all_is_no_grief(text: str) -> None:
    assert Factor.BEREAVEMENT not in factors_of_today(text)
