"""Visits to the pages: an app and a name come in, a signed-in visitor and what they look for go out."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
from fastapi import FastAPI

from adapter.casework import RowKind
from tests.web.sites import PASSWORD, Site


class Visitor:
    """Somebody at a browser without script: keeps cookies, follows nothing by itself."""

    def __init__(self, app: FastAPI) -> None:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://think.example")

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        return asyncio.run(self._client.request(method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.request("POST", path, **more)

    @property
    def cookies(self) -> httpx.Cookies:
        return self._client.cookies


def visitor(app: FastAPI) -> Visitor:
    return Visitor(app)


def form_token(page: str) -> str:
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', page)
    assert found
    return found.group(1)


def signed_in(app: FastAPI, username: str = "worker") -> Visitor:
    """Somebody who has signed in already; signing in itself has its own tests."""
    sessions = app.state.page_desk.sessions
    client = visitor(app)
    client.cookies.set(sessions.cookie, sessions.header(sessions.begun(username)).split("=", 1)[1].split(";")[0])
    return client


def signing_in(app: FastAPI, username: str = "worker", password: str = PASSWORD) -> Visitor:
    """Somebody who signs in with a name and a password."""
    client = visitor(app)
    token = form_token(client.get("/sign-in").text)
    client.post("/sign-in", data={"form_token": token, "username": username, "password": password})
    return client


def a_draft(site: Site) -> str:
    worker = site.cases.practitioner("worker")
    assert worker
    return next(row.referral_id for row in site.cases.worklist(worker) if row.referral_id)


def a_prompt(site: Site) -> str:
    worker = site.cases.practitioner("worker")
    assert worker
    return next(row.screening_id for row in site.cases.worklist(worker) if row.kind is not RowKind.REFERRAL)
