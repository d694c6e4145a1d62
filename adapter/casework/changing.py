"""What became of the record behind a draft or prompt: its rows come in, plain sentences and what is new go out."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from adapter.casework.views import ChangeView, PromptEnd
from adapter.casework.worklist import Saying, asked_in, found_in
from adapter.store import Book
from adapter.store.rows import ReferralRow, ScreeningRow
from adapter.versions import TAKEN_BACK
from adapter.words import Standing

_DRAFT = {
    Standing.UNFINISHED: "The record this was made from is being written again and is not finished.",
    Standing.FINAL: "The record this was made from has changed.",
    Standing.AMENDED: "The record this was made from was amended.",
    Standing.WITHDRAWN: "The record this was made from was withdrawn by those who wrote it.",
    Standing.ENTERED_IN_ERROR: "The record this was made from was entered in error, say those who wrote it.",
}
READ_AGAIN = "The same record was read again, and is more urgent than this. A newer draft stands beside this one."
_ENDED = {
    Standing.WITHDRAWN: "Those who wrote the record have withdrawn it. If you know of a child yourself, act on that.",
    Standing.ENTERED_IN_ERROR: "Those who wrote the record say that it was entered in error. If you know of a child "
    "yourself, act on that.",
}
NOT_SHOWN = "The record has changed and no longer shows this. If you know better, act on what you know."
RESTRICTED_NOW = "The record is restricted now: tell nobody where they live."


def ended_words(ended: Standing) -> str:
    """Why a prompt has ended."""
    return _ENDED.get(ended, NOT_SHOWN)


def change_of(book: Book, row: ReferralRow) -> ChangeView | None:
    """What stands in the place of the record a referral was made from; None where it is still the newest."""
    if row.replaced_by is None:
        return None
    newer, screening = book.versions.named(row.replaced_by), book.intake.screening(row.screening_id)
    now = book.intake.newest_of(row.replaced_by)
    standing = newer.standing if newer else Standing.FINAL
    same = row.replaced_by == row.record_sha256
    before, after = _sayings(screening), _sayings(now)
    taken_back = standing in TAKEN_BACK
    restricted = book.versions.restricted(row.replaced_by) and not book.versions.restricted(row.record_sha256)
    return ChangeView(
        newer_sha256=row.replaced_by,
        what=READ_AGAIN if same else _DRAFT[standing],
        came_on=newer.received_at if newer else row.changed_at,
        taken_back=taken_back,
        restricted=RESTRICTED_NOW if restricted else "",
        must_look=row.must_look,
        looked_by=_name(book, row.looked_by) if row.looked_by and not row.must_look else None,
        looked_at=None if row.must_look else row.looked_at,
        said_now=() if taken_back else after,
        said_no_more=() if same else tuple(one for one in before if taken_back or one[0] not in dict(after)),
        newer_referral=next((one.id for one in book.intake.drafted(row.replaced_by)[::-1] if one.id != row.id), None),
        newer_prompt=now.id if now and now.shown and not taken_back else None,
        held_by=tuple(_holders(book, row)),
    )


def end_of(book: Book, row: ScreeningRow) -> PromptEnd | None:
    """Why a prompt has ended, and when what ended it came; None where it has not."""
    if row.ended is None or row.replaced_by is None:
        return None
    newer = book.versions.named(row.replaced_by)
    return PromptEnd(ended_words(row.ended), newer.received_at if newer else row.made_at)


def _sayings(row: ScreeningRow | None) -> tuple[Saying, ...]:
    if row is None:
        return ()
    said = orjson.loads(row.content)
    return (*found_in(said), *asked_in(said))


def _holders(book: Book, row: ReferralRow) -> Iterator[str]:
    """Who has worked on it: they are the ones to be told, if it is not you."""
    people = [version.changed_by for version in book.deciding.versions(row.id)]
    people += [one.decided_by for one in book.deciding.decisions(row.id)]
    if approval := book.deciding.approval(row.id):
        people.append(approval.approved_by)
    for username in dict.fromkeys(people):
        account = book.people.account(username)
        if account:
            yield account.name


def _name(book: Book, username: str) -> str:
    account = book.people.account(username)
    return account.name if account else username
