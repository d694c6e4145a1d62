"""Turns of phrase about a child's day: nothing comes in; what tells a child's from a grown-up's goes out."""

from __future__ import annotations

from enum import StrEnum


class ChildsDay(StrEnum):
    """What stands within words of a child's day."""

    ONLY_A_CHILDS = "only_a_childs"
    """Of nobody but a child: a cot, a nursery, teething."""
    AS_WELL_GROWN = "as_well_grown"
    """Done as well for somebody grown who is cared for: fed, washed, put to bed."""
