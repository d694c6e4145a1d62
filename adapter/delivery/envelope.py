"""What is put into the post: content and its approval come in, an envelope that cannot hold other bytes goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adapter.errors import NotAllowed
from adapter.records import sha256_of
from adapter.referrals import Approval


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a person says of a hand-over they made themselves."""

    to_whom: str
    how: str
    reference: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Envelope:
    """Approved bytes on their way; made by `seal` only."""

    referral_id: str
    receiver: str
    content: bytes
    approval: Approval
    handed_over: HandedOver | None = None


def seal(
    referral_id: str, receiver: str, content: bytes, approval: Approval | None, handed_over: HandedOver | None = None
) -> Envelope:
    """The envelope of exactly the bytes a named person approved.

    Raises NotAllowed where nobody approved them, or somebody approved another referral or other bytes.
    """
    if approval is None:
        raise NotAllowed("Nobody has approved this referral, so it stays here.")
    if approval.referral_id != referral_id or approval.content_sha256 != sha256_of(content):
        raise NotAllowed("These are not the bytes that were approved, so they stay here. Approve them first.")
    if not approval.approved_by.strip():
        raise NotAllowed("The approval names nobody, so the referral stays here.")
    return Envelope(referral_id, receiver, content, approval, handed_over)
