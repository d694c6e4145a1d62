"""Private fostering as it is told: a friend's child and for how long come in; the child and the sign go out.

Children Act 1989, s 66: a child under 16 with people who are not close family, for 28 days or more.
"""

from __future__ import annotations

import itertools

import pytest
from conclusions import concluded

FRIENDS = ("friend", "friend Dawn", "neighbour", "mate Shaz", "colleague")
STAYS = (
    "Her {friend}'s boy Callum, 9, has been with them since March.",
    "Her {friend}'s lad Callum, 9, has the box room while his mum is in prison.",
    "Has had her {friend}'s son Callum, 9, for two months.",
    "Looks after her {friend}'s boy Callum, 9, until his mum gets out of hospital.",
    "Got her {friend}'s boy, Callum, 9, since his mum went abroad.",
)
VISITS = (
    "Her {friend}'s boy Callum, 9, comes to play on Saturdays.",
    "Her {friend}'s boy Callum, 9, was with them for the weekend.",
    "She minds her {friend}'s boy Callum, 9, two days a week.",
    "Her {friend}'s boy Callum, 9, has been ill since March.",
    "Her {friend}'s boy Callum, 9, stayed the night.",
)


def _told(text: str) -> tuple[bool, bool]:
    """Whether Callum lives here, and the words being a sign of private fostering."""
    said = concluded(text)
    here = any(child["who"] == "Callum" and child["lives_here"] == "present" for child in said["children"])
    return here, any("private fostering" in one["reason"] for one in said["mentions"])


@pytest.mark.parametrize(("friend", "frame"), [*itertools.product(FRIENDS, STAYS)])
def test_a_friends_child_who_has_been_here_for_weeks_is_told_of(friend: str, frame: str) -> None:
    assert _told(frame.format(friend=friend)) == (True, True)


@pytest.mark.parametrize(("friend", "frame"), [*itertools.product(FRIENDS, VISITS)])
def test_a_friends_child_who_visits_lives_elsewhere(friend: str, frame: str) -> None:
    assert _told(frame.format(friend=friend)) == (False, False)
