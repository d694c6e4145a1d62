"""Brothers of a child: somebody called a brother or sister comes in; whether it is a child's here goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft
from adapter.words import Kin

_OWNER = re.compile(rb"\b(his|her) (?:[a-z]+ )?$")
_SIZED = re.compile(rb"(?:big|older|elder|little|younger|baby|half)[- ](?:brother|sister|bro|sis)\b")
_NOT_OF = {b"his": "female", b"her": "male"}


def brother_of_a_child(draft: Draft, recent: list[Draft], about: AboutAdult) -> bool:
    """`Jake is nine. His sister was eating toast.`: the sister is Jake's, where `his` cannot be the adult's."""
    said = _OWNER.search(draft.line.folded[: draft.at])
    if not said and _begins_with_a_size(draft) and not about.first_person:
        return any(other.is_child and other.kin != Kin.SIBLING and not other.grown for other in recent)
    nearest = [other for other in draft.line.people if other.is_child and other.at < draft.at]
    children = [
        other for other in nearest or recent if other.kin != Kin.SIBLING and not other.grown and not other.plural
    ]
    if not said or not children:
        return False
    if about.first_person:  # `my daughter died. Her little brother keeps asking`: nobody else was told of
        alone = all(one.is_child for one in draft.line.people if one.at < draft.at)
        return alone and children[-1].kin in OWN_CHILDREN and _NOT_OF[said.group(1)] != children[-1].sex
    return _NOT_OF.get(said.group(1)) == about.sex or children[-1].kin == Kin.UNKNOWN


def _begins_with_a_size(draft: Draft) -> bool:
    """`Big sister Evie is 5`, after a baby was told of."""
    young = draft.low is not None and (draft.high or draft.low) < OF_AGE
    return young and not draft.at and _SIZED.match(draft.line.folded) is not None
