"""Turns of phrase about who cares: nothing comes in; what a plan, a question or a small verb says of it goes out."""

from __future__ import annotations

from enum import StrEnum


class CareTold(StrEnum):
    """What stands around help that no word for a deed tells of."""

    PLAN_RELIES = "plan_relies"
    """A plan that somebody of the family goes on: whoever holds that place is looked for."""
    WHOLE_FAMILY = "whole_family"
    """The plan says the family, and not who of it."""
    ASKS_WHO_DOES = "asks_who_does"
    """Ends with a question who does it: `who does your tablets? `."""
    SMALL_VERB = "small_verb"
    """After a name: ` manages that`, ` does both`."""
    ADULTS_NEED = "adults_need"
    """What an adult cannot do, or a task of care."""
    ELSEWHERE_DONE = "elsewhere_done"
    """After a deed: done at school or for money."""
