"""The numbers on a card: a front door and the routes come in, lines that show them in the open go out."""

from __future__ import annotations

from datetime import datetime

from adapter.findings import Route
from adapter.prompting.markdown import escaped
from adapter.receivers import Contact, Receiver, hours_in_words, number_open_now

EMERGENCY = "**If a child is in danger now, ring 999 first.** Ring the front door after, and write last."
UNKNOWN_DOOR = (
    "**Whom to ring:** the child's home address is not clear from this record, so the front door could not be "
    "chosen. Use the number for where the child lives."
)
_ASK_ONLY = frozenset({Route.ASK})


def number_lines(receiver: Receiver | None, routes: tuple[Route, ...], now: datetime | None) -> list[str]:
    """Lines of Markdown: 999 where a child may be in danger, then the front door, with a note when it is stale."""
    lines = [EMERGENCY] if {Route.IMMEDIATE_DANGER, Route.SAFEGUARDING} & set(routes) else []
    if set(routes) <= _ASK_ONLY:
        return lines
    if receiver is None:
        return [*lines, UNKNOWN_DOOR]
    lines.append(f"**Whom to ring: {escaped(receiver.name)}**\n\n" + "\n".join(_contacts(receiver, now)))
    # Without a clock only a door nobody has confirmed can be told; review dates need today's date.
    stale = receiver.stale_on(now.date() if now else receiver.review_by)
    return [*lines, f"Check this number: {escaped(stale)}"] if stale else lines


def _contacts(receiver: Receiver, now: datetime | None) -> list[str]:
    """Contacts that answer now come first and say so."""
    answering = number_open_now(receiver, now) if now else ()
    closed = [contact for contact in receiver.contacts if contact not in answering]
    return [f"- {_contact(contact)} — **open now**" for contact in answering] + [
        f"- {_contact(contact)}" for contact in closed
    ]


def _contact(contact: Contact) -> str:
    reach = " or ".join(escaped(way) for way in (contact.phone, contact.email) if way)
    return f"{escaped(contact.name)}: {reach} ({hours_in_words(contact.hours)})"
