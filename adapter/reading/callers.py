"""Callers' children: a word for a child and the words before it come in; whether it is a neighbour's or a worker's.

`The neighbour takes the bins out and her boys wash the car`, `the carer could not come as her son was ill`. Whoever
calls on the adult has children of their own, and `her` is theirs where it cannot be the adult's, or where only the
caller comes and goes. `The neighbour says her boys are alone` stays what it is: somebody reports of the adult's.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OTHER_ADULTS, AboutAdult, Line
from adapter.reading.leads import Lead
from adapter.reading.scan import Hit
from adapter.words import Kin

A_CALLERS = "it is the child of somebody who calls"
"""Why a child is taken to be a caller's."""
_A_NAME_IS = re.compile(
    r"(?:^|[.;:!?\"”]\s*|\b(?:and|but)\s+)([A-Z][a-z]+)(?: is|['’]s| was| went| goes| has gone)(?: [a-z]+){0,4}\s*$"
)
_SEX = {"his": "male", "her": "female"}
_CALLER = re.compile(
    rb"\b(?:(?:next[- ]door )?neighbou?rs?|(?:school |church |old |best |good |close )*friends?|(?:night "
    rb"|day |home )?carers?"
    rb"|(?:care|support|outreach|housing|key|social|recovery|youth|health|agency|project) ?workers?"
    rb"|cleaner|home help|pa"
    rb"|(?:(?:district|community|practice|ward|staff|specialist|student|duty) )*nurse|(?:housing"
    rb"|enforcement|benefits|welfare)"
    rb" officer|landlady|landlord|(?:old |nice |young )*(?:lady|woman|gentleman|man|couple|girl|lad)"
    rb" (?:(?:at|in) (?:number|no|flat|house) [a-z0-9]+|downstairs|upstairs|next door|opposite"
    rb"|across the (?:road|hall|landing)|over the road|from the [a-z]+)"
    rb"|vicar(?:'s wife)?|priest|warden|scheme manager|manager|deputy|team leader|supervisor|case ?holder|co-?ordinator"
    rb"|predecessor|psychologist|therapist|consultant|secretary|(?:previous|allocated|last|usual|named) (?:sw|worker)|"
    rb"hairdresser|chiropodist|physio\w*|ot|student|volunteer"
    rb"|befriender|advocate|gardener|handyman|postman|milkman|taxi driver|driver|shopkeeper|pharmacist|receptionist"
    rb"|colleague|lodger|cpn|care co-?ordinator|counsellor|interpreter)\b"
)
_COMES_AND_GOES = re.compile(
    rb"\b(?:comes?|came|coming|calls?|called"
    rb"|pop(?:s|ped)?|visit(?:s|ed)?|arriv(?:es|ed)|attend(?:s|ed)|turn(?:s|ed) up|is off|was off"
    rb"|off (?:work|sick|today)|late"
    rb"|cancel(?:s|led)|rang in|could(?:n't| not) (?:come|make|stay|call)|can(?:'t|not) (?:come|make|stay"
    rb"|call)|left early"
    rb"|had to (?:leave|go|rush)|has to (?:leave|go)|takes? (?:the|his|her) (?:bins?|washing|dog|rubbish|parcels))\b"
    rb"[^.;]*\b(?:with|because(?: of)?|as|since|after|before|and|while|until)(?: she| he)?"
    rb"(?: (?:has |had |is |was )?(?:dropp(?:ed|ing)|tak(?:en|ing)|took|collect(?:ed|ing)|fetch(?:ed|ing)"
    rb"|pick(?:ed|ing)"
    rb"(?: up)?|getting))?(?: both| all| one)?(?: of)? $"
)
_OWN_BY_THE_VERB = re.compile(
    rb"^,?(?: [a-z]+)?,?(?: who)?(?: (?:is|was|has|had|been|now|also|still))*"
    rb" (?:bring(?:s|ing) up|brought up|rais(?:es|ing|ed)|adopt(?:s|ed|ing)|lost|married off) $"
)
_REPORTS = re.compile(
    rb"\b(?:sa(?:ys?|id)|believ\w+|reckon\w*|suspect\w*|sure|report(?:s|ed)|t(?:ells?|old)|thinks?|thought|hear[ds]?|s(?:ees?|aw|een)|worr(?:y"
    rb"|ies|ied)|concern\w*"
    rb"|notic\w+|mention\w*|found|describ\w+|alleg\w+|claim\w*|ask(?:s|ed)|about|rang|phoned|that|minds?|minded|mind"
    rb"|look(?:s|ed|ing) after|babysits?|babysat|feed(?:s|ing)?|fed)\b"
)
_ANOTHER_SUBJECT = re.compile(rb"\b(?:i|we|they)\b")
_SUBJECT = re.compile(rb"\b(?:he|she|they|i|we|patient|pt|client|mum|dad)\b")
_HELPS_TO = re.compile(
    rb"\b(?:help(?:s|ed|ing)?|assist(?:s|ed|ing)?|support(?:s|ed|ing)?|prompt(?:s|ed|ing)?)"
    rb"(?: (?:her|him|them|mum|dad|to|with|in))* $"
)
"""`A worker comes in to help get him off to nursery`: the day is the helped one's."""
_A_NAME = re.compile(r"(?<![.!?] )\b[A-Z][a-z]{2,}\b")


def is_callers_child(line: Line, lead: Lead, about: AboutAdult) -> bool:
    """`Her` or `his` of somebody who calls on the adult and is no kin."""
    owner = _SEX.get(lead.possessor)
    caller = _caller(line, lead.start) if owner else None
    if caller is None:
        return False
    between = line.folded[caller.end() : lead.start]
    if _somebody_between(line, caller.end(), lead.start):
        return False
    if about.sex and owner != about.sex and not about.first_person:
        return not _ANOTHER_SUBJECT.search(between)
    if _OWN_BY_THE_VERB.search(between + lead_in(line, lead)):
        return True
    own = _COMES_AND_GOES.search(between + lead_in(line, lead))
    return bool(own) and not _REPORTS.search(between)


def is_callers_day(line: Line, hit: Hit) -> bool:
    """`The carer is on maternity leave`, `the nurse left early as childcare fell through`: a child without a word."""
    caller = _caller(line, hit.start)
    if caller is None or _somebody_between(line, caller.end(), hit.start):
        return False
    if _HELPS_TO.search(line.folded, caller.end(), hit.start):
        return False
    words = line.folded[caller.end() : hit.end]
    return not (_REPORTS.search(words) or _SUBJECT.search(words))


def lead_in(line: Line, lead: Lead) -> bytes:
    """A blank after the last word, where the lead took it."""
    return b"" if line.folded[: lead.start].endswith(b" ") else b" "


def _caller(line: Line, upto: int) -> re.Match[bytes] | None:
    """The last caller told of before, where nobody of the family stands before them as whose they are."""
    return next(iter(list(_CALLER.finditer(line.folded, 0, upto))[-1:]), None)


def _somebody_between(line: Line, start: int, stop: int) -> bool:
    """Kin, a partner or a name other than the caller's own stands between."""
    if any(start <= hit.start < stop and hit.entry.kin in OTHER_ADULTS | {Kin.PARTNER} for hit in line.hits.person):
        return True
    base = line.sentence.start
    after = re.match(r"[ ,(]*[A-Z][a-z]+", line.text[base + start : base + stop])
    begins = base + start + (after.end() if after else 0)
    return _A_NAME.search(line.text, begins, base + stop) is not None


def is_a_relatives(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """`Kim is at home on mat leave`, where the record's rows have Kim as a daughter or a sister."""
    said = _A_NAME_IS.search(line.text[line.sentence.start : line.sentence.start + hit.start])
    kin = about.kin_by_name.get(said.group(1).casefold()) if said else None
    return kin is not None and kin is not Kin.PARTNER
