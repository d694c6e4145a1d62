"""The local guide on a card: a front door and the routes come in, quotations from its threshold guide go out."""

from __future__ import annotations

from datetime import datetime

from adapter.findings import Route
from adapter.prompting.markdown import escaped
from adapter.receivers import Receiver

FOR_PEOPLE = "Which level it is, if any, is for people to agree."


def guide_lines(receiver: Receiver | None, routes: tuple[Route, ...], now: datetime | None) -> list[str]:
    """What the guide says where one of these routes stands in it; nothing where it says nothing of them."""
    guide = receiver.guide if receiver else None
    quotes = guide.for_routes(routes) if guide else ()
    if guide is None or not quotes:
        return []
    said = [f"> “{escaped(one.words)}”  \n> {escaped(one.level)} · {escaped(one.place)}" for one in quotes]
    stale = " This copy was due to be held against the guide again." if now and guide.stale_on(now.date()) else ""
    head = f"**What the local guide says** ({escaped(guide.title)}, {escaped(guide.edition)}).{stale} {FOR_PEOPLE}"
    return [head, *said]
