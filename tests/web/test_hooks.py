"""The CDS Hooks service held against CDS Hooks 2.0: calls go in, the answers of the standard come out."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from adapter.intake.hooks import SERVICES
from adapter.screening import Shelves
from adapter.settings import Settings
from adapter.web import create_app
from tests.web.hook_calls import DAUGHTER, SIGN, call, prefetch, unread
from tests.web.hook_wire import JSON, NO_HEADERS, SERVICE, ask, empties, post
from tests.web.sites import TOKEN, Site


def test_discovery_lists_one_service_under_both_hooks(site: Site) -> None:
    """Always there, whole, and nothing empty in it."""
    answer = ask(site, ("GET", "/cds-services", {}))[0]
    services = answer.json()["services"]
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert [(one["id"], one["hook"]) for one in services] == [("think-family", "patient-view"), ("think-family", SIGN)]
    assert all(one["title"] and one["description"] and one["prefetch"] for one in services)
    assert empties(services) == []


def test_a_child_in_the_record_makes_one_card(site: Site) -> None:
    answer = post(site, call())
    (card,) = answer.json()["cards"]
    assert answer.status_code == 200
    assert len(card["summary"].encode("utf-16-le")) // 2 < 140
    assert "Mia" not in card["summary"]
    assert card["indicator"] in ("info", "warning", "critical")
    assert card["source"]["label"]
    assert uuid.UUID(card["uuid"]).version == 4
    assert "systemActions" not in answer.json()
    assert not {"suggestions", "links"} & set(card)
    assert empties(answer.json()) == []


def test_a_child_who_is_known_and_well_makes_no_card(site: Site) -> None:
    """No guidance is an empty list, not a card that says nothing."""
    assert post(site, call(prefetch=prefetch(DAUGHTER))).json() == {"cards": []}


def test_every_quoted_word_of_the_card_stands_in_the_record(site: Site) -> None:
    detail = post(site, call()).json()["cards"][0]["detail"]
    sent = json.dumps(call())
    quotes = [line.split("“")[1].split("”")[0] for line in detail.splitlines() if line.startswith("> “")]
    assert quotes
    assert all(quote.replace("\\", "") in sent for quote in quotes)


REFUSED: list[tuple[str, int, Callable[[], Any], dict[str, str], str]] = [
    ("no token", 401, call, NO_HEADERS, SERVICE),
    ("a wrong token", 401, call, {**NO_HEADERS, "Authorization": "Bearer wrong"}, SERVICE),
    ("a token of another kind", 401, call, {**NO_HEADERS, "Authorization": f"Basic {TOKEN}"}, SERVICE),
    ("an unknown service", 404, call, JSON, "/cds-services/other"),
    ("not JSON by its own word", 415, call, {**JSON, "Content-Type": "text/plain"}, SERVICE),
    ("not JSON at all", 400, lambda: b"{", JSON, SERVICE),
    ("a list", 400, list, JSON, SERVICE),
    ("another hook", 400, lambda: call("order-sign"), JSON, SERVICE),
    ("no instance", 400, lambda: call(hookInstance=None), JSON, SERVICE),
    ("an instance that is no UUID", 400, lambda: call(hookInstance="1"), JSON, SERVICE),
    ("no context", 400, lambda: call(context=None), JSON, SERVICE),
    ("no patient", 400, lambda: call(context={"userId": "Practitioner/1"}), JSON, SERVICE),
    ("a user without a type", 400, lambda: call(user="worker-1"), JSON, SERVICE),
    ("a patient signs nothing", 400, lambda: call(SIGN, "Patient/adult-1"), JSON, SERVICE),
    ("a token without a server", 400, lambda: call(fhirAuthorization={"access_token": "t"}), JSON, SERVICE),
    ("the patient was not sent", 412, lambda: unread(call(), "patient"), JSON, SERVICE),
    ("larger than the site takes", 413, lambda: b" " * 200_001, JSON, SERVICE),
    ("nested too deep", 400, lambda: b'{"a":' * 300 + b"1" + b"}" * 300, JSON, SERVICE),
]


@pytest.mark.parametrize(
    ("status", "body", "headers", "path"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_a_call_that_is_refused_says_so_without_details(
    site: Site, status: int, body: Callable[[], Any], headers: dict[str, str], path: str
) -> None:
    """An OperationOutcome with every refusal; a 401 gives no reason."""
    answer = post(site, body(), headers, path)
    assert answer.status_code == status
    if status == 401:
        assert answer.content == b""
        return
    assert answer.json()["resourceType"] == "OperationOutcome"
    assert answer.json()["issue"][0]["diagnostics"]
    for detail in ("Ashby", "Mia", "2017-05-01", "adult-1", TOKEN):
        assert detail not in answer.text


def test_a_wrong_method_is_refused_with_an_outcome(site: Site) -> None:
    answers = ask(site, ("GET", SERVICE, {"headers": JSON}), ("POST", "/cds-services", {"headers": JSON}))
    assert [answer.status_code for answer in answers] == [405, 405]
    assert all(answer.json()["resourceType"] == "OperationOutcome" for answer in answers)


@pytest.mark.parametrize("user", ["Patient/adult-1", "RelatedPerson/rp-1"])
def test_a_patient_or_relative_is_shown_no_card(site: Site, user: str) -> None:
    """The person who may be the danger never learns of it through us."""
    answer = post(site, call(user=user))
    assert (answer.status_code, answer.json()) == (200, {"cards": []})


def test_members_nobody_knows_are_ignored(site: Site) -> None:
    assert post(site, call(unheardOf={"a": 1}, extension={"org.example.x": 1})).status_code == 200


def test_not_looked_up_is_said_and_none_recorded_is_not(site: Site) -> None:
    """A key left out was not looked at; `null` was, and there was nothing."""
    optional = [key.name for key in SERVICES[0].prefetch if not key.required]
    assert optional
    left_out = post(site, unread(call(), *optional)).json()["cards"]
    assert "Could not check" in left_out[0]["detail"]
    (looked,) = post(site, call()).json()["cards"]
    assert "Could not check" not in looked["detail"]


def test_an_outcome_in_the_prefetch_is_not_read_as_no_children(site: Site) -> None:
    outcome = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception"}]}
    cards = post(site, call(prefetch={**prefetch(), "relatedPersons": outcome})).json()["cards"]
    assert "Could not check" in cards[0]["detail"]


def test_no_site_is_open_to_browsers_of_other_sites(site: Site) -> None:
    """No cross-origin header unless a site configures one."""
    preflight = (
        "OPTIONS",
        SERVICE,
        {"headers": {"Origin": "https://x.example", "Access-Control-Request-Method": "POST"}},
    )
    answers = ask(
        site, preflight, ("POST", SERVICE, {"json": call(), "headers": {**JSON, "Origin": "https://x.example"}})
    )
    assert not [answer for answer in answers if "access-control-allow-origin" in answer.headers]


def test_every_answered_call_is_in_the_audit_chain(site: Site) -> None:
    before = site.cases.verify_audit()
    answers = ask(site, *[("POST", SERVICE, {"json": call(), "headers": JSON}) for _ in range(16)])
    assert {answer.status_code for answer in answers} == {200}
    assert site.cases.verify_audit() == before + 16


def test_opening_a_record_files_nothing_and_signing_files_the_screening(site: Site) -> None:
    worker = site.cases.practitioner("worker")
    assert worker is not None
    post(site, call())
    assert site.cases.worklist(worker) == ()
    assert post(site, call(SIGN)).status_code == 200
    assert len(site.cases.worklist(worker)) == 1


def test_signing_twice_makes_one_draft(site: Site) -> None:
    worker = site.cases.practitioner("worker")
    assert worker is not None
    body = call(SIGN)
    again = call(SIGN)
    assert body["hookInstance"] != again["hookInstance"]
    assert [post(site, one).status_code for one in (body, body, again)] == [200, 200, 200]
    assert len(site.cases.worklist(worker)) == 1


def test_a_child_is_as_old_as_on_the_day_of_the_call(site: Site) -> None:
    """A record opened today shows a family of today: nobody has to say which day it is."""
    assert "could not be worked out" not in post(site, call()).json()["cards"][0]["detail"]


def test_with_no_token_configured_nobody_may_call(shelves: Shelves, site: Site, settings: Settings) -> None:
    closed = create_app(shelves, site.cases, settings.model_copy(update={"hook_tokens": {}}))
    shut = Site(closed, site.cases, shelves)
    assert post(shut, call(), {**NO_HEADERS, "Authorization": "Bearer "}).status_code == 401
    assert post(shut, call(), NO_HEADERS).status_code == 401


def test_only_the_demo_opens_the_hook(shelves: Shelves, site: Site, settings: Settings) -> None:
    demo = Site(create_app(shelves, site.cases, settings, hook_open=True), site.cases, shelves)
    assert post(demo, call(), NO_HEADERS).status_code == 200


def test_cards_link_to_the_worklist_where_a_site_says_its_address(
    shelves: Shelves, site: Site, settings: Settings
) -> None:
    """An absolute link, nothing about anybody in it, and nothing that opens by itself."""
    told = settings.model_copy(update={"public_url": "https://think.example/"})
    (card,) = post(Site(create_app(shelves, site.cases, told), site.cases, shelves), call()).json()["cards"]
    assert card["links"] == [
        {"label": "Open the worklist", "url": "https://think.example/worklist", "type": "absolute"}
    ]
