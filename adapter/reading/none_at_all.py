"""None at all: a record's sayings and its children come in; those of whom nothing shows that they are under 18 go out.

`No children, never has` outweighs `the kids want it sold`, `our lad`, and `she's eight` said of nobody in particular. A
name, an age beside a word for a child, a school or a home that is stated shows somebody the statement left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from adapter.reading.drafts import Draft, Saying
from adapter.reading.one_child import Group
from adapter.words import Answer, Assertion, Kin, MentionKind, Sign

BY_AGE_ALONE = "somebody under 18, of whom the words say no more than how old"
_IN_PART = re.compile(
    rb"\b(?:home|house|household|address|property|here|there|living|young|small|little|with|dependent|dependant|other|more"
    rb"|further|another|minor|currently|known|present|listed|recorded|noted|file|system|record|seen)\b"
)
_NOR_ANY_VISIT = re.compile(rb"\b(?:visit\w*|contact|come|comes|coming|stay\w*|see|sees|regular\w*)\b")
_LOOSE = re.compile(rb"(?:kids?|child(?:ren)?|boys?|girls?|lads?|lass(?:es)?|dependants?|dependents?)\b|\d")
_TODAY = (Assertion.AFFIRMED, Assertion.REPORTED)


def none_at_all(groups: Iterable[Group], sayings: Sequence[Saying]) -> None:
    """Set aside children whom a general statement that there are none leaves nothing to be known by."""
    hinted = any(one.sign is Sign.CHILDREN_HINTED and one.assertion is Assertion.AFFIRMED for one in sayings)
    drafts = [draft for group in groups for draft in group.members if draft.assertion in _TODAY]
    if hinted or not any(map(_is_general, sayings)) or any(map(_shows_a_child, drafts)):
        return
    for draft in drafts:
        if draft.kin in (Kin.OFFSPRING, Kin.UNKNOWN) and not (draft.grown or draft.pet or draft.died):
            draft.assertion = Assertion.HYPOTHETICAL
            draft.why.append("the record says that there are no children, and nothing shows one here")


def _is_general(saying: Saying) -> bool:
    if saying.kind is not MentionKind.NO_CHILDREN or saying.assertion is not Assertion.AFFIRMED:
        return False
    line = saying.line
    words = line.folded[saying.start - line.sentence.start : saying.end - line.sentence.start]
    return not _IN_PART.search(words) or bool(_NOR_ANY_VISIT.search(line.folded))


def _shows_a_child(draft: Draft) -> bool:
    if draft.grown or draft.pet or draft.died or draft.kin is Kin.OTHER_CHILD:
        return False
    if draft.stated and draft.lives is not Answer.UNKNOWN:
        return True
    if BY_AGE_ALONE in draft.why:
        return draft.childs_day
    word = draft.line.folded[draft.at : draft.end - draft.line.sentence.start]
    return bool(draft.low is not None or draft.minor or draft.childs_day or draft.names or not _LOOSE.match(word))
