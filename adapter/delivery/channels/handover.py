"""Handing over by a person: an envelope and what they say they did come in, the receipt of it goes out.

The page and the PDF are printed, read out, or sent from the practitioner's own secure mailbox; the
adapter cannot see that, so the receipt is the person's word: to whom, how, when and under which reference.
"""

from __future__ import annotations

from adapter.delivery.envelope import Envelope
from adapter.errors import Undeliverable
from adapter.referrals import Receipt


class Handover:
    """The channel every area has."""

    name = "handover"

    def deliver(self, envelope: Envelope) -> Receipt:
        """The receipt of what was handed over. Raises Undeliverable where nobody says to whom, or how."""
        told = envelope.handed_over
        if told is None or not told.to_whom.strip() or not told.how.strip():
            raise Undeliverable("Say to whom the referral was handed over, and how; a reference helps to chase it.")
        return Receipt(self.name, told.reference.strip(), told.at, envelope.approval.content_sha256)
