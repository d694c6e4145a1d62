"""The shelves a service works with: two folders come in, the newest shelves without a fault go out.

Whoever serves reads `current` once for a request. `look` is called every few seconds and on SIGHUP: files that
changed and stand still are loaded beside the ones in use, and take their place in one step once the audit row
is written. Files with a fault change nothing but `refused`. To roll back, put the files back.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from adapter.audit import AuditEvent
from adapter.errors import CRASHES, AdapterError, DocumentError, Fault
from adapter.screening import Shelves, load_shelves

log = logging.getLogger("adapter.reloading")

READ = (".yaml", ".yml")
NOT_LOADED = "examples"
ATTEMPTS = 5
SHORT = 12
Detail = Mapping[str, str | int | None]
Stamp = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Hashes over the names and bytes of the files of each shelf."""

    mappings: str
    rules: str

    @property
    def short(self) -> str:
        """Enough of one hash over both to tell two versions apart."""
        return hashlib.sha256(f"{self.mappings} {self.rules}".encode()).hexdigest()[:SHORT]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Shelves in use: what was loaded from which bytes, and when."""

    shelves: Shelves
    version: Version
    at: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """Files that could not take the place of the ones in use, and everything wrong with them."""

    faults: tuple[Fault, ...]
    version: Version
    at: datetime


class LiveShelves:
    """The shelves of one process. Each process looks for itself; nothing is shared but the files."""

    def __init__(self, loaded: Loaded, folders: tuple[Path, Path] | None, now: Callable[[], datetime]) -> None:
        self.current = loaded
        self.refused: Refused | None = None
        self._folders, self._now = folders, now
        self._write: Callable[[AuditEvent], None] = lambda event: None
        self._changed: Callable[[Loaded], None] = lambda loaded: None
        self._judged = self._seen = _stamp(folders) if folders else ()
        self._turn = threading.Lock()

    @classmethod
    def open(cls, folders: tuple[Path, Path], now: Callable[[], datetime]) -> LiveShelves:
        """Load the folders of mappings and of one nation's rules. Raises DocumentError with every fault."""
        for _ in range(ATTEMPTS):
            before = _version(folders)
            shelves = load_shelves(*folders)
            if before == _version(folders):
                return cls(Loaded(shelves, before, now()), folders, now)
        raise DocumentError(
            [Fault(str(folders[0]), "the files change while they are read; start when they are still.")]
        )

    @classmethod
    def still(cls, shelves: Shelves, now: Callable[[], datetime]) -> LiveShelves:
        """Shelves that never change."""
        return cls(Loaded(shelves, Version("", shelves.rules.sha256), now()), None, now)

    def tell(self, write: Callable[[AuditEvent], None], changed: Callable[[Loaded], None]) -> None:
        """Who writes the audit row of a change, and who is told after it."""
        self._write, self._changed = write, changed

    def look(self, at_once: bool = False) -> None:
        """Take in what changed, if it stands still since the last look or somebody says `at_once`."""
        if self._folders is None or not self._turn.acquire(blocking=False):
            return
        try:
            stamp = _stamp(self._folders)
            still = stamp == self._seen or at_once
            self._seen = stamp
            if stamp != self._judged and still and self._judge(self._folders, stamp):
                self._judged = stamp
        finally:
            self._turn.release()

    def _judge(self, folders: tuple[Path, Path], stamp: Stamp) -> bool:
        """Whether these files are settled: in use now, or refused. Otherwise the next look tries again."""
        version = _version(folders)
        if version == self.current.version:
            self.refused = None
            log.warning("the files of the shelves are again those in use, %s", version.short)
            return True
        try:
            shelves = load_shelves(*folders)
        except DocumentError as error:
            faults = error.faults
        except (OSError, *CRASHES) as error:
            faults = (_crashed(error),)
        else:
            return self._take(Loaded(shelves, version, self._now())) if _stamp(folders) == stamp else False
        return self._refuse(Refused(faults, version, self._now())) if _stamp(folders) == stamp else False

    def _take(self, loaded: Loaded) -> bool:
        before, after = self.current.version, loaded.version
        detail: Detail = {"from": before.short, "to": after.short, "mappings": after.mappings, "rules": after.rules}
        try:
            self._note("shelves-changed", loaded.at, detail)
        except (AdapterError, SQLAlchemyError, OSError) as error:
            what = f"the change could not be written to the audit chain ({type(error).__name__}), so it was not made."
            self._say(Refused((Fault("shelves", what),), after, loaded.at))
            return False
        self.current = loaded
        self.refused = None
        log.warning("the shelves were changed from %s to %s", before.short, after.short)
        self._changed(loaded)
        return True

    def _refuse(self, refused: Refused) -> bool:
        self._say(refused)
        detail: Detail = {
            "refused": refused.version.short,
            "faults": len(refused.faults),
            "first": refused.faults[0].where,
        }
        try:
            self._note("shelves-refused", refused.at, detail)
        except (AdapterError, SQLAlchemyError, OSError) as error:
            log.error("the refusal could not be written to the audit chain: %s", type(error).__name__)
        return True

    def _note(self, action: str, at: datetime, detail: Detail) -> None:
        self._write(AuditEvent("service", action, "shelves", at, {**detail, "process": os.getpid()}))

    def _say(self, refused: Refused) -> None:
        self.refused = refused
        log.error("the changed shelves are not used, %s stay in use:", self.current.version.short)
        for fault in refused.faults:
            log.error("%s", fault)


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """The files of a shelf that are loaded, by name; one that goes away meanwhile is as if it had never been there."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != NOT_LOADED and not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.endswith(READ) and not name.startswith(".") and (known := _status(path)):
                yield path, known


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _stamp(folders: tuple[Path, Path]) -> Stamp:
    """What shows at a glance that a file changed."""
    files = [found for folder in folders for found in _files(folder)]
    return tuple((path, known.st_size, known.st_mtime_ns, known.st_ino) for path, known in files)


def _version(folders: tuple[Path, Path]) -> Version:
    return Version(*(_hash_of(folder) for folder in folders))


def _hash_of(folder: Path) -> str:
    whole = hashlib.sha256()
    for path, _ in _files(folder):
        try:
            content = Path(path).read_bytes()
        except OSError:
            continue
        whole.update(f"{os.path.relpath(path, folder)} {hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()


def _crashed(error: Exception) -> Fault:
    """A fault of ours in reading a shelf: where in the code, never its text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
    return Fault("shelves", f"this service failed while it read them ({place}); send this sentence to the maintainers.")
