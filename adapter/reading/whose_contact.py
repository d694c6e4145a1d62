"""Whose contact: a line and words of contact come in; whether somebody else than the record's adult has it goes out.

`Her ex may only see Leo with a supervisor there`, `I stopped his contact`: that tells of the one who comes and goes,
and leaves the child where it lives. `My ex has stopped me seeing him` tells of the adult.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Line
from adapter.reading.scan import Hit
from adapter.reading.text import clause_of
from adapter.words import Kin

_SEX = {b"his": "male", b"her": "female"}
_CONTACT_OF = re.compile(rb"\b(his|her) (?:[a-z]+ ){0,2}(?:contact|access)\b")
_OF_CONTACT = re.compile(rb"\b(?:contact|access|supervis\w+|visit\w*|sees?|seen|seeing|saw)\b")
_NO_SUBJECT = re.compile(rb"\b(?:with|at|to|from|of|by|for|in|against|and|via|through) (?:[a-z-]+ ){0,4}$")
_OTHERS = frozenset({Kin.PARTNER, Kin.PARENT, Kin.ADULT})
_THE_ADULT = re.compile(
    rb"\b(?:i|we|me|us|she|he|client|patient|pt|says?|said|lets?|stop[a-z]*|refus\w+|block\w*|prevent\w*|keeps?|kept|offer\w*)\b"
)
"""The adult, or what somebody else does about the adult's contact."""


def has_contact_instead(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """Somebody told of before the words in their clause is who visits; or the words say whose contact it is."""
    begins = line.clauses[clause_of(line.clauses, hit.start)]
    words = line.folded[begins : hit.end]
    owner = _CONTACT_OF.search(words)
    if owner:
        return about.first_person or about.sex not in ("", _SEX[owner.group(1)])
    before = [one for one in line.hits.person if begins <= one.start < hit.start and one.entry.kin in _OTHERS]
    if not before or not _OF_CONTACT.search(line.folded, before[-1].end):
        return False
    other = before[-1]
    if other.entry.kin is Kin.PARENT and other.entry.sex in ("", about.sex) and not about.first_person:
        return False  # `Dad has contact on Sundays`, in his own record
    led = line.folded[begins : other.start].rstrip() + b" "
    return not (_NO_SUBJECT.search(led) or _THE_ADULT.search(line.folded, other.end, hit.end))
