"""Ages said in turn: a sentence that is nothing but ages comes in; each goes to one of the children named just before.

`Kai and Ruby live with her. They are 4 and 7.`, `A son and a daughter. He's 4, she's 7.`, `Aged 4 and 7.` As many ages
as children, in the order they were named, or by `he` and `she` where their sex is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from adapter.reading.ages import Age
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.known_by_age import singly
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.names import NAME, TITLES, is_name
from adapter.words import Kin

_ONLY_AGES = re.compile(
    rb"(?:\W|\b(?:they|he|she|re|s|is|are|and|in|at|both|ages?|aged|now|respectively|just|only|nearly|almost|who|turned"
    rb"|has|gone|school|year|yr)\b)*"
)
_SAID_OF = re.compile(rb"\b(he|she)\b")
_ENDS = re.compile(rb"\W*$|[\s,;.)]*(?:and|both|but|so|who|respectively|at|now|in|years?|old)\b|[,;.)]")
_SEX = {b"he": "male", b"she": "female"}
_NAMES = re.compile(rf"(?<![\w'’-])(?:{NAME})(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*&\s*)(?:{NAME}))+(?![\w'’-])")
_NAME = re.compile(NAME)
_ENDED = ".!?\n"
_LOOK_BACK = 170


class _Told(NamedTuple):
    age: Age
    sex: str


def share_in_turn(line: Line, recent: Sequence[Draft]) -> bool:
    """Give each of the children of the sentence before the age that is said of it; false where that is not plain."""
    told = _in_turn(line)
    if not told or not _only_by_age(line):
        return False
    last = recent[-1].line if recent else None
    lot = [one for one in recent if one.line is last and one.is_child and not (one.plural or one.implied or one.pet)]
    if len(lot) != len(told) or any(one.low is not None and not one.staged for one in lot):
        return False
    line.people[:] = [one for one in line.people if not one.is_child]
    for one, said in _paired(lot, told):
        one.low, one.high, one.staged = said.age.low, said.age.high, said.age.stage
        one.why.append("the ages follow in words about the same children")
    return True


def named_in_turn(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """The children a sentence before names by a list of names alone, of whose ages this one tells."""
    told = _in_turn(line)
    if not told or line.hits.cue.get(Cue.PET) or not _only_by_age(line):
        return []
    start = line.sentence.start
    begins = max(line.text.rfind(mark, 0, max(0, start - 3)) for mark in _ENDED) + 1
    lists = list(_NAMES.finditer(line.text, max(begins, start - _LOOK_BACK), start))
    names = list(_NAME.finditer(lists[-1].group())) if lists else []
    if len(names) != len(told) or not all(is_name(one.group(), lexicon, about) for one in names):
        return []
    if TITLES.search(line.text[begins : lists[-1].start()]):
        return []
    line.people[:] = [one for one in line.people if not one.is_child]
    return [_child(line, name.group(), said) for name, said in zip(names, told, strict=True)]


def _child(line: Line, name: str, said: _Told) -> Draft:
    base = line.sentence.start
    child = Draft(line, base + said.age.start, base + said.age.end, "child", Kin.UNKNOWN, said.sex, names=(name,))
    child.low, child.high, child.staged, child.ages = said.age.low, said.age.high, said.age.stage, (said.age,)
    child.why.append("names, and their ages in the words that follow")
    return child


def _only_by_age(line: Line) -> bool:
    """No other child is told of in the line: at most the ages themselves were taken for children."""
    return all(not one.is_child or (one.ages and not one.names and one.relation == "child") for one in line.people)


def _in_turn(line: Line) -> list[_Told]:
    """Two ages or more under 18, and up to the last nothing else but pronouns and small words."""
    if line.sentence.asks:
        return []
    told: list[_Told] = []
    at = 0
    for age in line.ages:
        if not _ONLY_AGES.fullmatch(line.folded, at, age.start) or (len(told) > 1 and age.stage):
            break  # `and both at school`
        if age.own or age.beside or age.high >= OF_AGE:
            return []
        said = _SAID_OF.findall(line.folded[at : age.end])
        sex = _SEX.get(said[-1], "") if said and not age.many else ""
        told += [_Told(one, sex) for one in (singly(age) if age.many else [age])]
        at = age.end
    return told if len(told) > 1 and _ENDS.match(line.folded, at) else []


def _paired(lot: Sequence[Draft], told: Sequence[_Told]) -> list[tuple[Draft, _Told]]:
    """By sex where every one of them is known by it and no two share it; else in order."""
    by_sex = {said.sex: said for said in told if said.sex}
    if len(by_sex) == len(told) and {one.sex for one in lot} == set(by_sex):
        return [(one, by_sex[one.sex]) for one in lot]
    return list(zip(lot, told, strict=True))
