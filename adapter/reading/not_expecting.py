"""Not expecting: the pregnancies a record speaks of come in; one that a test, an age or an operation denies is set so.

`She believes she is pregnant; test negative` tells of a belief and of no child.
"""

from __future__ import annotations

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.of_workers import OfWorkers
from adapter.reading.text import fold
from adapter.words import Assertion, Kin, Whose

_NEAR = 160
_PAST_BEARING = 56


def believed_expecting(lines: list[Line], about: AboutAdult) -> None:
    """Make every pregnancy of the adult's own a denied one, where the words near it say that there is none."""
    for line in lines:
        for draft in line.people:
            told = draft.kin is Kin.UNBORN and draft.assertion is Assertion.AFFIRMED and draft.whose is Whose.ADULT
            if told and _is_denied_near(line, draft, about):
                draft.assertion = Assertion.NEGATED
                draft.why.append("a test, an age or an operation told beside it says that there is no pregnancy")


def _is_denied_near(line: Line, draft: Draft, about: AboutAdult) -> bool:
    near = fold(line.text[max(0, draft.start - _NEAR) : draft.end + _NEAR])
    if line.turn(OfWorkers.EXPECTS_INDEED).search(near):
        return False
    if line.turn(OfWorkers.TESTED_NOT).search(near):
        return True
    if about.sex == "female" and (about.age or 0) >= _PAST_BEARING and not _of_another(line, draft):
        return True
    if not line.turn(OfWorkers.BELIEVES_IT).search(line.folded):
        return False
    too_old = max([age.low for age in line.ages] + [about.age or 0]) >= _PAST_BEARING
    return too_old or bool(line.turn(OfWorkers.CANNOT_BE).search(near))


def _of_another(line: Line, draft: Draft) -> bool:
    """Somebody else is told of beside it, whose pregnancy it may be."""
    return any(one is not draft for one in line.people)
