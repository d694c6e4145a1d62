"""A family out of what was seen: rows, answers and mentions come in, in any mixture, the family goes out."""

from __future__ import annotations

from typing import Any

from builders import extract, reading

from adapter.families import Family
from adapter.household import assemble
from adapter.records import AnswerSeen, Mention, PersonSeen


def of(*seen: AnswerSeen | PersonSeen | Mention, **more: Any) -> Family:
    """What the corridor makes of it; `more` goes to the extract, such as `who=adult(47)`."""
    mentions = [one for one in seen if isinstance(one, Mention)]
    return assemble(extract(*(one for one in seen if not isinstance(one, Mention)), **more), reading(*mentions))
