"""The decision: a draft and a named person come in, an approval of exactly those bytes or a coded no goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from adapter.casework import CaseView
from adapter.drafting.wording import AGREEMENT_WORDS, BASIS_WORDS, INFORMED_WORDS
from adapter.errors import NotAllowed
from adapter.referrals import Agreement, Informed, LawfulBasis, SharingRecord
from adapter.web.entry import By, Desk, Posted, refused_status
from adapter.words import DISMISSAL_WORDS, Dismissal

router = APIRouter(prefix="/referrals/{referral_id}")
Choice = TypeVar("Choice", bound=StrEnum)

ANSWER_ALL = "Answer each of the three questions, then save."
SAY_WHY = "Choose why it is not sent."


@router.get("/decide")
def decide(request: Request, desk: Desk, by: By, referral_id: str) -> Response:
    """Three questions, exactly what would be sent, and the two ways to decide."""
    return _page(request, desk, desk.cases.show(referral_id, by), {})


@router.post("/sharing")
def record_sharing(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Response:
    """Keep the three answers; they become part of what is approved."""
    informed = _chosen(Informed, form.get("informed"))
    agreement = _chosen(Agreement, form.get("agreement"))
    basis = _chosen(LawfulBasis, form.get("lawful_basis"))
    if informed is None or agreement is None or basis is None:
        return _page(request, desk, desk.cases.show(referral_id, by), form, 400, ANSWER_ALL)
    sharing = SharingRecord(informed, agreement, basis, form.get("reason", ""))
    return _done(
        request,
        desk,
        by,
        form,
        referral_id,
        lambda: desk.cases.record_sharing(referral_id, sharing, by),
        f"/referrals/{referral_id}/decide#exactly",
    )


@router.post("/look-again")
def look_again(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Response:
    """The person has looked at what the record says now."""
    return _done(
        request,
        desk,
        by,
        form,
        referral_id,
        lambda: desk.cases.look_again(referral_id, form.get("newer", ""), by),
        f"/referrals/{referral_id}",
    )


@router.post("/approve")
def approve(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Response:
    """Approve the content the person has in front of them, and no other."""
    return _done(
        request,
        desk,
        by,
        form,
        referral_id,
        lambda: desk.cases.approve(referral_id, form.get("seen", ""), by),
        f"/referrals/{referral_id}/hand-over",
    )


@router.post("/decline")
def decline(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Response:
    """Decide not to send, with a coded reason."""
    why = _chosen(Dismissal, form.get("why"))
    if why is None:
        return _page(request, desk, desk.cases.show(referral_id, by), form, 400, SAY_WHY)
    return _done(
        request,
        desk,
        by,
        form,
        referral_id,
        lambda: desk.cases.decline(referral_id, why, form.get("words", ""), by),
        "/worklist",
    )


def _done(
    request: Request,
    desk: Desk,
    by: By,
    form: Mapping[str, str],
    referral_id: str,
    verb: Callable[[], object],
    then: str,
) -> Response:
    try:
        verb()
    except NotAllowed as error:
        case = desk.cases.show(referral_id, by)
        return _page(request, desk, case, form, refused_status(by), str(error))
    return RedirectResponse(then, 303)


def _page(
    request: Request, desk: Desk, case: CaseView, form: Mapping[str, str], status: int = 200, problem: str = ""
) -> Response:
    """What the person chose a moment ago stays chosen; else what is recorded."""
    recorded: dict[str, str] = {}
    if case.sharing:
        sharing = case.sharing
        recorded = {
            "informed": sharing.informed,
            "agreement": sharing.agreement,
            "lawful_basis": sharing.lawful_basis,
            "reason": sharing.reason,
        }
    return desk.pages.page(
        request,
        "decide.html",
        status,
        case=case,
        chosen={**recorded, **form},
        problem=problem,
        informed=list(INFORMED_WORDS.items()),
        agreement=list(AGREEMENT_WORDS.items()),
        bases=list(BASIS_WORDS.items()),
        declines=[(reason.value, DISMISSAL_WORDS[reason]) for reason in case.declines],
    )


def _chosen(words: type[Choice], value: str | None) -> Choice | None:
    return words(value) if value in set(words) else None
