"""Who is listed at home: a line of such a list comes in; the children it names, and their ages, go out.

`Theo, 18 months`, `Tilly (Y8, ASD), Josh (Y3)`, `D - 9, K - 4`, `Amy / Ben / Lucas - 10, 7 & 1`. A question or a
heading says that those of a home are listed; without one, several names with their ages beside words for a family do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple

from adapter.reading.ages import Age
from adapter.reading.counting import AnyTurn
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.name_lists import of_their_lot
from adapter.reading.names import NAME, TITLES, is_name
from adapter.reading.patterns import Find
from adapter.reading.text import Sentence, fold
from adapter.reading.turns import Turn
from adapter.short_names import short_for
from adapter.words import Answer, Kin

_WHO = re.compile(
    rf"(?<![\w'’.])(?P<baby>[Bb]aby\s+)?(?P<who>{NAME}|[A-Z](?![\w'’.]))(?:\s+(?!Yr|Year)(?:{NAME}))?(?!['’])"
)
_GAP = re.compile(r"\s*(?:[-–—:,(\[]\s*){0,2}(?:(?:aged?|is|now|who is|just|nearly|in|at)\s+)*")
_FIGURE = re.compile(
    r"(\d{1,2})\s?(?:(mths?\b|months?\b|mo\b|/12\b|m\b)|(wks?\b|weeks?\b|/52\b|days?\b|/7\b)|(?:yrs?|years?|y/?o|y|f)\b)?"
    r"(?:\s?old\b)?(?!\s?(?:[/.:-]\s?\d|%|x\b|[ap]m\b|mg|ml|st\b|nd\b|rd\b|th\b|hrs?\b|hours?\b|min|mile|night|time|bed|\d))"
)
_NAMES = rf"(?:{NAME})(?:\s*(?:[,/&+]|and)\s*(?:{NAME}))+"
_FIGURES = r"\d{1,2}(?:\s*(?:[,/&+]|and)\s*\d{1,2})+"
_TWO_LISTS = re.compile(
    rf"({_NAMES})(?:\s+(?:from|by|both from|who are)\s+[a-z' ]{{3,36}})?\s*(?:[-–—:(,]\s*)"
    rf"(?:aged?\s+|ages\s+)?({_FIGURES})(?![\d/.:])"
)
_NAME, _NUMBER = re.compile(NAME), re.compile(r"\d+")
_JOIN = re.compile(r"[\s,;/&+.()\]|–—-]*(?:and\s+|both\s+)?")
_FAMILY = re.compile(
    rb"\b(?:child(?:ren)?|kids?|sons?|daughters?|partner|husband|wife|hubby|mum|dad|family|household|lives with|self"
    rb"|me|marriage|siblings)\b"
)
_BULLET = re.compile(r"[ \t]*(?:[-*•o>·]|\d{1,2}[.)])\s*")
_FIRST_ITEM, _NEXT_ITEM = re.compile(r"\b1[.)]\s"), re.compile(r"[.)]\s+[A-Z]")
_STAGES = {
    "stage_nursery": (2, 4), "stage_reception": (4, 5), "stage_infants": (4, 7), "stage_juniors": (7, 11),
    "stage_primary": (4, 11), "stage_secondary": (11, 16), "stage_sixth_form": (16, 18),
}  # fmt: skip
_ALSO_SAID = frozenset(
    {Cue.LIVES_ELSEWHERE, Cue.PART_TIME, Cue.CONTACT, Cue.NO_CONTACT, Cue.FEW_NIGHTS, Cue.LIVES_HERE, Cue.LIVES_ABROAD}
)
_SEXES = {"M": ("son", "male"), "B": ("son", "male"), "F": ("daughter", "female"), "G": ("daughter", "female")}
_OF_SEX = re.compile(r"\b([MFBG])[ :-]{0,2}\(?(\d{1,2}) ?(?:y/?o|yrs?|y|(mths?|months?|mo))?\b")
_ONLY_ROWS = re.compile(rb"\W*[a-z][a-z'-]+,? \(?\d{1,2}\)?(?:(?:\W+|,? and )[a-z][a-z'-]+,? \(?\d{1,2}\)?)+\W*")
_OF_HOME = re.compile(rb"household|home|\bliv|propert|address|house")
_SHORT = 80
_NEAR = 90
_LOOK_BACK = 400
_DIGITS = re.compile(rb"\d+")
_MONTHS = 12


class _Row(NamedTuple):
    start: int
    end: int
    who: str
    age: Age
    """Offsets of the sentence."""


class Listed(IntEnum):
    """Whom a question or a heading has listed."""

    NOBODY = 0
    HOME = 1


def who_is_listed(turns: Mapping[AnyTurn, Find], question: str | None) -> Listed:
    """Whether a question has those of a home, or a family, listed."""
    return _listed_under(turns, fold(question)) if question is not None else Listed.NOBODY


def listed_here(turns: Mapping[AnyTurn, Find], sentence: Sentence, before: Listed) -> Listed:
    """The list a sentence is of. `before`: the list of the sentence before it."""
    alone = sentence.folded.strip() if sentence.new_line and len(sentence.folded) <= _SHORT else b""
    heading = sentence.heading or alone
    under = _listed_under(turns, heading) if heading else Listed.NOBODY
    return under or (before if alone and not sentence.heading else Listed.NOBODY)


def goes_on_listing(sentence: Sentence) -> bool:
    """`Wife Pam. Isla 12, Finn 6.`: names and figures and nothing else."""
    return _ONLY_ROWS.fullmatch(sentence.folded) is not None


def _listed_under(turns: Mapping[AnyTurn, Find], heading: bytes) -> Listed:
    if not turns[Turn.LISTS_THE_HOME].search(heading):
        return Listed.NOBODY
    return Listed.HOME if _OF_HOME.search(heading) else Listed.NOBODY


def listed_at_home(line: Line, lexicon: Lexicon, about: AboutAdult, known: Iterable[str]) -> list[Draft]:
    """Children a line lists by name or initial with their ages; those told of already learn what the list says.

    `known`: children the record's rows name, so that a list with one of them is a family's.
    """
    if not line.lists_home and len(_DIGITS.findall(line.folded)) < 2:
        return []
    told_of = bool(line.lists_home) or _speaks_of_family(line)
    paired = _two_lists(line, lexicon, about) if told_of else []
    rows = [row for row in _rows(line, lexicon, about) if not any(_overlap(row, one) for one in paired)]
    if not (line.lists_home or paired or any(_is_one_of(row.who, known) for row in rows)):
        rows = rows if told_of and _is_a_list(line, rows) else []
    return [made for row in [*paired, *rows] if (made := _told(line, row)) is not None]


def _is_one_of(name: str, known: Iterable[str]) -> bool:
    said = name.casefold()
    return any(said == one or short_for(said, one) for one in known)


def here_by_list(line: Line) -> None:
    """Whoever a home's list gives an age lives there, where no word says otherwise."""
    if line.lists_home != Listed.HOME or line.hits.cue.get(Cue.PET) or not _ALSO_SAID.isdisjoint(line.hits.cue):
        return
    for draft in line.people:
        young = draft.low is not None and draft.high is not None and draft.high < OF_AGE
        if young and draft.is_child and draft.kin is not Kin.OTHER_CHILD and not (draft.plural or draft.stated):
            draft.lives, draft.stated, draft.loose, draft.stranger = Answer.PRESENT, True, False, False
            draft.why.append("a list of those at home names a child and an age")


def _overlap(one: _Row, other: _Row) -> bool:
    return one.start < other.end and other.start < one.end


def _two_lists(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[_Row]:
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
        made.append(_Row(found.start(1) + name.start() - base, begins + figure.end(), name.group(), age))
    return made


def _rows(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[_Row]:
    """Every name or initial with an age or a stage of school right after it."""
    base, rows = line.sentence.start, []
    for found in _WHO.finditer(line.text, base, line.sentence.end):
        who = found.group("who")
        if len(who) > 1 and (not is_name(who, lexicon, about) or TITLES.search(line.text[base : found.start()])):
            continue
        gap = _GAP.match(line.text, found.end(), line.sentence.end)
        begins = (gap.end() if gap else found.end()) - base
        if len(who) == 1 and who not in _SEXES and not line.text[found.end() : base + begins].strip():
            continue  # `Section A 4`
        age = _age_at(line, found.end() - base, begins, lexicon) or _as_a_baby(found, base)
        if age is not None and _is_an_items_number(line, age):
            continue
        young = age is not None and age.high <= OF_AGE and age.low < OF_AGE
        if age is not None and young and not _is_an_animals(line, found.start() - base, age):
            rows.append(_Row(found.start("who") - base, age.end, who, age))
    letters = {row.who for row in rows if len(row.who) == 1}
    if letters and (letters <= _SEXES.keys() or not (line.lists_home or len(letters) > 1)):
        rows = [row for row in rows if len(row.who) > 1]
    return rows


def by_sex(line: Line) -> None:
    """`Ch x 2: M 6y, F 3y`: a boy and a girl, as many as are counted."""
    lot = next((one for one in line.people if one.plural and one.is_child and one.low is None), None)
    said = list(_OF_SEX.finditer(line.text, lot.end, line.sentence.end)) if lot else []
    if lot is None or len(said) < 2 or lot.count not in (None, len(said)):
        return
    line.people.remove(lot)
    base = line.sentence.start
    for found in said:
        relation, sex = _SEXES[found.group(1)]
        one = Draft(line, *found.span(), relation, lot.kin, sex, False, 1)
        one.low = one.high = int(found.group(2)) // (_MONTHS if found.group(3) else 1)
        one.ages = (Age(found.start(2) - base, found.end() - base, one.low, one.low),)
        one.whose, one.assertion, one.lead, one.listed = lot.whose, lot.assertion, lot.lead, True
        one.why = [*lot.why, "told by sex and age"]
        line.people.append(one)


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
    read = next((age for age in line.ages if after <= age.start <= begins and age.end > begins and not age.many), None)
    if read is not None and (read.stage or not line.text[line.sentence.start + begins].isdigit()):
        return read
    found = _FIGURE.match(line.text, line.sentence.start + begins, line.sentence.end)
    if found:
        if line.turn(Turn.A_COUNT_OF_THINGS).search(line.folded[found.end(1) - line.sentence.start :]):
            return None  # `Access 2 steps`
        years = int(found.group(1)) // _MONTHS if found.group(2) else 0 if found.group(3) else int(found.group(1))
        return Age(begins, found.end() - line.sentence.start, years, years)
    if not line.text[line.sentence.start + after : line.sentence.start + begins].strip():
        return None  # `Lark Hill Primary`
    for name, (low, high) in _STAGES.items():
        for word in sorted(lexicon.vocabularies[name], key=len, reverse=True):
            ends = begins + len(word)
            if line.folded.startswith(word.encode(), begins) and not line.folded[ends : ends + 1].isalnum():
                return Age(begins, ends, low, high, stage=True)
    return None


def _is_an_animals(line: Line, at: int, age: Age) -> bool:
    """`Staffie called Bruno, 4`, `Luna, 3, rescue cat`."""
    for hit in line.hits.cue.get(Cue.PET, ()):
        before = hit.end <= at and b"," not in line.folded[hit.end : at]
        base = line.sentence.start
        of_another = _NAME.search(line.text, base + age.end, base + hit.start)
        names_the_next = _NAME.match(line.text, base + hit.end + 1)
        if before or (hit.start >= age.end and not (names_the_next or of_another)):
            return True
    return False


def _is_a_list(line: Line, rows: list[_Row]) -> bool:
    """Several names with their ages, and nothing between."""
    base = line.sentence.start
    return len(rows) > 1 and all(
        _JOIN.fullmatch(line.text, base + one.end, base + two.start) for one, two in itertools.pairwise(rows)
    )


def _speaks_of_family(line: Line) -> bool:
    start = line.sentence.start
    return bool(_FAMILY.search(line.folded) or _FAMILY.search(fold(line.text[max(0, start - _NEAR) : start])))


def _told(line: Line, row: _Row) -> Draft | None:
    """A new child of the list, or nothing where the words told of it already and now learn its name and age."""
    base = line.sentence.start
    named = next((one for one in line.people if row.who in one.names), None)
    of_age = next((one for one in line.people if not (one.names or one.plural) and _has(one, row.age)), None)
    known = named or of_age
    if known is None:
        made = Draft(line, base + row.start, base + row.start + len(row.who), "child", Kin.UNKNOWN, names=(row.who,))
        made.low, made.high, made.staged, made.ages = row.age.low, row.age.high, row.age.stage, (row.age,)
        made.why.append("a list of those at home names a child and an age")
        of_their_lot(line, made)
        return made
    if known.is_child and not known.plural:
        known.names = known.names or (row.who,)
        if known.low is None or known.staged:
            known.low, known.high, known.staged, known.ages = row.age.low, row.age.high, row.age.stage, (row.age,)
    return None


def _has(one: Draft, age: Age) -> bool:
    return any(taken.start < age.end and age.start < taken.end for taken in one.ages)


def heading_above(line: Line, is_row: re.Pattern[str], furthest: int) -> str:
    """The heading a row of a list stands under, or nothing where the line is no row of one."""
    begins = line.text.rfind("\n", max(0, line.sentence.start - furthest), line.sentence.start + 1) + 1
    own = line.text[begins : line.sentence.end]
    if begins == 0 or not (_BULLET.match(own) or is_row.match(own.strip())):
        return ""
    for above in reversed(line.text[max(0, begins - 400) : begins - 1].split("\n")):
        if above.strip() and not _BULLET.match(above) and not is_row.match(above.strip()):
            return above.strip().rstrip(":").casefold()[-60:]
    return ""
