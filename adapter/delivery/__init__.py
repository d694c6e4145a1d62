"""Delivery: an approved envelope comes in, a receipt of what a channel knows goes out."""

from __future__ import annotations

from adapter.delivery.channels import CHANNELS, Channel
from adapter.delivery.envelope import Envelope, HandedOver, seal
from adapter.delivery.send import send

__all__ = ["CHANNELS", "Channel", "Envelope", "HandedOver", "seal", "send"]
