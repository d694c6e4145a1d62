"""An area's threshold guide: it is quoted beside a route, with its place, and no level is ever a finding."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest
from builders import PRESENT, child, factor, family, sign
from casebook import NOON, doors, finding, screened
from pydantic import ValidationError

from adapter.contract import screened_json
from adapter.drafting import ROUTE_WORDS, make_draft
from adapter.findings import Route
from adapter.guides import Guide, Sent
from adapter.prompting import make_cards
from adapter.words import Factor, Sign

GUIDE = {
    "title": "Right Help",
    "href": "https://www.example.org/guide",
    "edition": "2026",
    "checked_on": "2026-11-01",
    "review_by": "2027-05-01",
}
QUOTE = {"level": "2", "words": "Some more help.", "place": "page 4", "routes": ["early_help"]}
WORRIED = family(child(helps_with_care=PRESENT, signs=(sign(Sign.HARM_TO_CHILD),)), factors=(factor(Factor.ALCOHOL),))


def card(route: Route, now: datetime = NOON) -> str:
    (one,) = make_cards(screened(finding(route)), doors().named("exampleshire"), lambda: "a", now)
    return one.detail


def test_the_guide_is_quoted_for_the_routes_offered_with_its_page() -> None:
    detail = card(Route.EARLY_HELP)
    assert "Families who would manage better with some help" in detail
    assert "Level 2, early help · page 9" in detail
    assert "for people to agree" in detail
    assert "Level 4" not in detail


@pytest.mark.parametrize("route", [Route.ASK, Route.CONSULT, Route.PARALLEL_DUTY])
def test_where_no_referral_is_offered_no_level_is_spoken_of(route: Route) -> None:
    assert "guide" not in card(route)


def test_a_copy_that_was_due_to_be_checked_says_so() -> None:
    assert "due to be held against the guide" not in card(Route.SAFEGUARDING)
    assert "due to be held against the guide" in card(Route.SAFEGUARDING, datetime(2028, 1, 3, 12, tzinfo=UTC))


def test_a_door_without_quotes_prints_none() -> None:
    jersey = doors().named("jersey")
    assert jersey
    assert jersey.guide
    (one,) = make_cards(screened(finding(Route.SAFEGUARDING)), jersey, lambda: "a", NOON)
    assert "guide" not in one.detail


@pytest.mark.parametrize("route", ROUTE_WORDS)
def test_no_level_is_a_finding_or_stands_in_a_draft(route: Route) -> None:
    door = doors().named("exampleshire")
    assert door
    assert door.guide
    one = screened(finding(route), of=WORRIED)
    draft = make_draft(one, route, door, NOON, "draft")
    printed = " ".join(f"{line.label} {line.words}" for line in draft.lines) + str(screened_json(one))
    levels = [quote.level for quote in door.guide.quotes] + [quote.words for quote in door.guide.quotes]
    assert not [level for level in levels if level in printed]


def test_a_guide_can_be_quoted_for_every_route_a_referral_is_sent_on() -> None:
    assert set(get_args(Sent)) == set(ROUTE_WORDS)


@pytest.mark.parametrize(
    ("guide", "says"),
    [
        ({**GUIDE, "quotes": [QUOTE]}, "quoted for safeguarding too"),
        ({**GUIDE, "review_by": None}, "review_by"),
        ({**GUIDE, "edition": ""}, "edition"),
        ({**GUIDE, "href": "a page"}, "href"),
        ({**GUIDE, "quotes": [{**QUOTE, "routes": ["ask"]}]}, "routes"),
        ({**GUIDE, "quotes": [{**QUOTE, "place": ""}]}, "place"),
    ],
)
def test_a_guide_is_refused_where_nobody_could_look_it_up(guide: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Guide.model_validate(guide)
