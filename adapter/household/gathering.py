"""One person per person: sightings come in, persons go out, each with every sighting of them.

Named sightings go first, the firmest keys first; then a relation with compatible ages where only one person fits.
What may be one person is kept apart and said. It is worked out anew from each record as it stands: a name or number
corrected at its source joins two, or parts them, with the next record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from adapter.household.matching import (
    another_row,
    band,
    counted_apart,
    fits,
    fits_one_of_several,
    hidden_by,
    listed_apart,
    one_group,
    one_key,
    told_apart,
)
from adapter.household.names import Band
from adapter.household.persons import Person
from adapter.household.relations import kin_of
from adapter.household.sightings import AT_LEAST_TWO, SOME, Sighting
from adapter.records import CouldNotCheck
from adapter.words import MET_HERE, Answer, Kin

COUNTED_ONCE = CouldNotCheck(
    "whether two rows are one person",
    "The same name and relation stand twice in one list, not both with a birth date, and were counted as one person. "
    "They may be two: please check.",
)
MAY_BE_ONE = CouldNotCheck(
    "whether two names are one person",
    "Two entries may be one person or two: a name is spelled in two ways, or an NHS number stands beside two people. "
    "They are shown apart. Please check who they are before a name or birth date is passed on.",
)
WHO_HELPS = CouldNotCheck(
    "which child helps with care",
    "Words about somebody who helps fit more than one person, so they stand with none. Please ask who helps.",
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The persons of one record, and what could not be told of who is who."""

    persons: tuple[Person, ...]
    doubts: tuple[CouldNotCheck, ...]


def gather(seen: Iterable[Sighting]) -> Gathered:
    """Put every sighting with the person it is of; a sighting of nobody met yet is a new person."""
    everything = list(seen)
    persons: list[Person] = []
    doubts: dict[CouldNotCheck, None] = {}
    named = [one for one in everything if one.name]
    nameless = [one for one in everything if not one.name and one.number == 1]
    for one in sorted(named, key=_strength):
        _place_named(one, persons, doubts)
    for one in sorted((one for one in nameless if _says_who(one)), key=_told):
        _place_nameless(one, persons, doubts)
    for one in everything:
        if not one.name and one.number != 1 and not one.detail:
            _place_several(one, persons)
    for one in everything:
        if not one.name and one.number != 1 and one.detail:
            _spread(one, _children_fitting(one, persons))
    for one in nameless:  # `dressings done by her lad`: what is done may be told before who does it
        if not _says_who(one):
            _place_nameless(one, persons, doubts)
    return Gathered(tuple(person for person in persons if person.sightings), tuple(doubts))


def _strength(seen: Sighting) -> int:
    return 0 if seen.nhs_number else 1 if seen.birth_date else 2 if seen.row else 3


def _told(seen: Sighting) -> tuple[bool, bool]:
    """Those with an age first, so that what is said of each of two children finds its own."""
    return seen.detail, not seen.age.known


def _place_named(seen: Sighting, persons: list[Person], doubts: dict[CouldNotCheck, None]) -> None:
    bands = [(person, band(seen, person)) for person in persons]
    firm = _first(persons, (one is Band.SAME for _, one in bands))
    if firm is not None:
        if any(another_row(seen, other) and not one_key(seen, other) for other in firm.sightings):
            doubts[COUNTED_ONCE] = None
        firm.sightings.append(seen)
        return
    maybe = [person for person, one in bands if one is not Band.NONE]
    if len(maybe) == 1 and any(one is Band.MATCH for _, one in bands):
        maybe[0].sightings.append(seen)
        return
    person = Person([seen])
    for other in maybe:
        doubts[MAY_BE_ONE] = None
        person.may_be += other.evidence[:1]
        other.may_be.append(seen.evidence)
    persons.append(person)


def _place_nameless(seen: Sighting, persons: list[Person], doubts: dict[CouldNotCheck, None]) -> None:
    grouped = _first(persons, (any(one_group(seen, other) for other in person.sightings) for person in persons))
    if grouped is not None:
        grouped.sightings.append(seen)
        return
    if not _says_who(seen):
        return
    apart = (listed_apart, told_apart, hidden_by)
    fitting = [one for one in persons if fits(seen, one) and not any(rule(seen, one) for rule in apart)]
    if len(fitting) == 1:
        fitting[0].sightings.append(seen)
    elif not fitting and not seen.detail and not (_only_implied(seen) and any(map(_is_known, persons))):
        persons.append(Person([seen]))
    elif len(fitting) > 1 and seen.helps is Answer.PRESENT:
        doubts[WHO_HELPS] = None


def _only_implied(seen: Sighting) -> bool:
    """`School rang her`: there is a child, and no word for one. Beside a brother or a grandchild it is about them."""
    return seen.any_kin and not (
        seen.young_word or seen.age.known or kin_of(Kin.UNKNOWN, seen.called) is not Kin.UNKNOWN
    )


def _is_known(person: Person) -> bool:
    return person.name is not None and person.age.is_child


def _says_who(seen: Sighting) -> bool:
    return seen.row is not None or seen.kin is not Kin.UNKNOWN or bool(seen.relationship) or seen.age.known


def _place_several(seen: Sighting, persons: list[Person]) -> None:
    """`x2 children` with two named children are those two; whoever is missing is a child without a name."""
    fitting = _children_fitting(seen, persons) or _wider_children(seen, persons)
    if seen.number in (SOME, AT_LEAST_TWO) or len(fitting) <= seen.number:
        _spread(seen, fitting)
    least = {SOME: 0 if fitting else 1, AT_LEAST_TWO: 2 - len(fitting)}.get(seen.number, seen.number - len(fitting))
    if not seen.others or not persons or seen.relationship == MET_HERE or _is_taken_in(seen):
        persons.extend(Person([seen]) for _ in range(max(least, 0)))


def _is_taken_in(seen: Sighting) -> bool:
    """`My sister is ill and I took in her two boys`: somebody else's, and said to live here."""
    return seen.stated and seen.lives_here is Answer.PRESENT


def _children_fitting(seen: Sighting, persons: list[Person]) -> list[Person]:
    return [
        person
        for person in persons
        if not person.grown
        and fits_one_of_several(seen, person)
        and _of_one(seen, person)
        and not counted_apart(seen, person)
    ]


def _of_one(seen: Sighting, person: Person) -> bool:
    """`Partner has two from before` are not counted among the adult's own."""
    theirs = seen.kin is Kin.PARTNERS_CHILD and seen.number > 1
    return not theirs or person.kin is not Kin.OFFSPRING


def _wider_children(seen: Sighting, persons: list[Person]) -> list[Person]:
    """`Sole carer for two children` where two grandchildren are known, and no child of one's own: it is they."""
    wider = [one for one in persons if one.kin is Kin.GRANDCHILD or one.kin is Kin.NIECE_OR_NEPHEW]
    young = [one for one in wider if one.age.is_child and not one.others and seen.age.near(one.age)]
    return young if seen.any_kin and len(young) == seen.number else []


def _spread(seen: Sighting, persons: list[Person]) -> None:
    for person in persons:
        person.sightings.append(seen)


def _first(persons: Iterable[Person], holds: Iterable[bool]) -> Person | None:
    return next((person for person, held in zip(persons, holds, strict=True) if held), None)
