"""The phrase in a relationship box comes in, what kind of relation its head word is goes out.

In `partner's daughter` the daughter stands in the row; in `daughter's social worker` no child does.
"""

from __future__ import annotations

import re

from adapter.reading.lexicon import Lexicon
from adapter.reading.scan import scan
from adapter.words import Kin

_OWNED = re.compile(rb"^(.*?\w)(?:'s|s')\s+(\S.*)$")
_OF = re.compile(rb"^(.*?)\s+of\s+(\S.*)$")
_ROLE = re.compile(
    rb"^\W*(?:main |informal |unpaid |family )*(?:carer|next of kin|n\.?o\.?k\.?|emergency contact|representative"
    rb"|advocate|appointee|attorney|lpa)\b[\s(,:/-]+(?:and\s+)?(\w.*)$"
)
_FOR_CHILDREN = re.compile(
    rb"\bchild(?:ren)?[ -]?(?:mind|care\b|protection|services?\b|social|and famil|&)"
    rb"|\bchild(?:ren)?'?s'? (?:team|worker|social|centre|services)"
)
_AT_WORK = re.compile(
    rb"^\W*(?:(?:allocated|named|lead|senior|current|former|new|duty|student|assistant|children'?s|family|youth|lac"
    rb"|community|school|district|specialist|mental|health|outreach) )*(?:social worker|support worker|key ?worker"
    rb"|family worker|youth worker|outreach worker|health visitor|nursery nurse|nurse|midwife|teacher|head ?teacher"
    rb"|senco|tutor|coach|practitioner|case ?worker|officer|therapist|psychologist|psychiatrist|paediatrician"
    rb"|counsellor|mentor|gp|doctor|solicitor|manager|co-?ordinator|consultant)\b(?: (?:for|to|of) |[\W_]*[(,:-])"
)
"""`Social worker, children and families (team 3)`, `nurse (baby clinic)`: a job, and then where or for whom."""
_BY_SERVICES = re.compile(rb"\bchild (?:in|under) care\b|\bchild(?:ren)? (?:protection|in need) plan\b")
_YOUNG_CARER = re.compile(rb"^\W*young carer\W*$")
_KIN_WORD = re.compile(
    rb"\b(?:step|grand|great|half|foster)?[ -]?(?:sons?|daughters?|child(?:ren)?|mother|father|mum|dad|parents?|husband"
    rb"|wife|partner|sister|brother|aunt|uncle|gran|nan|niece|nephew|cousin)\b"
)
_DEAD = re.compile(rb"\b(?:deceased|died|passed away)\b")
_LATE = re.compile(rb"^\W*(?:the |my |her |his )?late ")
LONGEST = 200
"""Of a longer text in the box its beginning says who it is."""
CHILDREN = frozenset({Kin.OFFSPRING, Kin.STEPCHILD, Kin.FOSTER_CHILD, Kin.OTHER_CHILD, Kin.PARTNERS_CHILD})
_CHILD_OF = {
    Kin.PARTNER: Kin.PARTNERS_CHILD,
    Kin.PARTNERS_CHILD: Kin.GRANDCHILD,
    Kin.OFFSPRING: Kin.GRANDCHILD,
    Kin.STEPCHILD: Kin.GRANDCHILD,
    Kin.FOSTER_CHILD: Kin.GRANDCHILD,
    Kin.GRANDCHILD: Kin.GRANDCHILD,
    Kin.SIBLING: Kin.NIECE_OR_NEPHEW,
    Kin.NIECE_OR_NEPHEW: Kin.NIECE_OR_NEPHEW,
    Kin.PARENT: Kin.SIBLING,
    Kin.ADULT: Kin.OTHER_CHILD,
    Kin.OTHER_CHILD: Kin.OTHER_CHILD,
}
"""Whose child is it, seen from the adult: my partner's, my own child's, my sister's, my mother's."""


def kin_in(words: bytes, lexicon: Lexicon) -> Kin:
    """What the person of the phrase is to the adult; unknown where no word tells."""
    return _kin_in(words[:LONGEST], lexicon)


def _kin_in(words: bytes, lexicon: Lexicon) -> Kin:
    owned = _OWNED.match(words)
    if owned:
        return _of_theirs(_kin_in(owned[1], lexicon), _kin_in(owned[2], lexicon))
    if _AT_WORK.match(words) or (_FOR_CHILDREN.search(words) and not _BY_SERVICES.search(words)):
        return Kin.ADULT
    role = _ROLE.match(words)
    inner = _kin_in(role[1], lexicon) if role else Kin.UNKNOWN
    if inner is not Kin.UNKNOWN:
        return inner
    of = _OF.match(words)
    if of and _first(of[1], lexicon) in CHILDREN:
        return _child_of(_first(of[2], lexicon), _first(of[1], lexicon))
    return _first(words, lexicon)


def is_young_carer(words: bytes) -> bool:
    """`Young carer` and nothing more: under 18, whatever else is not known."""
    return _YOUNG_CARER.match(words) is not None


def says_dead(words: bytes) -> bool:
    """`Late husband` and `son (deceased)`, and not `niece - mother deceased`, nor `late husband's son`."""
    several = len(_KIN_WORD.findall(words)) > 1
    return not several and bool(_DEAD.search(words) or _LATE.match(words))


def _first(words: bytes, lexicon: Lexicon) -> Kin:
    hits = scan(words, lexicon)
    return hits.person[0].entry.kin if hits.person else Kin.UNKNOWN


def _of_theirs(whose: Kin, head: Kin) -> Kin:
    """`child's father`, `son's school`: nobody who owns something is the one in the row."""
    if head in CHILDREN or whose is Kin.UNKNOWN:
        return _child_of(whose, head)
    return Kin.ADULT


def _child_of(whose: Kin, head: Kin) -> Kin:
    return head if whose is Kin.UNKNOWN else _CHILD_OF.get(whose, Kin.OTHER_CHILD)
