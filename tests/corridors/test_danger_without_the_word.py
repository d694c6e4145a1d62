"""Danger and harm told without a word for them: two parts or a chain of clauses come in, the route offered goes out.

Beside each stands what only sounds like it.
"""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import offered

SMALL = ("Her son Tom is 3.", "Lives with her little girl, 5.")
TAKEN = (
    "She has taken thirty amitriptyline at about two o'clock.",
    "Took 50 x sertraline at 13:10, she said.",
    "She says it was sixty aspirin, half an hour ago.",
    "She necked two strips of codeine at dinner time. Her legs have gone.",
    "She has had all of her zopiclone. The line went dead.",
)
ARMED = (
    "Her ex is outside with a machete.",
    "Her ex-husband is at the back door with a crowbar.",
    "The glass in the front door is out and his arm is through.",
    "They are shut in the bathroom while he walks about outside it.",
    "He has got a blade on him and is in the hallway.",
)
TOGETHER = (
    "She texted: goodbye, we will all be together now.",
    "Her letter said forgive me, they are coming with me.",
    "She wrote look after mum and that nobody answers for us now. The two of us are going together.",
)
CALM = (
    "She took all of her zopiclone back to the chemist at 2pm.",
    "In 2019 she took 40 propranolol.",
    "She took two paracetamol at dinner time for a headache.",
    "She counted 30 diazepam in the tin at 2pm with me.",
    "Her husband is outside with a hammer, mending the fence.",
    "The joiner is at the back door with a crowbar.",
    "The glass in the front door was broken by a football last year.",
    "They were hiding under the bed, playing hide and seek.",
    "We will all be together at Christmas, she wrote.",
    "She left a note: sorry I missed you.",
)
TOLD = (
    'He said "daddy did it with the spoon".',
    'He said "mummy does it when I spill my drink".',
    "There was a long purple line across the backs of both legs.",
    "Mum said he fell off the bunk, stepdad said it was the door.",
    "He said please don't tell him I told you.",
    "The marks on his back were finger width, some fading, some fresh.",
)
HARMLESS = (
    "He said daddy did it with the spoon and potato paint.",
    "He said nana did that because I wanted plaits.",
    "Mum and stepdad both said he fell off the bunk.",
    "She has a long purple line across both her own legs from the stockings.",
    "The cat did it when he pulled her tail.",
)
RISK = (
    "He is not allowed near his own children.",
    "He has to tell his officer when he moves.",
    "He is on a register, she says.",
)
NO_RISK = (
    "He is lovely with his own children.",
    "He has to tell his landlord when he moves.",
    "He can't see his own two this week as he has flu.",
    "He is on a register of gas fitters.",
)


@pytest.mark.parametrize(("whom", "told"), list(product(SMALL, (*TAKEN, *ARMED, *TOGETHER))))
def test_danger_of_this_hour_is_one_for_999(whom: str, told: str) -> None:
    assert {"immediate_danger", "safeguarding"} <= offered(f"{whom} {told}")


@pytest.mark.parametrize(("whom", "told"), list(product(SMALL, CALM)))
def test_what_only_sounds_like_danger_rings_nobody(whom: str, told: str) -> None:
    assert not {"immediate_danger", "safeguarding"} & offered(f"{whom} {told}")


@pytest.mark.parametrize("told", TOLD)
def test_harm_that_nobody_names_is_heard(told: str) -> None:
    assert "safeguarding" in offered(f"Her son, 6, lives with her. {told}")


@pytest.mark.parametrize("told", HARMLESS)
def test_a_craft_a_fall_and_a_cat_are_no_harm(told: str) -> None:
    assert "safeguarding" not in offered(f"Her son, 6, lives with her. {told}")


@pytest.mark.parametrize("who", ["She has a new partner, Dean.", "A lodger called Craig has the back room."])
@pytest.mark.parametrize("told", RISK)
def test_a_risk_is_carried_on_by_a_pronoun(who: str, told: str) -> None:
    assert "safeguarding" in offered(f"Her son Tom is 5. {who} {told}")


@pytest.mark.parametrize("told", NO_RISK)
def test_a_new_partner_alone_is_no_risk(told: str) -> None:
    text = f"Her son Tom is 5. She has a new partner, Dean. {told}"
    assert not {"safeguarding", "parallel_duty"} & offered(text)


def test_a_child_locked_in_while_the_adult_is_in_hospital_has_nobody() -> None:
    text = "In A&E since four. It is just her and Jodie, 5. She gave her tea, put her film on, {}"
    assert "immediate_danger" in offered(text.format("locked the door and came."))
    assert "immediate_danger" not in offered(text.format("and took her to her nan."))


def test_an_abuser_who_lives_with_a_younger_sister_is_a_risk_to_her() -> None:
    text = "She says her stepdad {} her from when she was nine. He still lives with her mum and her sister Ellie, 11."
    assert "safeguarding" in offered(text.format("abused"))
    assert not {"safeguarding", "parallel_duty"} & offered(text.format("helped"))


def test_abuse_with_a_danger_of_this_hour_is_high_risk() -> None:
    text = "Domestic abuse by her husband. Her son is 7. He is {}"
    assert "parallel_duty" in offered(text.format("kicking the front door in."))
    assert "parallel_duty" not in offered(text.format("mending the front door."))
