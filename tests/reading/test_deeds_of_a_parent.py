"""What a parent does in a day with children told by a loose word: each word in each deed, and the deeds of others."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

WHOM = ("the girls", "the boys", "the kids", "the little one", "the bairns", "the youngest two")
DEEDS = (
    "He gets {whom} up and out in the morning.",
    "She does tea for {whom} and then collapses.",
    "Has to collect {whom} at three.",
    "Leaves {whom} with her mum when she has chemo.",
    "No energy to play with {whom}.",
    "She reads to {whom} at bedtime.",
    "She was tearful about {whom} seeing her like this.",
)
TOGETHER = (
    "Has to collect both of them at three.",
    "She gets all four of them up for school.",
    "On top of him there's two in primary, and one won't come out from under her bed.",
)
OTHERS = (
    "She does tea for the girls at the day centre.",
    "He plays with the boys in the band.",
    "She gets the lads on the ward up for breakfast.",
    "He picks the lads up at four for the darts.",
    "She used to collect the kids at three and misses it.",
    "She makes tea for the girls when they come to do her legs.",
    "Her daughter does tea for the kids and then comes over to her.",
    "The carer leaves the little one with her mum when she works.",
    "There are two in hospital and one in respite.",
)


@pytest.mark.parametrize(("deed", "whom"), list(product(DEEDS, WHOM)))
def test_whom_a_parent_minds_is_a_child_of_the_home(deed: str, whom: str) -> None:
    assert concluded(f"She has MS. {deed.format(whom=whom)}")["children_in_household"] == "present"


@pytest.mark.parametrize("text", TOGETHER)
def test_children_told_of_only_together_are_heard_by_the_deed(text: str) -> None:
    assert concluded(f"She has MS. {text}")["children_in_household"] == "present"


@pytest.mark.parametrize("text", OTHERS)
def test_the_same_deed_at_work_long_ago_or_by_another_tells_of_no_child_here(text: str) -> None:
    assert concluded(text)["children_in_household"] != "present"
