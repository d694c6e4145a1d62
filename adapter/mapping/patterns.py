"""A pattern an integrator wrote comes in, a compiled one that always ends in linear time goes out."""

from __future__ import annotations

from collections.abc import Sequence

import re2

_OPTIONS = re2.Options()
_OPTIONS.case_sensitive = False
_OPTIONS.log_errors = False


def pattern_fault(pattern: str) -> str | None:
    """Why a pattern cannot be used, or None."""
    try:
        re2.compile(pattern, _OPTIONS)
    except re2.error as cause:
        return f"this is not an RE2 pattern ({cause}); look-around and back-references do not exist there."
    return None


def united(patterns: Sequence[str], whole_words: bool = True) -> re2._Regexp | None:
    """One pattern that finds any of them, case left aside; None when there are none."""
    if not patterns:
        return None
    either = "(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")"
    return re2.compile(rf"\b{either}\b" if whole_words else either, _OPTIONS)
