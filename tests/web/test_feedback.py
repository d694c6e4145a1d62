"""What a record system says became of a card: kept as codes, never as an approval, never as free words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.hook_calls import call
from tests.web.hook_wire import JSON, NO_HEADERS, SERVICE, post
from tests.web.sites import Site

PLACE = f"{SERVICE}/feedback"
CARD = "4f7c1d1a-6a51-4a53-9a0c-6f1f0b6f7d11"


def entry(**changes: Any) -> dict[str, Any]:
    said: dict[str, Any] = {
        "card": CARD,
        "outcome": "overridden",
        "outcomeTimestamp": "2026-11-21T10:00:00Z",
        "overrideReason": {"reason": {"code": "adult-child", "system": "x"}, "userComment": "Mia is grown up"},
    }
    said.update(changes)
    return {name: value for name, value in said.items() if value is not None}


def test_feedback_on_a_card_that_was_shown_is_audited(site: Site) -> None:
    card = post(site, call()).json()["cards"][0]["uuid"]
    before = site.cases.verify_audit()
    accepted = entry(card=card, outcome="accepted", overrideReason=None, acceptedSuggestions=[])
    assert post(site, {"feedback": [accepted, entry(card=card)]}, path=PLACE).status_code == 200
    assert site.cases.verify_audit() == before + 2


def test_feedback_on_a_card_nobody_knows_does_no_harm(site: Site) -> None:
    """Also when it comes twice."""
    for _ in range(2):
        assert post(site, {"feedback": [entry()]}, path=PLACE).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"feedback": []},
        {"feedback": {}},
        {"feedback": ["x"]},
        {"feedback": [entry(card=None)]},
        {"feedback": [entry(card="not a uuid")]},
        {"feedback": [entry(outcome="sent")]},
        {"feedback": [entry(outcomeTimestamp="yesterday")]},
        {"feedback": [entry(outcomeTimestamp=None)]},
        [],
    ],
)
def test_what_is_not_feedback_is_refused_whole(site: Site, body: Any) -> None:
    before = site.cases.verify_audit()
    answer = post(site, body, path=PLACE)
    assert answer.status_code == 400
    assert answer.json()["resourceType"] == "OperationOutcome"
    assert site.cases.verify_audit() == before


def test_feedback_needs_the_callers_token(site: Site) -> None:
    assert post(site, {"feedback": [entry()]}, NO_HEADERS, PLACE).status_code == 401


def test_accepting_a_card_sends_nothing(site: Site) -> None:
    worker = site.cases.practitioner("worker")
    assert worker
    post(site, {"feedback": [entry(outcome="accepted")]}, headers=JSON, path=PLACE)
    assert site.cases.worklist(worker) == ()
