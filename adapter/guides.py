"""Threshold guides: what an area's own guide says of its levels comes in as people copied it, quotations go out.

A guide is quoted beside a route and never decides one: no finding, draft or list carries a level.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from adapter.documents import Strict

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Sent = Literal["immediate_danger", "safeguarding", "allocated_worker", "child_in_need", "young_carer", "early_help"]
"""The routes a referral can be sent on: a guide is quoted where one of them is offered."""


class Quote(Strict):
    """What the guide says of one level, word for word, and where."""

    level: Line
    """As the area calls it: a number, a name, a colour."""
    words: Line
    place: Line
    """The page or heading, so that anybody can look."""
    routes: Annotated[tuple[Sent, ...], Field(min_length=1)]


class Guide(Strict):
    """An area's threshold guide; where it counts no levels there are no quotes, and it is linked."""

    title: Line
    href: Annotated[str, StringConstraints(pattern=r"^https://\S+\.\S+$")]
    edition: Line
    checked_on: date
    review_by: date
    quotes: tuple[Quote, ...] = ()

    @model_validator(mode="after")
    def _quotes_what_cannot_wait(self) -> Guide:
        if self.quotes and not any("safeguarding" in quote.routes for quote in self.quotes):
            raise ValueError("a guide that is quoted is quoted for safeguarding too")
        return self

    def for_routes(self, routes: Iterable[str]) -> tuple[Quote, ...]:
        """What it says of the levels these routes belong to, in its own order."""
        offered = set(routes)
        return tuple(quote for quote in self.quotes if offered.intersection(quote.routes))

    def stale_on(self, day: date) -> bool:
        """Whether the copy was due to be held against the guide again."""
        return day > self.review_by
