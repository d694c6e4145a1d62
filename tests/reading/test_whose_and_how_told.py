"""Whose a circumstance is, an own child's death, harm without its word, and what is only a contrast or a likeness."""

from __future__ import annotations

import pytest
from conclusions import factors_of_today

LISTED = {
    "mental_health": (
        "She believes the neighbours are putting voices into her flat. Son, 6.",
        "Patient believes his brother is possessed by demons and reads his mind. Son 3.",
        "He insists the council are reading his mind through the meter. Son, 5.",
        "Not just tired but depressed. Baby of 3 months.",
        "Unlike last year she is depressed again. Two kids.",
    ),
    "drugs": (
        "He buys his brother's pregabalin and takes ten a day. Son 7.",
        "He stole his gran's oramorph and takes it every night. Daughter, 6.",
    ),
    "domestic_abuse": (
        "She told the support worker that he punches her. Two kids.",
        "Carer reports that the husband slaps her. Grandson 5 lives there.",
        "Partner only does it where it doesn't show. Two girls, 3 and 6.",
        "When it starts I take the kids upstairs and put the telly on loud.",
        "He's never done it to the kids, just to me.",
    ),
    "bereavement": (
        "Her teenager took his own life at Easter. Younger one is 12.",
        "Son (dec'd 2 months ago, drowned). Daughter 6 at home.",
        "Two of hers died in the fire. She has Mia, 3, with her.",
        "One of the twins passed away at Easter, the other is 2.",
    ),
    "alcohol": ("Rather than eat he drinks all day. Son 7.", "She drinks like a fish, every night. Kids 3 and 6."),
}
NONE = {
    "mental_health": (
        "It is tiredness rather than depression. Baby of 3 months.",
        "More frustrated than depressed, he says. Daughter, 4.",
        "Far from suicidal, she is planning a holiday with the kids.",
        "She thinks her son, 8, is watching too much telly.",
    ),
    "drugs": (
        "It was tobacco instead of cannabis. Son 9.",
        "She collects her mother's diazepam from the chemist. Son 4.",
    ),
    "domestic_abuse": (
        "A support worker shouted at him and threatened him. Son 6.",
        "The agency worker pushed her into the chair. Daughter, 12.",
        "Carers at the home were seen to hit her. She has a son.",
        "When it starts raining I take the kids upstairs, the ceiling leaks.",
        "He does it when he's had a few, sings karaoke. Kids love it.",
    ),
    "bereavement": (
        "Her son's hamster died at the weekend. He is 6.",
        "Her son passed his exams. He is 16.",
        "My boy died of embarrassment when I kissed him at the gate. He's 12.",
    ),
}


@pytest.mark.parametrize(("factor", "text"), [(factor, text) for factor, texts in LISTED.items() for text in texts])
def test_it_is_listed(factor: str, text: str) -> None:
    assert factor in factors_of_today(text)


@pytest.mark.parametrize(("factor", "text"), [(factor, text) for factor, texts in NONE.items() for text in texts])
def test_it_is_not(factor: str, text: str) -> None:
    assert factor not in factors_of_today(text)
