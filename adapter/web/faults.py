"""Every way to fail: an exception comes in, a page in plain words goes out; on the hook's wire, an OperationOutcome."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from adapter.errors import AdapterError, NotAllowed
from adapter.web.entry import PageFault, SignInFirst, desk_of
from adapter.web.guard import HEADERS
from adapter.web.outcomes import SENTENCES, refusal

log = logging.getLogger("adapter.web")

TITLES = {
    404: ("This page is not here", "The address may be old. Nothing was changed."),
    405: ("This page is not here", "The address is for a form. Nothing was changed."),
    413: ("The form is too long", "Nothing was kept. Shorten it and send it again."),
    500: ("Something went wrong on our side", "Nothing was decided or sent. Try again, or ring the front door."),
}
CALLED = "/cds-services"


def add_faults(app: FastAPI) -> None:
    """Say what each kind of failure looks like to whoever asked."""
    app.add_exception_handler(HTTPException, _not_here)
    app.add_exception_handler(RequestValidationError, _not_here)
    app.add_exception_handler(NotAllowed, _refused)
    app.add_exception_handler(PageFault, _page_fault)
    app.add_exception_handler(SignInFirst, _sign_in_first)
    app.add_exception_handler(AdapterError, _ours)
    app.add_exception_handler(SQLAlchemyError, _ours)
    app.add_exception_handler(Exception, _crashed)


def _not_here(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    if request.url.path.startswith(CALLED):
        return refusal(status, SENTENCES.get(status), getattr(error, "headers", None))
    if request.url.path.startswith("/static/"):
        return Response(status_code=status)
    return _page(request, status, *TITLES.get(status, TITLES[500]))


def _refused(request: Request, error: Exception) -> Response:
    return _page(request, 403, "This is not open to you now", str(error))


def _page_fault(request: Request, error: Exception) -> Response:
    assert isinstance(error, PageFault)
    return _page(request, error.status, error.title, error.sentence)


def _sign_in_first(request: Request, error: Exception) -> Response:
    return RedirectResponse("/sign-in", 303)


def _ours(request: Request, error: Exception) -> Response:
    # The kind of fault only: its text may hold what somebody wrote.
    log.error("%s on a %s", type(error).__name__, "hook call" if request.url.path.startswith(CALLED) else "page")
    if request.url.path.startswith(CALLED):
        return refusal(500)
    return _page(request, 500, *TITLES[500])


def _crashed(request: Request, error: Exception) -> Response:
    # Outside the guard, so this one answer carries its headers itself.
    answer = _ours(request, error)
    answer.headers.update(dict(HEADERS))
    return answer


def _page(request: Request, status: int, title: str, sentence: str) -> Response:
    return desk_of(request).pages.fault(request, status, title, sentence)
