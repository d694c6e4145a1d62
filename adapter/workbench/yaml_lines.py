"""Words and pairs come in, the YAML a person would write goes out, as text with comments between."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.()/ '’-]*[A-Za-z0-9_)?.]|[A-Za-z]")
WORDS = {"yes", "no", "true", "false", "null", "on", "off", "y", "n", "none"}
WIDTH = 118


def scalar(text: str) -> str:
    """One word or sentence, in quotes where YAML would read it as something else."""
    if PLAIN.fullmatch(text) and text.casefold() not in WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow_list(items: Iterable[str]) -> str:
    """`[one, two]`."""
    return "[" + ", ".join(_in_flow(item) for item in items) + "]"


def flow_map(pairs: Mapping[str, str]) -> str:
    """`{one: two}`."""
    return "{" + ", ".join(f"{_in_flow(key)}: {_in_flow(value)}" for key, value in pairs.items()) + "}"


def _in_flow(text: str) -> str:
    """Inside brackets a comma or bracket would end the word."""
    written = scalar(text)
    return written if written.startswith('"') or not re.search(r"[,\[\]{}?]", written) else json.dumps(text)


def comment(text: str, indent: int = 0) -> str:
    """One comment, on one line whatever stands in it."""
    return f"{' ' * indent}# {' '.join(text.split())}"


def noted(line: str, note: str) -> list[str]:
    """A line with its note behind it, or above it where that would be too long."""
    if len(line) + len(note) + 4 <= WIDTH:
        return [f"{line}  # {note}"]
    return [comment(note, len(line) - len(line.lstrip())), line]
