"""Whom a pronoun means that nobody near it names: a record's lines and rows come in, what its only child does goes out.

A form is answered box by box. `She washes me before school` under one question is the daughter named under another,
where the record knows one girl and nobody grown whom the words could mean. And a sentence that begins with a pronoun
goes on about whom the one before it began with: `Maya made tea. She does the tablets.`
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from adapter.reading.caring import care_of
from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft, Line, Saying
from adapter.reading.lexicon import Cue
from adapter.reading.one_child import Group
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Kin, MentionKind

_MINDED = OWN_CHILDREN | {Kin.GRANDCHILD, Kin.UNKNOWN}
_BEFORE = 3
"""Lines back in the same answer that may name somebody grown."""
_LOOK_BACK = 240
_SMALL = 8
"""Below this age it is rather the adult who does it for the child than the child for the adult."""
_STARTS = re.compile(
    r"\W*(?:(?:and|but|then|so|now|also|sometimes|often|usually|at night|every day),? )?(he|she)\b", re.I
)
_SENTENCES = re.compile(r"(?<=[.!?\n])[\"'”’)]*\s+|\n")
_WORDS = frozenset({"son", "daughter", "grandson", "granddaughter", "stepson", "stepdaughter", "niece", "nephew"})
_MALE, _FEMALE = "male", "female"


def told_apart(
    lines: Sequence[Line],
    recents: Mapping[int, list[Draft]],
    seeds: Sequence[Group],
    about: AboutAdult,
    heard: Sequence[Saying],
) -> list[Saying]:
    """Help told of by a pronoun alone: of whom the sentence before began with, or of the only boy or girl there is."""
    told = {id(saying.line) for saying in heard if saying.kind is MentionKind.CARE}
    open_ones = [place for place, line in enumerate(lines) if _tells_of_care(line) and id(line) not in told]
    named = _named(lines, seeds) if open_ones else {}
    called = _with_their_words(named)
    found: list[Saying] = []
    rest: list[int] = []
    for place in open_ones:
        sayings = _gone_on_with(lines[place], called, about)
        found.extend(sayings)
        if not sayings and lines[place].hits.care and not recents.get(id(lines[place])) and not lines[place].people:
            rest.append(place)
    children = _only_children(lines, named) if rest else []
    return [*found, *(saying for place in rest if children for saying in _told_at(place, lines, children, about))]


def _tells_of_care(line: Line) -> bool:
    first = [*line.hits.care, *line.hits.cue.get(Cue.HELPS, ())]
    return bool(first) and not any(one.is_child and one.at < first[0].start for one in line.people)


def _gone_on_with(line: Line, named: Mapping[str, Draft], about: AboutAdult) -> list[Saying]:
    """`Maya is in Year 9. She gives her the tablets.`"""
    starts = _STARTS.match(line.text, line.sentence.start, line.sentence.end)
    child = _begun_with(line, named) if starts else None
    if starts is None or child is None:
        return []
    sex = _MALE if starts.group(1).casefold() == "he" else _FEMALE
    if (child.sex or sex) != sex or (sex == about.sex and (child.high or OF_AGE) < _SMALL):
        return []
    child.sex = sex
    return care_of(line, [child], replace(about, sex=_FEMALE if sex == _MALE else _MALE), None)


def _begun_with(line: Line, named: Mapping[str, Draft]) -> Draft | None:
    """The child whom the sentence before began with, or the one before that where it went on by a pronoun."""
    before = line.text[max(0, line.sentence.start - _LOOK_BACK) : line.sentence.start].rstrip()
    for sentence in reversed(_SENTENCES.split(before)):
        if _STARTS.match(sentence):
            continue
        found = [
            (place, child)
            for name, child in named.items()
            for place in re.finditer(rf"\b{re.escape(name)}\b", sentence)
        ]
        since = before[before.rindex(sentence) :] if sentence else ""
        if len({id(child) for _, child in found}) != 1 or line.turn(Turn.NEEDS_CARE_TOO).search(fold(since)):
            return None
        place, child = found[0]
        begins = line.turn(Turn.BEGINS_WITH).search(fold(sentence[: place.start()]))
        return child if begins and not child.grown and (child.high or 0) < OF_AGE else None
    return None


def _with_their_words(named: Mapping[str, Draft]) -> dict[str, Draft]:
    """`Son answered. He does the tablets.`: the word for the only son is as good as his name."""
    words = [child.relation for child in named.values()]
    return {
        **named,
        **{one.relation: one for one in named.values() if words.count(one.relation) == 1 and one.relation in _WORDS},
    }


def _told_at(place: int, lines: Sequence[Line], children: list[Draft], about: AboutAdult) -> list[Saying]:
    line = lines[place]
    around = [one for one in lines[max(0, place - _BEFORE) : place + 1] if one.passage == line.passage]
    by_school = line.turn(Turn.BY_SCHOOL).search(line.folded)
    if any(not draft.is_child for one in around for draft in one.people) or (about.has_partner and not by_school):
        return []
    words = line.turn(Turn.PRONOUN).findall(line.folded)
    sex = _FEMALE if words and line.turn(Turn.SHE).fullmatch(words[0]) else _MALE
    if len(children) == 1 and not children[0].sex and words and (by_school or about.sex not in ("", sex)):
        children[0].sex = sex
    return care_of(line, children, about, None)


def _named(lines: Sequence[Line], seeds: Sequence[Group]) -> dict[str, Draft]:
    """The offspring the record knows by name, each as it is best known."""
    told = [one for line in lines for one in line.people if one.names and one.is_child and one.kin in _MINDED]
    rows = [_of_row(seed, lines[0]) for seed in seeds]
    best: dict[str, Draft] = {}
    for draft in [*rows, *(one for one in told if one.low is None), *(one for one in told if one.low is not None)]:
        for name in draft.names:
            known = best.get(name, draft)
            draft.sex = draft.sex or known.sex
            draft.relation = known.relation if known.relation in _WORDS else draft.relation
            best[name] = draft
    return best


def _only_children(lines: Sequence[Line], named: Mapping[str, Draft]) -> list[Draft]:
    """The record's children, where no two of them could be called by the same pronoun; else nobody."""
    told = [draft for line in lines for draft in line.people if draft.is_child and draft.kin in _MINDED]
    if any(draft.plural for draft in told):
        return []
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
