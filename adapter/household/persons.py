"""A person: every sighting of one human comes in, what they say together goes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from adapter.facts import Evidence
from adapter.household.ages import AgeRange, narrowed
from adapter.household.relations import ANY_KIN
from adapter.household.sightings import Sighting
from adapter.words import CareTask, Kin

FAVOURS = frozenset({CareTask.HOUSEHOLD, CareTask.MONEY, CareTask.SUPERVISION})
"""What a neighbour's child does now and then: grass, shopping, a call for help."""


@dataclass(slots=True, eq=False)
class Person:
    """One person while the record is being read; sightings are added as they are recognised."""

    sightings: list[Sighting] = field(default_factory=list)
    may_be: list[Evidence] = field(default_factory=list)
    """Words about somebody who may be this person: shown to a worker, never joined."""

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
        """Somebody else's by every word for them: a neighbour's son who cuts the grass stays the neighbour's."""
        told = [] if self.name else [seen for seen in self.sightings if not _only_a_favour(seen)]
        return all(seen.others for seen in told or self.sightings)

    @property
    def grown(self) -> bool:
        return any(seen.grown for seen in self.sightings) and not self.age.is_child

    @property
    def restricted(self) -> bool:
        """Somebody's record says that where this person is must not be told."""
        return any(seen.row is not None and seen.row.restricted for seen in self.sightings)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(dict.fromkeys(seen.evidence for seen in self.sightings))


def _only_a_favour(seen: Sighting) -> bool:
    unnamed = seen.row is None and seen.relationship is None and seen.name is None
    return unnamed and bool(seen.tasks) and FAVOURS.issuperset(seen.tasks)
