"""Contact told of somebody else than the adult moves no child; the adult's own does."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

from adapter.words import Answer

OTHERS = ("Her ex-partner", "Her ex", "Her mother-in-law", "My ex")
HAS = (
    "has supervised visits with Ty, 3, at the family centre.",
    "wants overnight contact with Ty, 3.",
    "visits Ty, 3, on Wednesdays under supervision.",
)
HERE = (
    "I stopped his contact with our daughter (7).",
    "The court has stopped her ex from having contact with Isla, 8.",
)
AWAY = (
    "She sees Mia, 4, at a contact centre once a fortnight.",
    "He has supervised contact with Leo, 6, on Saturdays.",
    "I only get to see my daughter, 7, every other weekend at my mum's.",
    "My ex has stopped me from seeing our 7 year old for five months.",
    "She stays with her mum and sees Mia, 4, once a fortnight.",
)


def homes(text: str) -> set[Answer]:
    return {Answer(one["lives_here"]) for one in concluded(text)["children"]}


@pytest.mark.parametrize(("who", "has"), list(product(OTHERS, HAS)))
def test_somebody_elses_contact_leaves_the_child_where_it_is(who: str, has: str) -> None:
    assert homes(f"{who} {has}") == {Answer.PRESENT}


@pytest.mark.parametrize("text", HERE)
def test_so_does_contact_that_is_called_theirs(text: str) -> None:
    assert homes(text) == {Answer.PRESENT}


@pytest.mark.parametrize("text", AWAY)
def test_the_adults_own_contact_tells_of_another_home(text: str) -> None:
    assert homes(text) == {Answer.ABSENT}
