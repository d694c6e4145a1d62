"""A child's day told of by a pronoun: a line and the children just spoken of come in; who is young is set on them.

`My son took my card. I have grounded him.`: the discipline says that he is a child, brought up here.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.reading.whose_day import does_the_day
from adapter.words import Assertion

_AGAIN = re.compile(rb"\b(?:he|she|they)\b|(?<!\bto )\b(?:her|his|him|them|their)\b")
"""Somebody told of before, but for whom somebody only comes to: `comes to her after school`."""
_PRONOUN = re.compile(rb"\b(?:(he|him|his|himself)|(she|her|hers|herself)|(they|them|their))\b")
_OWNED = (b"his ", b"her ", b"their ")
_ABOUT = re.compile(rb"\b(?:about|re|regarding|over|for|with|see|sees|seeing|saw|weigh\w*|referr\w+) (him|her|them)\b")
HE, SHE = re.compile(rb"\bhe\b"), re.compile(rb"\bshe\b")
AFTER = 14
"""How far behind the words of a child's day its pronoun may stand: `grounded him`, `the naughty step with her`."""


def days_told_later(line: Line, recent: list[Draft], about: AboutAdult) -> None:
    """Words of a child's day in a sentence that names the child by a pronoun alone."""
    own = [draft for draft in recent if draft.kin in OWN_CHILDREN and draft.assertion == Assertion.AFFIRMED]
    if not own or line.sentence.asks or line.hits.cue.get(Cue.PAST):
        return
    for hit in line.hits.cue.get(Cue.CHILDS_SERVICE, ()):
        about_whom = _ABOUT.search(line.folded, hit.end)
        pronoun = _PRONOUN.search(line.folded, about_whom.start(1)) if about_whom else None
        child = _of_the_pronoun(line, pronoun, own, about) if pronoun else None
        if child is not None and not (child.grown or child.minor or child.died):
            child.minor = True
            child.why.append("a school or a child's service is about the same child")
    for hit in line.hits.cue.get(Cue.MINOR, ()):
        if is_of_another(line, hit.start, hit.end):
            continue
        child = None if _is_no_childs(line, hit) else _meant(line, hit, own, about)
        if child is not None and not (child.grown or child.minor or child.died):
            child.minor, child.childs_day = True, does_the_day(line)
            child.why.append("words about the same child go on to speak of a child's day")


def is_of_another(line: Line, start: int, end: int) -> bool:
    """`Her granddaughter comes to her after school`: the day, and an age it tells, are of the child who comes.

    `start` and `end` are bytes of the line's folded text.
    """
    before = [draft.end for draft in line.people if draft.is_child and draft.at < start]
    return bool(before) and not _AGAIN.search(line.folded, max(before) - line.sentence.start, end)


def _is_no_childs(line: Line, hit: Hit) -> bool:
    """`If he grounds her`; `he is a teacher`, though `her teacher` is a child's."""
    paid = line.hits.cue.get(Cue.PAID_ROLE) and not line.folded.endswith(_OWNED, 0, hit.start)
    return bool(paid) or has_cue(line, Cue.HYPOTHETICAL, hit.start)


def _meant(line: Line, hit: Hit, own: list[Draft], about: AboutAdult) -> Draft | None:
    """The one child of the pronoun nearest to the words, where nobody else of that sex was spoken of since."""
    found = list(_PRONOUN.finditer(line.folded, 0, hit.end + AFTER))
    within = [one for one in found if hit.start < one.start() < hit.end] or found
    return _of_the_pronoun(line, within[-1], own, about, done_to=_is_done_to(line, hit, within[-1])) if found else None


def _of_the_pronoun(
    line: Line, said: re.Match[bytes], own: list[Draft], about: AboutAdult, *, done_to: bool = False
) -> Draft | None:
    he, _, they = said.groups()
    sex = "male" if he else "female"
    if not they and sex == about.sex and not about.first_person and not done_to:
        return None
    fitting = [draft for draft in own if draft.plural] if they else [one for one in own if _may_be(one, sex)]
    if len({draft.group or draft.start for draft in fitting}) != 1:
        return None
    since = fold(line.text[fitting[0].end : line.sentence.start + said.start()])
    return None if line.turn(Turn.ANOTHER_OF_THEM).search(since) else fitting[0]


def _is_done_to(line: Line, hit: Hit, one: re.Match[bytes]) -> bool:
    """`She put her to bed`: whom somebody of the same sex does it to is not the same one."""
    inside = hit.start < one.start() and one.end() < hit.end
    subject = SHE if one.group(2) else HE
    return inside and one.group() in (b"him", b"her") and bool(subject.search(line.folded, 0, hit.start))


def _may_be(draft: Draft, sex: str) -> bool:
    return not draft.plural and draft.sex in ("", sex)
