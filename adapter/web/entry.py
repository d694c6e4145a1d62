"""What every page asks first: a request comes in; who it is, and the form they really sent, go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from adapter.casework import Cases, Practitioner, Role
from adapter.receivers import Receivers
from adapter.reloading import LiveShelves
from adapter.web.pages import Pages
from adapter.web.sessions import Sessions, Tries

CANNOT_DECIDE = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


class SignInFirst(Exception):
    """The cookie belongs to nobody (any more)."""


class PageFault(Exception):
    """A page that cannot be shown: its status, and what the person reads."""

    def __init__(self, status: int, title: str, sentence: str) -> None:
        self.status, self.title, self.sentence = status, title, sentence
        super().__init__(title)


@dataclass(slots=True)
class PageDesk:
    """What the pages need; one for each app."""

    cases: Cases
    live: LiveShelves
    pages: Pages
    sessions: Sessions
    tries: Tries = field(default_factory=Tries)

    @property
    def receivers(self) -> Receivers:
        """The front doors of the shelves in use."""
        return self.live.current.shelves.receivers


def desk_of(request: Request) -> PageDesk:
    """The desk of the app that is asked."""
    found: PageDesk = request.app.state.page_desk
    return found


def signed_in(request: Request) -> Practitioner:
    """The person at the page. Raises SignInFirst where the account is gone or closed."""
    session = request.state.session
    person = desk_of(request).cases.practitioner(session.username) if session.username else None
    if person is None:
        raise SignInFirst
    request.state.practitioner = person
    return person


async def posted(request: Request) -> Mapping[str, str]:
    """The fields of a posted form, trimmed. Raises PageFault where it did not come from our own page."""
    form = await request.form(max_files=0, max_fields=40)
    fields = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    if not desk_of(request).sessions.form_is_ours(request.state.session, fields.get("form_token", "")):
        raise PageFault(
            403,
            "This page was open too long",
            "Nothing was done. Go back, load the page again, and send the form once more.",
        )
    return fields


Desk = Annotated[PageDesk, Depends(desk_of)]
By = Annotated[Practitioner, Depends(signed_in)]
Posted = Annotated[Mapping[str, str], Depends(posted)]


def refused_status(by: Practitioner) -> int:
    """403 where this person may never do it; 409 where only the moment or the case forbids it."""
    return 403 if by.role in CANNOT_DECIDE else 409
