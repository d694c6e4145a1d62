"""How the service is running: a signed-in administrator comes in, what needs mending goes out."""

from __future__ import annotations

import os

from fastapi import APIRouter, Request
from starlette.responses import Response

from adapter.web.entry import By, Desk

router = APIRouter()


@router.get("/running")
def running(request: Request, desk: Desk, by: By) -> Response:
    """Mappings and rules in use, records nobody could read, and the feeds."""
    live = desk.live
    view = desk.cases.running(live.current.shelves.mappings.names, by)
    return desk.pages.page(
        request,
        "running.html",
        view=view,
        loaded=live.current,
        refused=live.refused,
        process=os.getpid(),
        audit_fault=desk.cases.audit_fault,
    )
