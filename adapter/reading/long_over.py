"""What has ended: all that a record says of drink and drugs comes in; what a later sentence ends is set to the past.

`He has used cocaine. He has been clean for eight years.`: the first sentence gives no time, the second does.
"""

from __future__ import annotations

from collections.abc import Sequence

from adapter.reading.drafts import Saying
from adapter.reading.turns import Turn
from adapter.words import Assertion, Factor, When

_SUBSTANCES = frozenset({Factor.ALCOHOL, Factor.DRUGS})


def ended_later(sayings: Sequence[Saying]) -> None:
    """Set to the past what an ending of the same passage covers and nothing says goes on."""
    of_substances = [one for one in sayings if one.factor in _SUBSTANCES and one.assertion == Assertion.AFFIRMED]
    endings = [
        one for one in of_substances if one.when == When.PAST and one.line.turn(Turn.DRY).search(one.line.folded)
    ]
    for ending in endings:
        for told in of_substances:
            if told.when == When.CURRENT and _covers(ending, told) and not _goes_on(told):
                told.when = When.PAST
                told.why = f"{told.why.replace(When.CURRENT, When.PAST)}; words near by say that it ended long ago"


def _covers(ending: Saying, told: Saying) -> bool:
    """The same person's, in the same passage, told before the ending or as having been before it."""
    if ending.whose != told.whose or ending.line.passage != told.line.passage or ending.line is told.line:
        return False
    if ending.factor != told.factor and not ending.line.turn(Turn.OFF_EVERYTHING).search(ending.line.folded):
        return False
    return told.start < ending.start or bool(told.line.turn(Turn.BEFORE_THAT).search(told.line.folded))


def _goes_on(told: Saying) -> bool:
    line = told.line
    return any(
        line.turn(turn).search(line.folded) for turn in (Turn.RELAPSED, Turn.LATELY, Turn.STILL_SO, Turn.GOES_ON)
    )
