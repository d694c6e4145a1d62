"""Mishaps: words of violence in a line come in; whether nobody did it to anybody goes out.

`She broke her wrist in the snow`, `Mia beat her own record`, `he has a black eye from cricket`.
"""

from __future__ import annotations

from adapter.reading.blows import Blow
from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.scan import Hit
from adapter.reading.text import clause_of, fold
from adapter.reading.turns import Turn
from adapter.words import Kin

_THE_OBJECT = 25
_DOER_AND_OWNER = 2


def is_a_mishap(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult, subject: Draft | None) -> bool:
    """Whether it befell the doer, or a child at play: the deed's object is the doer's own, or a thing."""
    words = line.folded[hit.start : hit.end + _THE_OBJECT]
    child = subject.is_child if subject is not None else _is_a_childs(line, hit, recent)
    if line.turn(Blow.LEFT_A_MARK).search(words):
        return child or bool(line.turn(Blow.TELLS_A_MISHAP).search(line.folded))
    if child and line.turn(Blow.ON_A_CHILD).search(words):
        return True  # what children do to each other is no abuse between grown-ups
    if not line.turn(Blow.ON_A_THING).search(words) or line.turn(Blow.ON_SOMEBODY).search(words):
        return False
    if child:
        return bool(line.turn(Blow.ON_ONES_OWN).search(words))
    if subject is not None:
        return False
    return _is_the_doers(line, hit, about)


def _is_the_doers(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`She broke her wrist`; `broke her wrist` alone where a fall or a kitchen is told of."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    before = line.folded[begins : hit.end]
    said = line.turn(Turn.PRONOUN).findall(before)
    if len(said) < _DOER_AND_OWNER:
        alone = not line.folded[begins : hit.start].strip(b" .,:;-")
        return alone and bool(line.turn(Blow.TELLS_A_MISHAP).search(line.folded))
    doer, owner = said[-2], said[-1]
    for word in (Turn.SHE, Turn.HE):
        if line.turn(word).fullmatch(doer) and line.turn(word).fullmatch(owner):
            other = about.told_of.get("female" if word is Turn.SHE else "male")
            return other is None or other.kin != Kin.PARTNER or not (other.sex or other.line is line)
    return False


def _is_a_childs(line: Line, hit: Hit, recent: list[Draft]) -> bool:
    """`Mia hit her target`: a child told of before is named as the subject."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    before = b" " + line.folded[begins : hit.start]
    return any(
        b" " + fold(name) + end in before
        for draft in recent
        if draft.is_child and not draft.grown
        for name in draft.names
        for end in (b" ", b"'s ")
    )
