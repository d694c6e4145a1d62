"""The pieces of one family come in, one record for each of its adults is named; who shares an address is told.

A child's own record goes out by itself only where nobody grown up is known with it: the adult's record holds the
child, and what says that children's services know the child.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from adapter.intake.pieces import Shelf

ADULT_AGE = 18
KNOWN_BY = ("Flag", "CarePlan", "Condition", "RelatedPerson")
"""What of a child's own record belongs into the adult's: whether children's services know the child, and who is who."""
ONE_HOME = 12
"""More Patients at one address than these are a home of another kind: a care home, a refuge, a hostel."""


@dataclass(frozen=True, slots=True)
class Around:
    """One adult, and the numbers of the pieces that make the record."""

    about: str
    pieces: tuple[int, ...]


def around(shelf: Shelf, family: int, day: date) -> Iterator[Around]:
    """One record for each adult of a family; where it has none, one for each of its people."""
    members = shelf.members(family)
    minors = {human for _, human, _, born in members if is_minor(born, day)}
    people = sorted({human for _, human, _, _ in members})
    adults = [human for human in people if human not in minors] or people
    everybody = [n for n, _, _, _ in members]
    related = [n for patient in everybody for n in shelf.owned(patient, ("RelatedPerson",))]
    of_children = [n for patient, human, _, _ in members if human in minors for n in shelf.owned(patient, KNOWN_BY)]
    for human in adults:
        own = [n for patient, one, _, _ in members if one == human for n in shelf.owned(patient)]
        ids = sorted(local for _, one, local, _ in members if one == human)
        yield Around(ids[0], tuple(sorted({*everybody, *related, *of_children, *own})))


def same_address(shelf: Shelf, folder: str, day: date) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each address that adults share with children nothing ties to any of them: their ids."""
    for held in shelf.places(folder):
        if len(held) > ONE_HOME:
            continue
        adults = [(local, family) for local, born, family in held if born and not is_minor(born, day)]
        homes = {family for _, family in adults}
        children = [local for local, born, family in held if is_minor(born, day) and family not in homes]
        if adults and children:
            yield tuple(local for local, _ in adults), tuple(children)


def is_minor(born: str | None, day: date) -> bool:
    """Under 18 on the day, by a whole date of birth or by its year; nobody without one."""
    parts = (born or "").split("T")[0].split("-")
    if not parts[0].isdigit() or len(parts[0]) != 4:
        return False
    months = tuple(int(part) for part in parts[1:3] if part.isdigit())
    years = day.year - int(parts[0]) - ((day.month, day.day)[: len(months)] < months)
    return 0 <= years < ADULT_AGE
