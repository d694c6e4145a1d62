"""Only offered: a service for a family in a line comes in; whether somebody only spoke of it goes out.

`I explained what a family support worker does` and `early help offered` tell of no worker who knows the children.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import Line
from adapter.reading.of_workers import OfWorkers
from adapter.reading.scan import Hit
from adapter.words import Sign

_THEIRS = re.compile(rb"\b(?:her|his|their|the|my|our|named|allocated|own|current|[a-z]+'s) $")


def is_only_offered(line: Line, hit: Hit) -> bool:
    """Whether a service that may be offered was offered, explained, asked about or agreed to, and works not yet."""
    if hit.entry.sign is not Sign.KNOWN_TO_CHILDRENS_SERVICES:
        return False
    service = line.turn(OfWorkers.MAY_BE_OFFERED).search(line.folded[hit.start : hit.end])
    if not service or line.turn(OfWorkers.WORKS_ALREADY).search(line.folded):
        return False
    start, end = hit.start + service.start(), hit.start + service.end()
    before = line.folded[:start]
    if _THEIRS.search(before):
        return False
    offers = line.turn(OfWorkers.OFFERS_IT).search(before)
    return bool(offers or line.turn(OfWorkers.IS_OFFERED).search(line.folded[end:]))
