"""Grown-ups by what they are called: lines with children known by a name alone come in; those told of as grown go out.

`Class teacher rang Clare` beside `his ex-wife Clare`, `a man, Dennis, till half past three`, `it's Clare's week at
Clare's`: a capital near a school is no child where the record says elsewhere who it is. Nor is a word that begins a
sentence and stands as a word in another: `Formula at two`, `made up the formula`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from adapter.reading.drafts import Draft, Line
from adapter.reading.lexicon import Lexicon
from adapter.reading.names import NAME
from adapter.words import Kin

_WHOSE = r"\b(?:[Hh]er|[Hh]is|[Mm]y|[Oo]ur|[Tt]heir|[Tt]he|[Aa]n?)\s+(?:[a-z-]+\s+){0,2}?"
_YEARS = (
    r"(?:(?:1[0-7]|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)\b)"
)
_GOES_ON = (
    r"(?!,?\s*(?:and\b|&|aged?\b|who(?:['’]s| is) (?:\d|[a-z]+(?:[,.]|$))|\d|in [Yy]ear|in [Rr]eception|[A-Z])"
    rf"|,\s+{_YEARS})"
)
_AT_THEIRS = (
    r"(?=[.,;)]|\s*$|\s+(?:for|after|on|till?|until|at|every|each|and|when|while|with|in|tonight|now|most|by|from|the"
    r"|mon|tue|wed|thu|fri|sat|sun)\b)"
)
_A_WORD = r"\b(?:the|an?|some|any|no|more|that|this|these|those|of)\s+{}\b"
_HAS_THEM = re.compile(
    rf"\s+(?:{NAME}\s+)?(?:who\s+)?(?:has|had|have|having|takes?|took|minds?|minded|keeps?|kept|will have|can have"
    rf"|looks? after|looked after|collects?|collected|picks? up|picked up|fetch(?:es|ed))\s+"
    rf"(?:them|both|all (?:two|three|four) of them|the (?:kids|children|bairns|boys|girls|baby|two|three|little \w+)"
    rf"|(?:{NAME})(?:\s+and\s+{NAME})?)(?=\s+(?:while|when|for|over|on|at|till?|until|from|after|to|in|every)\b|[.,;]|$)"
)
_BEGINS = re.compile(r"(?:^|[.!?:;\n\"'“‘(–-])\s*$")
_HEAD = 4
_MOST_NAMES = 60
"""A record with more is a list of somebody's pupils."""


def without_grown(lines: Sequence[Line], lexicon: Lexicon) -> None:
    """Take out of each line whoever was taken for a child by a name near a child's day, and is told of as grown."""
    texts = list({line.passage: line.text for line in lines}.values())
    roles = lexicon.vocabularies["grown_role"]
    told: dict[str, _Told] = {}
    for draft in [one for line in lines for one in line.people if one.is_child]:
        if draft.kin is Kin.SIBLING and _HAS_THEM.match(draft.line.text, draft.end, draft.line.sentence.end):
            draft.grown = True
            draft.why.append("has the children, so is grown")
        name = draft.names[0] if draft.names and draft.kin is Kin.UNKNOWN else ""
        if name and name not in told and len(told) < _MOST_NAMES:
            told[name] = _told_of(name, texts, roles)
        if name in told and _is_no_child(draft, told[name]):
            draft.line.people.remove(draft)


class _Told(NamedTuple):
    """What the whole record says of a name, which is looked up once."""

    grown: bool
    a_word: bool


def _told_of(name: str, texts: Sequence[str], roles: frozenset[str]) -> _Told:
    grown, aged, word = _grown(name, roles), _aged(name), re.compile(_A_WORD.format(re.escape(name.casefold())))
    as_grown = any(grown.search(text) for text in texts) and not any(aged.search(text) for text in texts)
    return _Told(as_grown, any(word.search(text) for text in texts))


def _is_no_child(draft: Draft, told: _Told) -> bool:
    return told.grown or (told.a_word and _begins_a_sentence(draft))


def _begins_a_sentence(draft: Draft) -> bool:
    """Whether the capital may be the sentence's."""
    text = draft.line.text
    at = text.find(draft.names[0], draft.line.sentence.start, draft.line.sentence.end)
    return at >= 0 and _BEGINS.search(text, max(0, at - _HEAD), at) is not None


@lru_cache(maxsize=256)
def _grown(name: str, roles: frozenset[str]) -> re.Pattern[str]:
    role = "|".join(sorted(roles, key=len, reverse=True))
    who, whose = re.escape(name), r"(?:(?:[Hh]er|[Hh]is|[Mm]y|[Oo]ur|[Tt]heir|[Tt]he|an?)\s+)"
    return re.compile(
        rf"(?:{_WHOSE}|(?:^|[.;:(\n])\s*)(?i:{role})(?:\s+|,\s+|\s+\(|:\s+|\s+called\s+){who}\b"
        rf"(?!['’]s\b(?!\s+(?:had|been|got))){_GOES_ON}"
        rf"|\b{who}(?:\s?\(|,\s(?=[a-z]+ )|\s(?:is|was)\s|['’]s\s(?={whose})){whose}?(?:[a-z-]+\s+)?(?i:{role})"
        r"(?=[.,;)]|\s*$|\s+(?:who|at|from|since|has|comes|came|rang|says?|said|is|was)\b)"
        rf"|\b{who}(?:,|\s?\(|\s+is|\s+aged)\s?(?:1[89]|[2-9]\d)(?=[).,;]|\s*$|\s+(?:and|who|years?\sold)\b)"
        r"|(?:\b(?:at|to|from|round|by)|\b(?:[Ss]he|[Hh]e|[Tt]hey)(?:['’]s|['’]re|\sis|\sare)|\d,)"
        rf"\s+{who}['’]s{_AT_THEIRS}"
    )


@lru_cache(maxsize=256)
def _aged(name: str) -> re.Pattern[str]:
    """Years under 18 put to the name itself."""
    return re.compile(
        rf"\b{re.escape(name)}(?:\s?\((?:aged?\s)?{_YEARS}|,?\s+aged?\s+{_YEARS}|,?\s+(?:who\s)?(?:is|['’]s)\s+{_YEARS}"
        rf"|,?\s+{_YEARS}(?=[,;.)]|\s+and\b|$))"
    )
