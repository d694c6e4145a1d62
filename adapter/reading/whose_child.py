"""Whose child: a child and the words before it come in; the adult's, a partner's or somebody else's goes out."""

from __future__ import annotations

import re

from adapter.reading.brought_along import by_whoever_brings
from adapter.reading.callers import A_CALLERS, is_callers_child
from adapter.reading.drafts import OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.leads import Lead
from adapter.reading.lexicon import Lexicon
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Kin, Whose

_OWN_GENITIVE = frozenset(["patient", "client", "pt", "resident", "person", "adult"])
_TITLE = re.compile(rb"\b(?:mr|mrs|ms|miss)\.? $")
_HAS = re.compile(
    rb"^(?:'s| is) (?:only |now )?\d\d(?: now)?,? (?:and )?with\b"
    rb"|^(?: (?!and |or |is |was )[a-z'-]+)?(?:,? \(?\d+\)?)?"
    rb"(?:,? (?:who|that) (?:[a-z'-]+ ){1,3}?(?:me|us|him|her|it))?"
    rb",? (?:who )?(?:(?:also|now|already|just|recently) )*"
    rb"(?:has|have|had|got"
    rb"|(?:is|was|'s)(?: [a-z0-9-]+){0,5}? (?:\d0s|old|divorced|single|separated|widowed|father|mother|man|guy|woman)"
    rb",? with"
    rb"|(?:is|lives?|works?|(?:has )?settled|(?:has )?moved|emigrated)(?: (?:out|over|up|down|away))?"
    rb"(?: (?:in|at|near|to|abroad))(?: [a-z'-]+){0,3},?(?: now)? and (?:also |now )?(?:has|have|had)"
    rb"|(?:in|over in|out in|up in|down in|near) [a-z'-]+ with"
    rb"|(?:lives|live|living|is living|stays)(?: (?:in|at|near|on|by|down|up|over) [a-z'-]+(?: [a-z'-]+)?)? with)\b"
)
_SOMEBODY_ELSE_HAS = re.compile(rb"\b(?:i|we|she|he|they|with)\b|\b(?:and|but) [a-z'-]+ .*\b(?:has|have|had)\b")
_OTHER_FAMILY = re.compile(
    rb"\b(?:an?|another|the|other|some) (?:[a-z]+ )?(?:family|families|couple|people|friend)"
    rb" (?:with|(?:who )?ha(?:ve|s)) "
)
_REMEMBERED = 400
_SHE_IS = re.compile(rb"(?:she|he)(?:'s| is| was)\b")
_SHE_IS_A = re.compile(
    rb"\b(?:she|he)(?: also| now| still| already)?(?:'s| is| was)(?: also| now| still| just)* an? (?:[a-z-]+ )?$"
)
_PARENT_TO = re.compile(
    rb"\b(?:she|he)(?: also| now| still| already)?(?:'s| is| was)(?: also| now| still| just)* an? (?:[a-z-]+ ){0,2}"
    rb"(?:mom|mum|mam|mother|dad|father|parent) (?:to|of|with) (?:[a-z0-9-]+ ){0,3}$"
)
_TOLD_BEFORE = 600
_SOMEBODYS = re.compile(rb"(?:'s|s')(?: (?:new|current|old|ex|former|then))? $|\bex\b.{1,40}\bnew $")
_NAMED_HAS = re.compile(
    rb"(?: (?!and\b|or\b)[a-z]+)?(?:,? who)? (?:has|have) .*\bfrom"
    rb" (?:before|an?|his|her|the|another|previous|prior|first).*"
)
_NAMED_THEIRS = re.compile(
    rb" (?!and\b|or\b)[a-z]+(?:,| and| \+| &|, and) (?:her|his) (?:own )?(?:two|three|four|\d|kids?|children)\b.*"
)
_HE_HAS = re.compile(
    rb"\b(?:he|she)(?:'s got|(?: (?:also|now|just|already|only|still|currently|actually))* (?:has|have))"
    rb"(?: (?:also|now|just|already|got))* (?:[a-z0-9-]+ ){0,5}$"
)
_MY_PARTNER = re.compile(
    rb"\bmy (?:[a-z-]+ )?(?:boyfriend|girlfriend|bf|gf|husband|wife|fiancee?|partner|ex)\b"
    rb"|\b(?:met|dating|seeing|dated|talking to|in love with|engaged to|married|marrying|living with)"
    rb" (?:an?|this|my) (?:[a-z]+ ){0,2}(?:man|guy|woman|lady|girl|widow(?:er)?|divorcee|someone|somebody)\b"
)
_THEY_HAVE = re.compile(
    rb"\bthey(?:'ve got|'ve|(?: (?!i\b|we\b)[a-z0-9'-]+){0,9}? (?:have|had|got|share))"
    rb"(?: (?:now|already|also|just|got|only|had))* (?:[a-z0-9-]+ ){0,5}$"
)
_SOMEBODY_OF_MINE = re.compile(
    rb"\b(?:my|the) (?:[a-z-]+ ){0,2}(?:(?P<child>sons?|daughters?)|friends?|neighbou?rs?|cousins?|sisters?|brothers?"
    rb"|boss|co-?workers?|colleagues?|roommates?|flatmates?|in-laws|parents|sister-in-law|brother-in-law|aunt|uncle)\b"
)
_A_COUPLE = re.compile(rb"\bwe(?:'ve| have)? (?:[a-z]+ ){0,2}(?:been )?(?:together|dating|married|engaged)\b")
_LOVED_WITH = re.compile(
    rb"\b(?:dating|seeing|dated|met|meeting|chatting to|talking to|fallen for|falling for|in love with|engaged to)"
    rb" (?:an?|this|the|my) (?:[a-z-]+ ){0,3}(?:man|guy|bloke|fella|woman|lady|girl|someone|somebody|widow(?:er)?)"
    rb"(?:,? \(?\d\d\)?,?)? (?:with|who (?:already )?has|that has|who's got|has)(?: [a-z0-9-]+){0,4} $"
)
"""`I'm dating a man with a young son`: his, and nobody of this home."""
_OTHER_PARENT = re.compile(
    rb"\b(?:my|our|the) (?:bab(?:y|ies)'?s? ?(?:daddy|dad|father|mama|momma|mum|mom|mother|da)"
    rb"|(?:child|kid|son|daughter|children|little (?:one|boy|girl))'?s?'? (?:(?:real|biological|birth) )?"
    rb"(?:dad|daddy|father|mum|mom|mother))\b"
)
"""`My baby daddy won't see his daughter`: the child the two of them have."""
_MINDED = re.compile(rb"[^.;]{0,12}\b(?:after school|before school|while i|whilst i|when i|so (?:that )?i can)\b")
_WITH_ME = re.compile(rb"[^.;]{0,20}\b(?:with|by) (?:me|us)\b")
RELATIVES = dict.fromkeys(("son", "daughter", "dtr", "dau", "stepson", "stepdaughter"), Kin.OFFSPRING) | dict.fromkeys(
    ("sister", "brother"), Kin.SIBLING
)
_RELATIVE = rf"({'|'.join(RELATIVES)})"
_RELATIVE_NAMED = (
    r"\b" + _RELATIVE + r",? \(?{name}\b"
    r"|\b{name}(?:,|\(| is| \()? ?(?:(?:her|his|their|my|the|our|eldest|youngest|older|younger) )*" + _RELATIVE + r"\b"
)
RELATIVES |= dict.fromkeys(("husband", "wife", "partner", "boyfriend", "girlfriend"), Kin.PARTNER)
_NOT_OF = {"her": "male", "his": "female"}
CHILD_OF = {
    Kin.OFFSPRING: (Kin.GRANDCHILD, Whose.ADULT, "grandchild"),
    Kin.STEPCHILD: (Kin.GRANDCHILD, Whose.ADULT, "grandchild"),
    Kin.SIBLING: (Kin.NIECE_OR_NEPHEW, Whose.OTHER, "niece or nephew"),
    Kin.PARTNER: (Kin.PARTNERS_CHILD, Whose.PARTNER, "partner's child"),
}
_OUR = re.compile(r"[Oo]ur \w|(?:[Hh]er|[Hh]is|[Mm]y) [A-Z][a-z]+['’]s ")
"""`Our Kayleigh's two`, `her Danny's little boy`: who is called so is of the family."""
_A_GENERATION_ON = {
    (Kin.GRANDCHILD, "son"): "grandson",
    (Kin.GRANDCHILD, "daughter"): "granddaughter",
    (Kin.NIECE_OR_NEPHEW, "son"): "nephew",
    (Kin.NIECE_OR_NEPHEW, "daughter"): "niece",
}
_A_CHILD = r"\b{name},? \(?(?:(?:is|aged) )?(?:\d|1[0-3])\b"
"""`Her daughter Ella, 9`: whose baby is a doll."""
_ABOUT = re.compile(rb"\b(?:re|about|regarding|concerning|over) $")
"""`School nurse rang re her daughter`: whom a worker rings about is the adult's."""
_STAFF = re.compile(
    rb"^\W*(?:the |our |a |one |another )?(?:[a-z]+ )?(?:(?:staff |student |district |agency )?nurse|sw"
    rb"|social worker|worker"
    rb"|support worker|key ?worker|doctor|gp|ot|manager|colleague|volunteer|teacher|advocate|cleaner|paid carer"
    rb"|agency carer"
    rb"|care worker)\b[^,;.]{0,30}$"
)


def whose(draft: Draft, lead: Lead, about: AboutAdult, lexicon: Lexicon) -> None:
    """Whose child it is: by the owner named, or by `his` and `her` where the writer says `I`."""
    owner = lead.possessor if lead.kind == "owner" else ""
    partners = owner in lexicon.vocabularies["partner_of"] or owner in about.partners
    if partners and draft.kin == Kin.SIBLING:
        draft.whose, draft.relation = Whose.OTHER, f"partner's {draft.relation}"
    elif partners:
        draft.kin, draft.whose, draft.relation = Kin.PARTNERS_CHILD, Whose.PARTNER, f"partner's {draft.relation}"
    elif owner in lexicon.vocabularies["offspring_of"] and draft.kin in OWN_CHILDREN:
        draft.kin, draft.relation = Kin.GRANDCHILD, f"grandchild ({owner}'s {draft.relation})"
    elif owner in ("brother", "sister") and draft.kin in OWN_CHILDREN:
        draft.kin, draft.whose = Kin.NIECE_OR_NEPHEW, Whose.OTHER
    elif owner and draft.kin in OWN_CHILDREN and (theirs := named_relative(draft.line, owner, about)):
        draft.kin, draft.whose, relation = theirs
        draft.relation = _A_GENERATION_ON.get((draft.kin, draft.relation), relation)
    elif owner and draft.kin in OWN_CHILDREN and _OUR.match(draft.line.text, draft.line.sentence.start + lead.start):
        draft.kin, draft.relation = Kin.GRANDCHILD, f"grandchild (a relative's {draft.relation})"
    elif owner and owner not in _OWN_GENITIVE and owner not in about.names and not _titled(draft, lead):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
    elif about.first_person and draft.kin in OWN_CHILDREN and _of_him_or_her(draft, lead):
        if _OTHER_PARENT.search(draft.line.folded, 0, draft.at):
            return
        _partner_or_other(draft, lead)
    elif lead.possessor in ("his", "her", "their") and _is_staffs(draft, lead):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
    elif by_whoever_brings(draft, lead, about):
        return
    elif draft.kin in OWN_CHILDREN | {Kin.GRANDCHILD} and is_callers_child(draft.line, lead, about):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        draft.why.append(A_CALLERS)
    elif about.is_child:
        draft.whose = Whose.OTHER


def named_relative(line: Line, name: str, about: AboutAdult) -> tuple[Kin, Whose, str] | None:
    """What the child of somebody named is to the adult: `Karen's two` where Karen is the adult's daughter."""
    kin = about.kin_by_name.get(name)
    if kin is None:
        told = said_near(line, _RELATIVE_NAMED, name)
        if told and not said_near(line, _A_CHILD, name):
            kin = RELATIVES[(told.group(1) or told.group(2)).casefold()]
    return CHILD_OF.get(kin) if kin is not None else None


def said_near(line: Line, pattern: str, name: str) -> re.Match[str] | None:
    """What a pattern finds of somebody named (`{name}`) around a line."""
    near = line.text[max(0, line.sentence.start - _TOLD_BEFORE) : line.sentence.end + _TOLD_BEFORE]
    return re.search(pattern.format(name=re.escape(name)), near, re.IGNORECASE)


def _of_him_or_her(draft: Draft, lead: Lead) -> bool:
    """`Her kids`, and `she's a single mother`: not those of whoever says `I`."""
    parent = draft.parent or (draft.implied and draft.low is None)  # `she is teething` is the child
    folded = draft.line.folded
    if parent and (_SHE_IS.match(folded, draft.at) or _SHE_IS_A.search(folded, 0, draft.at)):
        return True
    return lead.possessor in ("his", "her", "their") or _PARENT_TO.search(folded, 0, draft.at) is not None


def _titled(draft: Draft, lead: Lead) -> bool:
    """`Ms Lowe's two children`: a note calls the adult so."""
    return bool(_TITLE.search(draft.line.folded[: lead.start]))


def _is_staffs(draft: Draft, lead: Lead) -> bool:
    """`The nurse said her kids had made a card`; a carer's child only where it is `her own`."""
    before = draft.line.folded[: lead.start]
    if _ABOUT.search(before):
        return False
    return bool(_STAFF.match(before)) or (
        "own" in lead.described and before.lstrip().startswith((b"carer ", b"the carer "))
    )


def _partner_before(draft: Draft, lead: Lead, line: Line) -> bool:
    """`Partner Lee has two from before`, `fiance Marie, her two`: of the partner named just before."""
    before = [hit for hit in line.hits.person if hit.end <= draft.at]
    if not before or before[-1].entry.kin is not Kin.PARTNER or _SOMEBODYS.search(line.folded[: before[-1].start]):
        return False
    said = line.folded[: before[-1].start].split()[-1:]
    if said == [lead.possessor.encode()] or before[-1].entry.sex == _NOT_OF.get(lead.possessor):
        return False  # `her husband Mark and her two children`: hers, as the husband is
    between = line.folded[before[-1].end : draft.at]
    word = line.folded[draft.at : draft.end - line.sentence.start]
    return bool(_NAMED_HAS.fullmatch(between + word)) or bool(_NAMED_THEIRS.fullmatch(between + word))


_FOR_A_WHILE = re.compile(
    rb"(?: over| round| up)? (?:to stay|overnight|tonight|today|tomorrow|while|whilst|until|till"
    rb"|for (?:the|a|this|that) (?:night|weekend|week|day|afternoon|morning|few)|so (?:she|he|i)\b)"
)


def had_by(draft: Draft, lead: Lead, line: Line, about: AboutAdult) -> None:
    """`My boyfriend has two kids`, `her sister has a son`: theirs, by the subject of `has`."""
    if draft.kin is Kin.OFFSPRING and not about.first_person and _partner_before(draft, lead, line):
        draft.kin, draft.whose, draft.relation = Kin.PARTNERS_CHILD, Whose.PARTNER, f"partner's {draft.relation}"
        return
    if not lead.having or draft.kin not in OWN_CHILDREN:
        return
    before = line.folded[: draft.at]
    if lead.possessor in ("my", "our") and _MINDED.match(line.folded, draft.end - line.sentence.start):
        return  # `my ex's mum has my 8 year old after school so I can work`
    if about.first_person and draft.kin == Kin.OFFSPRING and _LOVED_WITH.search(before):
        draft.kin, draft.whose, draft.relation = Kin.PARTNERS_CHILD, Whose.PARTNER, f"partner's {draft.relation}"
        return
    of_them = about.first_person and draft.kin == Kin.OFFSPRING and _THEY_HAVE.search(before)
    if line.turn(Turn.COUPLE_HAS).search(before) and not of_them:
        return
    if _OTHER_FAMILY.search(line.folded[: draft.at]):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        return
    for hit in line.hits.person:
        between = line.folded[hit.end : lead.start + 5]
        has = _HAS.match(between)
        listed = about.first_person and between.startswith(b", got")  # `me, the wife, got two kids`
        if hit.end > lead.start or hit.plural or not has or listed or b"," in between[has.end() :]:
            continue  # `her dad, who has dementia, and the two children`
        said_between = line.folded[hit.end + has.end() : lead.start]
        if _SOMEBODY_ELSE_HAS.search(said_between) or (lead.kind == "own" and said_between.strip()):
            continue  # `my mother has dementia and I have two kids`, `my dad has cancer and my son has asthma`
        if _SOMEBODYS.search(line.folded[: hit.start]):
            draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        elif hit.entry.kin == Kin.PARTNER:
            draft.kin, draft.whose, draft.relation = Kin.PARTNERS_CHILD, Whose.PARTNER, f"partner's {draft.relation}"
        elif hit.entry.kin in (Kin.SIBLING, Kin.ADULT, Kin.PARENT):
            if lead.kind == "definite" and _FOR_A_WHILE.match(line.folded, draft.end - line.sentence.start):
                continue  # `her mother had the two children to stay while she was in`: the adult's, minded
            draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        elif hit.entry.kin in OWN_CHILDREN:
            draft.kin, draft.relation = Kin.GRANDCHILD, "grandchild"
    if about.first_person and draft.kin == Kin.OFFSPRING:
        _had_by_another(draft, lead, line)


def _had_by_another(draft: Draft, lead: Lead, line: Line) -> None:
    """`My boyfriend is kind. He has two kids.`, `my daughter has parted; they have two`: not of whoever says `I`."""
    if not lead.having or lead.kind in ("own", "definite"):
        return
    before, end = line.folded[: draft.at], draft.end - line.sentence.start
    one, several = _HE_HAS.search(before), _THEY_HAVE.search(before)
    if not (one or several) or _WITH_ME.match(line.folded, end):
        return
    told = fold(line.text[max(0, line.sentence.start - _TOLD_BEFORE) : line.sentence.start]) + b" " + before
    somebody = list(_SOMEBODY_OF_MINE.finditer(told))[-1:]
    loved = one and (list(_MY_PARTNER.finditer(told))[-1:] or _A_COUPLE.search(told))
    if loved:
        draft.kin, draft.whose, draft.relation = Kin.PARTNERS_CHILD, Whose.PARTNER, f"partner's {draft.relation}"
    elif somebody and somebody[0].group("child"):
        draft.kin, draft.relation = Kin.GRANDCHILD, "grandchild"
    elif somebody:
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER


def _partner_or_other(draft: Draft, lead: Lead) -> None:
    """`My partner ... his kids`: the partner's, where one was named before in the sentence, or the last one named."""
    before = [hit for hit in draft.line.hits.person if hit.start < draft.at and hit.entry.kin == Kin.PARTNER]
    theirs = bool(before) or _last_named_is_loved(draft, lead)
    draft.whose = Whose.PARTNER if theirs else Whose.OTHER
    draft.kin = Kin.PARTNERS_CHILD if theirs else Kin.OTHER_CHILD
    draft.relation = f"partner's {draft.relation}" if theirs else draft.relation


def _last_named_is_loved(draft: Draft, lead: Lead) -> bool:
    """`My girlfriend and I broke up again. I love her children.`"""
    named = {"her": Turn.A_WOMAN, "his": Turn.A_MAN}.get(lead.possessor)
    if named is None or (draft.line.hits.person and draft.line.hits.person[0].start < draft.at):
        return False
    said = fold(draft.line.text[max(0, draft.start - _REMEMBERED) : draft.start])
    last = draft.line.turn(named).spans(said)[-1:]
    return bool(last) and bool(draft.line.turn(Turn.IS_LOVED).search(said[: last[0][1]]))
