"""Shelves move from staging to live: two folders come in, one in the other's place goes out, or nothing changed.

The live folder is taken away and the new one put in its place by renaming, under a lock, with the former one kept
beside it. Somebody who reads in between sees a folder that is whole or is not there; a running service then stays
with what it has and looks again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapter.errors import RecordError

FORMER, COMING, LOCK = ".former", ".coming", ".lock"


def put_in_place(staging: Path, live: Path) -> None:
    """Copy `staging` beside `live` and let it take its place; the former one is kept as `<live>.former`.

    Raises RecordError where somebody else is at it.
    """
    with _alone(live):
        coming = _beside(live, COMING)
        _gone(coming)
        shutil.copytree(staging, coming)
        _swap(live, coming)


def put_back(live: Path) -> None:
    """Let the former shelf take its place again; what was live becomes the former. Raises RecordError without one."""
    former = _beside(live, FORMER)
    with _alone(live):
        if not former.is_dir():
            raise RecordError(str(former), "there is no former shelf to go back to.", "Nothing was done.")
        coming = _beside(live, COMING)
        _gone(coming)
        former.rename(coming)
        _swap(live, coming)


def _swap(live: Path, coming: Path) -> None:
    former = _beside(live, FORMER)
    _gone(former)
    if live.exists():
        live.rename(former)
    coming.rename(live)


@contextmanager
def _alone(live: Path) -> Iterator[None]:
    lock = _beside(live, LOCK)
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as cause:
        what = "somebody else is changing these shelves, or was stopped while they did."
        raise RecordError(
            str(lock), what, "Nothing was done. When nobody is, delete this file and try again."
        ) from cause
    except OSError as cause:
        raise RecordError(str(lock), f"cannot be written ({cause.strerror}).", "Check the rights.") from cause
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _beside(live: Path, ending: str) -> Path:
    whole = live.resolve()
    return whole.with_name(f"{whole.name}{ending}")


def _gone(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
