"""The decision: a draft and a named person come in, an approval of exactly those bytes or a coded no goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from adapter.casework import Cases, CaseView, Practitioner
from adapter.drafting.wording import AGREEMENT_WORDS, BASIS_WORDS, INFORMED_WORDS
from adapter.errors import NotAllowed
from adapter.referrals import Agreement, Informed, LawfulBasis, SharingRecord
from adapter.web.entry import By, Desk, PageDesk, Posted, refused_status
from adapter.words import DISMISSAL_WORDS, Dismissal

router = APIRouter(prefix="/referrals/{referral_id}")
Choice = TypeVar("Choice", bound=StrEnum)

ANSWER_ALL = "Answer each of the three questions, then save."
SAY_WHY = "Choose why it is not sent."


@dataclass(frozen=True, slots=True)
class Step:
    """One form sent about one referral, and who sent it."""

    request: Request
    desk: PageDesk
    by: Practitioner
    form: Mapping[str, str]
    referral_id: str

    @property
    def cases(self) -> Cases:
        """Where it is done."""
        return self.desk.cases

    def said(self, name: str) -> str:
        """What stands in one field; empty where there is none."""
        return self.form.get(name, "")

    def done(self, verb: Callable[..., object], *told: object, then: str) -> Response:
        """Do it and go on, or show the page once more with the refusal."""
        try:
            verb(self.referral_id, *told, self.by)
        except NotAllowed as error:
            return self.once_more(refused_status(self.by), str(error))
        return RedirectResponse(then, 303)

    def once_more(self, status: int, problem: str) -> Response:
        """The page with what the person chose, and why it could not be done."""
        case = self.desk.cases.show(self.referral_id, self.by)
        return _page(self.request, self.desk, case, self.form, status, problem)


def step(request: Request, desk: Desk, by: By, form: Posted, referral_id: str) -> Step:
    """What every form of the decision brings."""
    return Step(request, desk, by, form, referral_id)


Asked = Annotated[Step, Depends(step)]


@router.get("/decide")
def decide(request: Request, desk: Desk, by: By, referral_id: str) -> Response:
    """Three questions, exactly what would be sent, and the two ways to decide."""
    return _page(request, desk, desk.cases.show(referral_id, by), {})


@router.post("/sharing")
def record_sharing(asked: Asked) -> Response:
    """Keep the three answers; they become part of what is approved."""
    informed = _chosen(Informed, asked.said("informed"))
    agreement = _chosen(Agreement, asked.said("agreement"))
    basis = _chosen(LawfulBasis, asked.said("lawful_basis"))
    if informed is None or agreement is None or basis is None:
        return asked.once_more(400, ANSWER_ALL)
    sharing = SharingRecord(informed, agreement, basis, asked.said("reason"))
    return asked.done(asked.cases.record_sharing, sharing, then=f"/referrals/{asked.referral_id}/decide#exactly")


@router.post("/look-again")
def look_again(asked: Asked) -> Response:
    """The person has looked at what the record says now."""
    return asked.done(asked.cases.look_again, asked.said("newer"), then=f"/referrals/{asked.referral_id}")


@router.post("/approve")
def approve(asked: Asked) -> Response:
    """Approve the content the person has in front of them, and no other."""
    return asked.done(asked.cases.approve, asked.said("seen"), then=f"/referrals/{asked.referral_id}/hand-over")


@router.post("/decline")
def decline(asked: Asked) -> Response:
    """Decide not to send, with a coded reason."""
    why = _chosen(Dismissal, asked.said("why"))
    if why is None:
        return asked.once_more(400, SAY_WHY)
    return asked.done(asked.cases.decline, why, asked.said("words"), then="/worklist")


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


def _chosen(words: type[Choice], value: str) -> Choice | None:
    return words(value) if value in set(words) else None
