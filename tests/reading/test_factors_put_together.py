"""Ordinary sentences put together from parts: every illness, drug or drink in each frame is the adult's, or nobody's.

A sentence somebody thought of tests itself only. Here each stands where it is said of the adult or somebody
in the home, and where it is denied, over, a relative's, a stranger's, or what a leaflet is about.
"""

from __future__ import annotations

from functools import cache

import pytest

from adapter.contract import read_json
from adapter.screening import Shelves, read_passage
from adapter.words import Factor
from bench.records import load

SAID = {
    "bipolar disorder": Factor.MENTAL_HEALTH,
    "PTSD": Factor.MENTAL_HEALTH,
    "an eating disorder": Factor.MENTAL_HEALTH,
    "a heroin addiction": Factor.DRUGS,
    "cocaine dependence": Factor.DRUGS,
    "a drink problem": Factor.ALCOHOL,
    "alcohol dependence": Factor.ALCOHOL,
    "multiple sclerosis": Factor.PHYSICAL_ILLNESS,
    "breast cancer": Factor.PHYSICAL_ILLNESS,
    "MS": Factor.PHYSICAL_ILLNESS,
}
OF_THIS_HOME = (
    "She has {said}.",
    "The patient has {said} and takes medication.",
    "PMH: {said}.",
    "PAST MEDICAL HISTORY: Significant for {said} and hypertension.",
    "My husband has {said} and I look after him.",
    "My wife was diagnosed with {said} in March.",
    "I live with my mum who has {said}.",
    "Doctor: Any medical problems?\nPatient: I've got {said}.",
    "She lost her mam in September & she has {said}.",
    "Mr Vance, 41, had {said} and was under the care of the hospital.",
)
OF_NOBODY_HERE = (
    "She denies {said}.",
    "No history of {said}.",
    "FAMILY HISTORY: Mother with {said}.",
    "Father deceased, had {said}.",
    "Mother is alive at 72 with {said} and diabetes.",
    "His brother in Spain has {said}.",
    "My neighbour has {said}.",
    "She works with people who have {said}.",
    "She is a nurse on a ward for people with {said}.",
    "He was screened for {said} and the screen was negative.",
    "Her grandmother had {said}.",
    "Her son aged 9 has {said}.",
    "She had {said} in 2005 and made a full recovery.",
    "A leaflet about {said} was given.",
    "She is doing a degree and wrote an essay on {said}.",
    "Doctor: Any {said} in the family?\nPatient: My dad, years ago.",
    "She lost her father to {said} in 1998.",
    "Mother died of {said}.",
    "There is no evidence of {said}.",
)
NO_AMOUNT_TO_SPEAK_OF = (
    "One to two glasses of wine per week.",
    "He has two pints of beer on a Friday.",
    "20 u/wk. Non smoker.",
    "Lantus 30 units at bedtime and 10 units with meals.",
    "He takes 40 units of insulin daily.",
    "One pack per day for 20 years.",
    "It takes six glasses of water to get her to sleep.",
)
AMOUNTS = (
    "70u wk.",
    "Drinking 80-100 units, hides it in the garage.",
    "Drinks 60 units a week.",
    "He drinks eight cans of lager a day.",
    "A bottle of wine every night.",
    "A six pack a night since the divorce.",
    "He is a divorced man with no kids who has been drinking a fifth of vodka a day.",
)


@cache
def shelves() -> Shelves:
    return load()


def told(text: str) -> set[str]:
    """The factors of today that a text tells of."""
    row = read_json("-", *read_passage("-", text, None, shelves()))
    return {one["factor"] for one in row["adult_factors"] if one["when"] != "past"}


@pytest.mark.parametrize("frame", OF_THIS_HOME)
def test_a_circumstance_of_this_home_is_read(frame: str) -> None:
    for said, factor in SAID.items():
        text = frame.format(said=said)
        assert factor in told(text), text


@pytest.mark.parametrize("frame", OF_NOBODY_HERE)
def test_what_is_denied_over_or_somebody_elses_is_no_circumstance_of_this_home(frame: str) -> None:
    for said, factor in SAID.items():
        text = frame.format(said=said)
        assert factor not in told(text), text


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_of_alcohol_that_harms_is_read(text: str) -> None:
    assert Factor.ALCOHOL in told(text)


@pytest.mark.parametrize("text", NO_AMOUNT_TO_SPEAK_OF)
def test_a_glass_insulin_or_tobacco_is_no_drinking(text: str) -> None:
    assert Factor.ALCOHOL not in told(text)
