"""The family as one record shows it: facts about persons come together here, each person once.

Household makes a `Family`; detection, prompting and drafting only read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from adapter.facts import Evidence
from adapter.records import Adult, CouldNotCheck, RecordRef
from adapter.words import Answer, Asked, Basis, CareTask, Factor, Kin, Sign, When, Whose


@dataclass(frozen=True, slots=True)
class SignSeen:
    """Something seen or said, with its words."""

    sign: Sign
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Child:
    """One living or unborn child of the family, or found in the home; ages in whole years on the day of the record.

    A child with neither name nor birth date is still a child: `key` holds within one record.
    Ages are `None` where only a relationship was said and a reader would ask.
    """

    key: str
    who: str | None
    relationship: str | None
    kin: Kin
    age_low: int | None
    age_high: int | None
    lives_here: Answer
    contact: Answer
    evidence: tuple[Evidence, ...]
    basis: Basis = Basis.STATED
    unborn: bool = False
    helps_with_care: Answer = Answer.UNKNOWN
    care_tasks: tuple[CareTask, ...] = ()
    known_to_services: Answer = Answer.UNKNOWN
    assessed_as_young_carer: Answer = Answer.UNKNOWN
    changed_since_assessment: Answer = Answer.UNKNOWN
    listed_at_risk: Answer = Answer.UNKNOWN
    separate_concern_raised: Answer = Answer.UNKNOWN
    signs: tuple[SignSeen, ...] = ()
    may_be: tuple[Evidence, ...] = ()
    """Words about somebody who may be this child or another: shown, never joined. Until a person has settled it, no
    name, birth date or home of this child goes into a referral."""
    restricted: bool = False
    """The child's record is marked: where they live must not be told, nor filled in from elsewhere."""
    because: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """The words one fact rests on, by its name without `child.`; a fact not listed rests on `evidence`."""


@dataclass(frozen=True, slots=True)
class AdultFactor:
    """A factor in an adult's life, whose it is and whether it is so today."""

    factor: Factor
    when: When
    whose: Whose
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The record disagrees with itself; both sides are kept, neither is averaged away."""

    about: str
    between: tuple[Evidence, Evidence]


@dataclass(frozen=True, slots=True)
class Known:
    """One fact of the adult or the family with the words it rests on."""

    value: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Everybody one record shows around one adult, each once."""

    record: RecordRef
    adult: Adult
    asked: Asked
    children_in_household: Answer
    children: tuple[Child, ...] = ()
    factors: tuple[AdultFactor, ...] = ()
    signs: tuple[SignSeen, ...] = ()
    safe_contact: tuple[Evidence, ...] = ()
    """What the record says of ringing, writing to or meeting the adult safely: quoted before anybody does."""
    contradictions: tuple[Contradiction, ...] = ()
    known: Mapping[str, Known] = field(default_factory=dict)
    """Remaining `family.*` and `adult.*` facts by name, such as `adult.at_risk`."""
    told_of: tuple[Child, ...] = ()
    """Children of a stated age whom the words tell of and who are none of this family's: a nephew elsewhere."""
    asked_evidence: tuple[Evidence, ...] = ()
    household_evidence: tuple[Evidence, ...] = ()
    could_not_check: tuple[CouldNotCheck, ...] = ()
