"""The hook's wire: requests come in and go to the app itself, its answers go out."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import orjson

from tests.web.sites import TOKEN, Site

JSON = {"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"}
NO_HEADERS: dict[str, str] = {"Content-Type": "application/json"}
SERVICE = "/cds-services/think-family"


def ask(site: Site, *requests: tuple[str, str, dict[str, Any]]) -> list[httpx.Response]:
    """Send requests at once to the app itself, and return the answers in order."""

    async def go() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=site.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://think.example") as client:
            return list(await asyncio.gather(*(client.request(how, path, **more) for how, path, more in requests)))

    return asyncio.run(go())


def post(site: Site, body: Any, headers: dict[str, str] = JSON, path: str = SERVICE) -> httpx.Response:
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    return ask(site, ("POST", path, {"content": content, "headers": headers}))[0]


def empties(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if value in (None, "", [], {}) else []) + [bad for item in inner for bad in empties(item)]
