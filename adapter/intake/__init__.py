"""The way in: files and hook calls come in, source records with their received bytes go out.

A record that cannot be read is quarantined with its place and cause; the rest flow on.
"""

from __future__ import annotations

from adapter.intake.files import read_paths
from adapter.intake.hooks import (
    SERVICES,
    CannotCheck,
    HookCall,
    HookRefused,
    HookService,
    PrefetchKey,
    read_hook_call,
)
from adapter.intake.limits import Limits

__all__ = [
    "SERVICES",
    "CannotCheck",
    "HookCall",
    "HookRefused",
    "HookService",
    "Limits",
    "PrefetchKey",
    "read_hook_call",
    "read_paths",
]
