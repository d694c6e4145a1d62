"""What waits for a person: a signed-in practitioner comes in, the worklist and its prompts go out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from adapter.casework import Role
from adapter.errors import NotAllowed
from adapter.web.entry import By, Desk, Posted, refused_status

router = APIRouter()


@router.get("/")
def front_page() -> Response:
    """The worklist is the front page."""
    return RedirectResponse("/worklist", 303)


@router.get("/worklist")
def worklist(request: Request, desk: Desk, by: By) -> Response:
    """Families that need a person, most urgent first, and records nobody could read."""
    if by.role is Role.ADMINISTRATOR:
        # Cases are not for them; what keeps the service running is.
        return RedirectResponse("/running", 303)
    rows, held = desk.cases.worklist(by), desk.cases.quarantined(by)
    return desk.pages.page(request, "worklist.html", rows=rows, held=held, audit_fault=desk.cases.audit_fault)


@router.get("/prompts/{screening_id}")
def prompt(request: Request, desk: Desk, by: By, screening_id: str) -> Response:
    """A prompt without a draft: what was noticed and what to ask."""
    return desk.pages.page(request, "prompt.html", prompt=desk.cases.show_prompt(screening_id, by), words="")


@router.post("/prompts/{screening_id}/close")
def close_prompt(request: Request, desk: Desk, by: By, form: Posted, screening_id: str) -> Response:
    """Close a prompt with what the person found out."""
    words = form.get("words", "")
    try:
        desk.cases.close_prompt(screening_id, words, by)
    except NotAllowed as error:
        shown = desk.cases.show_prompt(screening_id, by)
        return desk.pages.page(
            request, "prompt.html", refused_status(by), prompt=shown, words=words, problem=str(error)
        )
    return RedirectResponse("/worklist", 303)
