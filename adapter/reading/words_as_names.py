"""Names that are words as well: the lines of a record come in; which of those words are somebody's name there go out.

`April`, `Summer` and `Will` begin many a sentence that names nobody. They are a name in the whole record where one
place of it says so plainly: `her daughter April`, `Will (9)`, `Summer, her four-year-old`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from adapter.reading.drafts import Line

_YEARS = (
    r"(?:1?\d(?!\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_FILLED = r"(?:(?:who|is|was|now|only|just|nearly|almost|has|turned|aged?)\s+)*"
_ENDS = r"(?=\s*(?:[,.;)]|$)|\s+(?:and|but|who|now|years?\s+old|yrs)\b)"
_OF_THE_YEAR = re.compile(
    r"(?:\b(?:[Ii]n|[Oo]n|[Ss]ince|[Uu]ntil|[Tt]ill?|[Bb]y|[Ff]rom|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id"
    r"|[Dd]uring|[Bb]efore|[Aa]fter|[Dd]ue|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?)\s+|[/-]|\b\d{1,2}\s)$"
)
"""`In May`, `3rd of June`: a month or a season."""
_SAID_AFTER = re.compile(
    rf"\s?\({_FILLED}(?:{_YEARS}\s?(?:[ym][a-z/]*|/12)?(?:\s+old)?|[Yy](?:ea)?r?\s?\d{{1,2}})\)"
    rf"|,?\s+(?:who\s+is\s+)?aged?\s+{_YEARS}\b"
    rf"|,\s+{_FILLED}{_YEARS}(?:\s?(?:y|m)[a-z]*)?{_ENDS}"
    r"|,?\s+\(?(?i:d\.?o\.?b|born|b\.\s?\d)"
    r"|,\s+(?:her|his|my|our|their|the|an?)\s+(?:[a-z]+\s+)?"
    rf"(?:{_YEARS}[\s-]|eldest|youngest|oldest|middle|son|daughter|baby|toddler|girl|boy|lad)"
    rf"|(?:['’]s|\s+is|\s+has|\s+turned)\s+{_FILLED}{_YEARS}{_ENDS}"
    r"|(?:['’]s|\s+is)\s+(?:in\s+(?:[Yy]ear|[Rr]eception)|at\s+(?:nursery|school|primary|secondary))\b"
)
_SAID_BEFORE = re.compile(
    r"(?:\b(?:called|named)|\b(?:(?:grand|step|god)?-?(?:sons?|daughters?|child|children)|dau|dtr|kids?|boys?|girls?|baby"
    r"|toddler|eldest|oldest|youngest|niece|nephew|twins|brother|sister|partner|husband|wife)(?:,|:| is| are)?"
    r"|\b(?:[Ll]ives|[Ll]iving|[Ss]tays) with(?: [A-Z][\w'-]+(?:,|,? and| &| \+))*)\s+$"
)
_AS_A_NAME = re.compile(
    r"['’]s\b|\s*(?:[,.;)(]|$)|\s+(?:and|is|are|has|had|was|who|lives?|aged|at|goes|stays?|sleeps|attends)\b"
)
_IN_A_ROW = re.compile(rf"\s{_YEARS}\s*(?:,|;|&|and)\s*(?:and\s+)?[A-Z][a-z'-]+\s{_YEARS}\b")
_AFTER_A_ROW = re.compile(rf"[A-Z][a-z'-]+\s{_YEARS}\s*(?:,|;|&|and)\s*(?:and\s+)?$")
_ITS_FIGURE = re.compile(rf"\s{_YEARS}(?=\s*(?:[,.;)]|$|and\b|&))")
_OF_CHILDREN = re.compile(
    r"(?:[Cc]hild|[Kk]ids|[Ll]ives? with|[Ss]ons|[Dd]aughters|[Ss]iblings|[Hh]ousehold)[^.\n]{0,40}$"
)
_FURTHEST = 60


def words_as_names(lines: Sequence[Line], words: frozenset[str]) -> frozenset[str]:
    """Which of `words`, casefolded, are a first name in these lines."""
    said: set[str] = set()
    capitals = [word.capitalize() for word in words]
    for text in {line.passage: line.text for line in lines}.values():
        if not any(word in text for word in capitals):
            continue
        for found in _finding(words).finditer(text):
            if found.group().casefold() not in said and _is_named(text, found):
                said.add(found.group().casefold())
    return frozenset(said)


@lru_cache(maxsize=4)
def _finding(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(word.capitalize() for word in words))})\b")


def _is_named(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _FURTHEST) : found.start()]
    if _OF_THE_YEAR.search(before):
        return False
    if _SAID_AFTER.match(text, found.end()):
        return True
    if _SAID_BEFORE.search(before):
        return _AS_A_NAME.match(text, found.end()) is not None
    if _AFTER_A_ROW.search(before) and _OF_CHILDREN.search(before):
        return _ITS_FIGURE.match(text, found.end()) is not None
    return _IN_A_ROW.match(text, found.end()) is not None and _OF_CHILDREN.search(before) is not None
