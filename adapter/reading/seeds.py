"""Seeds: the people of a record's rows come in; the children they name go out, so that the words know them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import CHILD_KINDS, OF_AGE, AboutAdult
from adapter.reading.lexicon import Lexicon
from adapter.reading.names import is_name, plain
from adapter.reading.one_child import Group
from adapter.records import PersonSeen
from adapter.words import Kin

_BY_SEX = re.compile(r"\b(?:(?:grand|step)?-?(daughter)|(niece|girl|sister)|(?:grand|step)?-?son|nephew|boy|brother)\b")


def named_in_rows(people: Sequence[PersonSeen], lexicon: Lexicon, about: AboutAdult) -> list[Group]:
    """Children the record's rows name, so that the words know them."""
    seeds = []
    for person in people:
        child = person.kin in CHILD_KINDS - {Kin.UNKNOWN, Kin.SIBLING} or (person.age_high or 99) < OF_AGE
        given = (person.given_name or "").split()
        if not child or person.unborn or person.deceased or not given or (person.age_low or 0) >= OF_AGE:
            continue
        name = plain(" ".join(given))
        relation = (person.relationship or "child").casefold()
        sex = person.gender if person.gender in ("male", "female") else _sex_told(relation)
        seed = Group(f"name:{name}", relation, person.kin, sex, name, person.age_low, person.age_high)
        seed.staged = person.age_low is None
        if is_name(given[0], lexicon, about):
            seeds.append(seed)
    return seeds


def _sex_told(relation: str) -> str:
    told = _BY_SEX.search(relation)
    return "" if told is None else "female" if told.group(1) or told.group(2) else "male"
