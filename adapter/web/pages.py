"""Pages: a template's name and what it shows come in, an HTML response goes out.

Jinja escapes every value. The page words of codes live here, so that a template says them one way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from adapter.casework import NumberedLine, Verb
from adapter.drafting.lines import printed
from adapter.drafting.wording import AGREEMENT_WORDS, BASIS_WORDS, INFORMED_WORDS, SHARING
from adapter.findings import Route
from adapter.receivers import LONDON, hours_in_words
from adapter.referrals import STATE_WORDS, Knowing, Owner
from adapter.web.quoting import each_once, quoted_once
from adapter.web.sessions import Sessions
from adapter.words import day_in_words

HERE = Path(__file__).parent

ROUTE_NAMES: Mapping[Route, str] = {
    Route.IMMEDIATE_DANGER: "Immediate danger",
    Route.SAFEGUARDING: "Safeguarding",
    Route.ALLOCATED_WORKER: "Tell the child's worker",
    Route.CHILD_IN_NEED: "Child in need",
    Route.YOUNG_CARER: "Young carer's needs assessment",
    Route.EARLY_HELP: "Early help",
    Route.PARALLEL_DUTY: "Another duty",
    Route.CONSULT: "Ask for advice",
    Route.ASK: "Ask and record",
}
ROUTE_COLOURS: Mapping[Route, str] = {Route.IMMEDIATE_DANGER: "red", Route.SAFEGUARDING: "orange"}
OWNER_NAMES: Mapping[Owner, str] = {
    Owner.PRACTITIONER: "you or your team",
    Owner.ADAPTER: "waiting to go out",
    Owner.RECEIVER: "children's services",
    Owner.NOBODY: "nobody: it is closed",
}
KNOWING_NAMES: Mapping[Knowing, str] = {
    Knowing.FOUND: "Found in the record",
    Knowing.TOLD: "Told, not seen",
    Knowing.NOT_KNOWN: "Not known",
    Knowing.NOT_ASKED: "Not asked",
}
KNOWING_COLOURS: Mapping[Knowing, str] = {
    Knowing.FOUND: "blue",
    Knowing.TOLD: "green",
    Knowing.NOT_KNOWN: "grey",
    Knowing.NOT_ASKED: "yellow",
}


class Pages:
    """The templates, and what every one of them is given."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._jinja = Environment(
            loader=ChoiceLoader([FileSystemLoader(HERE / "templates"), PackageLoader("nhsuk_frontend_jinja")]),
            undefined=ChainableUndefined,  # the NHS macros chain through what is not there
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.globals.update(Verb=Verb, sharing_section=SHARING, quoted_once=quoted_once)
        self._jinja.tests["says_something"] = says_something
        self._jinja.filters.update(
            moment=moment,
            day=day_in_words,
            printed=printed,
            each_once=each_once,
            age=age,
            hours=hours_in_words,
            route=ROUTE_NAMES.__getitem__,
            route_colour=lambda route: ROUTE_COLOURS.get(route, "blue"),
            state=STATE_WORDS.__getitem__,
            owner=OWNER_NAMES.__getitem__,
            knowing=KNOWING_NAMES.__getitem__,
            knowing_colour=KNOWING_COLOURS.__getitem__,
            informed=INFORMED_WORDS.__getitem__,
            agreement=AGREEMENT_WORDS.__getitem__,
            basis=BASIS_WORDS.__getitem__,
        )

    def page(self, request: Request, name: str, status: int = 200, **shown: Any) -> HTMLResponse:
        """One page; `practitioner`, where there is one, is printed in the header."""
        session = request.state.session
        form_token = self._sessions.form_token(session)
        practitioner = shown.pop("practitioner", getattr(request.state, "practitioner", None))
        html = self._jinja.get_template(name).render(practitioner=practitioner, form_token=form_token, **shown)
        return HTMLResponse(html, status)

    def fault(self, request: Request, status: int, title: str, sentence: str) -> HTMLResponse:
        """A page for what went wrong, with what to do now."""
        return self.page(request, "fault.html", status, title=title, sentence=sentence)


def says_something(numbered: NumberedLine) -> bool:
    """Whether a line has words of its own; the others are listed together as not known or not asked."""
    line = numbered.line
    return line.knowing in (Knowing.FOUND, Knowing.TOLD) or bool(line.evidence)


def moment(at: datetime) -> str:
    """`2 October 2026, 14:05`, in London."""
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%B %Y, %H:%M}"


def age(span: timedelta) -> str:
    """How long something has waited, in the largest whole unit."""
    minutes = max(0, int(span.total_seconds()) // 60)
    for size, unit in ((1440, "day"), (60, "hour")):
        if minutes >= size:
            return f"{minutes // size} {unit}{'' if minutes // size == 1 else 's'}"
    return "less than an hour"
