"""With both parents: a child said to live with its parents comes in; whether the adult is one of them goes out.

`His daughter is 13 and at home with her parents` is a child of this home, `grandson Leo lives with his parents` is not.
Of a child known by name alone nothing is said: the adult may be one of them.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.words import Answer, Kin

_PARENTS = re.compile(
    rb"with (?:both )?(?:of )?(?:his|her|their) (?:(?:own|two) )?parents\b(?:,? (?:in|at|on|near|over|down|up|who)\b)?"
)
_A_PLACE = re.compile(rb" (?:in|at|on|near|over|down|up|who)$")
_REACH = 30
_OF_GRANDCHILDREN = 60
"""From this age on a child known by name alone is more likely a grandchild."""


def told_with_parents(line: Line, start: int, child: Draft, about: AboutAdult) -> Answer | None:
    """Where words from `start` on that put a child with its parents leave it; none where they are no such words."""
    said = _PARENTS.search(line.folded, start)
    if said is None or said.start() - start > _REACH:
        return None
    if child.kin in OWN_CHILDREN:
        return Answer.PRESENT
    named_only = child.kin == Kin.UNKNOWN and (about.age or 0) < _OF_GRANDCHILDREN
    return Answer.UNKNOWN if named_only and not _A_PLACE.search(said.group()) else None
