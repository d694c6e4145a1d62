"""A sister who is a single mother, a nephew with a baby: their children are no children of this home."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

THEY = ("Her sister Jo", "The neighbour", "His ex", "Her friend", "Her nephew Ian", "My cousin", "Her niece")
ARE = ("is a single mum of two.", "is a lone parent.", "has a new baby.", "has a toddler.", "is a young dad.")
OURS = (
    "She is a single mum of two.",
    "Lives with her sister, a single mum of two.",
    "She has a new baby.",
    "Her daughter is a single mum and lives here with her.",
    "Her daughter, 15, has a new baby and they live with her.",
)


@pytest.mark.parametrize("told", [f"{who} {what}" for who, what in product(THEY, ARE)])
def test_the_children_of_others_are_not_of_this_home(told: str) -> None:
    assert concluded(told)["children_in_household"] != "present"


@pytest.mark.parametrize("told", OURS)
def test_a_parent_who_lives_here_has_children_here(told: str) -> None:
    assert concluded(told)["children_in_household"] == "present"
