"""After the approval: the approved form goes out, and what became of it comes back in."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from adapter.casework import CaseView
from adapter.errors import NotAllowed
from adapter.referrals import STATE_WORDS, State
from adapter.web.entry import By, Desk, Posted, refused_status

router = APIRouter(prefix="/referrals/{referral_id}")

WAYS = (
    ("telephone", "By telephone"),
    ("online form", "On their online form"),
    ("secure e-mail", "By secure e-mail"),
    ("in person", "In person"),
)
SAY_TO_WHOM = "Write to whom you handed it over, and choose how."
SAY_WHAT = "Choose what children's services said."


@router.get("/hand-over")
def hand_over_page(request: Request, desk: Desk, by: By, referral_id: str) -> Response:
    """Take the form, write down the hand-over, write down the answer."""
    return _page(request, desk, desk.cases.show(referral_id, by), {})


@router.post("/hand-over")
def hand_over(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Response:
    """Record to whom, how, and their reference."""
    to_whom, how, reference = (form.get(name, "") for name in ("to_whom", "how", "reference"))
    if not to_whom or how not in dict(WAYS):
        return _page(request, desk, desk.cases.show(referral_id, by), form, 400, SAY_TO_WHOM)
    try:
        desk.cases.hand_over(referral_id, to_whom, how, reference, by)
    except NotAllowed as error:
        return _page(request, desk, desk.cases.show(referral_id, by), form, refused_status(by), str(error))
    return RedirectResponse(f"/referrals/{referral_id}/hand-over", 303)


@router.post("/outcome")
def record_outcome(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Response:
    """Record what children's services answered."""
    said = form.get("state")
    if said not in set(State):
        return _page(request, desk, desk.cases.show(referral_id, by), form, 400, SAY_WHAT)
    try:
        desk.cases.record_outcome(referral_id, State(said), form.get("words", ""), by)
    except NotAllowed as error:
        return _page(request, desk, desk.cases.show(referral_id, by), form, refused_status(by), str(error))
    return RedirectResponse(f"/referrals/{referral_id}/hand-over", 303)


@router.get("/referral.pdf")
def pdf(desk: Desk, by: By, referral_id: str) -> Response:
    """The form as it is printed; the file's name says nothing about anybody."""
    return _download(desk.cases.pdf(referral_id, by), "application/pdf", "referral.pdf")


@router.get("/referral.json")
def bundle(desk: Desk, by: By, referral_id: str) -> Response:
    """The same as a FHIR R4 Bundle."""
    return _download(desk.cases.bundle(referral_id, by), "application/fhir+json", "referral.json")


def _download(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _page(
    request: Request, desk: Desk, case: CaseView, form: Mapping[str, str], status: int = 200, problem: str = ""
) -> Response:
    outcomes = [(state, STATE_WORDS[state]) for state in case.outcomes]
    return desk.pages.page(
        request, "hand_over.html", status, case=case, said=form, ways=WAYS, outcomes=outcomes, problem=problem
    )
