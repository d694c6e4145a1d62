"""Young people met in an adult's home whom nobody there is kin to: drafts and sayings come in, a sign of each goes out.

`Two boys of about fifteen were on the sofa` is told of nobody's sons where the record tells of exploitation: they are
somebody's children all the same, whosever home it is. So is the maid `described as eighteen` who looks fourteen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.ages import number
from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, Draft, Saying
from adapter.words import MET_HERE, Assertion, Factor, Kin, MentionKind, Sign, When, Whose

_YOUNG = frozenset({b"boy", b"teenager"})
_YOUNG_IF_OF_AGE = frozenset({b"girl", b"lad", b"lassie", b"kid", b"child", b"children"})
"""Men are called lads too, and paid carers girls: young only where an age is said."""
_OWN_LEADS = frozenset({"own", "owner"})
_WERE = re.compile(rb" (?:of about|were|sat|stood|slept|sleep|answered|opened|came|ran|said|let)\b")
_OF = re.compile(rb"\b(?:of|to) [a-z0-9]+ $")
"""`Mother of two `."""
_UNPLACED = OWN_CHILDREN | {Kin.OTHER_CHILD, Kin.UNKNOWN}
_A_WORD = re.compile(rb"[a-z]+|\d+")
_YOUNGEST = 5


def found_there(drafts: list[Draft], sayings: Sequence[Saying]) -> list[Saying]:
    """Say of boys and girls met in such a home that it is one, and that they are nobody's here.

    Those of whom only the words of a sign tell are added to `drafts`.
    """
    met = [saying for saying in sayings if saying.met and saying.assertion == Assertion.AFFIRMED and _is_now(saying)]
    for saying in met:
        saying.child = _one_met(saying, drafts)
    if not met and not any(_tells_of_it(saying) for saying in sayings):
        return []
    has_own = any(draft.lead in _OWN_LEADS and draft.kin in OWN_CHILDREN and not draft.grown for draft in drafts)
    strangers = [draft for draft in drafts if _may_be(draft) and _is_stranger(draft, has_own=has_own)]
    words = {_word(draft) for draft in (*strangers, *(saying.child for saying in met if saying.child is not None))}
    again = [one for one in drafts if one.lead == "definite" and _word(one) in words and _may_be(one)]
    for draft in (*strangers, *again):
        _is_nobodys(draft)
    return [_sign(draft) for draft in strangers]


def _one_met(saying: Saying, drafts: list[Draft]) -> Draft:
    """Whom the words of a sign tell of: a boy or girl among them, or else somebody put beside them."""
    inside = [one for one in saying.line.people if saying.start <= one.start < saying.end and one.kin in _UNPLACED]
    if not inside:
        told = Draft(saying.line, saying.start, saying.end, MET_HERE, Kin.OTHER_CHILD, count=1)
        saying.line.people.append(told)
        drafts.append(told)
        inside = [told]
    for one in inside:
        _is_nobodys(one)
        one.loose, one.count = False, one.count or 1
    first, base = inside[0], saying.line.sentence.start
    words = _A_WORD.findall(saying.line.folded, saying.start - base, saying.end - base)
    figures = [number(word.decode()) for word in words]
    years = [figure for figure in figures if figure is not None and _YOUNGEST <= figure < OF_AGE]
    if first.high is None and years:
        first.low = first.high = years[-1]  # `described as eighteen, looks fourteen`
    return first


def _is_nobodys(draft: Draft) -> None:
    draft.kin, draft.whose, draft.relation = Kin.OTHER_CHILD, Whose.OTHER, MET_HERE
    draft.why.append("met in this home, and nobody says whose")


def _is_now(saying: Saying) -> bool:
    return saying.when == When.CURRENT


def _tells_of_it(saying: Saying) -> bool:
    said = saying.assertion == Assertion.AFFIRMED and _is_now(saying)
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
