"""Rows: a line comes in; every name or initial with an age, a date of birth or a stage of school beside it goes out.

`Theo, 18 months`, `Tilly (Y8, ASD)`, `D - 9`, `Jade F11`, `Amari 03/10/2019`, `Amy / Ben / Lucas - 10, 7 & 1`. This is
the one grammar of such rows; whether somebody's children are listed in them is weighed elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from adapter.reading.ages import Age, age_on, birth_date, number
from adapter.reading.drafts import OF_AGE, AboutAdult, Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.names import GENITIVE, NAME, TITLES, is_name, names_no_person
from adapter.reading.turns import Turn

SEXES = {"M": ("son", "male"), "B": ("son", "male"), "F": ("daughter", "female"), "G": ("daughter", "female")}
MONTHS = 12
_WHO = re.compile(
    rf"(?<![\w'’.])(?P<baby>[Bb]aby\s+)?(?P<who>{NAME}|[A-Z](?![\w'’.]))(?:\s+(?!Yr|Year)(?P<next>{NAME}))?(?!['’])"
)
_GAP = re.compile(
    r"\s*(?:[-–—:=/,(\[]\s*){0,2}"
    r"(?:(?:aged?|is|now|who is|who['’]s|just|nearly|almost|barely|in|at|an?(?=\s\d+[\s-]?y))\s+)*"
    r"(?:(?:[MF]|[mf]\b|male\b|female\b)[\s,]*(?=\d))?"
)
_FIGURE = re.compile(
    r"(\d{1,2})[\s-]?(?:(mths?\b|months?\b|mo\b|/12\b|m\b)|(wks?\b|weeks?\b|/52\b|days?\b|/7\b)|(?:yrs?|years?|y/?o|y|f)\b)?"
    r"(?:[\s-]?old\b)?(?!\s?(?:[/.:-]\s?\d|%|x\b|[ap]m\b|mg|ml|st\b|nd\b|rd\b|th\b|hrs?\b|hours?\b|min|mile|night|time|bed|\d(?![.)])))"
)
_JUST = re.compile(r"\b(?:just|now|nearly|almost|barely|only)\s+$")
_WORD = re.compile(r"[a-z]+(?![\w-])")
_ALONE = re.compile(rf"[a-z]{{3,9}}(?=\s*(?:[,.;)]|$|(?:and|&)\s+(?:{NAME})))")
_BORN = re.compile(r"(?i:d\.?o\.?b\.?|b\.?|born|date of birth)?[:\s]*(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))\b")
_NAMES = rf"(?:{NAME})(?:\s*(?:[,/&+]|and)\s*(?:{NAME}))+"
_FIGURES = r"\d{1,2}(?:\s*(?:[,/&+]|and)\s*\d{1,2})+"
_TWO_LISTS = re.compile(
    rf"({_NAMES})(?:\s+(?:from|by|both from|who are)\s+[a-z' ]{{3,36}})?\s*(?:[-–—:(,]\s*)"
    rf"(?:aged?\s+|ages\s+)?({_FIGURES})(?![\d/.:])"
)
_NAME, _NUMBER = re.compile(NAME), re.compile(r"\d+")
_FIRST_ITEM, _NEXT_ITEM = re.compile(r"\b1[.)]\s"), re.compile(r"[.)]\s+[A-Z]")
_STAGES = {
    "stage_nursery": (2, 4), "stage_reception": (4, 5), "stage_infants": (4, 7), "stage_juniors": (7, 11),
    "stage_primary": (4, 11), "stage_secondary": (11, 16), "stage_sixth_form": (16, 18),
}  # fmt: skip
_STILL_ANIMALS = re.compile(rf"[\s,:(–-]*(?:(?:called|named|and|{NAME}|\d{{1,2}})[\s,():–-]*)*")
_NAMED_SO = re.compile(r"[A-Z][a-z]+\s?[(,]?\s?\d")
_LOOK_BACK = 400


class Row(NamedTuple):
    """Somebody by name or initial, and how old. Offsets of the sentence."""

    start: int
    end: int
    who: str
    age: Age
    paired: bool = False
    """From a list of names and a list of ages."""


def rows_in(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Row]:
    """Every row of somebody under 18, in order of place."""
    paired = _two_lists(line, lexicon, about)
    lists = {age.many[0][0] for age in line.ages if age.many}  # `Amy and Joe (9 & 6)` has no row `Joe (9`
    rows = [
        row
        for row in _single_rows(line, lexicon, about)
        if not any(_overlap(row, one) for one in paired) and not any(row.start <= at < row.end for at in lists)
    ]
    return sorted([*paired, *rows])


def _overlap(one: Row, other: Row) -> bool:
    return one.start < other.end and other.start < one.end


def _two_lists(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Row]:
    """As many names as ages, in one order."""
    found = _TWO_LISTS.search(line.text, line.sentence.start, line.sentence.end)
    if not found:
        return []
    names, figures = list(_NAME.finditer(found.group(1))), list(_NUMBER.finditer(found.group(2)))
    right = len(names) == len(figures) and all(is_name(one.group(), lexicon, about) for one in names)
    if not right or any(int(one.group()) >= OF_AGE for one in figures) or line.hits.cue.get(Cue.PET):
        return []
    base, made = line.sentence.start, []
    begins = found.start(2) - base
    for name, figure in zip(names, figures, strict=True):
        years = int(figure.group())
        age = Age(begins + figure.start(), begins + figure.end(), years, years)
        made.append(Row(found.start(1) + name.start() - base, begins + figure.end(), name.group(), age, paired=True))
    return made


def _single_rows(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Row]:
    """Every name or initial with an age or a stage of school right after it."""
    base, rows = line.sentence.start, []
    for found in _WHO.finditer(line.text, base, line.sentence.end):
        group = _which_is_a_name(line, found, lexicon, about)
        who = GENITIVE.sub("", found.group(group)) if group else ""
        if not group:
            continue
        gap = _GAP.match(line.text, found.end(), line.sentence.end)
        begins = (gap.end() if gap else found.end()) - base
        if len(who) == 1 and who not in SEXES and not line.text[found.end() : base + begins].strip():
            continue  # `Section A 4`
        age = _age_at(line, found.end() - base, begins, lexicon) or _as_a_baby(found, base)
        if age is None or _is_an_items_number(line, age) or names_no_person(line, found.start(group), base + age.start):
            continue
        at = found.start(group) - base
        if age.high <= OF_AGE and age.low < OF_AGE and not _is_an_animals(line, at, age):
            rows.append(Row(at, age.end, who, age))
    return rows


def _which_is_a_name(line: Line, found: re.Match[str], lexicon: Lexicon, about: AboutAdult) -> str:
    """`Lives With Ruby` begins with a word that is none."""
    if len(found["who"]) == 1:
        return "who"
    named = next((one for one in ("who", "next") if found[one] and is_name(found[one], lexicon, about)), "")
    return "" if named and TITLES.search(line.text[line.sentence.start : found.start(named)]) else named


def _as_a_baby(found: re.Match[str], base: int) -> Age | None:
    """`Baby R`."""
    return Age(found.start() - base, found.end() - base, 0, 1, stage=True) if found["baby"] else None


def _is_an_items_number(line: Line, age: Age) -> bool:
    """`1. Stacey 2. Aiden (12)`: the figure counts the next one."""
    start = line.sentence.start
    if not _NEXT_ITEM.match(line.text, start + age.end):
        return False
    begins = max(0, start - _LOOK_BACK)
    return bool(_FIRST_ITEM.search(line.text, begins, start + age.start))


def _age_at(line: Line, after: int, begins: int, lexicon: Lexicon) -> Age | None:
    """The age that stands right behind a name, whichever way it is written."""
    base = line.sentence.start
    read = next((age for age in line.ages if after <= age.start <= begins and age.end > begins and not age.many), None)
    if read is not None and (read.stage or not line.text[base + begins].isdigit()):
        return read
    born = _BORN.match(line.text, base + begins, line.sentence.end)
    if born:
        return _since_birth(line, born)
    found = _FIGURE.match(line.text, base + begins, line.sentence.end)
    if found:
        if line.turn(Turn.A_COUNT_OF_THINGS).search(line.folded[found.end(1) - base :]):
            return None  # `Access 2 steps`
        years = int(found.group(1)) // MONTHS if found.group(2) else 0 if found.group(3) else int(found.group(1))
        return Age(begins, found.end() - base, years, years)
    between = line.text[base + after : base + begins]
    alone = _ALONE.match(line.text, base + begins, line.sentence.end) if _is_headed(line, after) else None
    figure = number(alone.group()) if alone else None
    if alone and figure is not None and figure < OF_AGE:
        return Age(begins, alone.end() - base, figure, figure)  # `Nieces: Mabel five, Etta two`
    if not between.strip():
        return None  # `Lark Hill Primary`
    word = _WORD.match(line.text, base + begins, line.sentence.end) if _JUST.search(between) else None
    years_in_a_word = number(word.group()) if word else None
    if word and years_in_a_word is not None:
        return Age(begins, word.end() - base, years_in_a_word, years_in_a_word)  # `Dara just two`
    return _stage_at(line, begins, lexicon)


def _is_headed(line: Line, at: int) -> bool:
    """Several children are spoken of before, and here they are named one by one."""
    return any(one.plural and one.is_child and one.at < at for one in line.people)


def _since_birth(line: Line, said: re.Match[str]) -> Age | None:
    """Nothing where a date is no date, or the day of writing is not known."""
    born = birth_date(said.group(1), line.written_on) if line.written_on else None
    if not born or not line.written_on:
        return None
    years, base = age_on(born, line.written_on), line.sentence.start
    return Age(said.start(1) - base, said.end() - base, years, years) if years >= 0 else None


def _stage_at(line: Line, begins: int, lexicon: Lexicon) -> Age | None:
    for name, (low, high) in _STAGES.items():
        for word in sorted(lexicon.vocabularies[name], key=len, reverse=True):
            ends = begins + len(word)
            if line.folded.startswith(word.encode(), begins) and not line.folded[ends : ends + 1].isalnum():
                return Age(begins, ends, low, high, stage=True)
    return None


def _is_an_animals(line: Line, at: int, age: Age) -> bool:
    """`Staffie called Bruno, 4`, `two dogs, Milo, 3, and Daisy, 6`, `Luna, 3, rescue cat`."""
    base = line.sentence.start
    for hit in line.hits.cue.get(Cue.PET, ()):
        if _NAMED_SO.match(line.text, base + hit.start):
            continue  # `Maisie 10 and Teddy 6`
        before = hit.end <= at and _STILL_ANIMALS.fullmatch(line.text, base + hit.end, base + at)
        of_another = _NAME.search(line.text, base + age.end, base + hit.start)
        names_the_next = _NAME.match(line.text, base + hit.end + 1)
        if before or (hit.start >= age.end and not (names_the_next or of_another)):
            return True
    return False
