"""Whom a pronoun means that nobody near it names: a record's lines and rows come in, what its only child does goes out.

A form is answered box by box. `She washes me before school` under one question is the daughter named under another,
where the record knows one girl and nobody grown whom the words could mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adapter.reading.caring import care_of
from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft, Line, Saying
from adapter.reading.groups import Group
from adapter.reading.turns import Turn
from adapter.words import Kin

_MINDED = OWN_CHILDREN | {Kin.GRANDCHILD, Kin.UNKNOWN}
_BEFORE = 3
"""Lines back in the same answer that may name somebody grown."""


def told_apart(
    lines: Sequence[Line], recents: Mapping[int, list[Draft]], seeds: Sequence[Group], about: AboutAdult
) -> list[Saying]:
    """Help that an answer tells of by a pronoun alone, as the only boy's or the only girl's."""
    apart = [
        place
        for place, line in enumerate(lines)
        if line.hits.care and not recents.get(id(line)) and not any(draft.is_child for draft in line.people)
    ]
    children = _only_children(lines, seeds) if apart else []
    if not children:
        return []
    return [saying for place in apart for saying in _told_at(place, lines, children, about)]


def _told_at(place: int, lines: Sequence[Line], children: list[Draft], about: AboutAdult) -> list[Saying]:
    line = lines[place]
    around = [one for one in lines[max(0, place - _BEFORE) : place + 1] if one.passage == line.passage]
    by_school = line.turn(Turn.BY_SCHOOL).search(line.folded)
    if any(not draft.is_child for one in around for draft in one.people) or (about.has_partner and not by_school):
        return []
    words = line.turn(Turn.PRONOUN).findall(line.folded)
    if len(children) == 1 and not children[0].sex and words and by_school:
        children[0].sex = "female" if line.turn(Turn.SHE).fullmatch(words[0]) else "male"
    return care_of(line, children, about, None)


def _only_children(lines: Sequence[Line], seeds: Sequence[Group]) -> list[Draft]:
    """The record's children, where no two of them could be called by the same pronoun; else nobody."""
    told = [draft for line in lines for draft in line.people if draft.is_child and draft.kin in _MINDED]
    if any(draft.plural for draft in told):
        return []
    rows = [_of_row(seed, lines[0]) for seed in seeds]
    named: dict[str, Draft] = {}
    for draft in [*rows, *(one for one in told if one.low is None), *(one for one in told if one.low is not None)]:
        for name in draft.names:
            draft.sex = draft.sex or (named[name.casefold()].sex if name.casefold() in named else "")
            named[name.casefold()] = draft
    found = list(named.values()) or [draft for draft in told if not draft.names][:1]
    sexes = {draft.sex for draft in told if not draft.names and draft.sex}
    if len(found) == 1 and len(sexes) == 1:
        found[0].sex = found[0].sex or sexes.pop()
    apart = len({draft.sex for draft in found}) == len(found) and (len(found) == 1 or all(one.sex for one in found))
    return [draft for draft in found if _is_young(draft)] if apart else []


def _of_row(seed: Group, line: Line) -> Draft:
    draft = Draft(line, 0, 0, seed.relation, seed.kin, seed.sex, names=(seed.name.capitalize(),), group=seed.key)
    draft.low, draft.high, draft.staged = seed.low, seed.high, seed.low is not None and seed.staged
    return draft


def _is_young(draft: Draft) -> bool:
    return not draft.grown and (draft.minor or draft.staged or (draft.low is not None and draft.low < OF_AGE))
