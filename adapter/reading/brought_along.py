"""Brought along: a child by `her` or `his`, which cannot be the adult's, comes in; whose child it is goes out.

`His girlfriend brings her boy at weekends`, `lives with wife Annette and her son`, `she stays with him Friday nights
and brings her little lad`: in a man's record `her` is the one who visits or lives there. `His wife says her children
are frightened` may be told of the two of them, and is left.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.leads import Lead
from adapter.reading.scan import Hit
from adapter.reading.text import fold
from adapter.words import Answer, Kin, Whose

_SEX = {"her": "female", "his": "male"}
_BRINGS = re.compile(
    rb"\b(?:brings?|bringing|brought|turns? up with|comes? (?:over |round |down |up )?with|moved in with"
    rb"|moving in with)(?: along| over| round)? $"
)
_BESIDE = re.compile(rb"(?: [a-z'-]+)?(?: \(\d\d\)|,? \d\d,?)?,? (?:and|plus|&|\+) $|(?: [a-z'-]+)?, $")
_LIVES = re.compile(rb"\b(?:lives?|living|lodges|stays?|shares?|home|house(?:hold)?)\b")
_STAYS_THE_NIGHT = re.compile(
    rb"\b(?:stays?|staying|stops|stopping|sleeps)\b(?: (?:over|there|here))?"
    rb"(?: (?:with|at) (?:him|her|his|hers|theirs))?(?: [a-z]+){0,4}? (?:nights?|weekends?)\b"
)
_A_PARTNER = re.compile(
    rb"\b(?:girlfriend|boyfriend|partner|fiancee?|new relationship|seeing (?:each other|somebody|someone)|dating"
    rb"|taken with (?:one another|each other)|going out (?:with|together)|in a relationship)\b"
)
_NIGHTS_AFTER = re.compile(
    rb" (?:him|her|them|me|us)(?: (?:on|for|at|most|every|some|the|a|two|three|one|couple|of))*"
    rb"(?: (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?,?(?: (?:and|or|to|&))?)*"
    rb" (?:nights?|weekends?)\b"
)
_REMEMBERED = 500
_RELATIVES = {"son": "nephew", "daughter": "niece"}


def by_whoever_brings(draft: Draft, lead: Lead, about: AboutAdult) -> bool:
    """Set whose child it is, where `her` or `his` is whoever visits the adult or lives there."""
    sex = _SEX.get(lead.possessor)
    if sex is None or about.first_person or about.sex in ("", sex) or draft.kin is not Kin.OFFSPRING:
        return False
    line = draft.line
    before = line.folded[: lead.start]
    brings = _BRINGS.search(before) is not None
    told = [one for one in line.hits.person if one.end <= lead.start and one.entry.sex in ("", sex)]
    grown = [one for one in told if one.entry.kin in (Kin.PARTNER, Kin.SIBLING, Kin.PARENT, Kin.ADULT)][-1:]
    if grown:
        listed = _LIVES.search(before) and _BESIDE.fullmatch(before, grown[0].end)
        return _of_one_told(draft, grown[0].entry.kin) if brings or listed else False
    if brings and (_STAYS_THE_NIGHT.search(before) or _partner_told(draft)):
        _partners(draft)
        return True
    return False


def is_a_guests_stay(line: Line, hit: Hit) -> bool:
    """`She stays with him Friday and Saturday nights and brings her little lad`: nights that make no home."""
    if not line.folded.startswith((b"stay", b"stop", b"sleep"), hit.start):
        return False
    return bool(_NIGHTS_AFTER.match(line.folded, hit.end - _upto(line, hit)))


def with_the_guest(line: Line, hit: Hit) -> None:
    """A child whom the guest brings is seen here, and lives elsewhere."""
    for child in line.people:
        if child.is_child and child.at >= hit.end and child.whose is not Whose.ADULT:
            child.lives, child.stated, child.contact = Answer.ABSENT, True, Answer.PRESENT
            child.why.append("comes with whoever stays the night, and lives elsewhere")


def _upto(line: Line, hit: Hit) -> int:
    """How much of the words that make the home tells with whom: `stays with him` ends after `him`."""
    words = line.folded[hit.start : hit.end]
    at = words.find(b" with")
    return len(words) - at - len(b" with") if at >= 0 else 0


def _of_one_told(draft: Draft, kin: Kin) -> bool:
    if kin is Kin.PARTNER:
        _partners(draft)
    elif kin is Kin.SIBLING:
        draft.kin, draft.whose = Kin.NIECE_OR_NEPHEW, Whose.OTHER
        draft.relation = _RELATIVES.get(draft.relation, "niece or nephew")
    else:
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
    return True


def _partners(draft: Draft) -> None:
    draft.kin, draft.whose, draft.relation = Kin.PARTNERS_CHILD, Whose.PARTNER, f"partner's {draft.relation}"


def _partner_told(draft: Draft) -> bool:
    line = draft.line
    near = fold(line.text[max(0, line.sentence.start - _REMEMBERED) : line.sentence.end])
    return _A_PARTNER.search(near) is not None
