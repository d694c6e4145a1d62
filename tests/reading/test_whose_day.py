"""A child's day after a parting: what is done for the child tells the home, a place at school does not."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

from adapter.words import Answer

PARTED = (
    "He moved out of the family home in May.",
    "They have separated.",
    "He is sofa surfing since leaving his wife.",
)
ATTENDS = ("His son, 9, is in Year 5.", "The son is at primary school.")
DONE = ("He takes his son, 9, to school on the bus.", "He put his son to bed last night.")
LATER = (
    "She has a son. The attendance officer has been round twice about him.",
    "Has a daughter. Says she put her to bed before she took the tablets.",
)
NOT_SAID = (
    "She has a son. The housing officer has been round twice about him.",
    "She has a daughter. Her sister's lad starts school in September.",
)


def homes(text: str) -> set[Answer]:
    return {Answer(one["lives_here"]) for one in concluded(text)["children"]}


@pytest.mark.parametrize(("parted", "there"), list(product(PARTED, ATTENDS)))
def test_a_place_at_school_leaves_the_home_open(parted: str, there: str) -> None:
    assert Answer.PRESENT not in homes(f"{parted} {there}")


@pytest.mark.parametrize(("parted", "done"), list(product(PARTED, DONE)))
def test_a_day_done_for_the_child_does_not(parted: str, done: str) -> None:
    assert homes(f"{parted} {done}") == {Answer.PRESENT}


@pytest.mark.parametrize("text", LATER)
def test_proof_told_later_by_a_pronoun_serves_the_child(text: str) -> None:
    assert homes(text) == {Answer.PRESENT}


@pytest.mark.parametrize("text", NOT_SAID)
def test_words_of_anybody_else_do_not(text: str) -> None:
    assert Answer.PRESENT not in homes(text)
