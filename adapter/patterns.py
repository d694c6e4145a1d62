"""A pattern somebody wrote comes in, why the engine would refuse it goes out, without making it ready to search with.

Reading a pattern costs a quarter of compiling it. What only compiling would show is that it grows too large, so
a long one with counted repeats is compiled after all.
"""

from __future__ import annotations

import re
from math import prod

import re2

_COUNTED = re.compile(rb"\{([0-9]*)(?:,([0-9]*))?\}")
_BYTES_EACH = 2 << 10
"""Of the engine's memory, more than what one character of a pattern takes, even a whole class of letters.

A sixth of its memory is for the program of a pattern, at sixteen bytes a step, and such a class takes ten steps.
"""


def refusal(pattern: bytes, options: re2.Options) -> str | None:
    """Why the engine would refuse a pattern with these options, in its own words; None where it would not."""
    surely_fits = _written_out(pattern) <= options.max_mem // _BYTES_EACH
    if surely_fits and re2.Set.SearchSet(options)._set.Add(pattern) >= 0:
        return None
    made = re2._re2.RE2(pattern, options)
    return None if made.ok() else str(made.error(), "utf-8", "replace")


def _written_out(pattern: bytes) -> int:
    """How long a pattern would at most be without its counted repeats."""
    counts = _COUNTED.findall(pattern) if b"{" in pattern else ()
    return len(pattern) * prod(int(most or least or b"1") or 1 for least, most in counts)
