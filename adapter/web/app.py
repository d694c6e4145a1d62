"""The door: shelves, cases and settings come in, one ASGI app with the pages and the hook goes out."""

from __future__ import annotations

import gc
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from adapter.casework import Cases
from adapter.errors import AdapterError, NotAllowed
from adapter.intake.limits import Limits
from adapter.screening import Shelves
from adapter.settings import Settings
from adapter.web import decide, hand_over, referral, sign_in, worklist
from adapter.web.callers import Callers
from adapter.web.entry import PageDesk, PageFault, SignInFirst, desk_of
from adapter.web.group_commit import GroupCommit
from adapter.web.guard import HEADERS, Guard
from adapter.web.hooks import HookDesk, add_hooks
from adapter.web.outcomes import JSON, SENTENCES, refusal
from adapter.web.pages import Pages
from adapter.web.quiet import keep_logs_quiet
from adapter.web.sessions import Sessions

log = logging.getLogger("adapter.web")

TITLES = {
    404: ("This page is not here", "The address may be old. Nothing was changed."),
    405: ("This page is not here", "The address is for a form. Nothing was changed."),
    413: ("The form is too long", "Nothing was kept. Shorten it and send it again."),
    500: ("Something went wrong on our side", "Nothing was decided or sent. Try again, or ring the front door."),
}


def create_app(shelves: Shelves, cases: Cases, settings: Settings, *, hook_open: bool = False) -> FastAPI:
    """One app. `hook_open` lets anybody call the hook: for the demo on this machine only, never from settings."""
    commits = GroupCommit(cases.record_events)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # What was loaded at start stays: the collector need not look at it on every call.
        keep_logs_quiet()
        gc.collect()
        gc.freeze()
        yield
        commits.close()

    # No API description: what it would list is either a page or CDS Hooks, which has its own discovery.
    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    key = settings.session_key.get_secret_value() if settings.session_key else ""
    sessions = Sessions(key or secrets.token_urlsafe(32), settings.cookie_secure)
    app.state.page_desk = PageDesk(cases, shelves.receivers, Pages(sessions), sessions)
    callers = Callers(settings.hook_tokens, anyone=hook_open)
    limits = Limits(settings.max_record_bytes, settings.max_depth)
    add_hooks(app, HookDesk(shelves, cases, callers, limits, commits, settings.public_url))
    for router in (sign_in.router, worklist.router, referral.router, decide.router, hand_over.router):
        app.include_router(router)
    _add_health(app, cases)
    _add_faults(app)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.add_middleware(Guard, sessions=sessions)
    return app


def _add_health(app: FastAPI, cases: Cases) -> None:
    def health() -> Response:
        return Response(b'{"status":"up"}', media_type=JSON)

    def ready() -> Response:
        """Ready only where the store answers and its audit chain holds: without audit there is no card."""
        try:
            cases.practitioner("")
        except (AdapterError, SQLAlchemyError, OSError):
            return Response(b'{"status":"the store does not answer"}', 503, media_type=JSON)
        if cases.audit_fault:
            return Response(b'{"status":"the audit chain does not verify"}', 503, media_type=JSON)
        return Response(b'{"status":"ready"}', media_type=JSON)

    app.add_api_route("/health", health, methods=["GET"])
    app.add_api_route("/ready", ready, methods=["GET"])


def _add_faults(app: FastAPI) -> None:
    """Every way to fail, as a page in plain words; on the hook's wire, as an OperationOutcome."""

    def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        headers = getattr(error, "headers", None)
        if request.url.path.startswith("/cds-services"):
            return refusal(status, SENTENCES.get(status), headers)
        if request.url.path.startswith("/static/"):
            return Response(status_code=status)
        return _fault(request, status, *TITLES.get(status, TITLES[500]))

    def refused(request: Request, error: Exception) -> Response:
        return _fault(request, 403, "This is not open to you now", str(error))

    def page_fault(request: Request, error: Exception) -> Response:
        assert isinstance(error, PageFault)
        return _fault(request, error.status, error.title, error.sentence)

    def sign_in_first(request: Request, error: Exception) -> Response:
        return RedirectResponse("/sign-in", 303)

    def ours(request: Request, error: Exception) -> Response:
        log.error("%s on %s", type(error).__name__, request.scope.get("route", request.scope["type"]))
        if request.url.path.startswith("/cds-services"):
            return refusal(500)
        return _fault(request, 500, *TITLES[500])

    def crashed(request: Request, error: Exception) -> Response:
        # Outside the guard, so this one answer carries its headers itself.
        answer = ours(request, error)
        answer.headers.update(dict(HEADERS))
        return answer

    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, http)
    app.add_exception_handler(NotAllowed, refused)
    app.add_exception_handler(PageFault, page_fault)
    app.add_exception_handler(SignInFirst, sign_in_first)
    app.add_exception_handler(AdapterError, ours)
    app.add_exception_handler(SQLAlchemyError, ours)
    app.add_exception_handler(Exception, crashed)


def _fault(request: Request, status: int, title: str, sentence: str) -> Response:
    return desk_of(request).pages.fault(request, status, title, sentence)
