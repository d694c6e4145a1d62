"""Rows of names and ages: a line and its people come in; the children of `Amara 9, Tobi 6` go out.

A row is a name and an age with nothing between but a sign, or a date of birth. A heading over it says whose they are;
without one, several rows together count where a family is spoken of, here or just before.
"""

from __future__ import annotations

import itertools
import re

from adapter.reading.ages import Age, age_on, birth_date
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.home_lists import heading_above
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.names import NAME, is_name, names_no_person
from adapter.words import Kin

_ROW = re.compile(
    rf"({NAME})(?:\s+{NAME})?\s*[,(\[:=/–—-]?\s*\(?(?:aged?\s*|[MFmf]\s?)?(\d{{1,2}})(?:\s*(?:(mths?|months?|mo|/12)|yrs?|years?|y/?o|y|m|f))?[)\]]?"
    rf"(?!\s?[/.-]\s?\d)"
    rf"(?=\s*(?:[,;.)/&\n+–-]|(?:and|at|are|is|who|live|lives|since|both|with|in|on|to|come|stay|for)\b|\d[.)]|{NAME}|$))"
)
_DATED = re.compile(
    rf"({NAME})(?:\s+{NAME})?\s*[,(\[:–—-]?\s*\(?(?i:d\.?o\.?b\.?|b\.?|born|date of birth)?[:\s]*"
    r"(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))\b\)?"
)
_DATE = re.compile(rb"\d[/.-]\d{1,2}[/.-]\d")
_FIGURE = re.compile(rb"\d")
_ROWS_JOIN = re.compile(
    r"(?:\s*[-–,(/]?\s*(?:[Yy](?:ea)?r?\s?\d{1,2}|[MFmfBGbg])\)?(?![a-z]))?\s*[,;/&+.)\]-]*\s*(?:and\s+|plus\s+)?(?:\d\s?[.)]\s*)?"
)
_FAMILY = re.compile(
    r"\b(?:child(?:ren)?|kids?|sons?|daughters?|siblings?|famil|household|home|lives?|living|mum|dad|mam|mother"
    r"|father|partner|twins|lads|lasses|eldest|youngest|(?:her|his|their) (?:two|three|four|five)|(?:their|the) ages"
    r"|nan|nana|gran|grandad|grandma|look(?:s|ing)? after|just me|has had|have had|mondays?|tuesdays?|wednesdays?"
    r"|thursdays?|fridays?|saturdays?|sundays?|weekends?|nephews|nieces|grandsons|granddaughters|stepsons"
    r"|school|present|grandchildren|brothers?|sisters?|weans|bairns|dependants|boys|girls)"
)
_HEADS = re.compile(
    r"\b(?:child(?:ren)?|kids|dependants|sons|daughters|weans|bairns|boys|girls|siblings)\b[^.\n]{0,30}$"
)
_KIN = (
    (re.compile(r"\bgrand-?(?:son|daughter|child|kid|bab|bairn|wean)"), Kin.GRANDCHILD, "grandchild"),
    (re.compile(r"\b(?:niece|nephew)"), Kin.NIECE_OR_NEPHEW, "niece or nephew"),
    (re.compile(r"\b(?:sibling|brother|sister)"), Kin.SIBLING, "sibling"),
)
_LONGEST_ROW = 2_000


def speaks_of_family(line: Line) -> bool:
    """Whether a line has a word that a family is spoken of by."""
    return _FAMILY.search(line.folded.decode()) is not None


def rows_of(line: Line, lexicon: Lexicon, about: AboutAdult, told_of: bool) -> list[Draft]:
    """`Children: Amara 9, Tobi 6`, or a row of a list under such a heading.

    `told_of`: children were spoken of just before, so two rows that stand together are theirs.
    """
    if not _FIGURE.search(line.folded):
        return []
    start, end = line.sentence.start, line.sentence.end
    begin = {start + age.many[0][0] for age in line.ages if age.many}  # `Amy and Joe (9 & 6)` is no row `Joe (9`
    rows = [found for found in _ROW.finditer(line.text, start, end) if found.start(2) not in begin]
    dated = _DATED.finditer(line.text, start, end) if _DATE.search(line.folded) else ()
    rows = [found for found in [*rows, *dated] if is_name(found.group(1), lexicon, about) and _is_a_minors(found, line)]
    rows = [found for found in rows if not names_no_person(line, found.start(), found.start(2))]
    rows.sort(key=re.Match.start)
    if not rows:
        return []
    if line.hits.cue.get(Cue.PET) and not any(one.is_child for one in line.people):
        return []  # `two dogs, Milo, 3, and Daisy, 6`
    head = heading_above(line, _ROW, _LONGEST_ROW)
    context = head or line.folded[: rows[0].start() - start].decode()
    together = len(rows) > 1 and all(
        _ROWS_JOIN.fullmatch(line.text, one.end(), two.start()) for one, two in itertools.pairwise(rows)
    )
    told_of = told_of or any(one.plural and one.is_child and not one.loose for one in line.people)
    if not (_HEADS.search(context) or (together and (told_of or speaks_of_family(line)))):
        return []
    kin, relation = next(((kin, word) for find, kin, word in _KIN if find.search(context)), (Kin.UNKNOWN, "child"))
    return [one for found in rows if (one := _child(line, found, kin, relation))]


def _child(line: Line, found: re.Match[str], kin: Kin, relation: str) -> Draft | None:
    """The child of a row, unless the line's own words tell of that child: then these take the age."""
    name = found.group(1)
    years = _years(found, line)
    if years is None or any(name in one.names and one.low is not None for one in line.people):
        return None
    age = Age(found.start(2) - line.sentence.start, found.end(2) - line.sentence.start, years, years)
    named = next((one for one in line.people if name in one.names), None)
    child = named or Draft(line, *found.span(1), relation, kin, names=(name,))
    child.low, child.high, child.staged, child.ages = years, years, False, (age,)
    child.why.append("a name beside an age under 18")
    return None if named else child


def _is_a_minors(found: re.Match[str], line: Line) -> bool:
    years = _years(found, line)
    return years is not None and 0 <= years < OF_AGE


def _years(row: re.Match[str], line: Line) -> int | None:
    """Whole years on the day of writing; nothing where a date is no date, or that day is not known."""
    if row.group(2).isdigit():
        return int(row.group(2)) // 12 if row.re is _ROW and row.group(3) else int(row.group(2))
    born = birth_date(row.group(2), line.written_on) if line.written_on else None
    return age_on(born, line.written_on) if born and line.written_on else None
