"""Words too thin to make a child of: a sighting and the home come in, whether it tells of a child of today goes out.

`The baby had just gone off`, of a woman of eighty-six, is a doll, a memory or somebody else's; `three boys`, where the
form says there are no children, are not hers by the words alone. What is said to live here, stands in a row of the
form, or is an age in figures is never thin.
"""

from __future__ import annotations

import re
from dataclasses import replace

from adapter.household.children import Home
from adapter.household.relations import OWN_KIN, WIDER_KIN, says_brought_up
from adapter.household.sightings import Sighting
from adapter.household.unborn import INFANT_UP_TO
from adapter.words import Answer, Kin

A_FIGURE = 1
"""Years between the lowest and the highest of an age somebody put a figure or a school year on; `at school` leaves
eleven, and whoever is at most that old is called so, `the baby`, without anybody having counted."""
OLDEST_PARENT = 60
"""Years between a parent and a child; `Comfort is only six`, of a mother of eighty-two, is what she remembers."""
OWNED = r"\b(?:my|our|his|her|their)\b(?:\W+\w+){0,2}?\W+"

OF_A_PARENT = re.compile(r"\b(?:his|her|their)\b|'s\b", re.IGNORECASE)


def too_thin(seen: Sighting, home: Home) -> bool:
    """Whether to leave these words out before anybody is put together from them."""
    if seen.row is not None or seen.grown or seen.kin in WIDER_KIN or _said_where(seen):
        return False
    if home.past_having_any and _out_of_reach(seen, home):
        return True
    if home.past_having_any:
        return _tells_of_the_young(seen) and (not _in_figures(seen) or (seen.any_kin and seen.name is None))
    if home.denied and _a_baby_and_no_more(seen):
        return True
    none = home.no_children or home.no_child_lives_here
    return none and seen.any_kin and seen.name is None and seen.age.low is None and not _owned(seen)


def with_weight(seen: list[Sighting], home: Home) -> list[Sighting]:
    """What tells of a child of today, each as whose child it is by its age."""
    return [one for one in grandchildren_by_age(seen, home) if not too_thin(one, home)]


def grandchildren_by_age(seen: list[Sighting], home: Home) -> list[Sighting]:
    """`Her son Craig pushed her. His children, 9 and 7, were there`, of a woman of seventy-one: the son's, not hers."""
    told, parent = [], False
    for one in seen:
        counted = one.name is not None and _in_figures(one) and not one.old and one.row is None
        of_the_parent = parent and counted and OF_A_PARENT.search(one.evidence.quote)
        told.append(_a_grandchild(one) if of_the_parent and _out_of_reach(one, home) else one)
        if one.row is None and one.kin in OWN_KIN:
            parent = parent or one.grown
    return told


def _a_grandchild(seen: Sighting) -> Sighting:
    where = seen.lives_here if seen.stated else Answer.UNKNOWN
    return replace(seen, kin=Kin.GRANDCHILD, relationship="grandchild", lives_here=where)


def _said_where(seen: Sighting) -> bool:
    """The words put the child in a home: in this one by saying so, in another in any way."""
    if seen.name is not None and says_brought_up(seen.evidence.quote):
        return True  # `Nan has had Kyle (6) since Easter`
    return seen.lives_here is Answer.ABSENT or (seen.stated and seen.lives_here is Answer.PRESENT)


def _tells_of_the_young(seen: Sighting) -> bool:
    return (seen.kin in OWN_KIN or seen.kin is Kin.UNKNOWN) and (seen.age.known or seen.any_kin)


def _a_baby_and_no_more(seen: Sighting) -> bool:
    """`The babies on the unit`: beside a denial in words it is work, a wish or a neighbour's."""
    infant = not seen.age.low and seen.age.high == INFANT_UP_TO
    placed = seen.lives_here is Answer.PRESENT or seen.contact is Answer.PRESENT
    return infant and seen.name is None and not placed and not _owned(seen)


def _in_figures(seen: Sighting) -> bool:
    low, high = seen.age.low, seen.age.high
    return low is not None and high is not None and high - low <= A_FIGURE < high


def _owned(seen: Sighting) -> bool:
    """`Her little ones`: somebody's, by the words."""
    return bool(seen.called and re.search(OWNED + re.escape(seen.called), seen.evidence.quote, re.IGNORECASE))


def _out_of_reach(seen: Sighting, home: Home) -> bool:
    """A child of one's own, too young for the adult's years to have had it."""
    high, age = seen.age.high, home.adult_age
    own = seen.kin in OWN_KIN
    return own and high is not None and age is not None and age - high > OLDEST_PARENT
