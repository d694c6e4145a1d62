"""Need boxes: a line, and the question it answers, come in; the child named there as whoever meets the need goes out.

`How hygiene needs are currently met: Ella, before school` says who washes the adult as plainly as a sentence does, and
says it only because of the question. A heading of a note (`Meals: daughter`) asks the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapter.reading.counting import AnyTurn
from adapter.reading.drafts import Draft, Line
from adapter.reading.patterns import Find
from adapter.reading.text import fold
from adapter.reading.turns import Turn

_PART = re.compile(rb"[,;:.(/-] ?|(?<!\w)(?:so|and|but|then) ")


def asks_who(turns: Mapping[AnyTurn, Find], question: str | None) -> bool:
    """Whether a question asks how a need of daily life is met, or who does what was planned."""
    return question is not None and bool(turns[Turn.ASKS_WHO_MEETS].search(fold(question)))


def is_a_need(turns: Mapping[AnyTurn, Find], heading: bytes) -> bool:
    """Whether a heading of a note is a need of daily life and nothing else."""
    return bool(heading) and bool(turns[Turn.A_NEED_BY_ITSELF].search(heading))


def met_by(line: Line) -> list[Draft]:
    """The children the line puts forward as whoever does it."""
    return [draft for draft in line.people if draft.is_child and _does_it(line, draft)]


def _does_it(line: Line, child: Draft) -> bool:
    before = line.folded[: child.at]
    after = line.folded[child.end - line.sentence.start :]
    if line.turn(Turn.DOES_NOT).search(before):
        return False
    if line.turn(Turn.MET_BY).search(before):
        return True
    parts = [found.end() for found in _PART.finditer(before)]
    opens = line.turn(Turn.OPENS_WITH_WHO).search(before[parts[-1] :] if parts else before)
    return bool(opens and line.turn(Turn.DOES_IT).search(after))
