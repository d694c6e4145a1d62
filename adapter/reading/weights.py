"""What weighs: all that a record says of illness, drink and the mind comes in; what alone is too light goes out of it.

`Broke his ankle at football`, `drunk at the barbecue`, `sertraline was tried for hot flushes`: one such thing tells
of no circumstance of a family; a second in another sentence, a diagnosis or help that is needed does.
"""

from __future__ import annotations

from adapter.reading.drafts import Line, Saying
from adapter.reading.long_over import ended_later, widowed_long_since
from adapter.reading.predicates import Predicate
from adapter.reading.text import fold
from adapter.words import Assertion, Factor

_AFTER = 30


def weigh(sayings: list[Saying]) -> None:
    """Set to the past what other words end, and leave out what alone is too light."""
    ended_later(sayings)
    widowed_long_since(sayings)
    _without_lone_light_ones(sayings)


def _without_lone_light_ones(sayings: list[Saying]) -> None:
    """Leave out each factor of which a single sentence tells, and that in words of little weight."""
    told: dict[Factor, list[Saying]] = {}
    for one in sayings:
        if one.factor in _WEIGHED and one.assertion == Assertion.AFFIRMED:
            told.setdefault(one.factor, []).append(one)
    light = {
        id(one)
        for factor, of_factor in told.items()
        if len({id(one.line) for one in of_factor}) == 1 and all(_WEIGHED[factor](one) for one in of_factor)
        for one in of_factor
    }
    if light:
        sayings[:] = [one for one in sayings if id(one) not in light]


def _light_illness(saying: Saying) -> bool:
    line = saying.line
    if not line.turn(Predicate.LIGHT_ILLNESS).search(_words(saying)):
        return False
    return not line.turn(Predicate.HELP_NEEDED).search(fold(line.text))


def _light_drinking(saying: Saying) -> bool:
    return _in(saying.line, Predicate.LIGHT_DRINKING) and not _in(saying.line, Predicate.HEAVY_DRINKING)


def _light_medicine(saying: Saying) -> bool:
    line, base = saying.line, saying.line.sentence.start
    if not line.turn(Predicate.A_MEDICINE).search(line.folded[saying.start - base : saying.end - base]):
        return False
    return _in(line, Predicate.MEDICINE_FOR_OTHER) and not _in(line, Predicate.OF_THE_MIND)


def _in(line: Line, turn: Predicate) -> bool:
    return bool(line.turn(turn).search(line.folded))


def _words(saying: Saying) -> bytes:
    base = saying.line.sentence.start
    return saying.line.folded[saying.start - base : saying.end - base + _AFTER]


_WEIGHED = {
    Factor.PHYSICAL_ILLNESS: _light_illness,
    Factor.ALCOHOL: _light_drinking,
    Factor.MENTAL_HEALTH: _light_medicine,
}
