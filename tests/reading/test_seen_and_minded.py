"""Children told by deeds done for them, by being there and by services; beside look-alikes that are none."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

OURS = ["the girls", "both boys", "the middle one", "the lads", "her two", "all three kids"]
DEEDS = [
    "She baths {} at six.",
    "She is up with {} most nights.",
    "Shouts at {} more than she wants to.",
    "She gets {} up and dressed.",
    "She collects {} from nursery at three.",
]
NOT_OURS = ["the residents", "her dad", "the puppy", "her sister's kids", "the chickens", "her husband"]
THERE = ["Kids", "Both children", "The twins", "Her youngest"]
SCENES = [
    "{} in and out of the room during the visit.",
    "{} climbing on the sofa throughout.",
    "{} on the tablet in the next room.",
    "{} in uniform ready to go.",
]
NOT_THERE = ["Staff", "The lodger", "The dogs", "Mother in law", "Grown son"]
SAID = [
    "Sister rang. Gets the kids off to school then sleeps.",
    "Her brother phoned. Baths the children at night.",
    "CAMHS for the eldest.",
    "Health visitor in for the baby.",
    "The youngest is on the autism pathway.",
    "Has to be back for the kids at 3.",
    "Her mother had the two children to stay while she was in hospital.",
    "Support worker is in three mornings to help get him off to nursery.",
    "Twins are 10 months.",
    "Home is husband and 3 kids.",
    "Her and Lee in the flat wi little Nell who'll be one on Saturday.",
    "The 8 year old lives there with him and his wife.",
    "It is on the wardrobe in the kids room.",
    "The three children sleep across two mattresses.",
    "Has the kids Weds to Sat.",
    "PN day 5. Breastfeeding ok. Stopped citalopram at 20/40.",
    "In a safe house with her son, 2. I did not push her on it.",
    "Takes the kids swimming Saturdays.",
]
NOBODY = [
    "Sister rang. No kids.",
    "Her brother phoned. Her children are in their thirties.",
    "Works for CAMHS.",
    "Health visitor by profession.",
    "Portage for her nephew.",
    "Her sister has two kids, 4 and 6.",
    "Ex has the boys full time.",
    "Foster carers have the baby.",
    "Home is a hostel.",
    "The 5 year old lives there with her dad and his wife.",
    "Sleeps in his son's old room, son is 40.",
    "First baby, 16/40.",
    "Lad from next door, 10, comes in for draughts after school.",
    "Call from agency, Donna off, her little one is poorly.",
    "Works one to one with a seven year old at school.",
    "Y9 boy at drop in, puts his mum to bed most nights.",
    "HMP, two years into six. Wife brings their boy (7) up on Sundays.",
    "Escort on the school run, paid.",
    "Parents evening at the school where she teaches.",
    "Used to get the kids up every morning, they are grown now.",
    "Caretaker at the primary.",
]


def _lives_here(text: str) -> bool:
    return bool(concluded(text)["children_in_household"] == "present")


@pytest.mark.parametrize("text", [deed.format(who) for deed, who in product(DEEDS, OURS)])
def test_a_deed_done_for_them_tells_of_children(text: str) -> None:
    assert _lives_here(text)


@pytest.mark.parametrize("text", [deed.format(who) for deed, who in product(DEEDS, NOT_OURS)])
def test_the_same_deed_for_others_tells_of_none(text: str) -> None:
    assert not _lives_here(text)


@pytest.mark.parametrize("text", [scene.format(who) for scene, who in product(SCENES, THERE)])
def test_children_who_are_there_live_there(text: str) -> None:
    assert _lives_here(text)


@pytest.mark.parametrize("text", [scene.format(who) for scene, who in product(SCENES, NOT_THERE)])
def test_others_who_are_there_are_no_children(text: str) -> None:
    assert not _lives_here(text)


@pytest.mark.parametrize("text", SAID)
def test_a_child_is_told_of(text: str) -> None:
    assert _lives_here(text)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_young_is_taken_to_live_here(text: str) -> None:
    assert not _lives_here(text)
