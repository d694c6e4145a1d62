"""The porter: every request comes in, only signed-in ones and the open few go on; every answer gets its headers.

Closed by default: a route nobody thought of needs sign-in. It also renews the session cookie.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapter.web.sessions import Session, Sessions

OPEN_ROUTES = frozenset({"/sign-in", "/cds-services", "/health", "/ready"})
"""What anybody may ask for; `/static/` too. Nothing here shows or changes anything about a person."""
STATIC = "/static/"
CALLED = "/cds-services/"
"""Guarded by the caller's token instead of by sign-in: see `callers.py`."""
FORM_BYTES = 200_000

_CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: tuple[tuple[str, str], ...] = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Content-Security-Policy", _CSP),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
_STATIC_CACHE = ("Cache-Control", "public, max-age=3600")
_HSTS = ("Strict-Transport-Security", "max-age=31536000")


def is_open(path: str) -> bool:
    """Whether a path needs no sign-in."""
    return path in OPEN_ROUTES or path.startswith((STATIC, CALLED))


class Guard:
    """ASGI middleware; plain, because it is on the path of every hook call."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self._app, self._sessions = app, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        if path.startswith((STATIC, "/cds-services")):
            await self._app(scope, receive, self._with_headers(send, path))
            return
        headers = Headers(scope=scope)
        session = self._sessions.read(_cookie(headers, self._sessions.cookie))
        if not is_open(path) and (session is None or session.username is None):
            refused = RedirectResponse("/sign-in", 303) if scope["method"] in ("GET", "HEAD") else _sign_in_first()
            await refused(scope, receive, self._with_headers(send, path))
            return
        if _too_long(scope["method"], headers):
            answer = PlainTextResponse("The form is too long, so nothing was kept. Shorten it and send it again.", 413)
            await answer(scope, receive, self._with_headers(send, path))
            return
        if _from_elsewhere(scope["method"], headers):
            answer = PlainTextResponse("This form was sent from another site, so nothing was done.", 403)
            await answer(scope, receive, self._with_headers(send, path))
            return
        session = session or self._sessions.begun()
        scope.setdefault("state", {})["session"] = session
        await self._app(scope, receive, self._with_headers(send, path, session, scope))

    def _with_headers(self, send: Send, path: str, session: Session | None = None, scope: Scope | None = None) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers_for(path):
                    headers.setdefault(name, value)
                if session is not None and scope is not None:
                    now = scope["state"].get("session", session)
                    headers.append("Set-Cookie", self._sessions.header(now))
            await send(message)

        return sending

    def _headers_for(self, path: str) -> Iterable[tuple[str, str]]:
        if path.startswith(STATIC):
            yield _STATIC_CACHE
        yield from HEADERS
        if self._sessions.secure:
            yield _HSTS


def _cookie(headers: Headers, name: str) -> str | None:
    return cookie_parser(headers.get("cookie", "")).get(name)


def _from_elsewhere(method: str, headers: Headers) -> bool:
    """Browsers say where a request comes from; the form's own word is checked as well."""
    return method not in ("GET", "HEAD") and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def _too_long(method: str, headers: Headers) -> bool:
    """A form says how long it is; one that does not is not from a browser."""
    length = headers.get("content-length", "")
    return method not in ("GET", "HEAD") and not (length.isdigit() and int(length) <= FORM_BYTES)


def _sign_in_first() -> PlainTextResponse:
    return PlainTextResponse("You are signed out, so nothing was done. Sign in and do it again.", 401)
