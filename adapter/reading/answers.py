"""Answers: a question about children and the words that follow it come in; `no`, `two`, `they do` is read as an answer.

Works for an interview written down (`Do you have children? - No.`) and for a form's question with its answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.ages import number
from adapter.reading.drafts import Draft, Line, Saying
from adapter.reading.lexicon import Cue
from adapter.words import Answer, Kin, MentionKind

_COUNT = re.compile(rb"\b(\d|one|two|three|four|five|six|seven|eight|nine|ten)\b")
_LIVING = re.compile(rb"\blives?\b|living|at home")
_PREGNANT = re.compile(rb"pregnan")
_AFTER = 2


def read_answers(lines: Sequence[Line], recents: dict[int, list[Draft]]) -> list[Saying]:
    """What the answers of a passage say; adds counted children to the answering line's people."""
    sayings: list[Saying] = []
    for place, line in enumerate(lines):
        asked = line.hits.cue.get(Cue.CHILD_QUESTION)
        if not asked or not line.sentence.asks:
            continue
        answer = next((other for other in lines[place + 1 : place + 1 + _AFTER] if not other.sentence.asks), None)
        if answer is None or answer.passage != line.passage or _PREGNANT.search(line.folded):
            continue
        if _LIVING.search(line.folded):
            _living(answer, recents.get(id(line), []) or line.people)
        else:
            sayings.extend(_counted(answer))
    return sayings


def _living(answer: Line, children: list[Draft]) -> None:
    yes, no = answer.hits.cue.get(Cue.YES), answer.hits.cue.get(Cue.NO)
    for child in children:
        if (yes or no) and child.is_child and not child.stated and len(children) == 1:
            child.lives, child.stated = (Answer.PRESENT if yes else Answer.ABSENT), True
            child.why.append("asked whether they live together, and answered")


def _counted(answer: Line) -> list[Saying]:
    base = answer.sentence.start
    no = answer.hits.cue.get(Cue.NO)
    if any(draft.is_child for draft in answer.people) or answer.hits.cue.get(Cue.NO_CHILDREN):
        return []
    if no:
        why = "asked about children, the answer is no"
        return [
            Saying(answer, base + no[0].start, base + no[0].end, MentionKind.NO_CHILDREN, lives=Answer.ABSENT, why=why)
        ]
    found = _COUNT.search(answer.folded)
    count = number(found.group(1).decode()) if found else None
    if count and found and (answer.hits.cue.get(Cue.YES) or found.start() < 14):
        draft = Draft(
            answer, base + found.start(1), base + found.end(1), "children", Kin.OFFSPRING, plural=count > 1, count=count
        )
        draft.why.append("the number given when asked about children")
        answer.people.append(draft)
    return []
