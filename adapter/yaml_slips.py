"""What the YAML reader stumbled over comes in, the line to look at and what to write instead goes out."""

from __future__ import annotations

import yaml

INDENT = "the line does not stand under those it belongs to; give it the same number of blanks."
QUOTE = 'a value may not begin with this sign; put "quotes" round the value.'
SLIPS = (
    ("expected ':'", "a key and its value are parted by a colon and a blank; write `key: value`."),
    ("tab", "a tab stands here; indent with blanks."),
    ("'\\t'", "a tab stands here; indent with blanks."),
    ("mapping values are not allowed", 'a colon in a value, or a line too far right; put "quotes" round the value.'),
    (
        "expected ',' or",
        'a bracket is not closed, or a word in it holds a sign of YAML; put "quotes" round that word.',
    ),
    ("expected <block end>", INDENT),
    ("expected key", INDENT),
    ("'-' indicator", INDENT),
    ("end of stream", "quotation marks that are opened here are not closed; close them."),
    ("cannot start any token", QUOTE),
    ("alphabetic or numeric", QUOTE),
    ("undefined alias", QUOTE),
)
"""Part of what the reader says → the same for somebody who has never heard of a token."""


def plainly(cause: yaml.MarkedYAMLError) -> tuple[int, str]:
    """(line, sentence); the line where the slip begins, for the reader notices some only on the next."""
    problem = cause.problem or "it cannot be read"
    began = cause.context_mark if "expected ':'" in problem or "end of stream" in problem else None
    mark = began or cause.problem_mark
    found = next(
        (plain for part, plain in SLIPS if part in problem), f"{problem}; look at this line and the one before."
    )
    return (mark.line + 1 if mark else 1), f"this is not YAML: {found}"
