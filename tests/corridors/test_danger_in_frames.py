"""Danger told by who does what to whom: each frame in several tellings comes in, the route offered goes out.

Beside each stand the same words in a harmless sense, which offer neither 999 nor the front door.
"""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import offered

SMALL = ("Her son Tom is 3.", "Lives with her little boy, 2.", "She has a boy of four and is on her own with him.")
REACHED = (
    "He drank some of her methadone.",
    "He came in with a strip of her tramadol.",
    "He had got into his nan's dosette box.",
    "He was limp and grey.",
    "The boy did not stir when I said his name.",
)
INCAPABLE = (
    "She was out cold on the settee.",
    "She was so drunk that she could not stand up.",
    "She was gouching and hard to rouse.",
    "She took twenty tablets while he was upstairs.",
)
NOW = (
    "Her brother is pacing with a claw hammer.",
    "He is kicking the front door in.",
    "He has got an axe and is putting it through the door.",
    "They would be better all going to sleep together, she says of herself and him.",
)
STRANGER = (
    "She was taken to hospital at 18.10. He is with a man whose name nobody knows.",
    "She was arrested an hour ago. He is with somebody she met last week.",
)
HARMLESS = (
    "He drank some of her squash.",
    "He came in with a strip of stickers.",
    "She keeps her tramadol in a locked box.",
    "She was asleep on the settee after her night shift.",
    "She was so drunk at a wedding in 2016 that she could not stand up.",
    "Her brother came in with a hammer to put up the shelves.",
    "Police kicked the front door in two years ago, looking for the last tenant.",
    "They fell asleep together on the settee.",
    "She is on maternity leave and low in mood.",
    "There has been no contact with children's services.",
    "She had a fit and has a black eye and a bitten tongue.",
    "The needles on the settee are for knitting.",
    "The training covered forced marriage.",
)
THOUGHTS = "Her baby is 7 weeks. She has thoughts of harming the baby."
HORRIFIED = " They are intrusive thoughts which horrify her."


@pytest.mark.parametrize(("whom", "told"), list(product(SMALL, (*REACHED, *INCAPABLE))))
def test_a_small_child_in_danger_is_rung_about_the_same_day(whom: str, told: str) -> None:
    assert "safeguarding" in offered(f"{whom} {told}")


@pytest.mark.parametrize(("whom", "told"), list(product(SMALL, (*NOW, *STRANGER))))
def test_danger_while_it_lasts_is_one_for_999(whom: str, told: str) -> None:
    assert {"immediate_danger", "safeguarding"} <= offered(f"{whom} {told}")


@pytest.mark.parametrize(("whom", "told"), list(product(SMALL, HARMLESS)))
def test_what_only_sounds_like_danger_rings_nobody(whom: str, told: str) -> None:
    assert not {"immediate_danger", "safeguarding"} & offered(f"{whom} {told}")


def test_thoughts_of_harm_ring_the_front_door_unless_they_horrify_whoever_has_them() -> None:
    assert "safeguarding" in offered(THOUGHTS)
    assert "safeguarding" not in offered(THOUGHTS + HORRIFIED)
    assert "consult" in offered(THOUGHTS + HORRIFIED)


@pytest.mark.parametrize("when", ["in May", "on Thursday", "at Christmas"])
def test_a_sister_under_18_counts_where_a_forced_marriage_is_told(when: str) -> None:
    text = f"They have found her a husband and the flight is {when}. Her sister Hina, who is 15, is going too."
    assert "safeguarding" in offered(text)
