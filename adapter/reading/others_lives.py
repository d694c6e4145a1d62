"""Other people's lives: a line with a circumstance comes in; whether it is of somebody outside this home goes out.

`Anything in the family? - My mum had skin cancer`, `My friend's husband drinks. He has hit her.`
"""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Kin

_ASKED_BEFORE = 250
_TOLD_BEFORE = 600
_JUST_BEFORE = 160
_OWNER = 30
_A_WORD_MORE = 4
_DIED = re.compile(rb"(?:died|dies|passed|was|is|were|has|had|got|took|killed|hanged|hung|dead|gone|d)\b")
_I_OR_MINE = re.compile(rb"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|we|we're|we've|us|our|myself)\b")


def answers_for_the_family(line: Line) -> bool:
    """`Does anyone in the family have cancer?` - `My dad had it`; a husband is of this home all the same."""
    if not line.sentence.speaker or any(one.kin == Kin.PARTNER for one in line.people):
        return False
    start, end = line.sentence.start, line.sentence.end if line.sentence.asks else line.sentence.start
    asked = fold(line.text[max(0, start - _ASKED_BEFORE) : end])
    if b"?" not in asked or not line.turn(Turn.ASKS_OF_FAMILY).search(asked):
        return False
    return not line.turn(Turn.HAS_ONESELF).search(line.folded)


def goes_on_about_another(line: Line) -> bool:
    """`My friend's husband is ill. He has choked her.`: the writer comes into neither sentence."""
    if not line.turn(Turn.PRONOUN).search(line.folded) or _I_OR_MINE.search(line.folded):
        return False
    before = fold(line.text[max(0, line.sentence.start - _TOLD_BEFORE) : line.sentence.start])
    begun = line.turn(Turn.ANOTHERS_STORY).spans(before)
    return bool(begun) and not _I_OR_MINE.search(before, begun[-1][1])


def is_of_another_told_here(line: Line, start: int, end: int) -> bool:
    """`My friend is in an abusive relationship and I worry`: the writer comes in after it, if at all."""
    begun = line.turn(Turn.ANOTHERS_STORY).spans(line.folded[:start])
    return bool(begun) and not _I_OR_MINE.search(line.folded[begun[-1][1] : end + _A_WORD_MORE])


def is_anothers_loss(line: Line, start: int, first_word: int, end: int) -> bool:
    """`My neighbour lost her husband`, `my friend's mum died`; a friend's own death is the writer's loss."""
    return not _DIED.match(line.folded, start) and is_of_another_told_here(line, first_word, end)


def is_of_somebodys_partner(line: Line, about: AboutAdult) -> bool:
    """`My daughter is grown and lives with her boyfriend. He is depressed`: he is not whoever writes `I` lives with."""
    if not about.first_person or about.is_child or _I_OR_MINE.search(line.folded):
        return False
    before = fold(line.text[max(0, line.sentence.start - _JUST_BEFORE) : line.sentence.start])
    told = line.turn(Turn.SOMEBODYS_PARTNER).spans(before)
    return bool(told) and not _I_OR_MINE.search(before, told[-1][1])


def is_anothers(line: Line, person: Draft) -> bool:
    """`My friend's husband`: a partner, and not the adult's."""
    return bool(line.turn(Turn.ANOTHERS).search(line.folded[max(0, person.at - _OWNER) : person.at]))
