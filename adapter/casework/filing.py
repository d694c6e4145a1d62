"""How a screening is filed: what the corridor made of a record comes in, the rows to keep and the draft go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import orjson

from adapter import __version__
from adapter.announcements import assessment_names
from adapter.basis import basis_bytes, basis_of, basis_sha256
from adapter.contract import screened_json
from adapter.drafting import ROUTE_WORDS, content_of, initials, make_draft
from adapter.families import Child, Family
from adapter.findings import Result, Route, Screened, Urgency
from adapter.receivers import Receiver, Receivers
from adapter.records import RecordRef, SourceRecord, sha256_of
from adapter.referrals import State
from adapter.store.rows import BasisRow, KeptRecord, ReferralRow, ScreeningRow
from adapter.versions import TAKEN_BACK
from adapter.words import Answer

_URGENCIES = tuple(Urgency)
ROUTES_SENT = tuple(ROUTE_WORDS)
"""Routes a referral can go on, most urgent first."""


def record_row(screened: Screened, record: SourceRecord, received_at: datetime) -> KeptRecord:
    """The record as it is kept, with its bytes as they came."""
    family, ref = screened.family, screened.family.record
    return KeptRecord(
        record_key(ref),
        ref.source,
        ref.id,
        record.path,
        ref.assessed_on,
        received_at,
        record.received,
        ref.summary,
        tuple(sorted(assessment_names(ref, family.adult))),
        record.signed_at or ref.changed_at,
        ref.standing,
        family.adult.restricted or any(child.restricted for child in family.children),
    )


def record_key(ref: RecordRef) -> str:
    """What one record is kept under: the SHA-256 of its bytes, and of its place where one file held several families.

    Without the place, the second family of a file would look like a repeat of the first, and never be filed.
    """
    _, several, place = ref.path.partition("#Patient/")
    return sha256_of(f"{ref.sha256}#Patient/{place}".encode()) if several else ref.sha256


def basis_row(screened: Screened) -> BasisRow | None:
    """What a screening rests on, as it is kept; None of one that was not made by the corridor."""
    basis = basis_of(screened, __version__)
    if basis is None or screened.made_with is None:
        return None
    content = basis_bytes(basis)
    return BasisRow(basis_sha256(content), basis.rules_sha256, content, screened.made_with.rule_set)


def screening_row(screened: Screened, screening_id: str, made_at: datetime, basis: BasisRow | None) -> ScreeningRow:
    """What was said of the record, in the words of the output contract."""
    silent = screened.silent
    return ScreeningRow(
        id=screening_id,
        record_sha256=record_key(screened.family.record),
        shelves_sha256=_shelves_of(screened),
        subject=initials(screened.family.adult),
        route=screened.routes[0] if screened.routes else None,
        urgency=max((item.urgency for item in screened.shown), key=_URGENCIES.index, default=Urgency.INFO),
        shown=not silent and not is_withdrawn(screened),
        content=orjson.dumps(screened_json(screened)),
        made_at=made_at,
        basis_sha256=basis.sha256 if basis else None,
    )


def referral_row(
    screened: Screened, said: ScreeningRow, receivers: Receivers, new_id: Callable[[], str]
) -> ReferralRow | None:
    """The draft for the most urgent route a rule found; None where none is sent anywhere."""
    route = route_of(screened)
    if route is None:
        return None
    receiver = door_of(screened.family, receivers)
    draft = make_draft(screened, route, receiver, said.made_at, new_id())
    content = content_of(draft)
    return ReferralRow(
        id=draft.id,
        screening_id=said.id,
        record_sha256=said.record_sha256,
        route=route,
        state=State.DRAFT,
        subject=draft.subject,
        receiver=draft.receiver,
        version=1,
        content=content,
        content_sha256=sha256_of(content),
        made_at=said.made_at,
        changed_at=said.made_at,
        basis_sha256=said.basis_sha256,
    )


def route_of(screened: Screened) -> Route | None:
    """The most urgent route something found is sent on; a question alone makes no referral."""
    if is_withdrawn(screened):
        return None
    found = {finding.route for finding in screened.shown if finding.result is Result.FOUND}
    return next((route for route in ROUTES_SENT if route in found), None)


def is_withdrawn(screened: Screened) -> bool:
    """Whether the source has taken the record back."""
    return screened.family.record.standing in TAKEN_BACK


def door_of(family: Family, receivers: Receivers) -> Receiver | None:
    """The front door of the children's home; None where the record does not say that it is the adult's home.

    One child elsewhere is enough to ask: two homes may mean two front doors.
    """
    homes = {_home_of(child, family) for child in family.children} or {family.children_in_household}
    if Answer.ABSENT in homes or Answer.PRESENT not in homes:
        return None
    return receivers.for_address(family.adult.address, family.adult.postcode)


def _home_of(child: Child, family: Family) -> Answer:
    """Whether the child lives with the adult; an unborn child does where it is the adult who is pregnant."""
    pregnant = family.known.get("adult.pregnant")
    return Answer.PRESENT if child.unborn and pregnant and pregnant.value == Answer.PRESENT else child.lives_here


def _shelves_of(screened: Screened) -> str:
    """A hash over the mapping and everything that was said: other rules or words that say the same are no news."""
    said = orjson.dumps(
        [
            screened.family.record.mapping_sha256,
            sorted(f"{item.rule} {item.rule_sha256} {item.result} {item.about}" for item in screened.findings),
            [[item.what, item.why] for item in screened.could_not_check],
        ]
    )
    return sha256_of(said)
