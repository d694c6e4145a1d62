"""A child's record: a text's lines come in; whether the one it is about is a child goes out.

`This is a 16-year-old junior`, `brought in by mum, 18/12 old`, `what brings you in? - It's my son, he has a rash`: the
people around are a child's family, and no adult's record says that a child lives there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from adapter.reading.ages import Age
from adapter.reading.drafts import CHILD_KINDS, OF_AGE, Line
from adapter.reading.lexicon import Cue
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Kin

QUOTED = re.compile(rb"(?<![a-z])(?:'(?:[^']|'(?=[a-z])){2,300}(?:'(?![a-z])|$)|\"[^\"]{2,300}(?:\"|$))")
"""What somebody is quoted to have said, in which `I` is not the writer."""
_I_OR_MY = (b"i ", b"i'", b"my", b"we")
_OF_A_PATIENT = (b"th", b"pa")
"""`This 9-year-old`, `the patient is a 9-year-old`."""
_OWN_AGE = re.compile(
    rb"(?:\balthough |\bthough |(?:^|, |\band )\W*(?:the )?(?=patient))(?:patient|pt|he|she)(?:'s| is)"
    rb"(?: (?:currently|now|only|just|also))*,? ?$"
)
_OWN_CLASS = re.compile(
    rb"(?:^|, |\band )\W*(?:he|she|(?:the )?patient)(?:'s| is)"
    rb"(?: (?:currently|now|also|presently|going|in|into|the|entering|a))*,? ?$"
)
_A_CLASS = re.compile(rb"[^,.;]*\b(?:grade|school|kindergarten|year|preschool)\b")
_AN_AGE = re.compile(rb"\W*(?:the )?\d{1,2}[- ]?(?:y|m|w|d)")
_PATIENT_BEFORE = re.compile(rb"\b(?:she|he|her|his|him|pt|client|mum|dad|mr|mrs|ms)\b")
_ASKED_BEFORE = 90
_TEENS = 13
_NAME = 24
_NEXT = 2
_OF_A_PARENT = frozenset({"son", "daughter"})


def is_a_childs(cued: Mapping[Cue, Sequence[Line]], lines: Sequence[Line], first_person: bool) -> bool:
    """Whether whoever the text is about is under 18."""
    return (
        _paediatric([line for line in cued.get(Cue.PAEDIATRIC, ()) if _opens(line, lines)], first_person)
        or any(_writes_young(line) for line in cued.get(Cue.YOUNG_WRITER, ()))
        or any(_asked_what_brings(line) for line in cued.get(Cue.CHILD_ILL, ()))
        or _told_by_the_family(lines)
        or (not first_person and _in_a_class(lines))
        or (Cue.BROUGHT in cued and not first_person and any(_begins_with_an_age(line) for line in lines))
    )


def _opens(line: Line, lines: Sequence[Line]) -> bool:
    """`The 8yo who fetches her tablets`, told after the adult was: no note opens its patient there."""
    told = [hit for hit in line.hits.cue[Cue.PAEDIATRIC] if not _AN_AGE.match(line.folded, hit.start)]
    return bool(told) or line is lines[0] or not any(_PATIENT_BEFORE.search(one.folded) for one in _before(line, lines))


def _before(line: Line, lines: Sequence[Line]) -> Iterator[Line]:
    return takewhile(lambda one: one is not line, lines)


def _paediatric(lines: Sequence[Line], first_person: bool) -> bool:
    said = (line.folded[hit.start : hit.start + 2] for line in lines for hit in line.hits.cue[Cue.PAEDIATRIC])
    return any(not first_person or begins in _I_OR_MY or begins in _OF_A_PATIENT for begins in said)


def is_of_a_small_child(cued: Mapping[Cue, Sequence[Line]]) -> bool:
    """Whether the note tells of its patient by an age under 13."""
    return any(age.high < _TEENS for line in cued.get(Cue.PAEDIATRIC, ()) for age in line.ages)


def is_told_by_a_clinician(cued: Mapping[Cue, Sequence[Line]]) -> bool:
    """`This 9-year-old boy ...`: whoever says `I` in such a note is not the child."""
    lines = cued.get(Cue.PAEDIATRIC, ())
    return any(
        line.folded[hit.start :].startswith(_OF_A_PATIENT) for line in lines for hit in line.hits.cue[Cue.PAEDIATRIC]
    )


def _writes_young(line: Line) -> bool:
    """`Im 13 and ...`, not in a quote and not under the name of somebody else who speaks."""
    own = [hit for hit in line.hits.cue.get(Cue.YOUNG_WRITER, ()) if not line.sentence.heading]
    quotes = [found.span() for found in QUOTED.finditer(line.folded)] if own else ()
    return any(not any(start < hit.start < end for start, end in quotes) for hit in own)


def _asked_what_brings(line: Line) -> bool:
    """`How can I help?` - `My daughter's been sick all night`: it is she who is seen."""
    begins = line.sentence.start
    asked = fold(line.text[max(0, begins - _ASKED_BEFORE) : begins])
    return bool(line.turn(Turn.OPENS_A_VISIT).search(asked))


def _told_by_the_family(lines: Sequence[Line]) -> bool:
    """`Guest_family: My baby girl has been congested`: a parent answers, and no patient speaks for themselves."""
    speakers = {line.sentence.speaker for line in lines}
    for_another = {who for who in speakers if who and lines[0].turn(Turn.SPEAKS_FOR_ANOTHER).search(who)}
    told = [line for line in lines if line.sentence.speaker in for_another]
    if not told:
        return False
    for_oneself = any(told[0].turn(Turn.SPEAKS_FOR_ONESELF).search(who) for who in speakers)
    if for_oneself and not any(_asked_of_the_parent(line) for line in lines):
        return False
    kin = {hit.entry.kin for line in lines for hit in line.hits.person}
    of_a_child = Kin.OFFSPRING in kin or any(age.high < OF_AGE and not age.many for line in lines for age in line.ages)
    parents = [line for line in told if any(hit.entry.kin is Kin.PARENT for hit in line.hits.person)]
    return of_a_child and all(line.turn(Turn.IS_THE_PARENT).search(line.folded) for line in parents)


def _asked_of_the_parent(line: Line) -> bool:
    """`Can you tell me more about your son?`, and the one who has come along answers."""
    if not line.sentence.asks or not line.hits.person:
        return False
    asked = fold(line.text[line.sentence.start : line.sentence.end + _NAME])
    return bool(line.turn(Turn.ASKS_THE_PARENT).search(asked))


def _in_a_class(lines: Sequence[Line]) -> bool:
    """`Lives with mom, dad and a sister. He is in second grade`: the patient's own age, where no child was told of."""
    if not any(hit.entry.kin is Kin.PARENT for line in lines for hit in line.hits.person):
        return False
    for line in lines:
        if any(hit.entry.kin in CHILD_KINDS and hit.entry.kin is not Kin.SIBLING for hit in line.hits.person):
            return False
        if any(age.high < OF_AGE and not age.many and _is_who_is_seen(line, age) for age in line.ages):
            return True
    return False


def _is_who_is_seen(line: Line, age: Age) -> bool:
    own = _OWN_CLASS if _A_CLASS.match(line.folded, age.start, age.end) else _OWN_AGE
    return bool(own.search(line.folded, 0, age.start))


def _begins_with_an_age(line: Line) -> bool:
    """`5yo. Sore ear`, `brought by nan, 18/12 old, coughing`: an age that is nobody's but the patient's."""
    return any(age.high < OF_AGE and not age.many and _is_the_patients(line, age) for age in line.ages)


def _is_the_patients(line: Line, age: Age) -> bool:
    before = line.folded[: age.start].strip(b" .,;:(-")
    brought = line.hits.cue.get(Cue.BROUGHT, ())
    starts = not before or any(not line.folded[hit.end : age.start].strip(b" .,;:(-") for hit in brought)
    beside = (one.entry for one in line.hits.person if 0 <= one.start - age.end <= _NEXT)
    theirs = any(entry.kin == Kin.OFFSPRING and entry.relation in _OF_A_PARENT for entry in beside)
    return starts and not theirs and bool(line.turn(Turn.AGE_ALONE).search(line.folded[age.end :]))
