"""Turns of phrase about a statement: nothing comes in; what tells whom it is made of goes out."""

from __future__ import annotations

from enum import StrEnum


class Predicate(StrEnum):
    """What stands between somebody and what is said of somebody, which need not be the same one."""

    STRANGER = "stranger"
    """Somebody who is no part of this home: `the woman next door`, `another resident`, `her landlord`."""
    OF_THEM = "of_them"
    """From a stranger to what is said of them: `is`, `who has been`, and nothing of anybody else."""
    ACTS = "acts"
    """Begins with what somebody does or is: `drinks heavily`."""
    DONE_TO_OURS = "done_to_ours"
    """Holds a word for one to whom it is done: `takes her money`."""
    OBJECT = "object"
    """Somebody with or for whom the subject does one thing before the next: `lives with her and drinks`."""
    AND_THEN = "and_then"
    """Ends where the subject goes on: `lives with her husband and `."""
    BEGINS_ALONE = "begins_alone"
    """A clause of somebody who is only a pronoun, or of no subject at all: `she lives with her `."""
    ASIDE_BEGINS = "aside_begins"
    """Ends within words set off by commas: `Chantelle, who lives with her `."""
    ASIDE_ENDS = "aside_ends"
    """Where such words end, and the statement goes on: `, drinks`."""
    SAID_OF_ANOTHER = "said_of_another"
    """Begins with a telling and whom it is of: `says she has`."""
    MARRIED_TO = "married_to"
    """Ends with a partner who is only named: `married to Tom, who has `."""
    A_THING = "a_thing"
    """After a term: a paper, a post or a cause that is named by it, which nobody need have: `alcohol policy`."""
    LOST_BY_ANOTHER = "lost_by_another"
    """Ends with whose the lost one was: `her neighbour's `."""
    OF_A_PLACE = "of_a_place"
    """Right after somebody: where they live, `in leeds`."""
    HAS_A_HOME = "has_a_home"
    """Begins with somebody who has or lives in what is told of: `has`, `'s flat`."""
    IS_DEAD = "is_dead"
    """Begins with the death of whoever it is said of."""
    SUFFERS = "suffers"
    """Holds a word for one to whom it is done by somebody of their own: `was hit by`, `her boyfriend`."""
