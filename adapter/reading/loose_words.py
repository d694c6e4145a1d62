"""Loose words: `kids`, `the boys` come in; whether they stand for somebody's child here goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import Draft, Line
from adapter.reading.leads import Lead
from adapter.reading.lexicon import Cue
from adapter.reading.met_with import is_met_with
from adapter.reading.scan import Hit

# `Kids can be cruel`: children in general, nobody's.
_GENERAL = re.compile(
    r"^ (?:can|could|should|need|needs|like|learn|love|deserve|may|might|will|who|of|from|these|today|and young|with"
    r"|have to|are (?:so|our|the)|in (?:general|the (?:street|garden|area))|act|services?)\b"
)
_SEEN = re.compile(
    rb"(?:infant|baby|toddler|newborn|child|children|kids) (?:in|on|at|asleep|awake|crying|present|unsettled"
    rb"|settled|seen|feeding"
    rb"|well|thriving|left|alone|upstairs|heard|playing|also|observed|appeared|looked|unwashed|dirty|clean|was|is"
    rb"|were|are)\b"
)
_SEEN_HERE = re.compile(
    rb"^[a-z ]+ (?:(?:was |is |been )?(?:crying|asleep|present|upstairs|seen|heard|screaming)"
    rb"|(?:is |was )?(?:sat |sitting )?(?:on (?:her|his|mum's|dad's) (?:lap|knee|hip)|in (?:pyjamas|nappies|a nappy)"
    rb"|in (?:a|the|her|his) (?:sling|high ?chair|cot|pram|buggy|pushchair|moses basket)|down for a nap|having a nap)"
    rb"|(?:is |was )?in the (?:property|house|home|flat|background|room|garden))\b"
)
_ONLY_WISHED = re.compile(
    rb"\b(?:lost|losing|having|wants?|like|as|expecting|had|due|want|works?|working|helps?|for|of|to|with) $"
)
_MET_SOMEWHERE = re.compile(
    rb"(?:lads? (?:in|on|at|by|outside|from|off|with|set|came|had|were|who|tell|told)"
    rb"|(?:boy|girl|lass)(?:e?s)? (?:from|outside|off|set))\b"
)
"""`4 lads in the lounge`, `two girls from the lettings agency`: no age, and nobody's by the words."""


def is_somebodys(draft: Draft, hit: Hit, lead: Lead, line: Line) -> bool:
    """Whether a loose word (`kids`, `the boys`) stands for somebody's child here."""
    needs = hit.entry.needs
    if needs == "possessive" and is_met_with(hit, lead, line) and not _told_as_young(line, hit):
        draft.loose = True
        return True
    counted = (
        bool(lead.how_many)
        or bool({"both", "all", "three"} & set(lead.described))
        or any(0 <= hit.start - age.end <= 2 for age in line.ages)
    )
    if needs == "nothing" or lead.kind in ("own", "owner", "none") or lead.having:
        return True
    if needs == "possessive" and _MET_SOMEWHERE.match(line.folded, hit.start) and not _told_as_young(line, hit):
        draft.loose = True
    elif lead.kind == "other":
        seen = (
            needs == "definite"
            and bool(_SEEN.match(line.folded[hit.start :]))
            and not _ONLY_WISHED.search(line.folded[: hit.start])
        )
        draft.loose = not (counted or seen)
    elif needs == "definite" and lead.kind == "start":
        draft.loose = bool(_GENERAL.match(line.folded[hit.end :].decode()))
    elif needs == "definite":
        here = _SEEN_HERE.search(line.folded[hit.start : hit.end + 40])
        draft.loose = lead.kind == "indefinite" and not counted and not here
    else:
        draft.loose = not (counted and lead.kind in ("bare", "start")) and not _told_as_young(line, hit)
    return True


def _told_as_young(line: Line, hit: Hit) -> bool:
    """`Collects the girls at three`: the words that tell of somebody young hold this very word."""
    return any(cue.start <= hit.start and hit.end <= cue.end for cue in line.hits.cue.get(Cue.MINOR, ()))
