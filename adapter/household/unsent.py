"""A concern said to be raised and said not to be: children and what the words tell come in, both sides go out.

The box of a list of children asks whether a concern about each was raised. A Yes beside `to be rung on Monday` is no
Yes yet, so the box settles nothing until somebody has looked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from adapter.facts import Evidence
from adapter.families import Child, Contradiction, SignSeen
from adapter.words import Answer, Disputed, Sign


def not_sent(signs: Iterable[SignSeen], children: Iterable[Child]) -> tuple[Evidence, ...]:
    """The words by which a concern about a child has not gone yet, of the family's or a child's own signs."""
    everything = (*signs, *(seen for one in children for seen in one.signs))
    return tuple(words for seen in everything if seen.sign is Sign.CONCERN_NOT_SENT for words in seen.evidence)


def settled(
    children: Sequence[Child], words: tuple[Evidence, ...]
) -> tuple[tuple[Child, ...], tuple[Contradiction, ...]]:
    """The children, and the row that says Yes beside the first words that say not yet: then whether it went is open."""
    raised = [one for one in children if one.separate_concern_raised is Answer.PRESENT]
    if not (raised and words):
        return tuple(children), ()
    row = raised[0].because.get("listed_at_risk", raised[0].evidence)
    both = (Contradiction(Disputed.SENT, (row[0], words[0])),)
    return tuple(
        replace(one, separate_concern_raised=Answer.UNKNOWN) if one in raised else one for one in children
    ), both
