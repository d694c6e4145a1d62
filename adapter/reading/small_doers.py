"""Young doers: a line and a deed come in; whether it is a child who does it goes out.

A blow by a child is no abuse by a partner: it asks for help with the child. From the teens on, a deed to a parent is
told as violence in the home (adolescent to parent).
"""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.home_of_whom import by_pronoun
from adapter.reading.scan import Hit

_NEAR = 70
_SMALL = 9
_TEENS = 13
_DIRECTLY = re.compile(
    rb"\)?(?:,? [a-z]+)?(?:,? ?\(?(?:aged )?\d{1,2}\)?,?)? ?(?:(?:who|also|now|still|often|sometimes|has|had|is|been"
    rb"|and|then|recently|today|regularly|last night|autistic|he|she) ?)*"
)
"""Between a child and a deed of theirs: a name, an age, small words."""
_PRONOUN_LONG = 4
_LED_BY = 10
_SEES_IT = re.compile(
    rb"\b(?:when|while|whilst|as|whenever|time|saw|sees|seen|watched|watches|heard|hears) (?:he|dad|him)\b"
)
"""`Tom, 7, cries when he hits her`: somebody else does what the child sees."""


def by_a_small_child(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """`How do I get my three-year-old to stop hitting me?`: it is a child who hits, and a small one."""
    if _does_it_directly(line, hit):
        return True
    near = [draft for draft in line.people if draft.at <= hit.end and hit.start - draft.at <= _NEAR]
    if any(not draft.is_child for draft in near):
        return False
    if near:
        seen = _SEES_IT.search(line.folded, near[-1].at, hit.start + _LED_BY)
        return _is_small(near[-1]) and not seen
    if any(draft.is_child and draft.at > hit.start for draft in line.people):
        return False  # `he hit her in front of her son`: the son is another
    meant = [] if about.has_partner else by_pronoun(line, hit.start + _PRONOUN_LONG, recent, about)
    return bool(meant) and all(_is_small(draft) for draft in meant)


def _does_it_directly(line: Line, hit: Hit) -> bool:
    """`Her son Kai, 13, punched her`: nothing but a name and an age stands between."""
    base = line.sentence.start
    before = [draft for draft in line.people if draft.is_child and draft.end - base <= hit.start]
    return (
        bool(before)
        and _is_young(before[-1])
        and bool(_DIRECTLY.fullmatch(line.folded, before[-1].end - base, hit.start))
    )


def _is_young(draft: Draft) -> bool:
    return draft.is_child and draft.high is not None and draft.high < _TEENS


def _is_small(draft: Draft) -> bool:
    return draft.is_child and draft.high is not None and draft.high <= _SMALL
