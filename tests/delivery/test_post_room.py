"""Promise 1 at the last door: only approved bytes can be put in an envelope, and only envelopes are delivered."""

from __future__ import annotations

from importlib import import_module

import pytest
from casebook import AGREED, NOON

from adapter.delivery import CHANNELS, Envelope, HandedOver, seal, send
from adapter.errors import NotAllowed, Undeliverable
from adapter.records import sha256_of
from adapter.referrals import Approval, Receipt

CONTENT = b"{}"
APPROVAL = Approval("ref-1", sha256_of(CONTENT), "r.okafor", NOON, AGREED)
TOLD = HandedOver("duty worker", "by phone", " FD-1 ", NOON)


def _sealed(told: HandedOver | None = TOLD) -> Envelope:
    return seal("ref-1", "exampleshire", CONTENT, APPROVAL, told)


@pytest.mark.parametrize(
    ("approval", "content", "says"),
    [
        (None, CONTENT, "Nobody has approved"),
        (APPROVAL, b"{ }", "not the bytes that were approved"),
        (Approval("ref-2", sha256_of(CONTENT), "r.okafor", NOON, AGREED), CONTENT, "not the bytes"),
        (Approval("ref-1", sha256_of(CONTENT), " ", NOON, AGREED), CONTENT, "names nobody"),
    ],
)
def test_nothing_else_fits_in_an_envelope(approval: Approval | None, content: bytes, says: str) -> None:
    with pytest.raises(NotAllowed, match=says):
        seal("ref-1", "exampleshire", content, approval)


def test_a_hand_over_is_what_a_person_says_they_did() -> None:
    receipt = send(_sealed(), "handover")
    assert (receipt.channel, receipt.reference, receipt.delivered_at) == ("handover", "FD-1", NOON)
    assert receipt.content_sha256 == APPROVAL.content_sha256


@pytest.mark.parametrize("told", [None, HandedOver(" ", "by phone", "", NOON), HandedOver("duty worker", "", "", NOON)])
def test_a_hand_over_nobody_vouches_for_is_not_a_delivery(told: HandedOver | None) -> None:
    with pytest.raises(Undeliverable, match="to whom"):
        send(_sealed(told), "handover")


def test_an_unknown_channel_names_what_to_do() -> None:
    with pytest.raises(Undeliverable, match="hand the referral over yourself"):
        send(_sealed(), "pigeon")


class _Mistaken:
    """A channel that answers for bytes nobody approved."""

    name = "mistaken"

    def deliver(self, envelope: Envelope) -> Receipt:
        return Receipt(self.name, "FD-2", NOON, sha256_of(b"other bytes"))


def test_a_receipt_for_other_bytes_than_the_approved_ones_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("adapter.delivery.send"), "CHANNELS", {"mistaken": _Mistaken()})
    with pytest.raises(Undeliverable, match="other bytes than the approved ones"):
        send(_sealed(), "mistaken")


@pytest.mark.parametrize("name", CHANNELS)
def test_every_channel_answers_for_the_bytes_it_was_given(name: str) -> None:
    assert CHANNELS[name].name == name
    assert send(_sealed(), name).content_sha256 == sha256_of(CONTENT)
