"""A home that is only asked about, wished for or planned, put together from parts: it is asked, and not taken as given.

The same words of hope or decision stand beside a home that is told as it is.
"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

CHILDREN = ("her son, 9,", "her two boys", "her daughter Mia (6)", "the children, 3 and 5,")
ASKED = (
    "It has not been decided who {child} will live with.",
    "She hopes {child} will come to live with her.",
    "They are deciding whether {child} should live with her or their father.",
    "The plan is for {child} to live with her from the summer.",
    "She would like {child} to live with her.",
    "She has applied for {child} to live with her.",
    "There is talk of {child} coming to live with her.",
    "It is not yet known with whom {child} are to live.",
    "The judge will say whether {child} can live with her.",
    "The possibility of {child} moving in with her was discussed.",
)
TOLD = (
    "The court ordered that the children, 3 and 5, live with her.",
    "It has now been agreed that Mia, 9, will stay living with her mother, the client.",
    "Her daughter, 6, lives with her and hopes to join Brownies.",
    "She asked whether her daughter, 7, who lives with her, can have free school meals.",
    "She hopes to get well. Her son, 6, lives with her full time.",
    "She plans to move. Her daughter, 5, lives with her.",
    "Her son, 4, came to live with her in May.",
    "She wants help with her son, 8, who came to live with her in May.",
)


def home(text: str) -> Answer:
    """What is read of children in the home."""
    return Answer(concluded(text, DAY)["children_in_household"])


@pytest.mark.parametrize("frame", ASKED)
def test_a_home_only_asked_about_is_asked(frame: str) -> None:
    for child in CHILDREN:
        assert home(frame.format(child=child)) is Answer.UNKNOWN, child


@pytest.mark.parametrize("text", TOLD)
def test_a_home_that_is_told_stays_told(text: str) -> None:
    assert home(text) is Answer.PRESENT
