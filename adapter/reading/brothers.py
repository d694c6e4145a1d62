"""Brothers of a child: somebody called a brother or sister comes in; the child told of whose it is goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft
from adapter.words import Kin

_OWNER = re.compile(rb"\b(his|her) (?:[a-z]+ )?$")
_SIZED = re.compile(rb"(?:big|older|elder|little|younger|baby|half)[- ](?:brother|sister|bro|sis)\b")
_NOT_OF = {b"his": "female", b"her": "male"}


def sibling_among(draft: Draft, recent: list[Draft], about: AboutAdult) -> Draft | None:
    """`Jake is nine. His sister was eating toast.`: the sister is Jake's, where `his` cannot be the adult's."""
    said = _OWNER.search(draft.line.folded[: draft.at])
    if not said and _begins_with_a_size(draft) and not about.first_person:
        told = [other for other in recent if other.is_child and other.kin != Kin.SIBLING and not other.grown]
        return next((other for other in reversed(told) if not other.plural), told[-1] if told else None)
    nearest = [other for other in draft.line.people if other.is_child and other.at < draft.at]
    children = [
        other.refers_to or other
        for other in nearest or recent
        if not (other.kin == Kin.SIBLING or other.grown or other.plural)
    ]
    if not said or not children or _NOT_OF[said.group(1)] == children[-1].sex:
        return None
    if about.first_person:  # `my daughter died. Her little brother keeps asking`: nobody else was told of
        alone = all(one.is_child for one in draft.line.people if one.at < draft.at)
        is_its = alone and children[-1].kin in OWN_CHILDREN
    else:  # in `Rob, Nathan, her sister by phone` they are listed as the adult's
        listed = draft.line.folded.endswith(b", ", 0, said.start())
        is_its = _NOT_OF[said.group(1)] == about.sex or (children[-1].kin == Kin.UNKNOWN and not listed)
    return children[-1] if is_its else None


def _begins_with_a_size(draft: Draft) -> bool:
    """`Big sister Evie is 5`, after a baby was told of."""
    young = draft.low is not None and (draft.high or draft.low) < OF_AGE
    return young and not draft.at and _SIZED.match(draft.line.folded) is not None
