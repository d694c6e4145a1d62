"""The pieces every block of a mapping is written with: parsed YAML comes in, paths, texts and leaves go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BeforeValidator

from adapter.documents import Loc, Strict


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Paths = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])]
"""One path, or several of which the first that finds something counts."""


class PathText(Strict):
    """Free text worth reading."""

    path: str
    question: str | None = None
    question_at: str | None = None
    """Where the question stands, seen from the same place as the path."""
    current_only: bool = False
    """Read only where the resource is so today: a closed entry's title would read as if it were."""


class Leave(Strict):
    """Something seen, and left behind on purpose."""

    path: Paths
    why: str


Faults = Iterator[tuple[Loc, str]]


NOT_PATHS = ("formats", "standings")
"""What a record's block holds beside paths."""


def paths_in(model: Strict | None, loc: Loc, skip: Iterable[str] = ()) -> Iterator[tuple[str, Loc]]:
    """Every path a block of paths holds."""
    for name, value in () if model is None else model:
        if name in skip or value is None:
            continue
        for index, path in enumerate((value,) if isinstance(value, str) else value):
            yield path, (*loc, name) if isinstance(value, str) else (*loc, name, index)
