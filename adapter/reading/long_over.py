"""What has ended: all that a record says of drink, drugs and loss comes in; what another sentence ends is made past.

`He has used cocaine. He has been clean for eight years.`: the first sentence gives no time, the second does.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from adapter.reading.drafts import Saying
from adapter.reading.turns import Turn
from adapter.words import Assertion, Factor, Kin, When, Whose

_SUBSTANCES = frozenset({Factor.ALCOHOL, Factor.DRUGS})
_Told = tuple[int, Whose, Factor | None]
_start = attrgetter("start")


def ended_later(sayings: Sequence[Saying]) -> None:
    """Set to the past what an ending of the same passage covers and nothing says goes on.

    Only the first and the last ending that bear on a saying are looked at, so that no text takes its square in time.
    """
    of_substances = [one for one in sayings if one.factor in _SUBSTANCES and one.assertion == Assertion.AFFIRMED]
    endings: dict[_Told, list[Saying]] = {}
    for one in of_substances:
        if one.when == When.PAST and one.line.turn(Turn.DRY).search(one.line.folded):
            all_ends = one.line.turn(Turn.OFF_EVERYTHING).search(one.line.folded)
            for factor in _SUBSTANCES if all_ends else (one.factor,):
                endings.setdefault((one.line.passage, one.whose, factor), []).append(one)
    bounds = {told: (min(ends, key=_start), max(ends, key=_start)) for told, ends in endings.items()}
    for one in of_substances:
        first_and_last = bounds.get((one.line.passage, one.whose, one.factor))
        if one.when == When.CURRENT and first_and_last and _is_covered(one, *first_and_last) and not _goes_on(one):
            one.when = When.PAST
            one.why = f"{one.why.replace(When.CURRENT, When.PAST)}; words near by say that it ended long ago"


def widowed_long_since(sayings: Sequence[Saying]) -> None:
    """`She has been a widow for eleven years. Her husband died in a crash.`: only the first gives a time."""
    losses = [one for one in sayings if one.factor == Factor.BEREAVEMENT and one.assertion == Assertion.AFFIRMED]
    widowed = {
        one.line.passage
        for one in losses
        if one.when == When.PAST and one.line.turn(Turn.WIDOWED).search(one.line.folded)
    }
    for one in losses:
        partner = any(person.kin == Kin.PARTNER for person in one.line.people)
        fresh = one.line.turn(Turn.NOT_LONG_AGO).search(one.line.folded)
        if one.line.passage in widowed and one.when == When.CURRENT and partner and not fresh:
            one.when = When.PAST
            one.why = f"{one.why.replace(When.CURRENT, When.PAST)}; words near by tell of a widow or widower"


def _is_covered(told: Saying, first: Saying, last: Saying) -> bool:
    """Told before an ending of another sentence, or as having been before it."""
    if told.start < last.start and told.line is not last.line:
        return True
    elsewhere = told.line is not last.line or told.line is not first.line
    return elsewhere and bool(told.line.turn(Turn.BEFORE_THAT).search(told.line.folded))


def _goes_on(told: Saying) -> bool:
    line = told.line
    return any(
        line.turn(turn).search(line.folded) for turn in (Turn.RELAPSED, Turn.LATELY, Turn.STILL_SO, Turn.GOES_ON)
    )
