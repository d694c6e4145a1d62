"""Turns of phrase about what a worker means to raise: nothing comes in; what tells if it is of a child goes out."""

from __future__ import annotations

from enum import StrEnum


class Raising(StrEnum):
    """What stands between `will raise` and `in supervision`, and after it."""

    ANOTHER_MATTER = "another_matter"
    """Funding, equipment, an adult's health: what panels and managers are asked every day."""
    OF_A_CHILD = "of_a_child"
    """What a child said or did, the hours alone, a worry, whether to refer."""
    RAISED_BARE = "raised_bare"
    """Nothing but small words, a pronoun and a day: what was told just before is meant."""
