"""Denials: the words by which there are no children come in; which of them are of the home alone, and which of others.

`No children live here` leaves room for one elsewhere; `no other children` leaves room for the one just told of; `he has
never had any`, in a woman's record, is somebody else's answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adapter.facts import Evidence
from adapter.records import Extract, Mention

BESIDES = re.compile(r"\b(?:other|others|older|elder|more|further|else)\b", re.IGNORECASE)
AT_HOME = (
    r"(?:(?:live|lives|living|reside|resides|residing)\b|at home\b|here\b|there\b"
    r"|(?:in|at) (?:the |this |his |her |their )?(?:family )?(?:home|house|household|flat|property|address)\b)"
)
ENDS_AT_HOME = re.compile(AT_HOME + r"\W*$", re.IGNORECASE)
AT_HOME_NEXT = re.compile(
    r"\W*(?:(?:who|currently|now|that|do|are|is|or|and|young|people)\W+){0,3}" + AT_HOME, re.IGNORECASE
)
NOR_ANYWHERE = re.compile(
    r"\b(?:sees?|contact|look(?:s|ed)? after|cares?|mind\w*|ever|never|of (?:his|her|their|my) own|grandchildren)\b",
    re.IGNORECASE,
)
OTHER_SEX = {"female": re.compile(r"\bhe(?:'s|’s)?\W*(?:(?:has|had|is|himself)\W+)*$", re.IGNORECASE)}
OTHER_SEX["male"] = re.compile(r"\bshe(?:'s|’s)?\W*(?:(?:has|had|is|herself)\W+)*$", re.IGNORECASE)
OPENS = re.compile(r"(?:(?:he|she)(?:'s|’s)?|(?:has|had))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denials:
    """The same words sorted by what they leave room for."""

    whole: tuple[Evidence, ...] = ()
    here: tuple[Evidence, ...] = ()
    """None in the home; nothing is said of one elsewhere."""
    others: tuple[Evidence, ...] = ()
    """None besides those told of."""


def denials(said: Iterable[Mention], extract: Extract) -> Denials:
    """Each denial once, by what it is of; one that is the answer of another person is left out."""
    sorted_out: dict[str, list[Evidence]] = {"whole": [], "here": [], "others": []}
    for one in said:
        text = extract.passages[one.passage].text if one.passage < len(extract.passages) else one.text
        before, after = _around(text, one)
        if not _another_persons(before, one.text, extract.adult.gender):
            sorted_out[_of_what(one.text, after, one.evidence.quote)].append(one.evidence)
    return Denials(**{name: tuple(words) for name, words in sorted_out.items()})


def _around(text: str, mention: Mention) -> Sequence[str]:
    """The words of the sentence before and after a denial."""
    before = re.split(r"[.;!?\n]", text[max(0, mention.start - 40) : mention.start])[-1]
    return before, re.split(r"[.;!?\n]", text[mention.end : mention.end + 60])[0]


def _of_what(words: str, after: str, quote: str) -> str:
    if BESIDES.search(words):
        return "others"
    home = ENDS_AT_HOME.search(words) or AT_HOME_NEXT.match(after)
    return "here" if home and not NOR_ANYWHERE.search(quote) else "whole"


def _another_persons(before: str, words: str, gender: str | None) -> bool:
    """`He's no kids`, of a son, in the record of a woman."""
    other = OTHER_SEX.get(gender or "")
    if other is None:
        return False
    opens = OPENS.match(words)
    return bool(other.search(before + (opens.group(0) if opens else "")))
