"""Whether a sighting is of a person: one of each comes in, how sure that is goes out.

In this order, the first that holds:

- *match*: one NHS number (an unverified one only with a name or a birth date that agrees); one row sent twice; one name
  and birth date; the reader's own group; one name that nothing speaks against; a spelling of the band *match* with an
  age or a relation that agrees.
- *possible*: a spelling of the bands *match* or *possible*, or an NHS number that stands beside two people.
- *none*: everything else. An address is never looked at.
"""

from __future__ import annotations

from adapter.household.ages import OLDEST, AgeRange
from adapter.household.names import Band, alike
from adapter.household.persons import Person
from adapter.household.relations import ANY_KIN, OWN_KIN, WIDER_KIN
from adapter.household.sightings import Sighting
from adapter.words import RANKS, Answer, Kin

PARTNERSHIP_KIN = frozenset({Kin.STEPCHILD, Kin.PARTNERS_CHILD})
CHILD_KIN = OWN_KIN | WIDER_KIN
_FEW_YEARS = 2


def band(seen: Sighting, person: Person) -> Band:
    """How sure it is that a named sighting is of this person; only `POSSIBLE` needs somebody to look."""
    if any(_number_of_two(seen, other) for other in person.sightings):
        return Band.POSSIBLE
    if _firmly(seen, person):
        return Band.SAME
    likeness = alike(seen.name, person.name)
    if likeness is Band.NONE or not fits(seen, person) or listed_apart(seen, person) or _said_together(seen, person):
        return Band.NONE
    if likeness is Band.MATCH and _supported(seen, person):
        return Band.MATCH
    one_place = likeness is Band.POSSIBLE and any(_one_place(seen, other) for other in person.sightings)
    return Band.NONE if one_place else Band.POSSIBLE


def fits(seen: Sighting, person: Person) -> bool:
    """Nothing speaks against the two being one person."""
    if seen.nhs_number and any(one.nhs_number not in (None, seen.nhs_number) for one in person.sightings):
        return False
    if seen.birth_date and person.birth_date and seen.birth_date != person.birth_date:
        return False
    ranks = RANKS.intersection(one.relationship for one in person.sightings if one.relationship)
    if seen.relationship in RANKS and ranks and seen.relationship not in ranks:
        return False
    return fits_one_of_several(seen, person)


def fits_one_of_several(seen: Sighting, person: Person) -> bool:
    """`The boys`, with an age or without, may speak of this person among others."""
    if seen.gender and person.gender and seen.gender != person.gender:
        return False
    return seen.others is person.others and _kin_fits(seen.kin, person.kin) and seen.age.near(person.age)


def listed_apart(seen: Sighting, person: Person) -> bool:
    """Another row of one list: who made the list meant somebody else."""
    return any(another_row(seen, other) for other in person.sightings)


def told_apart(seen: Sighting, person: Person) -> bool:
    """`Sons, 14 and 15`: a year between two ages of one passage is no birthday, where the reader tells two apart."""
    return any(_two_ages(seen, other) and _one_place(seen, other) for other in person.sightings)


def counted_apart(seen: Sighting, person: Person) -> bool:
    """`Twins of seven months and a toddler`: nobody of them is the toddler."""
    return any(
        _two_ages(seen, other) and _one_place(seen, other) and not _meet(seen.age, other.age)
        for other in person.sightings
    )


def _meet(one: AgeRange, other: AgeRange) -> bool:
    lows, highs = (one.low, other.low), (one.high, other.high)
    return max(low or 0 for low in lows) <= min(high if high is not None else OLDEST for high in highs)


def _two_ages(seen: Sighting, other: Sighting) -> bool:
    two = bool(seen.group and other.group) and seen.group != other.group
    exact = seen.age.exact and other.age.exact
    return two and (exact or (seen.age != other.age and _narrow(seen.age) and _narrow(other.age)))


def _narrow(age: AgeRange) -> bool:
    """A figure, a school year, `a toddler`."""
    return age.low is not None and age.high is not None and age.high - age.low <= _FEW_YEARS


def another_row(seen: Sighting, other: Sighting) -> bool:
    """Two rows of one list: who made the list meant two people."""
    one, two = (row.place if row else None for row in (seen.row, other.row))
    return one is not None and two is not None and one[0] == two[0] and one[1] != two[1]


def one_group(seen: Sighting, other: Sighting) -> bool:
    """The reader tied the two sentences together, or it is one row."""
    return _one_row(seen, other) or bool(seen.group and seen.group == other.group)


def one_key(seen: Sighting, other: Sighting) -> bool:
    """One NHS number, or one name and birth date: no doubt is left."""
    born = seen.birth_date is not None and seen.birth_date == other.birth_date
    return _one_number(seen, other) or (born and alike(seen.name, other.name) is Band.SAME)


def hidden_by(seen: Sighting, person: Person) -> bool:
    """`Child`, without a name, is not some grown-up or carer nobody wrote a relation of: a child would go unseen."""
    if person.kin is not Kin.UNKNOWN or seen.kin not in CHILD_KIN:
        return False
    told_by_age = seen.age.known and person.age.known
    return (person.age.is_adult and not seen.age.is_adult) or (seen.row is not None and not told_by_age)


def _firmly(seen: Sighting, person: Person) -> bool:
    if any(_one_number(seen, other) or _one_row(seen, other) for other in person.sightings):
        return True
    if any(another_row(seen, other) and not _row_twice(seen, other) for other in person.sightings):
        return False
    if any(seen.group and seen.group == other.group for other in person.sightings):
        return alike(seen.name, person.name) is not Band.NONE
    same = alike(seen.name, person.name) is Band.SAME
    if same and seen.birth_date and seen.birth_date == person.birth_date:
        return True
    return same and fits(seen, person)


def _one_row(seen: Sighting, other: Sighting) -> bool:
    """One row, or one resource sent twice."""
    place = seen.row.place if seen.row else None
    return place is not None and other.row is not None and place == other.row.place


def _row_twice(seen: Sighting, other: Sighting) -> bool:
    """Whether one person was put on a list twice: the same name and birth date or, undated, the same relation."""
    if alike(seen.name, other.name) is not Band.SAME:
        return False
    if seen.birth_date and other.birth_date:
        return one_key(seen, other)
    family = alike(seen.family_name, other.family_name) >= Band.MATCH
    return seen.kin is other.kin and (family or not (seen.family_name and other.family_name))


def _same_number(seen: Sighting, other: Sighting) -> bool:
    return seen.nhs_number is not None and seen.nhs_number == other.nhs_number


def _one_number(seen: Sighting, other: Sighting) -> bool:
    """A number nobody has checked against the national index is believed where a name or a birth date bears it out."""
    if not _same_number(seen, other) or _number_of_two(seen, other):
        return False
    born = seen.birth_date is not None and seen.birth_date == other.birth_date
    return not _is_unverified(seen, other) or born or alike(seen.name, other.name) >= Band.MATCH


def _is_unverified(seen: Sighting, other: Sighting) -> bool:
    return any(one.row and one.row.nhs_number_verified is Answer.ABSENT for one in (seen, other))


def _number_of_two(seen: Sighting, other: Sighting) -> bool:
    """One number beside two names and two birth dates: it was copied into somebody else's row."""
    apart = seen.birth_date is not None and other.birth_date is not None and seen.birth_date != other.birth_date
    surest = Band.POSSIBLE if not _is_unverified(seen, other) else Band.SAME
    return _same_number(seen, other) and apart and alike(seen.name, other.name) < surest


def _supported(seen: Sighting, person: Person) -> bool:
    """A misspelling is believed where something else agrees; never to take a child for somebody grown."""
    if seen.grown is not person.grown:
        return False
    if any(other.row for other in person.sightings) and seen.row and seen.birth_date != person.birth_date:
        return False
    ages_agree = seen.age.known and person.age.known
    relations_agree = seen.kin not in ANY_KIN and seen.kin is person.kin
    told_of_a_child = seen.kin is Kin.UNKNOWN and seen.age.is_child and person.kin in OWN_KIN and not person.age.known
    return ages_agree or relations_agree or told_of_a_child


def _said_together(seen: Sighting, person: Person) -> bool:
    """One sentence names both: two people."""
    names = {(seen.name or "").casefold(), (person.name or "").casefold()}
    quotes = (one.evidence.quote for one in (seen, *person.sightings))
    return any(names <= {word.strip(".,;:()'\"").casefold() for word in quote.split()} for quote in quotes)


def _one_place(seen: Sighting, other: Sighting) -> bool:
    """One passage: who wrote it spelled two names differently on purpose."""
    one, two = (each.evidence.at.partition("[")[0] for each in (seen, other))
    return seen.row is None and other.row is None and one == two


def _kin_fits(one: Kin, other: Kin) -> bool:
    if one is other or Kin.UNKNOWN in (one, other):
        return True
    if Kin.OTHER_CHILD in (one, other):
        return not {one, other} & {Kin.PARTNER, Kin.PARENT, Kin.ADULT}
    pair = {one, other}
    return pair <= PARTNERSHIP_KIN or pair <= OWN_KIN
