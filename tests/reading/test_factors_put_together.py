"""Ordinary sentences put together from parts: every illness, drug or drink in each frame is the adult's, or nobody's.

A sentence somebody thought of tests itself only. Here each stands where it is said of the adult or somebody
in the home, and where it is denied, over, a relative's, a stranger's, or what a leaflet is about.
"""

from __future__ import annotations

import pytest
from conclusions import factors_of_today

from adapter.words import Factor

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
    "She was previously diagnosed with {said}.",
    "No surgeries. She has {said}.",
    "He has a past history of {said}.",
    "She had a long history of {said}, having first undergone treatment in the 1990s.",
    "I was diagnosed with {said} when I was 20.",
    "My husband, who is 42, has {said}.",
    "Doctor: Anything else?\nGuest_family: My father has a history of {said}.\nDoctor: I shall note that, sir.",
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
    "It runs in the family: {said}.",
    "Doctor: And your family?\nPatient: There is {said} on my dad's side.",
    "Mother, age 77, has {said}.",
    "FAMILY HISTORY:\n1. Father, hypertension.\n2. Mother, {said}.",
    "She has two grown daughters, both with {said}.",
    "She has a son, age 41, with {said}.",
    "Left alone, this can lead to {said}.",
    "She was told about the risks, including infection and {said}.",
    "I think I might have {said}.",
    "I read about {said} online.",
    "My boss has {said}.",
    "My mother-in-law lives in Leeds. She has {said}.",
    "My daughter, 31, lives with her boyfriend. He has {said}.",
    "My father is in hospital and was diagnosed with {said}.",
    "My two boys, grown and on their own now, have had issues with {said}.",
    "Her ex-husband, whom she left ten years ago, had issues with {said}.",
    "therapist: Some people with {said} find it hard to sleep.",
    "therapist: Research shows that {said} may be linked to stress.",
    "We know that {said} can cause trouble at home.",
    "I look after patients with {said}.",
    "He works in the field of {said}.",
    "He was tested for {said} with normal results.",
    "Education was given about {said}.",
    "People think I have {said}, but I don't.",
    "She had {said} twenty years ago and has been well since.",
    "My boyfriend's brother has {said}.",
    "Her adopted son's birth mother had {said}.",
    "Doctor: How is your mother?\nPatient: She has {said}, but she is in Florida.",
    "She denies asthma, {said}, and seizures.",
    "Mother is aged 67 and has {said}.",
)
WHOSE = (
    ("She was brought to the ward by her sister after taking heroin.", {Factor.DRUGS}),
    ("He was estranged from his adult sons and had been dependent on alcohol for years.", {Factor.ALCOHOL}),
    ("Lives with her mother and has depression.", {Factor.MENTAL_HEALTH}),
    ("My husband is off work. He has depression.", {Factor.MENTAL_HEALTH}),
    ("She has been a widow for twelve years. Her husband died in a crash.", set()),
    ("Her mother died at the age of 67.", set()),
    ("Both of my parents committed suicide last spring.", {Factor.BEREAVEMENT}),
    ("She smokes cannabis and had a stroke five years ago.", {Factor.DRUGS, Factor.PHYSICAL_ILLNESS}),
    ("He is depressed and misses the things he used to do.", {Factor.MENTAL_HEALTH}),
    ("He was violent to me, so I left, and I have been single since.", set()),
    ("My grown daughter pushes me away.", set()),
    ("He pushes me into the wall.", {Factor.DOMESTIC_ABUSE}),
)
NO_AMOUNT_TO_SPEAK_OF = (
    "One to two glasses of wine per week.",
    "He has two pints of beer on a Friday.",
    "20 u/wk. Non smoker.",
    "Lantus 30 units at bedtime and 10 units with meals.",
    "He takes 40 units of insulin daily.",
    "One pack per day for 20 years.",
    "It takes six glasses of water to get her to sleep.",
    "She drinks two to three drinks daily.",
    "He is a non-ETOH user.",
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


@pytest.mark.parametrize("frame", OF_THIS_HOME)
def test_a_circumstance_of_this_home_is_read(frame: str) -> None:
    for said, factor in SAID.items():
        text = frame.format(said=said)
        assert factor in factors_of_today(text), text


@pytest.mark.parametrize("frame", OF_NOBODY_HERE)
def test_what_is_denied_over_or_somebody_elses_is_no_circumstance_of_this_home(frame: str) -> None:
    for said, factor in SAID.items():
        text = frame.format(said=said)
        assert factor not in factors_of_today(text), text


@pytest.mark.parametrize(("text", "factors"), WHOSE)
def test_each_circumstance_is_put_down_to_whoever_lives_with_it(text: str, factors: set[Factor]) -> None:
    assert factors_of_today(text) == factors, text


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_of_alcohol_that_harms_is_read(text: str) -> None:
    assert Factor.ALCOHOL in factors_of_today(text)


@pytest.mark.parametrize("text", NO_AMOUNT_TO_SPEAK_OF)
def test_a_glass_insulin_or_tobacco_is_no_drinking(text: str) -> None:
    assert Factor.ALCOHOL not in factors_of_today(text)
