"""The ways out: an envelope comes in, a receipt goes out; one file and one line here for each channel."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from adapter.delivery.channels.handover import Handover
from adapter.delivery.envelope import Envelope
from adapter.referrals import Receipt


class Channel(Protocol):
    """One way to a front door.

    `deliver` raises TryLater where the same envelope may succeed later, and Undeliverable where a
    person has to choose another way. Sending the same envelope twice is one delivery.
    """

    name: str

    def deliver(self, envelope: Envelope) -> Receipt:
        """Bring the envelope to the receiver and say what is known of it."""


CHANNELS: Mapping[str, Channel] = MappingProxyType({channel.name: channel for channel in (Handover(),)})
