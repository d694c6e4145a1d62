"""How much one record may weigh: a parsed tree comes in, whether it is within the limits goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a single record may hold; the defaults are those of `settings.py`."""

    max_bytes: int = 20_000_000
    max_depth: int = 100


def deeper_than(tree: Any, depth: int) -> bool:
    """Whether objects and lists are nested more than `depth` deep; walked level by level, never recursively."""
    level = [tree] if isinstance(tree, dict | list) else []
    seen = 0
    while level:
        seen += 1
        if seen > depth:
            return True
        level = [
            inner
            for node in level
            for inner in (node.values() if type(node) is dict else node)
            if type(inner) is dict or type(inner) is list
        ]
    return False
