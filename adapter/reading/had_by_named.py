"""Children of somebody named: a child somebody `has` and the name before it come in; whose the child is goes out.

`Kirsty has two rooms and three children of her own`, where the record tells of her friend Kirsty; `Andrew is in Ontario
and has a boy and a girl`, where Andrew is a grown son. A name nobody said anything of may be what the adult is called,
and then the children stay the adult's.
"""

from __future__ import annotations

import itertools
import re

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.leads import Lead
from adapter.reading.lexicon import Lexicon
from adapter.reading.names import NAME, TITLES, is_name
from adapter.reading.whose_child import CHILD_OF, RELATIVES, named_relative, said_near
from adapter.words import Kin, Whose

_HAS = re.compile(
    rf"(?:^|[.;:!?]\s*|\b(?:and|but|as|because|while)\s+|\b(?:friend|mate|cousin|neighbour),? )({NAME})"
    r"((?:,? \(?\d+\)?,?)?(?: [\w'’-]+){0,7}?)(?: and)?(?: (?:also|now|already|only))*"
    r"(?: has| have| had|['’]s got) [^.;!?]*$"
)
_ANOTHER_DOES = re.compile(r"\b(?:i|we|she|he|they|you|who|whose|said|says|told|thinks|reports)\b", re.IGNORECASE)
_FRIEND = (
    r"(?:friends?|mates?|pals?|neighbours?|cousins?|colleagues?|landlord|landlady|lodger|flatmate|carer|cleaner|aunt"
    r"|auntie|uncle|boss|manager|(?:support|key|social|care|youth|outreach|project) ?worker|volunteer"
    r"|befriender|nurse|pa)"
)
_IS_A_FRIEND = (
    rf"\b{_FRIEND},? (?:called |named |is |\()?{{name}}\b"
    rf"|\b{{name}}(?:,|\(| is| \()? ?(?:(?:her|his|an?|the|my|our|old|best|school|good|close|next[- ]door) )*"
    rf"{_FRIEND}\b"
)
_OF_AGE = r"\b{name}(?:['’]s| is|,|) \(?(?:now |aged? )?(1[89]|[2-9]\d)\b(?! ?(?:weeks|months|wks|mg))"
_SUBJECT_OF_HAS = re.compile(
    rb"(?:^|[.;:!?,]\s*|\b(?:and|but|as|because|while|that|whose)\s+)"
    rb"(?:(?:her|his|my|our|their|the|an?|another|one|whose)\s+)?(?:[a-z-]+\s+)?"
    rb"(?:(?P<relative>" + "|".join(RELATIVES).encode() + rb")|(?P<other>" + _FRIEND.encode() + rb"))"
    rb"(?:,? (?!and\b|or\b|but\b|she\b|he\b|has\b)[a-z'-]+,?)?(?: who)?(?: (?:also|now|already|only))*\s*$"
)
_HAS_ONE = re.compile(rf"\b({NAME})(?: (?:also|already|now))? (?:has|had|has got|['’]s got) [^.;!?]{{0,40}}$")
_FROM_BEFORE = re.compile(
    rb"[^.;]{0,20}? (?:with|by|from|of) (?:(?:somebody|someone|another|a (?:woman|man|girl|relationship)|an? ex"
    rb"|his ex|her ex|(?:an?|the|his|her) (?:ex|previous|earlier|other|former|last|first) (?:[a-z]+ )?) )?"
    rb"before (?:her|him|me|them)\b"
)
"""`Kyle has a daughter with somebody before her`: of a partner's, whom nothing else needs to call so."""
_COUNTS = re.compile(rb"(?:has|have|had|'s got)\b")
_AND_A = re.compile(
    rb",? (?:and|&|plus) (?:an?|one|two|three|\d) (?:[a-z]+ )?$|, (?:an?|one|two|three|\d) (?:[a-z]+ )?$"
)


def had_by_somebody_named(draft: Draft, lead: Lead, about: AboutAdult, lexicon: Lexicon) -> None:
    """Whose it is, where the name before `has` is known to be a relative's or a friend's."""
    if not lead.having or draft.kin is not Kin.OFFSPRING or draft.whose is not Whose.ADULT:
        return
    line = draft.line
    before = line.text[line.sentence.start : draft.start].lstrip()
    named = _HAS_ONE.search(before)
    from_before = named and _FROM_BEFORE.match(line.folded, draft.end - line.sentence.start)
    if named and from_before and is_name(named.group(1), lexicon, about):
        draft.kin, draft.whose, draft.relation = Kin.PARTNERS_CHILD, Whose.PARTNER, f"partner's {draft.relation}"
        return
    has = _HAS.search(before)
    if has is None or _ANOTHER_DOES.search(has.group(2)) or TITLES.search(before[: has.start(1)]):
        return
    name = has.group(1).removesuffix("'s").removesuffix("’s").casefold()
    if not is_name(has.group(1), lexicon, about) or name in about.partners:
        return
    kin = named_relative(line, name, about)
    if kin is not None:
        draft.kin, draft.whose, draft.relation = kin
    elif name in about.grown or said_near(line, _IS_A_FRIEND, name) or _is_of_another_age(line, name, about):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER


def counted_of_another(draft: Draft) -> None:
    """`Her sister has two: Amy 9 and Joe 6`, `the nurse has three`: a bare count is of whoever has it."""
    if draft.whose is not Whose.ADULT or not _COUNTS.match(draft.line.folded, draft.at):
        return
    said = _SUBJECT_OF_HAS.search(draft.line.folded[: draft.at])
    if said and said["relative"]:
        draft.kin, draft.whose, draft.relation = CHILD_OF[RELATIVES[said["relative"].decode()]]
    elif said:
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER


def _is_of_another_age(line: Line, name: str, about: AboutAdult) -> bool:
    """`Andrew is 48`, in the record of a woman of seventy-eight."""
    if about.age is None:
        return False
    said = said_near(line, _OF_AGE, name)
    return said is not None and abs(int(said.group(1)) - about.age) > 1


def as_the_one_before(line: Line, people: list[Draft]) -> None:
    """`Has a boy and a girl`: the second is whosever the first is."""
    for before, draft in itertools.pairwise(people):
        told = before.whose is not Whose.ADULT or before.kin is Kin.GRANDCHILD
        if not (told and before.is_child and draft.kin is Kin.OFFSPRING and draft.lead == "indefinite"):
            continue
        if _AND_A.fullmatch(line.folded, before.end - line.sentence.start, draft.at):
            draft.kin, draft.whose = before.kin, before.whose
            draft.relation = before.relation if before.kin is Kin.GRANDCHILD else draft.relation
