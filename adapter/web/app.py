"""The door: shelves, cases and settings come in, one ASGI app with the pages and the hook goes out."""

from __future__ import annotations

import gc
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import orjson
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from adapter.casework import Cases
from adapter.errors import AdapterError
from adapter.intake.limits import Limits
from adapter.reloading import LiveShelves, Loaded
from adapter.screening import Shelves
from adapter.settings import Settings
from adapter.web import decide, hand_over, referral, running, sign_in, worklist
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


def create_app(shelves: Shelves | LiveShelves, cases: Cases, settings: Settings, *, hook_open: bool = False) -> FastAPI:
    """One app. `hook_open` lets anybody call the hook: for the demo on this machine only, never from settings."""
    commits = GroupCommit(cases.record_events)
    live = shelves if isinstance(shelves, LiveShelves) else LiveShelves.still(shelves, lambda: datetime.now(UTC))
    live.tell(lambda event: cases.record_events([event]), lambda loaded: _use(loaded, cases))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # What was loaded at start stays: the collector need not look at it on every call.
        keep_logs_quiet()
        _settle()
        yield
        commits.close()

    # No API description: what it would list is either a page or CDS Hooks, which has its own discovery.
    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    key = settings.session_key.get_secret_value() if settings.session_key else ""
    sessions = Sessions(key or secrets.token_urlsafe(32), settings.cookie_secure)
    app.state.page_desk = PageDesk(cases, live, Pages(sessions), sessions)
    callers = Callers(settings.hook_tokens, anyone=hook_open)
    limits = Limits(settings.max_record_bytes, settings.max_depth)
    add_hooks(app, HookDesk(live, cases, callers, limits, commits, settings.public_url))
    for router in (sign_in.router, worklist.router, referral.router, decide.router, hand_over.router, running.router):
        app.include_router(router)
    _add_health(app, cases, live)
    add_faults(app)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.add_middleware(Guard, sessions=sessions)
    return app


def _use(loaded: Loaded, cases: Cases) -> None:
    """What else must know of new shelves; the old ones are let go."""
    cases.use(loaded.shelves.receivers)
    gc.unfreeze()
    _settle()


def _settle() -> None:
    gc.collect()
    gc.freeze()


def _add_health(app: FastAPI, cases: Cases, live: LiveShelves) -> None:
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
        return Response(orjson.dumps({"status": "ready", **_shelves_in_use(live)}), media_type=JSON)

    app.add_api_route("/health", health, methods=["GET"])
    app.add_api_route("/ready", ready, methods=["GET"])


def _shelves_in_use(live: LiveShelves) -> dict[str, str]:
    """Which shelves answer; newer files with a fault leave a service ready, with the older ones."""
    said = {"shelves": live.current.version.short}
    if live.refused:
        said["shelves_fault"] = "changed files have faults and are not used; an administrator sees which"
    return said
