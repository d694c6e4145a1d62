"""One rule as its file has it: YAML values come in, a checked rule goes out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from adapter.documents import Strict
from adapter.findings import Result, Route, Urgency
from adapter.words import Dismissal

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]


class Status(StrEnum):
    """A rule earns trust: a draft is not run, one on trial runs in silence and is counted, a retired one rests."""

    DRAFT = "draft"
    TRIAL = "trial"
    LIVE = "live"
    RETIRED = "retired"


RUNNING = (Status.TRIAL, Status.LIVE)
About = Literal["child", "adult", "family"]
"""Whom a rule is held against: each child by itself, or the adult or the family once."""


class Law(Strict):
    """What obliges or permits the rule, and where it can be read."""

    cite: Line
    href: Annotated[str, StringConstraints(pattern=r"^https://\S+\.\S+$")]


class LastRead(Strict):
    """When somebody last held the rule against the law, who, and when they must again."""

    last: date
    by: Line
    again_by: date


class Case(Strict):
    """An example a safeguarding lead can judge; facts left out are not recorded."""

    name: Line
    given: dict[str, Any]
    months_ago: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    """How old the words of a fact are, in months; those of a fact not named are of the record's day."""
    expect: Result


class Rule(Strict):
    """What a rule file may say (`rules/README.md`)."""

    rule: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    extends: str | None = None
    """A rule of another nation, or a shipped one, of which this file says only what differs."""
    asks: Line
    status: Status
    floor: Literal["yes", "no"] = "no"
    """Whether a site may only add to it, and never make it speak less, later or less urgently."""
    owner: Line
    """The role that answers for it in an organisation, such as the named doctor or the safeguarding lead."""
    law: Annotated[list[Law], Field(min_length=1)]
    in_force: date
    read: LastRead
    about: About
    when: Any
    unless: Any = None
    route: Route | None = None
    urgency: Urgency
    yields_to: list[Route] = Field(default_factory=list)
    """More urgent routes: where one of them is found for the family, this rule is silent."""
    say: Line
    if_unknown: Line | None = None
    if_only_unknown: dict[str, Line] = Field(default_factory=dict)
    """What is asked where one fact alone is not recorded, by its name: nobody is asked what the record says."""
    asks_alone: Literal["yes", "no"] = "no"
    cases: Annotated[list[Case], Field(min_length=2)]
    dismissal: Annotated[list[Dismissal], Field(min_length=1)]
    """The reasons a person may give for putting its prompt aside."""
    sharpens: str | None = None
    """Another rule that speaks wherever this one does, by the same route; this one says it more exactly."""
    why: Line | None = None
    """A note for the next reader: what was weighed."""

    @property
    def only_asks(self) -> bool:
        """Route `ask`: what the rule notices is that nobody recorded something, so it never finds."""
        return self.route is Route.ASK

    @property
    def results(self) -> frozenset[Result]:
        """What the rule can answer; each must have a case."""
        if self.only_asks:
            return frozenset({Result.ASK, Result.NOTHING})
        asks = {Result.ASK} if self.if_unknown else set()
        return frozenset({Result.FOUND, Result.NOTHING} | asks)
