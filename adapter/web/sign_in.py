"""Signing in and out: a name and a password come in, a signed session or a plain refusal goes out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from adapter.web.entry import Desk, Posted

router = APIRouter()

NOT_RIGHT = "The name or the password is not right. Try again, or ask the person who runs this service."
WAIT = "This name was tried too often. Wait a quarter of an hour, then try again."


@router.get("/sign-in")
def sign_in_page(request: Request, desk: Desk) -> Response:
    """The form."""
    return desk.pages.page(request, "sign_in.html", username="")


@router.post("/sign-in")
def sign_in(request: Request, desk: Desk, form: Posted) -> Response:
    """Sign in: one sentence for a wrong name and a wrong password, so that neither can be guessed alone."""
    username = form.get("username", "")
    if desk.tries.must_wait(username):
        return desk.pages.page(request, "sign_in.html", 429, username=username, problem=WAIT)
    person = desk.cases.sign_in(username, form.get("password", ""))
    if person is None:
        desk.tries.failed(username)
        return desk.pages.page(request, "sign_in.html", 403, username=username, problem=NOT_RIGHT)
    desk.tries.succeeded(username)
    request.state.session = desk.sessions.begun(person.username)
    return RedirectResponse("/worklist", 303)


@router.post("/sign-out")
def sign_out(request: Request, desk: Desk, form: Posted) -> Response:
    """Sign out; the old cookie is refused from now on."""
    request.state.session = desk.sessions.end(request.state.session)
    return RedirectResponse("/sign-in", 303)
