"""Children in rows: a line with rows of names and ages comes in; the children of a family they tell of go out.

A question, a heading or a child the record names says whose they are. Without one, several rows that stand together
count where a family is spoken of, here or just before.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from adapter.reading.ages import NUMBERS, number
from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.name_lists import of_their_lot
from adapter.reading.names import NAME
from adapter.reading.patterns import Find
from adapter.reading.rows import SEXES, Row, rows_in
from adapter.reading.text import fold
from adapter.short_names import short_for
from adapter.words import Kin

_JOIN = re.compile(
    r"(?:\s*[-–,(/]?\s*(?:in\s+)?"
    r"(?:[Yy](?:ea)?r?\s?\d{1,2}|[MFmfBGbg]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\)?(?![a-z]))?"
    r"[\s,;/&+.()\]|–—-]*"
    r"(?:and\s+|both\s+|plus\s+|then\s+)?(?:\d\s?[.)]\s*)?"
    r"(?:(?:(?:an?|the|her|his|their|my|older|younger|big|little|half|step|twin|baby|new)[\s-]+){0,3}"
    r"(?:brother|sister|son|daughter|baby|boy|girl|lad|lass)[\s,]+(?:called\s+|named\s+)?)?"
)
_ENDS = re.compile(
    r"[)\]]?\s*(?:[,;.)\]/&\n+–-]|\d[.)]|$|"
    rf"{NAME}|(?:and|at|are|is|was|were|who|whose|live|lives|living|since|both|all|with|in|on|to|for|from|have|has|had"
    r"|come|comes|stay|stays|staying|sleep|sleeps|share|shares|moved|go|goes|went|gone|attend|attends|see|sees|spend"
    r"|spends|visit|visits|need|needs|every|alternate|most|over|here|there|home|upstairs|asleep|too|now|today|still"
    r"|after|when|while|but|because|until|under|help|helps|look|looks|brought|left|due|seen|back|[a-z]{2,}ed)\b)"
)
_SPEAKS_OF_FAMILY = re.compile(
    r"\b(?:child(?:ren)?|kids?|sons?|daughters?|siblings?|famil|household|home|lives?|living|mum|dad|mam|mother"
    r"|father|partner|twins|lads|lasses|eldest|youngest|(?:her|his|their) (?:two|three|four|five)|(?:their|the) ages"
    r"|nan|nana|gran|grandad|grandma|look(?:s|ing)? after|just me|has had|have had|mondays?|tuesdays?|wednesdays?"
    r"|thursdays?|fridays?|saturdays?|sundays?|weekends?|nephews|nieces|grandsons|granddaughters|stepsons"
    r"|school|present|grandchildren|brothers?|sisters?|weans|bairns|dependants|boys|girls|husband|wife|hubby"
    r"|marriage|foster|share an? (?:bed)?room|moved in|stay(?:s|ed|ing)? (?:with|over)|sleep(?:s|ing)? (?:on|in|at)"
    r"|(?:is|are|been|was|were|back|stays?) with (?:her|him|us|me|them)\b|share (?:her|his|the|my) (?:bed|room)"
    r"|(?:answered|opened|at|came to) the door|y(?:ea)?r ?\d|y\d\d?\b)"
)
_SAID_BEFORE = re.compile(
    rb"\b(?:child(?:ren)?|kids?|sons?|daughters?|partner|husband|wife|hubby|mum|dad|family|household|lives with|self"
    rb"|me|marriage|siblings)\b"
)
_AT_HOME = re.compile(rb"\b(?:at home|lives?|living) (?:with|here|there|at home)\b|\bat home\b")
_HEADS = re.compile(
    r"\b(?:child(?:ren)?|kids|dependants|sons|daughters|weans|bairns|boys|girls|siblings)\b[^.\n]{0,30}$"
    r"|\b(?:two|three|four|five|six) of (?:her|his|their|my|our|the adult's) own\W*$"
)
_PARENT_OR_HOME = re.compile(
    r"\b(?:mum(?:my)?|mam|mother|dad(?:dy)?|father|parents?) (?:to|of) (?:our |little |wee |baby )?$"
    r"|\b(?:lives?|living|lived|stays|staying|at home|here|alone|flat|house) with (?:our |little |wee |baby )?$"
)
"""After these a name and a figure are a child's, though nothing else of a family is said."""
_KIN = (
    (re.compile(r"\bgrand-?(?:son|daughter|child|kid|bab|bairn|wean)"), Kin.GRANDCHILD, "grandchild"),
    (re.compile(r"\b(?:niece|nephew)"), Kin.NIECE_OR_NEPHEW, "niece or nephew"),
    (re.compile(r"\b(?:sibling|brother|sister)"), Kin.SIBLING, "sibling"),
)
_IS_ROW = re.compile(rf"(?:{NAME})(?:\s+{NAME})?\s*[,(\[:=/–—-]?\s*\(?(?:aged?\s*|[MFmf]\s?)?\d{{1,2}}\b")
_BETWEEN = re.compile(r"[\s:,(–—-]*(?:(?:they )?are |baby )?")
_BULLET = re.compile(r"[ \t]*(?:[-*•o>·]|\d{1,2}[.)])\s*")
_FIGURE_OR_STAGE = Find(
    [
        r"\d",
        rf"\b(?:just|now|nearly|almost|barely|only) (?:{'|'.join(NUMBERS)})\b",
        r"[- ]years?[- ]old\b",
        r"\((?:primary|secondary|nursery|reception|infants|juniors|comp|sixth)\b",
    ]
)
_A_YEAR_OLD = re.compile(rb",? an? (?:\d{1,2}|[a-z]{3,9})[- ]?(?:year|yr|y)[s/-]?[- ]?o(?:ld)?\b(?! [a-z])")
_FIGURE = re.compile(rb"\d")
_TWO_FIGURES = re.compile(rb"\d\D+\d")
_NEAR = 90
_LONGEST_ROW = 2_000
_FURTHEST_HEAD = 400


def children_in_rows(
    line: Line, lexicon: Lexicon, about: AboutAdult, known: Iterable[str], told_of: bool
) -> list[Draft]:
    """Children a line lists by name or initial with their ages; those told of already learn what the list says.

    `known`: children the record's rows name, so that a list with one of them is a family's. `told_of`: children were
    spoken of just before, so two rows that stand together are theirs.
    """
    several = any(one.plural and one.is_child for one in line.people)
    if not (line.lists_home or several or _FIGURE_OR_STAGE.search(line.folded)):
        return []
    rows = _without_lone_letters(line, rows_in(line, lexicon, about))
    if not rows:
        return []
    head = _heading_above(line) or line.folded[: rows[0].start].decode()
    rows = _of_a_family(line, rows, head, known, told_of, about)
    kin, relation = next(((kin, word) for find, kin, word in _KIN if find.search(head)), (Kin.UNKNOWN, "child"))
    return [made for row in rows if (made := _told(line, row, kin, relation)) is not None]


def speaks_of_family(line: Line) -> bool:
    """Whether a line has a word that a family is spoken of by."""
    return _SPEAKS_OF_FAMILY.search(line.folded.decode()) is not None


def _without_lone_letters(line: Line, rows: list[Row]) -> list[Row]:
    """`D - 9, K - 4` are two children, `M 6y` is a boy, and one letter alone is nobody."""
    letters = {row.who for row in rows if len(row.who) == 1}
    if letters and (letters <= SEXES.keys() or not (line.lists_home or len(letters) > 1)):
        return [row for row in rows if len(row.who) > 1]
    return rows


def _of_a_family(
    line: Line, rows: list[Row], head: str, known: Iterable[str], told_of: bool, about: AboutAdult
) -> list[Row]:
    if line.lists_home or (_TWO_FIGURES.search(line.folded) and any(_is_one_of(row.who, known) for row in rows)):
        return rows
    near = line.text[max(0, line.sentence.start - _NEAR) : line.sentence.start]
    plainly = _SAID_BEFORE.search(line.folded) or _SAID_BEFORE.search(fold(near))
    told_of = told_of or any(one.plural and one.is_child and not one.loose for one in line.people)
    if line.hits.cue.get(Cue.PET) and not (plainly or any(one.is_child for one in line.people)):
        return []  # `two dogs, Milo, 3, and Daisy, 6`
    rows = [row for row in rows if row.age.stage or _is_a_figure(line, row) or _in_apposition(line, row)]
    if not rows or (_HEADS.search(head) and not rows[0].age.stage):
        return rows
    if any(row.paired for row in rows):
        return rows if plainly else []
    if _PARENT_OR_HOME.search(head) and not rows[0].age.stage:
        return rows
    staged = any(row.age.stage for row in rows)  # `Leon in Year 9 and Kai in Year 6` may be anybody's
    if _heads_the_list(line, rows):
        return rows
    theirs = (
        plainly
        or any(_is_plain(line, row) for row in rows)
        or _with_the_adult(head, about)
        or (_AT_HOME.search(line.folded) if staged else told_of or speaks_of_family(line))
    )
    if len(rows) > 1 and _stand_together(line, rows) and theirs:
        return rows
    return [row for row in rows if _in_apposition(line, row)]


def _heads_the_list(line: Line, rows: list[Row]) -> bool:
    """`She has three: Amy 9, Joe (6) and baby Kit`: a count of children, and right after it the first."""
    base, first = line.sentence.start, rows[0]
    if line.hits.cue.get(Cue.PET):
        return False  # `She has two: Rex 4 and Bella 9, rescue dogs`
    lots = (one for one in line.people if one.plural and one.is_child and one.count and one.count >= len(rows))
    return any(_BETWEEN.fullmatch(line.text, one.end, base + first.start) for one in lots)


def _is_plain(line: Line, row: Row) -> bool:
    """`Ada (4)`, `Ada, who is four`: a child by its age alone, of whose family the rest of the list is."""
    read = (age for age in line.ages if age.start < row.age.end and row.age.start < age.end)
    return any(not (age.beside or age.stage or age.own) for age in read) or _in_apposition(line, row)


def _in_apposition(line: Line, row: Row) -> bool:
    """`Joel, a nine-year-old, and ..`: whoever is a nine-year-old is a child."""
    return _A_YEAR_OLD.match(line.folded, row.start + len(row.who)) is not None


def _with_the_adult(head: str, about: AboutAdult) -> bool:
    """`Michelle + Connor 14 + Bethan 9`: whoever the record is about heads the list."""
    words = re.findall(r"[a-z'-]+", head)
    return bool(words) and words[-1] in about.names


def _is_a_figure(line: Line, row: Row) -> bool:
    """`Kai 9`, `Dara just two`, and nothing after it that is counted; `Kai, nine` is read as a name beside an age."""
    said = line.folded[row.age.start : row.age.end]
    figure = _FIGURE.search(said) is not None or number(said.decode()) is not None
    return figure and _ENDS.match(line.text, line.sentence.start + row.end) is not None


def _is_one_of(name: str, known: Iterable[str]) -> bool:
    said = name.casefold()
    return any(said == one or short_for(said, one) for one in known)


def _stand_together(line: Line, rows: list[Row]) -> bool:
    """Nothing between one row and the next but signs, a school year or a number."""
    base = line.sentence.start
    return all(_JOIN.fullmatch(line.text, base + one.end, base + two.start) for one, two in itertools.pairwise(rows))


def _told(line: Line, row: Row, kin: Kin, relation: str) -> Draft | None:
    """A new child of the list, or nothing where the words told of it already and now learn its name and age."""
    base = line.sentence.start
    named = next((one for one in line.people if row.who in one.names), None)
    called = _in_apposition(line, row)  # `Hiba, a 14-year-old, Kofi just five`: the name before, not the one after
    of_age = next(
        (one for one in line.people if not (one.plural or (one.names and not called)) and _has(one, row)), None
    )
    if called and of_age is not None:
        of_age.names = (row.who,)
    known = named or of_age
    if known is None:
        made = Draft(line, base + row.start, base + row.start + len(row.who), relation, kin, names=(row.who,))
        made.low, made.high, made.staged, made.ages = row.age.low, row.age.high, row.age.stage, (row.age,)
        listed = "a list of those at home names a child and an age"
        made.why.append(listed if line.lists_home else "a name beside an age under 18")
        of_their_lot(line, made)
        return made
    if known.is_child and not known.plural:
        known.names = known.names or (row.who,)
        if known.low is None or known.staged:
            known.low, known.high, known.staged, known.ages = row.age.low, row.age.high, row.age.stage, (row.age,)
    return None


def _has(one: Draft, row: Row) -> bool:
    return any(taken.start < row.age.end and row.age.start < taken.end for taken in one.ages)


def _heading_above(line: Line) -> str:
    """The heading a row of a list stands under, or nothing where the line is no row of one."""
    begins = line.text.rfind("\n", max(0, line.sentence.start - _LONGEST_ROW), line.sentence.start + 1) + 1
    own = line.text[begins : line.sentence.end]
    if begins == 0 or not (_BULLET.match(own) or _IS_ROW.match(own.strip())):
        return ""
    for above in reversed(line.text[max(0, begins - _FURTHEST_HEAD) : begins - 1].split("\n")):
        if above.strip() and not _BULLET.match(above) and not _IS_ROW.match(above.strip()):
            return above.strip().rstrip(":").casefold()[-60:]
    return ""
