"""The door: shelves, cases and settings come in, one ASGI app with the pages and the hook goes out."""

from __future__ import annotations

import gc
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from adapter.casework import Cases
from adapter.errors import AdapterError
from adapter.intake.limits import Limits
from adapter.screening import Shelves
from adapter.settings import Settings
from adapter.web import decide, hand_over, referral, sign_in, worklist
from adapter.web.callers import Callers
from adapter.web.entry import PageDesk
from adapter.web.faults import add_faults
from adapter.web.group_commit import GroupCommit
from adapter.web.guard import Guard
from adapter.web.hooks import HookDesk, add_hooks
from adapter.web.outcomes import JSON
from adapter.web.pages import Pages
from adapter.web.quiet import keep_logs_quiet
from adapter.web.sessions import Sessions


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
    add_faults(app)
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
