"""One referral's draft: its id comes in, its lines beside the words they came from go out, and edits go back."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from adapter.casework import CaseView, Verb
from adapter.errors import NotAllowed
from adapter.findings import Route
from adapter.referrals import DraftLine, State
from adapter.web.entry import By, Desk, PageFault, Posted, refused_status

router = APIRouter(prefix="/referrals/{referral_id}")

NEXT = {
    State.DRAFT: "read the lines below, ask what is not known, then decide whether to send.",
    State.REQUESTED: "take the approved form to the front door, and write down how.",
    State.RECEIVED: "wait for the answer. If it does not come, ring and ask.",
    State.ACCEPTED: "children's services are looking at it. Write down what they decide.",
    State.IN_PROGRESS: "children's services are working with the family. Write down what comes of it.",
    State.ON_HOLD: "ask children's services why it waits.",
    State.FAILED: "it did not arrive. Ring the front door, and hand it over again.",
    State.REJECTED: "it was not taken on. If you disagree, speak to your safeguarding lead today.",
}
FIRST = {
    Route.IMMEDIATE_DANGER: "ring first, before you read on. Then read the lines below, and decide whether to send.",
    Route.SAFEGUARDING: "ring the front door today. Then read the lines below, and decide whether to send.",
    Route.ALLOCATED_WORKER: "ring the child's social worker today. Then read the lines, and decide whether to send.",
}
"""What comes before reading: asking the family what is not known can wait, and may not be safe."""
LOOK = "look at what the record says now; it is shown below."
CLOSED = "nothing. It is closed, and kept here to look back at."


@router.get("")
def referral(request: Request, desk: Desk, by: By, referral_id: str) -> Response:
    """The draft, or what was decided on."""
    return _page(request, desk, desk.cases.show(referral_id, by))


@router.get("/history")
def history(request: Request, desk: Desk, by: By, referral_id: str) -> Response:
    """What happened to it, in order."""
    lines = desk.cases.history(referral_id, by)
    return desk.pages.page(request, "history.html", lines=lines, referral_id=referral_id)


@router.get("/lines/{number}")
def line(request: Request, desk: Desk, by: By, referral_id: str, number: int) -> Response:
    """One line, to change it beside the words it came from."""
    case = desk.cases.show(referral_id, by)
    return _line_page(request, desk, case, number, _line(case, number).words)


@router.post("/lines/{number}")
def edit_line(request: Request, desk: Desk, by: By, form: Posted, referral_id: str, number: int) -> Response:
    """Keep the person's words for a line."""
    words = form.get("words", "")
    try:
        desk.cases.edit_line(referral_id, number, words, by, form.get("seen", ""))
    except NotAllowed as error:
        case = desk.cases.show(referral_id, by)
        return _line_page(request, desk, case, number, words, status=refused_status(by), problem=str(error))
    return _back(referral_id)


@router.get("/add/{section}")
def new_line(request: Request, desk: Desk, by: By, referral_id: str, section: int) -> Response:
    """Something the person saw or heard, to add to a section."""
    return _new_line_page(request, desk, desk.cases.show(referral_id, by), section)


@router.post("/add/{section}")
def add_line(request: Request, desk: Desk, by: By, form: Posted, referral_id: str, section: int) -> Response:
    """Keep a new line, told by the person."""
    case = desk.cases.show(referral_id, by)
    label, words = form.get("label", ""), form.get("words", "")
    try:
        desk.cases.add_line(referral_id, _section(case, section), label, words, by, form.get("seen", ""))
    except NotAllowed as error:
        shown = {"label": label, "words": words, "problem": str(error)}
        return _new_line_page(request, desk, case, section, refused_status(by), **shown)
    return _back(referral_id)


@router.post("/receiver")
def choose_receiver(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Response:
    """The person says where the child lives."""
    try:
        desk.cases.choose_receiver(referral_id, form.get("area", ""), by, form.get("seen", ""))
    except NotAllowed as error:
        case = desk.cases.show(referral_id, by)
        return _page(request, desk, case, refused_status(by), problem=str(error))
    return _back(referral_id)


def _page(request: Request, desk: Desk, case: CaseView, status: int = 200, **shown: Any) -> Response:
    areas = [(receiver.area, receiver.name) for receiver in desk.receivers.by_area.values()]
    next_step = NEXT.get(case.state, CLOSED)
    if case.state is State.DRAFT:
        next_step = FIRST.get(case.route, next_step)
    if case.change and case.change.must_look:
        next_step = f"{LOOK} {next_step[0].upper()}{next_step[1:]}"
    return desk.pages.page(
        request, "referral.html", status, case=case, areas=sorted(areas), next_step=next_step, **shown
    )


def _line_page(
    request: Request, desk: Desk, case: CaseView, number: int, words: str, status: int = 200, problem: str = ""
) -> Response:
    action = f"/referrals/{case.referral_id}/lines/{number}"
    line = _line(case, number)
    shown = {"case": case, "line": line, "words": words, "action": action, "problem": problem or _closed(case)}
    return desk.pages.page(request, "line.html", status, **shown)


def _new_line_page(
    request: Request, desk: Desk, case: CaseView, section: int, status: int = 200, **shown: Any
) -> Response:
    action = f"/referrals/{case.referral_id}/add/{section}"
    shown.setdefault("problem", _closed(case))
    title = _section(case, section)
    return desk.pages.page(request, "line.html", status, case=case, section=title, action=action, **shown)


def _closed(case: CaseView) -> str:
    edit = case.may(Verb.EDIT)
    return "" if edit.allowed else edit.why_not


def _line(case: CaseView, number: int) -> DraftLine:
    for section in case.sections:
        for numbered in section.lines:
            if numbered.number == number:
                return numbered.line
    raise PageFault(404, "There is no such line", "The draft may have changed. Go back to it and look again.")


def _section(case: CaseView, number: int) -> str:
    if 1 <= number <= len(case.sections):
        return case.sections[number - 1].title
    raise PageFault(404, "There is no such section", "The draft may have changed. Go back to it and look again.")


def _back(referral_id: str) -> Response:
    return RedirectResponse(f"/referrals/{referral_id}", 303)
