"""Young people found in a home that others have taken over: drafts and sayings come in, a sign of each goes out.

`Two boys of about fifteen were on the sofa` is told of nobody's sons where the record tells of exploitation: they are
somebody's children all the same, whosever home it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, Draft, Saying
from adapter.words import MET_HERE, Assertion, Factor, Kin, MentionKind, Sign, When, Whose

_YOUNG = frozenset({b"boy", b"teenager"})
_YOUNG_IF_OF_AGE = frozenset({b"girl", b"lad", b"lassie", b"kid", b"child", b"children"})
"""Men are called lads too, and paid carers girls: young only where an age is said."""
_OWN_LEADS = frozenset({"own", "owner"})
_WERE = re.compile(rb" (?:of about|were|sat|stood|slept|sleep|answered|opened|came|ran|said|let)\b")
_OF = re.compile(rb"\b(?:of|to) [a-z0-9]+ $")
"""`Mother of two `."""


def found_there(drafts: Sequence[Draft], sayings: Sequence[Saying]) -> list[Saying]:
    """Say of boys and girls met in such a home that it is one, and that they are nobody's here."""
    if not any(_tells_of_it(saying) for saying in sayings):
        return []
    has_own = any(draft.lead in _OWN_LEADS and draft.kin in OWN_CHILDREN and not draft.grown for draft in drafts)
    strangers = [draft for draft in drafts if _may_be(draft) and _is_stranger(draft, has_own=has_own)]
    words = {_word(draft) for draft in strangers}
    again = [one for one in drafts if one.lead == "definite" and _word(one) in words and _may_be(one)]
    for draft in (*strangers, *again):
        draft.kin, draft.whose, draft.relation = Kin.OTHER_CHILD, Whose.OTHER, MET_HERE
        draft.why.append("found in a home that others use, and nobody says whose")
    return [_sign(draft) for draft in strangers]


def _tells_of_it(saying: Saying) -> bool:
    said = saying.assertion == Assertion.AFFIRMED and saying.when == When.CURRENT
    return said and (saying.sign == Sign.HOME_TAKEN_OVER or saying.factor == Factor.EXPLOITATION)


def _is_stranger(draft: Draft, *, has_own: bool) -> bool:
    """`A boy answered`; `two boys were on the sofa` too, where the record tells of no children of the adult's own."""
    after = draft.line.folded[draft.end - draft.line.sentence.start :]
    begins = draft.lead == "start" and bool(_WERE.match(after))  # and not `Two boys.`, as an answer has it
    of_a_parent = _OF.search(draft.line.folded, 0, draft.at)
    met = (draft.lead == "other" or begins) and bool(draft.count) and not of_a_parent
    return draft.stranger or (met and not has_own)


def _may_be(draft: Draft) -> bool:
    """Young by the word or by an age, told of today, and nobody named as the adult's own."""
    if draft.assertion != Assertion.AFFIRMED or draft.names or draft.grown or (draft.low or 0) >= OF_AGE:
        return False
    word, theirs = _word(draft), draft.kin in OWN_CHILDREN
    return theirs and (word in _YOUNG or (word in _YOUNG_IF_OF_AGE and draft.high is not None))


def _word(draft: Draft) -> bytes:
    return draft.line.folded[draft.at : draft.end - draft.line.sentence.start].rstrip(b"s")


def _sign(draft: Draft) -> Saying:
    saying = Saying(draft.line, draft.start, draft.end, MentionKind.SIGN, sign=Sign.HOME_TAKEN_OVER, child=draft)
    saying.why = "a child is met in a home that others use"
    return saying
