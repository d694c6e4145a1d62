"""What ended years ago is past; what a stranger has or does, and what is dreamt or watched, is no circumstance."""

from __future__ import annotations

import itertools

import pytest
from conclusions import concluded, factors_of_today

WAS = {
    "drugs": ("She smoked spice", "He took crack", "I used heroin"),
    "alcohol": ("Mr Osei drank heavily", "He was drunk most nights"),
    "mental_health": ("She was under the crisis team", "Danielle heard voices"),
    "physical_illness": ("Pt needed a hoist to get out of bed", "He used a wheelchair"),
}
ENDED = ("until 2012.", "until she moved here.", "till he was thirty.")
GOES_ON = ("until 2031.", "until she passed out on Friday.", "and still did on Friday.")


def past_factors(text: str) -> set[str]:
    return {one["factor"] for one in concluded(text)["adult_factors"] if one["when"] == "past"}


@pytest.mark.parametrize(
    ("factor", "text"),
    [(factor, f"{one} {end}") for factor, told in WAS.items() for one, end in itertools.product(told, ENDED)],
)
def test_until_a_year_or_a_step_of_life_it_is_past(factor: str, text: str) -> None:
    assert factor not in factors_of_today(text)
    assert factor in past_factors(text)


@pytest.mark.parametrize("text", [f"She smoked spice {end}" for end in GOES_ON])
def test_until_something_else_it_is_not(text: str) -> None:
    assert "drugs" in factors_of_today(text)


@pytest.mark.parametrize("noun", ["psychosis", "bipolar disorder", "drink problem", "heroin addiction"])
def test_a_year_and_resolved_is_past(noun: str) -> None:
    assert not factors_of_today(f"Past: {noun} (2009), resolved.")


NOBODYS = (
    "The care worker's husband died on Tuesday, so a different one came.",
    "Her friend's twin sister passed away last week.",
    "The man next door hits his wife.",
    "The neighbour slapped her over the bins.",
    "Another resident kicked her in the lounge.",
    "In the soap the husband strangles his wife.",
    "Dreamt that her brother was killed.",
    "Lost her dad in the supermarket for ten minutes.",
    "Was upset that the singer died last week.",
    "Her sister is a victim of coercive control.",
    "Her mum suffered domestic violence years ago.",
    "Her support worker needs a hoist for the next client.",
    "She works with people who take olanzapine for psychosis.",
    "Asked whether she would ever cut herself, said no.",
    "Asked if she uses cocaine: no.",
    "I deny feeling suicidal.",
    "She does not take crack.",
)
SOMEBODYS = {
    "The care worker says her husband died on Tuesday.": "bereavement",
    "Her friend says her dad passed away last week.": "bereavement",
    "The neighbour says he hits her.": "domestic_abuse",
    "A neighbour hears him hitting her.": "domestic_abuse",
    "She suffered domestic violence and is frightened of him.": "domestic_abuse",
    "Lost her dad in March.": "bereavement",
    "Her mum lost her husband in March.": "bereavement",
    "Her support worker says she is psychotic.": "mental_health",
    "Asked whether she uses cocaine, she said yes.": "drugs",
    "Mrs Webb lives with her two kids and drinks too much.": "alcohol",
    "The tenant lives with his sons and takes heroin.": "drugs",
    "Danielle lives with her two kids and hears voices.": "mental_health",
}


@pytest.mark.parametrize("text", NOBODYS)
def test_it_is_nobodys_here(text: str) -> None:
    assert not factors_of_today(text)
    assert not past_factors(text)


@pytest.mark.parametrize(("text", "factor"), SOMEBODYS.items())
def test_it_is_somebodys_here(text: str, factor: str) -> None:
    assert factor in factors_of_today(text)


@pytest.mark.parametrize("deed", ["kicked", "punched", "strangled"])
def test_an_ex_long_parted_from_is_past(deed: str) -> None:
    assert "domestic_abuse" not in factors_of_today(f"Her ex-husband {deed} her, they divorced in 2009.")
    assert "domestic_abuse" not in factors_of_today(f"Her ex {deed} her, she has not seen him since.")
    assert "domestic_abuse" in factors_of_today(f"Her ex {deed} her on the doorstep last week.")
