"""Children no word for a child is said of, in every frame their parts make: counted, aged, pointed at, cared for.

Each frame stands with the same words meaning something else, so that what is seen is not seen where nobody is meant.
"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

AN_AGE = ("7-year-old", "7 year old", "7yo", "seven-year-old", "13 month old", "10 week old")
HERE = (
    "Couple seen. {age} lives with them.",
    "She lives with her partner and the {age}.",
    "My {age} will not sleep.",
    "He shouted in front of our {age}.",
    "There are three at home, 11, 13 and 16.",
    "Separated. Has two at home aged 3 and 5.",
    "We have three (2, 5 and 9).",
    "Mine are four and nine.",
    "I keep going for mine, they're 7 and 10.",
    "Mine are still at primary school.",
    "Doctor: Do you have kids?\nPatient: Yes, 7 and 10.",
    "Doctor: How is feeding going?\nPatient: He's on the bottle now, he's ten weeks.",
    "Doctor: Do your kids play?\nPatient: The older one is old enough to play himself now.",
    "It's just me and him, and being a single mum is hard.",
    "I can't get my two to listen.",
    "I'm bringing my two up on my own.",
    "He's bringin em up champion.",
    "She's raising them alone.",
    "How do I get my son to listen?",
    "It takes two hours to get our boys to go to sleep.",
    "Day 12 post em LSCS, has not slept.",
    "3/52 postpartum, low in mood.",
    "6 weeks post partum, low in mood.",
    "Joint w HV. Bby 8/52, gaining.",
    "6/52 PN check. EBF, was on citalopram till 20/40. HV aware.",
    "Two school age children, would not say which school.",
    "I cut my thumb trying to get him to sit in the high chair.",
    "How can I lose weight when work is busy and the kids take up my time?",
    "My partner swore he only used at weekends and then I found it in the drawer beside our {age}'s things.",
    "Everything is dear and the kids take up all I earn, how can I possibly save?",
)
ELSEWHERE = (
    "He was hit by a {age} on a scooter.",
    "I teach a {age} who reads well.",
    "My sister has a {age}.",
    "She drives a 7 year old car.",
    "There are two at home, him and his wife.",
    "Takes two at night, 3 at noon.",
    "Mine are all grown, 34 and 37.",
    "Two friends of mine, 67 and 70, visit.",
    "We got a puppy, he's ten weeks.",
    "She's three weeks post op.",
    "Just the two of them, him and his wife.",
    "He was raised by his gran.",
    "She brought it up at the meeting.",
    "I used to do the school run.",
    "She works in a busy nursery with the kids there.",
    "He has his {age} at weekends.",
    "Day 12 post hip replacement.",
    "6/52 PN check after a stillbirth.",
    "PN check. Neonatal death at two days.",
    "She trained as a health visitor.",
)
ASKED = (
    "The patient is a married mother of two.",
    "I was on tablets after my first.",
    "With my second, I had exactly this.",
    "Doctor: Any operations?\nPatient: Two C-sections and my appendix.",
    "PSH: C-section x2.",
    "37F, smear. P2, both CS.",
    "I run about after the boys.",
    "MARAC list: victim F 38. CH: Y.",
    "Referral says family of 5 in 2 bed, damp.",
    "The friend believes there is 'a kid or two'.",
    "The family described Neil as a devoted dad.",
    "I saw my doctor about my postpartum depression.",
    "Neighbour thinks theres a bairn, hears it through the wall.",
)
NOBODY = (
    "My first husband drank.",
    "After my first drink I was fine.",
    "With my second wife I was happy.",
    "C-spine films normal.",
    "CH: N.",
    "She comes from a family of five.",
    "Two sections of the form left blank.",
    "Seen under P2 priority.",
    "The booster seat for the toilet came.",
)


def heard(text: str) -> tuple[bool, Answer]:
    """Whether any living child is read, and whether one lives here."""
    row = concluded(text, DAY)
    return any(not one["unborn"] for one in row["children"]), row["children_in_household"]


def each(frames: tuple[str, ...]) -> list[str]:
    made = [frame.format(age=age) for frame in frames for age in (AN_AGE if "{age}" in frame else ("",))]
    return [text[0].upper() + text[1:] for text in made]


@pytest.mark.parametrize("text", each(HERE))
def test_a_child_of_the_home_is_seen_without_a_word_for_it(text: str) -> None:
    assert heard(text) == (True, Answer.PRESENT)


@pytest.mark.parametrize("text", each(ELSEWHERE))
def test_the_same_words_put_nobody_here_where_somebody_else_is_meant(text: str) -> None:
    assert heard(text)[1] is not Answer.PRESENT


@pytest.mark.parametrize("text", each(ASKED))
def test_a_child_whose_home_is_not_said_is_asked_about(text: str) -> None:
    assert heard(text) == (True, Answer.UNKNOWN)


@pytest.mark.parametrize("text", each(NOBODY))
def test_words_that_only_look_like_a_child_are_no_child(text: str) -> None:
    assert not heard(text)[0]
