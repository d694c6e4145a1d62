"""Where a child learns, as a record names it: a child's evidence comes in, the name of one setting goes out.

A front door asks for the school of every child, for that is where the child can be seen. It is read out of words that
name the child and one setting; of two settings, or of one where somebody works, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from adapter.facts import Evidence
from adapter.families import Child

_KIND = (
    r"(?:Primary|Infants?|Juniors?|Nursery|Pre-?[Ss]chool|Playgroup|Academy|High|Grammar|Comprehensive|Secondary|"
    r"Special School|School|College)"
)
_PLACE = rf"(?:(?:St\.?|[A-Z][\w'’-]*|of|and|the|C of E|RC) )+?{_KIND}(?: (?:{_KIND}|School|Academy))*"
_SETTING = re.compile(
    r"\b(?:attend(?:s|ing|ed)?|(?:goes|go|going|went|taken|walks?|walked|gets?|driven|off|pupils?|places?|starts?|started|"
    r"starting|is|are|both|now|Year \w+|Reception|Nursery|Y\d+|class|[Ss]ixth form)(?: back)? (?:to|at)|"
    r"[Ss]chool(?: is|:))"
    rf" (?:the )?({_PLACE})(?![\w'’]| (?:Street|Road|Lane|Hill|Terrace|Avenue))"
)
"""`who attends Lark Hill Primary`, `in Year 4 at St Mary's Primary School`, `School: Example High`."""
_SEVERAL = re.compile(r"\b(?:both|all|are|go|live|attend|have|were)\b")
"""Words that speak of several children at once."""
_GROWN = re.compile(
    r"\b(?:mum|mam|mummy|mother|dad|daddy|father|parents?|nan|nana|gran|grandm\w+|grandf\w+|aunt\w*|uncle|partner|"
    r"husband|wife|teacher|worker|carer|I|we)\b",
    re.IGNORECASE,
)
"""Who else may be the one who is at a school."""


def school_of(child: Child, others: Iterable[Child]) -> tuple[str, Evidence] | None:
    """The one setting that words about this child name, and those words; `None` where none or several do."""
    if child.restricted or child.may_be or not child.who:
        return None
    names = [other.who for other in others if other.who and other is not child]
    found = {name: item for item in child.evidence for name in _settings(item.quote, child.who, names)}
    return next(iter(found.items())) if len(found) == 1 else None


def _settings(quote: str, who: str, names: list[str]) -> list[str]:
    first = who.split()[0]
    return [hit[1] for hit in _SETTING.finditer(quote) if _is_of(quote[: hit.start()], first, names)]


def _is_of(before: str, first: str, names: list[str]) -> bool:
    """Whether words before a setting speak of this child: the last one named, or one of several spoken of at once."""
    start = before.rfind(first)
    if start < 0 or re.search(r"[.;!?]\s", before[start:]):
        return False
    between = before[start + len(first) :]
    if _GROWN.search(between):
        return False
    return bool(_SEVERAL.search(between)) or not any(name.split()[0] in between for name in names)
