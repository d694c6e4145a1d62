"""Children known by who sees them: a line with a school or a child's service comes in; whom it is about goes out.

`CAMHS have been seeing Reuben`, `the form tutor phoned as Kian had missed days`, `Otis is known to the health visitor`.
Whose work this is, and grown-ups the record names, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.names import NAME, TITLES, is_name
from adapter.reading.scan import Hit
from adapter.words import Kin

_MOST_BETWEEN = 60
_GENITIVE = re.compile(r"['’]s$")
_ABOUT = re.compile(
    rf"\b(?:(?:about|re:?|regarding|concerning|around|seeing|sees|saw|seen|with|weigh(?:s|ed|ing)?|review(?:s|ed|ing)?"
    rf"|assess(?:es|ed|ing)?|support(?:s|ed|ing)?|discharg(?:ed|ing)|as|because|chasing"
    rf"|visits? (?:for|to see)|to see|to weigh|(?:say|says|said|report|reports|reported|feel|feels|felt|think"
    rf"|thinks|thought|noticed|concerned|worried|told \w+)(?: that)?)\s+)(?:(?:little|baby|both)\s+)?({NAME})"
    rf"(?:,? (?:and|&) ({NAME}))?(?=(?:['’]s)?(?:\s+[a-z]|[.,;:)]|\s*$))"
)
_AS_A = re.compile(rb"\b(?:was|is|as|worked|works|being|retired|former|an?|i'm|am)(?: an?| the)? $")
_FOR = re.compile(rf"\bfor ({NAME})(?=\s*(?:[.,;]|$)|\s+(?:as|since|because|and|but|who)\b)")
_UNDER = re.compile(
    rf"({NAME})(?:['’]s)?(?:\s+(?:is|was|has|been|now|still|just|also|sees?|open|known|attends?|goes|referred|waiting|on|the"
    rf"|list|an?|his|her|having|got|had|under|to|with|by|for|seen|being|a|new|at|in|gets?|told|tells?|says?)){{1,7}}\s+$"
)
_SEES = (
    (
        re.compile(rb"health visitor|hv\b|family nurse|portage|nursery|(?:at|in|from) [a-z ]*(?:nursery|pre-?school)"),
        (0, 4),
    ),
    (re.compile(rb"form tutor|head of year|year head"), (11, 17)),
    (re.compile(rb"ewo\b|attendance|education welfare|school office|(?:class|form|head|year \d+) ?teacher"), (4, 16)),
)
"""At which ages a service sees a child, where that is narrower than at school."""
_AT_SCHOOL = (2, 16)


def told_by_services(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """Children a line names as those a school, a health visitor or another child's service is about."""
    services = line.hits.cue.get(Cue.CHILDS_SERVICE, ())
    if not services or about.teaches or line.hits.cue.get(Cue.OWN_CHILDHOOD):
        return []
    if any(_stands_apart(line, hit, services) for hit in line.hits.cue.get(Cue.PAID_ROLE, ())):
        return []  # `she was a dinner lady at the school`
    made: list[Draft] = []
    for hit in services:
        for found in _named_at(line, hit):
            start, name = found[0], _GENITIVE.sub("", found[1])
            known = any(name in draft.names for draft in [*line.people, *made])
            if known or not is_name(name, lexicon, about) or name.casefold() in about.grown:
                continue
            if TITLES.search(line.text[line.sentence.start : start]):
                continue
            made.append(_draft(line, start, name, hit))
    return made


def _stands_apart(line: Line, role: Hit, services: Sequence[Hit]) -> bool:
    own = _AS_A.search(line.folded[: role.start])
    return bool(own) and not any(role.start < hit.end and hit.start < role.end for hit in services)


def _named_at(line: Line, hit: Hit) -> list[tuple[int, str]]:
    start, base = line.sentence.start + hit.end, line.sentence.start
    upto = min(line.sentence.end, start + _MOST_BETWEEN)
    after = _ABOUT.search(line.text, start, upto) or _FOR.search(line.text, start, upto)
    before = _UNDER.search(line.text, base, base + hit.start)
    found = [(one, group) for one in (after, before) if one for group in range(1, one.re.groups + 1)]
    return [(one.start(group), one.group(group)) for one, group in found if one.group(group)]


def _draft(line: Line, start: int, name: str, hit: Hit) -> Draft:
    draft = Draft(line, start, start + len(name), "child", Kin.UNKNOWN, names=(name,))
    years = next((years for word, years in _SEES if word.match(line.folded, hit.start)), _AT_SCHOOL)
    draft.low, draft.high = years
    draft.staged = True
    draft.why.append("a school or a child's service is about them")
    return draft
