"""Names and ages told together: a line and its people come in; the children of `Tyler and Mason (9 & 7)` go out.

Who is named first has the first age, where there are as many names as ages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.ages import Age, number
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.names import NAME, TITLES, is_name
from adapter.words import Kin

_NAMES = re.compile(
    rf"(?:{NAME})(?:(?:\s*[,/&+]\s*(?:and\s+)?|\s+and\s+)(?:{NAME}))+(?=\W*(?:(?:who|are|were|both|aged?|ages|now)\s+)*\W*$)"
)
_NAME = re.compile(NAME)
_IS = re.compile(r"['’]s$")
_NAME_AND_AGE = re.compile(rf"({NAME})\s+([0-9]+|[a-z]+)\b")
_AFTER = re.compile(rf"\s+({NAME})\b")
_ARTICLE = re.compile(rb"\b(?:an?|the|my|our|his|her|their|this) $")
_ARTICLE_AT = re.compile(rb"(?:an?|the|my|our|his|her|their|this) ")
_BORN_TOGETHER = re.compile(rb"\b(?:twins?|triplets?)\b[^.;]{0,60}$")
_BOTH = re.compile(rb"\b(?:both|each|all|are|were) (?:aged |now |just )?[a-z0-9]+$")
_OF_EACH = re.compile(rb"\b(?:both|each|are|were) (?:both |aged |now |just |only )*[a-z0-9]+(?: [a-z ]+)?$")
_AFTER_AGE = re.compile(
    rf"\)?,\s+(?:called |named )?({NAME})(?=\s*(?:[.;)]|$)|,?\s+who\b|,\s+(?:is|has|at|in|stays|lives)\b)"
)
_NAMES_AFTER = re.compile(
    rf"\)?,?\s(?:called\s|named\s)?({NAME})((?:,\s{NAME})*),?\s(?:and|&)\s({NAME})(?=\s*(?:[.;)]|$|,\s(?:who|live|both|are|at)\b))"
)
_FURTHEST, _NEAR = 90, 10


def told_together(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """Children whose names and ages stand in two lists, or whose age stands before the name."""
    found: list[Draft] = []
    if line.hits.cue.get(Cue.PET) and not any(one.is_child for one in line.people):
        return found  # `Her two cats, Amy and Leo, are 5 and 8`
    for age in line.ages:
        if age.many and age.high < OF_AGE:
            found += _paired(line, age, lexicon, about)
        elif age.high < OF_AGE and _OF_EACH.search(line.folded, max(0, age.start - _NEAR), age.end):
            found += _of_one_age(line, age, lexicon, about)
        elif age.high < OF_AGE and not (age.stage or age.bare or age.beside):
            found += _called(line, age, lexicon, about)
    return found


def told_one_by_one(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """`Three. Amber 13, Noah 9, Ted 5.`: names and figures, and no word for a child."""
    begins = line.sentence.start
    known = {name for one in line.people for name in one.names}
    found: list[Draft] = []
    for hit in line.hits.cue.get(Cue.NAMES_WITH_AGES, ()):
        items = list(_NAME_AND_AGE.finditer(line.text, begins + hit.start, begins + hit.end))
        ages = [_as_an_age(one, begins) for one in items if _may_be_listed(one.group(1), lexicon, about)]
        if not len(ages) == len(items) > 1 or any(age is None or age.low >= OF_AGE for age in ages):
            continue  # `Flat 3, Block 4`: one that is none makes the list one of other things
        found += [
            _child(line, one.start(), one.group(1), age)
            for one, age in zip(items, ages, strict=True)
            if age is not None and one.group(1) not in known
        ]
    return found


def _as_an_age(item: re.Match[str], begins: int) -> Age | None:
    years = number(item.group(2).lower())
    start, end = (place - begins for place in item.span(2))
    return None if years is None else Age(start, end, years, years, bare=True)


def _may_be_listed(word: str, lexicon: Lexicon, about: AboutAdult) -> bool:
    """`Erin's 7` is a sentence about her, and no item of a list."""
    return not _IS.search(word) and is_name(word, lexicon, about)


def named_after_age(line: Line, lexicon: Lexicon, about: AboutAdult) -> None:
    """`A lad of 13, Reece, who stays`: the name of somebody whose age stands between."""
    for child in line.people:
        if child.names or child.plural or not child.ages or not child.is_child:
            continue
        said = _AFTER_AGE.match(line.text, line.sentence.start + child.ages[-1].end, line.sentence.end)
        if said and child.ages[-1].start >= child.at and is_name(said.group(1), lexicon, about):
            child.names = (said.group(1),)


def named_in_order(line: Line, lexicon: Lexicon, about: AboutAdult) -> None:
    """`Two children, aged 8 and 5, Orla and Zac`: as many names as ages, in the order of the ages."""
    for age in line.ages:
        said = _NAMES_AFTER.match(line.text, line.sentence.start + age.end, line.sentence.end) if age.many else None
        names = _NAME.findall(said.group()) if said else []
        lot = [
            one
            for one in line.people
            if age in one.ages and one.listed and one.is_child and one.names in ((), tuple(names[:1]))
        ]
        if names and len(lot) == len(names) == len(age.many) and all(is_name(one, lexicon, about) for one in names):
            for child, name in zip(lot, names, strict=True):
                child.names = (name,)


def share_an_age(line: Line, named: Sequence[Draft]) -> None:
    """`The twins Ollie and Sam, eight`, `Ollie and Sam, both eight`: one age for all of a list of names."""
    if sum(bool(one.names) for one in named) < 2:
        return
    for age in line.ages:
        of_one_age = _BORN_TOGETHER.search(line.folded, 0, age.start) or _BOTH.search(line.folded, 0, age.end)
        lot = _named_before(line, age, named) if of_one_age and not age.many else []
        if any((one.low, one.high) == (age.low, age.high) for one in lot):
            _fill(lot, age)
            line.people[:] = [one for one in line.people if one in lot or not _is_the_age_alone(one, age)]


def _is_the_age_alone(one: Draft, age: Age) -> bool:
    """`Twins Ollie and Sam, 8yo`: nobody besides the two is eight."""
    return not one.names and one.ages == (age,) and one.at == age.start


def _named_before(line: Line, age: Age, named: Sequence[Draft]) -> list[Draft]:
    figures = line.sentence.start + age.start
    said = _NAMES.search(line.text, max(line.sentence.start, figures - _FURTHEST), figures)
    names = set(_NAME.findall(said.group())) if said else set()
    return [one for one in named if not names.isdisjoint(one.names)]


def _fill(lot: Sequence[Draft], age: Age) -> None:
    for one in lot:
        if one.low is None:
            one.low, one.high = age.low, age.high


def of_their_lot(line: Line, child: Draft) -> None:
    """`Grandsons Tyler (9) and Mason (7)`: of the kind of those spoken of before, whose age theirs was taken for."""
    before = [one for one in line.people if one.plural and one.is_child and not one.names and one.at < child.at]
    if not before:
        return
    lot = before[-1]
    _take_after(child, lot)
    if not set(lot.ages).isdisjoint(child.ages):
        lot.low, lot.high, lot.ages = None, None, ()


def _paired(line: Line, age: Age, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """`Tyler and Mason (9 & 7)`."""
    names = _names_before(line, age.many[0][0], lexicon, about)
    if len(names) != len(age.many):
        return []
    lots = [one for one in line.people if age in one.ages]
    made = []
    for (at, name), (_, _, years) in zip(names, age.many, strict=True):
        child = _child(line, at, name, age._replace(low=years, high=years, many=()))
        if lots:
            _take_after(child, lots[0])
        made.append(child)
    named = {name for one in made for name in one.names}
    line.people[:] = [one for one in line.people if one not in lots and named.isdisjoint(one.names)]
    return made


def _of_one_age(line: Line, age: Age, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """`Jodie and Nell were nine in the summer`, `Jodie and Nell, both nine`: each of them is."""
    if any(age in one.ages for one in line.people):
        return []
    known = {name for one in line.people for name in one.names}
    names = _names_before(line, age.start, lexicon, about)
    return [_child(line, at, name, age) for at, name in names if name not in known]


def _names_before(line: Line, at: int, lexicon: Lexicon, about: AboutAdult) -> list[tuple[int, str]]:
    """The names that end right before an age, each with its place in the text; none where one of them is no name."""
    begins, figures = line.sentence.start, line.sentence.start + at
    said = _NAMES.search(line.text, max(begins, figures - _FURTHEST), figures)
    if said is None or TITLES.search(line.text[begins : said.start()]):
        return []
    found = [(said.start() + one.start(), one.group()) for one in _NAME.finditer(said.group())]
    return found if all(is_name(name, lexicon, about) for _, name in found) else []


def _called(line: Line, age: Age, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """`9yo Tyler`."""
    said = _AFTER.match(line.text, line.sentence.start + age.end, line.sentence.end)
    if said is None or not is_name(said.group(1), lexicon, about):
        return []
    known = next((one for one in line.people if age in one.ages and not one.names and not one.plural), None)
    if known is not None:
        known.names = (said.group(1),)
        return []
    if _ARTICLE.search(line.folded[: age.start]) or _ARTICLE_AT.match(line.folded, age.start):
        return []  # `a 9-year-old Corsa`
    child = _child(line, said.start(1), said.group(1), age)
    of_their_lot(line, child)
    return [child]


def _child(line: Line, at: int, name: str, age: Age) -> Draft:
    child = Draft(line, at, at + len(name), "child", Kin.UNKNOWN, names=(name,), count=1)
    child.low, child.high, child.ages = age.low, age.high, (age,)
    child.why.append("names and ages under 18 told together")
    return child


def _take_after(child: Draft, lot: Draft) -> None:
    child.kin, child.sex, child.whose = lot.kin, lot.sex, lot.whose
    child.relation = "child" if lot.relation == "children" else lot.relation
    child.lead, child.shared = lot.lead, lot.shared
