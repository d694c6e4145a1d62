"""The post room: a sealed envelope and the name of a channel come in, its receipt goes out."""

from __future__ import annotations

from adapter.delivery.channels import CHANNELS
from adapter.delivery.envelope import Envelope
from adapter.errors import Undeliverable
from adapter.referrals import Receipt


def send(envelope: Envelope, channel: str) -> Receipt:
    """Deliver by a channel.

    Raises Undeliverable where there is no such channel or it will not take the envelope, TryLater
    where the other side is busy. A receipt for other bytes than the approved ones is not believed.
    """
    if channel not in CHANNELS:
        raise Undeliverable(f"There is no channel '{channel}' here; hand the referral over yourself.")
    receipt = CHANNELS[channel].deliver(envelope)
    if receipt.content_sha256 != envelope.approval.content_sha256:
        raise Undeliverable("The channel answered for other bytes than the approved ones. Ring the front door.")
    return receipt
