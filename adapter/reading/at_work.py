"""Work with children: the lines of a record come in; whether the adult's own work is with them goes out.

`His wife works as a school cook` leaves the children told of to the two of them, and `a nanny` or childminder brings
other people's children home whoever it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import Line
from adapter.reading.turns import Turn

_AT_HOME = re.compile(rb"child ?mind|nanny|foster|au pair|day ?care|child ?care")
_ANOTHER = re.compile(
    rb"\b(?:wife|husband|partner|boyfriend|girlfriend|daughter|son|sister|brother|friend|niece"
    rb"|granddaughter|neighbour|daughter-in-law)\b[^.;:]{0,60}$"
)
_THE_ADULT = re.compile(rb"\b(?:i|i'm|she|he|client|patient|pt)\b")


def works_with_children(lines: Sequence[Line]) -> bool:
    """Some line tells of such work, and not as a relative's."""
    found = lines[0].turn(Turn.TEACHES)
    if not found.stands_in_one_of([line.folded for line in lines]):
        return False
    return any(not _is_anothers(line.folded, *span) for line in lines for span in found.spans(line.folded))


def _is_anothers(folded: bytes, start: int, end: int) -> bool:
    if _AT_HOME.search(folded, start, end):
        return False
    said = _ANOTHER.search(folded, 0, start)
    return said is not None and not _THE_ADULT.search(folded, said.start(), end)
