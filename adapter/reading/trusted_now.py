"""Whoever harmed the adult as a child and works with children today: lines come in, the risk goes out.

The harm is long over and the adult is no risk to anybody; the one who did it may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adapter.reading.drafts import AboutAdult, Line, Saying
from adapter.reading.lexicon import Cue
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Answer, Assertion, Factor, MentionKind, Sign, When, Whose

_LINES_BACK = 5


def trusted_now(lines: Sequence[Line], about: AboutAdult) -> Iterator[Saying]:
    """`Her uncle beat her as a girl. He runs a youth club now.`"""
    for place, line in enumerate(lines):
        hit = next((one for one in line.hits.sign if one.entry.sign == Sign.WORKS_WITH_CHILDREN), None)
        if hit is None:
            continue
        told = [one for one in lines[max(0, place - _LINES_BACK) : place] if one.passage == line.passage]
        harm = [one for one in told if _harmed_as_a_child(one)]
        if not harm or not _who_did_it(line, harm[-1], about):
            continue
        start, end = line.sentence.start + hit.start, line.sentence.start + hit.end
        saying = Saying(
            line, start, end, MentionKind.FACTOR, Assertion.AFFIRMED, Whose.OTHER, When.CURRENT, Factor.RISK_TO_CHILDREN
        )
        saying.lives = Answer.PRESENT  # it bears on children, wherever they are
        saying.why = "somebody who harmed the adult as a child works with children today"
        yield saying


def _harmed_as_a_child(line: Line) -> bool:
    return Cue.OWN_CHILDHOOD in line.hits.cue and bool(line.turn(Turn.HARMED).search(line.folded))


def _who_did_it(line: Line, harm: Line, about: AboutAdult) -> bool:
    """The sentence begins with a name that the harm was told of, or with the pronoun that is not the adult's."""
    words = line.text[line.sentence.start : line.sentence.end].split()
    first = words[0].strip("\"',.") if words else ""
    lowered = fold(first)
    she, he = (line.turn(turn).fullmatch(lowered) for turn in (Turn.SHE, Turn.HE))
    if she or he:
        return about.sex == ("male" if she else "female")
    told = harm.text[harm.sentence.start : harm.sentence.end].split()
    return first[:1].isupper() and any(word.strip("\"',.") == first for word in told[1:])
