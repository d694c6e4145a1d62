"""Presupposed children: the lines of a record come in; children whom an answer takes for granted are added to them.

`Any children? - They're fine, and that is all I'll say.` tells that there are some, and neither how old they are nor
where they live.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.text import fold
from adapter.words import Answer, Assertion, Kin

_ANSWER = 110
_OF_THEM = re.compile(
    rb"\W*(?:(?:a|pt|client|patient|su|answer|reply)\W+)?"
    rb"(?:(?:and )?(?:he|she|i) (?:just )?(?:said|says|replied|told me)(?: that)?[,:]?\W*)?\"?"
    rb"(?:oh,? |well,? |yes,? |yeah,? )?they(?:'re| are|'ve| have| were| had| do| don't| get)\b"
)
_NOT_YOUNG = re.compile(
    rb"\b(?:grown|adults?|married|thirties|forties|fifties|sixties|twenties|left home|moved out|at uni\w*|no children"
    rb"|dead|died|dogs?|cats?|furry|in their|work|working|jobs?|kids of their own|emigrated|gone"
    rb"|with (?:me|us|him|her)|\d)\b"
)
_QUESTION = 40


def presupposed(lines: Sequence[Line]) -> None:
    """Take for granted the children whom somebody answers of as `they`."""
    for line in lines:
        asked = line.hits.cue.get(Cue.CHILD_QUESTION)
        if asked and _answered_of_them(line, asked[0].end):
            base = line.sentence.start
            child = next((one for one in line.people if one.is_child), None)
            if child is None:
                child = Draft(line, base + asked[0].start, base + asked[0].end, "child", Kin.OFFSPRING, plural=True)
                line.people.append(child)
            child.assertion, child.lives, child.stated = Assertion.AFFIRMED, Answer.UNKNOWN, True
            child.loose = child.minor = child.mine = False
            child.why.append("an answer speaks of them, and says neither how old they are nor where they live")


def _answered_of_them(line: Line, asked_to: int) -> bool:
    """Right after the question, or in the sentence that follows it, and nothing in it says that they are grown."""
    here = line.folded[asked_to:]
    after = fold(line.text[line.sentence.end : line.sentence.end + _ANSWER])
    if _OF_THEM.search(here[:_QUESTION]):
        return _NOT_YOUNG.search(here) is None
    return _OF_THEM.match(after) is not None and _NOT_YOUNG.search(after) is None
