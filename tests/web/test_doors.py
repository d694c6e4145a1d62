"""Who may see the pages, what a form must carry, and what every answer carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from fastapi import FastAPI
from starlette.routing import Mount, Route

from adapter.errors import TryLater
from adapter.settings import Settings
from adapter.web import create_app
from adapter.web.guard import OPEN_ROUTES, is_open
from tests.web.page_visits import form_token, signed_in, signing_in, visitor
from tests.web.sites import PASSWORD, Site


def every(routes: Iterable[object]) -> Iterator[object]:
    """Routes, also those FastAPI keeps inside an included router."""
    for route in routes:
        inside = getattr(route, "original_router", None)
        if inside is None:
            yield route
        else:
            yield from every(inside.routes)


def paths_of(app: FastAPI) -> list[tuple[str, str]]:
    """Every route with a method, and an invented value for each part of its path."""
    found = []
    for route in every(app.routes):
        if isinstance(route, Mount):
            continue
        assert isinstance(route, Route)
        path = re.sub(r"\{(number|section)\}", "1", route.path)
        path = re.sub(r"\{\w+\}", "x", path)
        found += [(method, path) for method in (route.methods or ()) if method != "HEAD"]
    return found


def test_every_page_needs_sign_in_but_a_listed_few(site: Site) -> None:
    client = visitor(site.app)
    walked = paths_of(site.app)
    assert len(walked) > 15
    for method, path in walked:
        answer = client.request(method, path)
        if path.startswith("/cds-services/"):
            assert answer.status_code == 401, path
        elif is_open(path):
            assert path in OPEN_ROUTES
        elif method == "GET":
            assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in"), path
        else:
            assert answer.status_code == 401, path


def test_the_open_few_are_these() -> None:
    assert {"/sign-in", "/cds-services", "/health", "/ready"} == OPEN_ROUTES


def test_a_form_without_its_own_word_changes_nothing(site: Site) -> None:
    client = signed_in(site.app)
    posts = [path for method, path in paths_of(site.app) if method == "POST" and "cds" not in path]
    assert len(posts) > 8
    for path in posts:
        for data in ({}, {"form_token": "0" * 64}):
            assert client.post(path, data=data).status_code == 403, path


def test_a_form_sent_from_another_site_is_refused(filed: Site) -> None:
    client = signed_in(filed.app)
    token = form_token(client.get("/worklist").text)
    answer = client.post("/sign-out", data={"form_token": token}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert client.get("/worklist").status_code == 200


def test_a_wrong_name_and_a_wrong_password_read_the_same(site: Site) -> None:
    client = visitor(site.app)
    token = form_token(client.get("/sign-in").text)
    answers = [
        client.post("/sign-in", data={"form_token": token, "username": username, "password": "wrong"})
        for username in ("worker", "nobody")
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    said = [re.sub(r'value="(worker|nobody)"', "", answer.text) for answer in answers]
    assert said[0] == said[1]


def test_a_name_tried_too_often_has_to_wait(site: Site) -> None:
    client = visitor(site.app)
    token = form_token(client.get("/sign-in").text)
    wrong = {"form_token": token, "username": "worker", "password": "wrong"}
    assert [client.post("/sign-in", data=wrong).status_code for _ in range(6)] == [403] * 5 + [429]
    assert client.post("/sign-in", data={**wrong, "password": PASSWORD}).status_code == 429


def test_signing_in_changes_the_word_somebody_else_may_know(site: Site) -> None:
    client = visitor(site.app)
    before = form_token(client.get("/sign-in").text)
    answer = client.post("/sign-in", data={"form_token": before, "username": "worker", "password": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/worklist")
    assert form_token(client.get("/worklist").text) != before


def test_after_signing_out_the_old_cookie_opens_nothing(site: Site) -> None:
    client = signing_in(site.app)
    token = form_token(client.get("/worklist").text)
    old = {"Cookie": "; ".join(f"{name}={value}" for name, value in client.cookies.items())}
    assert client.post("/sign-out", data={"form_token": token}).status_code == 303
    assert visitor(site.app).get("/worklist", headers=old).status_code == 303


@pytest.mark.parametrize("path", ["/sign-in", "/worklist", "/nowhere", "/health", "/cds-services", "/static/icon.svg"])
def test_every_answer_carries_its_security_headers(site: Site, path: str) -> None:
    headers = signed_in(site.app).get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert ("no-store" in headers["cache-control"]) is not path.startswith("/static")


@pytest.mark.parametrize("path", ["/nowhere", "/referrals/none/lines/x", "/static/nothing"])
def test_an_address_that_leads_nowhere_says_so_plainly(site: Site, path: str) -> None:
    answer = signed_in(site.app).get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_the_api_is_not_described_to_visitors(site: Site, path: str) -> None:
    assert visitor(site.app).get(path).status_code == 303
    assert signed_in(site.app).get(path).status_code == 404


def test_a_form_longer_than_any_person_writes_is_refused(site: Site) -> None:
    client = signed_in(site.app)
    assert client.post("/sign-out", data={"form_token": "x" * 300_000}).status_code == 413


def test_ready_only_while_the_store_answers(site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(site.shelves, site.cases, settings)
    assert visitor(app).get("/health").status_code == 200
    assert visitor(app).get("/ready").status_code == 200

    def gone(username: str) -> None:
        raise TryLater("The store does not answer.")

    monkeypatch.setattr(type(site.cases), "practitioner", lambda self, username: gone(username))
    assert visitor(app).get("/ready").status_code == 503
    assert visitor(app).get("/health").status_code == 200


def test_a_crash_is_a_plain_page_and_its_log_names_nobody(
    filed: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = signed_in(filed.app)

    def crashes(self: object, by: object) -> None:
        raise ValueError("Mia Ashby, born 2017-05-01")

    monkeypatch.setattr(type(filed.cases), "worklist", crashes)
    answer = client.get("/worklist")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "ValueError" in caplog.text
    assert "Ashby" not in caplog.text + answer.text
