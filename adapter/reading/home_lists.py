"""Who is listed at home: a question, a heading or a line of a list comes in; what it says of a home goes out.

A question or a heading says that those of a home are listed. How a row of such a list is written is told in `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum

from adapter.reading.ages import Age
from adapter.reading.counting import AnyTurn
from adapter.reading.drafts import OF_AGE, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.patterns import Find
from adapter.reading.rows import MONTHS, SEXES
from adapter.reading.text import Sentence, fold
from adapter.reading.turns import Turn
from adapter.words import Answer, Kin

_ALSO_SAID = frozenset(
    {Cue.LIVES_ELSEWHERE, Cue.PART_TIME, Cue.CONTACT, Cue.NO_CONTACT, Cue.FEW_NIGHTS, Cue.LIVES_HERE, Cue.LIVES_ABROAD}
)
_OF_SEX = re.compile(r"\b([MFBG])[ :-]{0,2}\(?(\d{1,2}) ?(?:y/?o|yrs?|y|(mths?|months?|mo))?\b")
_ONLY_ROWS = re.compile(rb"\W*[a-z][a-z'-]+,? \(?\d{1,2}\)?(?:(?:\W+|,? and )[a-z][a-z'-]+,? \(?\d{1,2}\)?)+\W*")
_OF_HOME = re.compile(rb"household|home|\bliv|propert|address|house")
_SHORT = 80


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


def here_by_list(line: Line) -> None:
    """Whoever a home's list gives an age lives there, where no word says otherwise."""
    if line.lists_home != Listed.HOME or line.hits.cue.get(Cue.PET) or not _ALSO_SAID.isdisjoint(line.hits.cue):
        return
    for draft in line.people:
        young = draft.low is not None and draft.high is not None and draft.high < OF_AGE
        if young and draft.is_child and draft.kin is not Kin.OTHER_CHILD and not (draft.plural or draft.stated):
            draft.lives, draft.stated, draft.loose, draft.stranger = Answer.PRESENT, True, False, False
            draft.why.append("a list of those at home names a child and an age")


def by_sex(line: Line) -> None:
    """`Ch x 2: M 6y, F 3y`: a boy and a girl, as many as are counted."""
    lot = next((one for one in line.people if one.plural and one.is_child and one.low is None), None)
    said = list(_OF_SEX.finditer(line.text, lot.end, line.sentence.end)) if lot else []
    if lot is None or len(said) < 2 or lot.count not in (None, len(said)):
        return
    line.people.remove(lot)
    base = line.sentence.start
    for found in said:
        relation, sex = SEXES[found.group(1)]
        one = Draft(line, *found.span(), relation, lot.kin, sex, False, 1)
        one.low = one.high = int(found.group(2)) // (MONTHS if found.group(3) else 1)
        one.ages = (Age(found.start(2) - base, found.end() - base, one.low, one.low),)
        one.whose, one.assertion, one.lead, one.listed = lot.whose, lot.assertion, lot.lead, True
        one.why = [*lot.why, "told by sex and age"]
        line.people.append(one)
