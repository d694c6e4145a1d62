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


def not_sent(signs: Iterable[SignSeen]) -> tuple[Evidence, ...]:
    """The words by which a concern about a child has not gone yet."""
    return tuple(words for seen in signs if seen.sign is Sign.CONCERN_NOT_SENT for words in seen.evidence)


def without_the_box(children: Sequence[Child], words: tuple[Evidence, ...]) -> tuple[Child, ...]:
    """The same children; of one whose concern was both raised and not, whether it was is open."""
    return tuple(
        replace(one, separate_concern_raised=Answer.UNKNOWN) if words and _raised(one) else one for one in children
    )


def disputed(children: Iterable[Child], words: tuple[Evidence, ...]) -> tuple[Contradiction, ...]:
    """At most one, with the row that says Yes and the first words that say not yet."""
    rows = [one.because.get("listed_at_risk", one.evidence) for one in children if _raised(one)]
    return tuple(Contradiction(Disputed.SENT, (row[0], words[0])) for row in rows[:1] if row and words)


def _raised(child: Child) -> bool:
    return child.separate_concern_raised is Answer.PRESENT
