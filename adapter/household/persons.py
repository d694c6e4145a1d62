"""One person per person: sightings come in, persons go out, each with every sighting of them.

Firm keys go first (NHS number, the reader's own group, name with birth date, given name), then a
relation with compatible ages where only one person fits. What may be one person is kept apart and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from adapter.facts import Evidence
from adapter.household.ages import AgeRange, narrowed
from adapter.household.names import Likeness, alike
from adapter.household.relations import ANY_KIN, OWN_KIN, WIDER_KIN
from adapter.household.sightings import SOME, Sighting
from adapter.records import CouldNotCheck
from adapter.words import Kin

PARTNERSHIP_KIN = frozenset({Kin.STEPCHILD, Kin.PARTNERS_CHILD})
CHILD_KIN = OWN_KIN | WIDER_KIN
COUNTED_ONCE = CouldNotCheck(
    "whether two rows are one person",
    "One list has the same name and relation twice without two birth dates; they are counted once. Please check.",
)


@dataclass(slots=True)
class Person:
    """One person while the record is being read; sightings are added as they are recognised."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def name(self) -> str | None:
        return next((seen.name for seen in self.sightings if seen.name), None)

    @property
    def kin(self) -> Kin:
        kins = [seen.kin for seen in self.sightings if seen.kin not in ANY_KIN]
        return (
            kins[0] if kins else next((seen.kin for seen in self.sightings if seen.kin is not Kin.UNKNOWN), Kin.UNKNOWN)
        )

    @property
    def gender(self) -> str | None:
        return next((seen.gender for seen in self.sightings if seen.gender), None)

    @property
    def birth_date(self) -> date | None:
        return next((seen.birth_date for seen in self.sightings if seen.birth_date), None)

    @property
    def age(self) -> AgeRange:
        rows = [seen.age for seen in self.sightings if seen.birth_date]
        return narrowed(rows or [seen.age for seen in self.sightings])

    @property
    def others(self) -> bool:
        return all(seen.others for seen in self.sightings)

    @property
    def grown(self) -> bool:
        return any(seen.grown for seen in self.sightings) and not self.age.is_child

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(dict.fromkeys(seen.evidence for seen in self.sightings))


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
    for one in sorted(nameless, key=lambda single: single.detail):
        _place_nameless(one, persons, doubts)
    for one in everything:
        if not one.name and one.number != 1 and not one.detail:
            _place_several(one, persons)
    for one in everything:
        if not one.name and one.number != 1 and one.detail:
            _spread(one, _children_fitting(one, persons))
    return Gathered(tuple(person for person in persons if person.sightings), tuple(doubts))


def _strength(seen: Sighting) -> int:
    return 0 if seen.nhs_number else 1 if seen.birth_date else 2 if seen.row else 3


def _place_named(seen: Sighting, persons: list[Person], doubts: dict[CouldNotCheck, None]) -> None:
    firm = _first(persons, lambda person: _firmly(seen, person))
    if firm is not None:
        if any(_another_row(seen, other) and not _one_key(seen, other) for other in firm.sightings):
            doubts[COUNTED_ONCE] = None
        firm.sightings.append(seen)
        return
    maybe = [person for person in persons if alike(seen.name, person.name) is Likeness.MAYBE and _fits(seen, person)]
    maybe = [person for person in maybe if not _listed_apart(seen, person)]
    if len(maybe) == 1 and _supported(seen, maybe[0]):
        maybe[0].sightings.append(seen)
        return
    if maybe:
        why = "Two spellings of a name may be one child or two; they are kept apart. Please check the names."
        doubts[CouldNotCheck("whether two names are one person", why)] = None
    persons.append(Person([seen]))


def _firmly(seen: Sighting, person: Person) -> bool:
    if any(_one_number(seen, other) or _one_row(seen, other) for other in person.sightings):
        return True
    if any(_another_row(seen, other) and not _row_twice(seen, other) for other in person.sightings):
        return False
    if any(seen.group and seen.group == other.group for other in person.sightings):
        return alike(seen.name, person.name) is not Likeness.DIFFERENT
    same = alike(seen.name, person.name) is Likeness.SAME
    if same and seen.birth_date and seen.birth_date == person.birth_date:
        return True
    return same and _fits(seen, person)


def _another_row(seen: Sighting, other: Sighting) -> bool:
    """Two rows of one list: who made the list meant two people."""
    one, two = (row.place if row else None for row in (seen.row, other.row))
    return one is not None and two is not None and one[0] == two[0] and one[1] != two[1]


def _one_row(seen: Sighting, other: Sighting) -> bool:
    """One row, or one resource sent twice."""
    place = seen.row.place if seen.row else None
    return place is not None and other.row is not None and place == other.row.place


def _row_twice(seen: Sighting, other: Sighting) -> bool:
    """Whether one person was put on a list twice: the same name and birth date or, undated, the same relation."""
    if alike(seen.name, other.name) is not Likeness.SAME:
        return False
    if seen.birth_date and other.birth_date:
        return _one_key(seen, other)
    family = alike(seen.family_name, other.family_name) is not Likeness.DIFFERENT
    return seen.kin is other.kin and (family or not (seen.family_name and other.family_name))


def _one_key(seen: Sighting, other: Sighting) -> bool:
    born = seen.birth_date is not None and seen.birth_date == other.birth_date
    return _one_number(seen, other) or (born and alike(seen.name, other.name) is Likeness.SAME)


def _one_number(seen: Sighting, other: Sighting) -> bool:
    return seen.nhs_number is not None and seen.nhs_number == other.nhs_number


def _listed_apart(seen: Sighting, person: Person) -> bool:
    return any(_another_row(seen, other) for other in person.sightings)


def _supported(seen: Sighting, person: Person) -> bool:
    """A misspelling is believed where something else agrees and no sentence names both."""
    if any(other.row for other in person.sightings) and seen.row and seen.birth_date != person.birth_date:
        return False
    names = {(seen.name or "").casefold(), (person.name or "").casefold()}
    for other in (seen, *person.sightings):
        words = {word.strip(".,;:()'\"").casefold() for word in other.evidence.quote.split()}
        if names <= words:
            return False
    ages_agree = seen.age.known and person.age.known
    relations_agree = seen.kin not in ANY_KIN and seen.kin is person.kin
    return ages_agree or relations_agree


def _place_nameless(seen: Sighting, persons: list[Person], doubts: dict[CouldNotCheck, None]) -> None:
    grouped = _first(persons, lambda person: any(_one_group(seen, other) for other in person.sightings))
    if grouped is not None:
        grouped.sightings.append(seen)
        return
    if not _says_who(seen):
        return
    fitting = [one for one in persons if _fits(seen, one) and not _listed_apart(seen, one) and not _hidden(seen, one)]
    if len(fitting) == 1:
        fitting[0].sightings.append(seen)
    elif not fitting and not seen.detail:
        persons.append(Person([seen]))
    elif len(fitting) > 1 and seen.helps.value == "present":
        why = "A sentence about caring fits more than one person; it is put with none. Please ask who helps."
        doubts[CouldNotCheck("which child helps with care", why)] = None


def _one_group(seen: Sighting, other: Sighting) -> bool:
    return _one_row(seen, other) or bool(seen.group and seen.group == other.group)


def _hidden(seen: Sighting, person: Person) -> bool:
    """`Child`, without a name, is not some grown-up or carer nobody wrote a relation of: a child would go unseen."""
    if person.kin is not Kin.UNKNOWN or seen.kin not in CHILD_KIN:
        return False
    told_by_age = seen.age.known and person.age.known
    return (person.age.is_adult and not seen.age.is_adult) or (seen.row is not None and not told_by_age)


def _says_who(seen: Sighting) -> bool:
    return seen.row is not None or seen.kin is not Kin.UNKNOWN or bool(seen.relationship) or seen.age.known


def _place_several(seen: Sighting, persons: list[Person]) -> None:
    """`x2 children` with two named children are those two; whoever is missing is a child without a name."""
    fitting = _children_fitting(seen, persons)
    if seen.number == SOME or len(fitting) <= seen.number:
        _spread(seen, fitting)
    missing = (1 if not fitting else 0) if seen.number == SOME else max(seen.number - len(fitting), 0)
    if not seen.others or not persons:
        persons.extend(Person([seen]) for _ in range(missing))


def _children_fitting(seen: Sighting, persons: list[Person]) -> list[Person]:
    return [person for person in persons if not person.grown and _fits_several(seen, person)]


def _spread(seen: Sighting, persons: list[Person]) -> None:
    for person in persons:
        person.sightings.append(seen)


def _fits(seen: Sighting, person: Person) -> bool:
    """Nothing speaks against the two being one person."""
    if seen.nhs_number and any(one.nhs_number not in (None, seen.nhs_number) for one in person.sightings):
        return False
    if seen.birth_date and person.birth_date and seen.birth_date != person.birth_date:
        return False
    if seen.gender and person.gender and seen.gender != person.gender:
        return False
    if seen.others is not person.others:
        return False
    return seen.age.near(person.age) and _kin_fits(seen.kin, person.kin)


def _fits_several(seen: Sighting, person: Person) -> bool:
    gender_fits = not (seen.gender and person.gender) or seen.gender == person.gender
    return (
        gender_fits and seen.others is person.others and _kin_fits(seen.kin, person.kin) and seen.age.near(person.age)
    )


def _kin_fits(one: Kin, other: Kin) -> bool:
    if one is other or Kin.UNKNOWN in (one, other):
        return True
    if Kin.OTHER_CHILD in (one, other):
        return not {one, other} & {Kin.PARTNER, Kin.PARENT, Kin.ADULT}
    pair = {one, other}
    return pair <= PARTNERSHIP_KIN or pair <= OWN_KIN


def _first(persons: Iterable[Person], holds: Callable[[Person], bool]) -> Person | None:
    return next((person for person in persons if holds(person)), None)
