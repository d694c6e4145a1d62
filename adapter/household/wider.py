"""Wider kin: a grandchild, niece, nephew, brother or sister comes in; whether they are near enough to count goes out.

A name, an age, a home, a task of care or being looked after makes one a child to tell of. `The grandchildren come on
Sundays` does not: nobody says how old they are, and a visit leaves them with whoever brings them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from adapter.facts import Evidence
from adapter.household.persons import Person
from adapter.household.relations import says_brought_up
from adapter.household.sightings import Sighting
from adapter.words import Answer, CareTask, Kin

WIDER = frozenset({Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.SIBLING})
OF_ANY_AGE = frozenset({CareTask.HOUSEHOLD, CareTask.INTERPRETING, CareTask.MONEY})
"""What sons, daughters and grandchildren of any age do for somebody: it makes nobody a young carer whose age nobody
says."""
LEFT_WITH = re.compile(
    r"\b(?:look(?:s|ed|ing)? after|mind(?:s|ed|ing)?\b|baby-?sit\w*|child ?care|car(?:es?|ed|ing) for"
    r"|sleep(?:s|ing)? ?overs?|stay(?:s|ed|ing)?|stop(?:s|ped|ping)? (?:over|with|at|here)|overnight"
    r"|nights?|half[- ]term|school|nursery"
    r"|(?:pick|drop|fetch|collect)(?:s|ped|ed|es|ing)?|has (?:him|her|them)|have (?:him|her|them)|ha(?:s|ve|d|ving) the"
    r"|left (?:alone |on \w+ own )?with|alone with|bring(?:s|ing)? (?:him|her|them) up|holidays?"
    r"|feed(?:s|ing)?|bath(?:s|ed|ing|es)?|nappy|nappies|bedtime|tak(?:es?|ing) (?:them|the (?:boys|girls|kids)))\b",
    re.IGNORECASE,
)
"""Words by which a child is left with the adult, or is still small."""


def is_close(person: Person, *, lives: bool, no_children: bool, risk_told: bool) -> bool:
    """A wider relative counts where they live here, are looked after here, look after somebody, or were
    thought worth a row or a name and an age; whoever else only visits does not unsettle a plain no.

    Where the record tells of a risk to children, whoever comes to the home counts: they may be small."""
    seen = person.sightings
    if risk_told and not person.grown and any(one.contact is Answer.PRESENT for one in seen):
        return True
    if any(one.row for one in seen) and any(one.name and not one.row and not one.grown for one in seen):
        return True
    if person.kin is Kin.GRANDCHILD and person.age.is_childs_figure and any(one.name and not one.row for one in seen):
        return True  # thought worth a name and an age by whoever writes
    told = not no_children or (any(one.name for one in seen) and person.age.is_childs_figure)
    near = lives or (told and any(_is_near(one, person) for one in seen))
    return near or any(
        _helps_as_a_child(one, person) or one.lives_here is Answer.PRESENT or is_listed(one) or is_brought_up(one)
        for one in seen
    )


def words_of_visits(persons: Iterable[Person], children: Collection[Person]) -> tuple[Evidence, ...]:
    """The words about grandchildren who live elsewhere and come to see the adult, and are no children to tell of."""
    visitors = [one for one in persons if one.kin is Kin.GRANDCHILD and one not in children]
    return tuple(words for one in visitors if _comes_and_goes(one) for words in one.evidence)


def _comes_and_goes(person: Person) -> bool:
    return any(one.contact is Answer.PRESENT and one.lives_here is Answer.ABSENT for one in person.sightings)


def is_brought_up(seen: Sighting) -> bool:
    """The adult brings the child up, by a row or by words of today."""
    words = seen.evidence.quote if seen.row is None else seen.relationship or ""
    return seen.kin in WIDER and not seen.old and says_brought_up(words)


def is_listed(seen: Sighting) -> bool:
    """A row says that the child is on a list of children at risk."""
    return seen.row is not None and seen.row.listed_at_risk is Answer.PRESENT


def _is_near(seen: Sighting, person: Person) -> bool:
    """In contact: of somebody whose age nobody says it takes more than a visit."""
    if seen.contact is not Answer.PRESENT:
        return False
    return person.age.known or seen.young_word or bool(LEFT_WITH.search(seen.evidence.quote))


def _helps_as_a_child(seen: Sighting, person: Person) -> bool:
    """`Her grandson does her shopping`: at no age anybody says, that is what a grown man does."""
    if seen.helps is not Answer.PRESENT:
        return False
    return person.age.known or seen.young_word or not seen.tasks or not OF_ANY_AGE.issuperset(seen.tasks)
