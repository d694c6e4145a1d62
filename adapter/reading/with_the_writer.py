"""With the writer: a child and the words around it come in; whether it is told of in one breath with `I` goes out."""

from __future__ import annotations

import re

from adapter.reading.drafts import Draft, Line

_ME_AND = re.compile(rb"\b(?:me|myself|i|us) (?:and|&|n|plus) (?:(?:my|our|the) )?(?:[a-z0-9-]+ ){0,4}$")
_AND_ME = re.compile(rb",? ?(?:\(?\d{1,2}\)?,? )?(?:and|&|n) (?:me|i|myself)\b")


def is_with_the_writer(line: Line, child: Draft) -> bool:
    """`Me and my kids are staying with my mum`, `my son and I live with his nan`: wherever it is, they are together."""
    if child.line is not line:
        return False
    end = child.end - line.sentence.start
    return _ME_AND.search(line.folded, 0, child.at) is not None or _AND_ME.match(line.folded, end) is not None
