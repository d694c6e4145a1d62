"""Drugs others complain of: each complainer beside each place of the adult's own, and beside the places of others."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import factors_of_today

COMPLAINED = (
    "Neighbours report a smell of cannabis",
    "Landlord complained of weed smoke coming",
    "Tenancy officer noted a strong odour of skunk",
    "Next door have complained about the smell of weed coming",
)
OURS = ("from her flat.", "from our house.", "from the mother's flat when the children are in bed.")
THEIRS = ("from next door.", "from the stairwell.", "from the flat below.", "in the street outside.")
NOBODYS = (
    "She complains of the smell of cannabis from next door.",
    "Neighbour's flat smells of weed, she has asked to be moved.",
    "She has complained to the council about drug dealing in the block.",
    "She told the warden there was a smell of weed from the room next to hers.",
    "Complaint made by her about cannabis smoke coming in through her window.",
    "The previous tenant's flat reeked of weed.",
    "No smell of cannabis on any visit to her flat.",
    "Landlord complained about the smell of damp from the flat.",
)


def test_whoever_lives_there_is_meant() -> None:
    wrong = [pair for pair in product(COMPLAINED, OURS) if "drugs" not in factors_of_today(" ".join(pair))]
    assert wrong == []


def test_it_is_of_another_home() -> None:
    wrong = [pair for pair in product(COMPLAINED, THEIRS) if "drugs" in factors_of_today(" ".join(pair))]
    assert wrong == []


@pytest.mark.parametrize("text", NOBODYS)
def test_nobody_here_uses(text: str) -> None:
    assert "drugs" not in factors_of_today(text)
