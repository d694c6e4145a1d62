"""Turns of phrase about a count: nothing comes in; what a rule asks of the words around `his two` goes out."""

from __future__ import annotations

from enum import StrEnum

from adapter.reading.blows import Blow
from adapter.reading.care_told import CareTold
from adapter.reading.childs_day import ChildsDay
from adapter.reading.of_workers import OfWorkers
from adapter.reading.predicates import Predicate
from adapter.reading.told_when import ToldWhen
from adapter.reading.turns import Turn


class Counting(StrEnum):
    """What stands around a number that no noun follows."""

    COUNT_ENDS = "count_ends"
    """After `his two`: no noun follows, of which it would be the number."""
    COUNT_ACTS = "count_acts"
    """After `his two`: what several people do, or a share of the week."""
    A_SHARE = "a_share"
    """After `Karen's two`: a share of the week."""
    COUNTS_THINGS = "counts_things"
    """Around `his two`, written as `_`: pills, carers, sticks."""
    HAS_PEOPLE = "has_people"
    """Ends with what may be done with people as with things: `has`, `with`."""
    MINDS_PEOPLE = "minds_people"
    """Ends with what is done with children: `minds`, `who will have`."""
    MINDED = "minded"
    """After `her two`: what is done for children."""
    FEARS_FOR = "fears_for"
    """Ends with what is felt for a family, of whatever age: `worries about`."""
    COUNT_GROWN = "count_grown"
    """After `her two`: what grown sons and daughters do for a parent."""


AnyTurn = Turn | Counting | Blow | Predicate | OfWorkers | ToldWhen | ChildsDay | CareTold
