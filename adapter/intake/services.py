"""What this adapter offers to a record system over CDS Hooks: nothing comes in, the services go out.

One id serves two hooks on purpose: a card on signing replaces the card on opening.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrefetchKey:
    """One query the caller is asked to run for us: only context fields, no chaining, no `_include`."""

    name: str
    template: str
    why: str
    """The reason it is needed; nothing is asked for without one."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class HookService:
    """A service as discovery lists it."""

    id: str
    hook: str
    title: str
    description: str
    prefetch: tuple[PrefetchKey, ...] = ()
    users: tuple[str, ...] = ("Practitioner", "PractitionerRole")
    """The types `context.userId` may have."""

    @property
    def required(self) -> tuple[str, ...]:
        """The keys without which the service answers 412."""
        return tuple(key.name for key in self.prefetch if key.required)


def _search(name: str, query: str, why: str, required: bool = False) -> PrefetchKey:
    return PrefetchKey(name, query + "Patient/{{context.patientId}}", why, required)


PREFETCH = (
    PrefetchKey("patient", "Patient/{{context.patientId}}", "Whose record it is, and how old the adult is.", True),
    _search("relatedPersons", "RelatedPerson?patient=", "The children and adults the record itself names.", True),
    _search("questionnaireResponses", "QuestionnaireResponse?subject=", "What assessments asked and were answered."),
    _search("conditions", "Condition?patient=", "Pregnancy, and illness that may bear on children."),
    _search("observations", "Observation?category=social-history&patient=", "Household and parental status."),
    _search("flags", "Flag?patient=", "Whether children's services already know the family."),
    _search("carePlans", "CarePlan?status=active&patient=", "Care that a plan leaves to a child."),
    _search("documents", "DocumentReference?patient=", "Notes that speak of children."),
)

SERVICES = (
    HookService(
        "think-family",
        "patient-view",
        "Think family",
        "Notices children, unborn children and young carers around an adult, or asks where nobody has recorded.",
        PREFETCH,
        ("Practitioner", "PractitionerRole", "Patient", "RelatedPerson"),
    ),
    HookService(
        "think-family",
        "org.think-family-adapter.assessment-sign",
        "Think family, before an assessment is signed",
        "Reads the assessment about to be signed, with what the record holds, for children and young carers.",
        PREFETCH,
    ),
)
