"""The worker a child already has: what was read comes in, the name goes out where the record gives one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from adapter.records import Mention
from adapter.words import Sign

NAME = r"[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+){0,2}"
POST = r"(?:social worker|family support worker|family help worker|lead practitioner|allocated worker|caseworker)"
NAMED = (
    re.compile(rf"\b(?i:{POST})(?: is|:|,| called| named)? ({NAME})"),
    re.compile(rf"\b({NAME})(?:,| is)? (?:the |her |his |their |a )?(?:children's |allocated |new )?(?i:{POST})\b"),
)


def named_worker(mentions: Iterable[Mention]) -> str:
    """`Obinna Eze`, from the sentences that tell of work by children's services; empty where none is named."""
    known = [one.evidence.quote for one in mentions if one.sign is Sign.KNOWN_TO_CHILDRENS_SERVICES]
    names = (found[1] for quote in known for pattern in NAMED if (found := pattern.search(quote)))
    return next(names, "")
