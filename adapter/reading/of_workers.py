"""Turns of phrase about what workers do: nothing comes in; what tells a plan or an offer from a fact goes out."""

from __future__ import annotations

from enum import StrEnum


class OfWorkers(StrEnum):
    """What stands around something a worker means to raise, or a service that somebody spoke of."""

    ANOTHER_MATTER = "another_matter"
    """Funding, equipment, an adult's health: what panels and managers are asked every day."""
    OF_A_CHILD = "of_a_child"
    """What a child said or did, the hours alone, a worry, whether to refer."""
    RAISED_BARE = "raised_bare"
    """Nothing but small words, a pronoun and a day: what was told just before is meant."""
    WHOM_TO_TELL = "whom_to_tell"
    """After a query mark: an agency, or telling one; what happened is in no doubt."""
    BELIEVES_IT = "believes_it"
    """Somebody believes, says or insists that a baby is on the way."""
    TESTED_NOT = "tested_not"
    """A test or a scan that found no pregnancy."""
    CANNOT_BE = "cannot_be"
    """A delusion, an operation, an age at which there is no pregnancy."""
    EXPECTS_INDEED = "expects_indeed"
    """A test, a scan or a midwife that found one."""
    MAY_BE_OFFERED = "may_be_offered"
    """A service that is offered to a family, and not decided about it."""
    OFFERS_IT = "offers_it"
    """Ends with an offer, an explanation, a wish: `I explained what a `, `agreed to `."""
    IS_OFFERED = "is_offered"
    """Begins with the same after the service: ` offered`, ` could come weekly`."""
    WORKS_ALREADY = "works_already"
    """The service is there: `started in May`, `comes on Mondays`."""
