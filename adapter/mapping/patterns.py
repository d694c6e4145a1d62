"""A pattern an integrator wrote comes in, a compiled one that always ends in linear time goes out."""

from __future__ import annotations

from collections.abc import Sequence

import re2

from adapter.patterns import refusal

_OPTIONS = re2.Options()
_OPTIONS.case_sensitive = False
_OPTIONS.log_errors = False


def pattern_fault(pattern: str) -> str | None:
    """Why a pattern cannot be used, or None."""
    cause = refusal(pattern.encode(), _OPTIONS)
    if cause is None:
        return None
    return f"this is not an RE2 pattern ({cause}); look-around and back-references do not exist there."


def united(patterns: Sequence[str], whole_words: bool = True) -> re2._Regexp | None:
    """One pattern that finds any of them, case left aside; None when there are none."""
    if not patterns:
        return None
    either = "(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")"
    return re2.compile(rf"\b{either}\b" if whole_words else either, _OPTIONS)
