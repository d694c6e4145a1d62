"""A pattern somebody wrote comes in, why the engine would refuse it goes out, without making it ready to search with.

Reading a pattern costs a quarter of compiling it. What only compiling would show is that it grows too large, so
a long one with counted repeats is compiled after all.
"""

from __future__ import annotations

import re

import re2

_COUNTED = re.compile(rb"\{([0-9]*)(?:,([0-9]*))?\}")
_PIECE = re.compile(rb"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|\{[0-9]*(?:,[0-9]*)?\}|[()]|[^\\\[(){]++|.", re.DOTALL)
"""What a count can stand behind, the brackets around it, and the count."""
_BYTES_EACH = 2 << 10
"""Of the engine's memory, more than what one character of a pattern takes, even a whole class of letters.

A sixth of its memory is for the program of a pattern, at sixteen bytes a step, and such a class takes ten steps.
"""


def refusal(pattern: bytes, options: re2.Options, abridged: bytes | None = None) -> str | None:
    """Why the engine would refuse a pattern with these options, in its own words; None where it would not.

    `abridged`: the pattern with a letter in place of what has been read before and is sound by itself.
    """
    read = pattern if abridged is None else abridged
    if _surely_fits(pattern, options.max_mem // _BYTES_EACH) and re2.Set.SearchSet(options)._set.Add(read) >= 0:
        return None
    made = re2._re2.RE2(pattern, options)
    return None if made.ok() else str(made.error(), "utf-8", "replace")


def _surely_fits(pattern: bytes, most: int) -> bool:
    """Whether a pattern is no longer than this without its counted repeats."""
    if b"{" not in pattern:
        return len(pattern) <= most
    of_one, of_brackets = 0, 1
    for count in _COUNTED.finditer(pattern):
        if pattern[count.start() - 1] in b")}":
            of_brackets *= _times(count.groups())
        else:  # of one character, or of a class of them, which `_BYTES_EACH` takes for one
            of_one += _times(count.groups())
    if (len(pattern) + of_one) * of_brackets <= most:  # even with all its bracketed counts inside each other
        return True
    return rb"\Q" not in pattern and _written_out(pattern) <= most


def _written_out(pattern: bytes) -> int:
    """How long a pattern would at most be without its counted repeats."""
    above: list[int] = []
    here = last = 0
    for piece in _PIECE.findall(pattern):
        count = _COUNTED.fullmatch(piece)
        if count:
            here += last * (_times(count.groups()) - 1)
            last *= _times(count.groups())
        elif piece == b"(":
            above.append(here)
            here = last = 0
        elif piece == b")" and above:
            last = here + 2
            here = above.pop() + last
        else:
            here += len(piece)
            last = len(piece) if piece[:1] in (b"[", b"\\") else 1
    return here + sum(above)


def _times(count: tuple[bytes | None, ...]) -> int:
    least, most = count
    return max(1, int(most or least or b"1"))
