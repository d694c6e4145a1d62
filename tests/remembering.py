"""Folders whose files did not change: what loads one comes in, the same that loads the same files once goes out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
Files = tuple[str, tuple[tuple[str, bytes], ...]]


def by_content(load: Callable[[Path], T]) -> Callable[[Path], T]:
    """Load each content once: the folder's name (faults show it), its files' names and every byte of them.

    What raises is loaded again each time. The tests of loading itself take the function from its own module.
    """
    kept: dict[Files, T] = {}

    @wraps(load)
    def remembered(folder: Path) -> T:
        try:
            files = _files(folder)
        except OSError:
            return load(folder)
        if files not in kept:
            kept[files] = load(folder)
        return kept[files]

    return remembered


def _files(folder: Path) -> Files:
    return folder.name, tuple((path.name, path.read_bytes()) for path in sorted(folder.glob("*.yaml")))
