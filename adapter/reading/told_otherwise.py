"""What else a name is: a line comes in; animals known by what is done for them, and children abroad, go out.

`Bella and Max, both 4. Walks them twice a day.`, `Took Poppy to the groomer. Poppy is 7.`, `Tom, 9, in Australia`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.names import NAME
from adapter.words import LIVES_ABROAD, Kin, Whose

_THEIRS = {
    "female": (re.compile(rb"\W*(?:and |but )?his "), "male"),
    "male": (re.compile(rb"\W*(?:and |but )?her "), "female"),
}
_NAME = re.compile(NAME)
_WIDER = frozenset({Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.OTHER_CHILD})
_BY_NAME_ALONE = frozenset({"a name beside an age under 18", "names and ages under 18 told together"})


def animals_by_deeds(line: Line, recent: Sequence[Draft], about: AboutAdult) -> None:
    """Names and ages that were taken for children's, and are an animal's by what is done for it."""
    if line.hits.cue.get(Cue.ANIMALS_DAY):
        about.animals |= set(_NAME.findall(line.text, line.sentence.start, line.sentence.end))
        for draft in recent:
            _is_one(draft)
    if about.animals:
        for draft in line.people:
            if not about.animals.isdisjoint(draft.names):
                _is_one(draft)


def _is_one(draft: Draft) -> None:
    if draft.kin is Kin.UNKNOWN and draft.names and not _BY_NAME_ALONE.isdisjoint(draft.why[:1]):
        draft.pet = True
        draft.why.append("the words near it are of an animal's day")


def of_a_grown_child(line: Line, recent: Sequence[Draft], about: AboutAdult) -> None:
    """`Her youngest, Dean, is 41. His girls are 11 and 8`: `his` cannot be hers."""
    if about.first_person or about.sex not in _THEIRS:
        return
    theirs, sex = _THEIRS[about.sex]
    grown = [one for one in recent if one.kin is Kin.OFFSPRING and _is_grown(one) and one.sex in ("", sex)]
    if not grown or not theirs.match(line.folded):
        return
    for draft in line.people:
        others = any(hit.end <= draft.at and hit.entry.kin is not Kin.OFFSPRING for hit in line.hits.person)
        if draft.kin is Kin.OFFSPRING and not others:
            draft.kin, draft.relation = Kin.GRANDCHILD, "grandchild"
            draft.why.append("of a son or daughter who is grown")


def _is_grown(draft: Draft) -> bool:
    return not draft.plural and (draft.grown or (draft.low or 0) >= OF_AGE)


def children_abroad(line: Line) -> None:
    """A grandchild, niece or friend's child who lives in another country is no child of this family's home."""
    if not line.hits.cue.get(Cue.LIVES_ABROAD):
        return
    for draft in line.people:
        if draft.kin in _WIDER:
            draft.kin, draft.whose, draft.relation = Kin.OTHER_CHILD, Whose.OTHER, LIVES_ABROAD
            draft.why.append("lives in another country")
