"""The shelves: two folders come in, everything integrators and safeguarding leads write goes out, or every fault."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from adapter import detection, mapping, reading
from adapter.detection import Rules
from adapter.errors import DocumentError, Fault
from adapter.mapping import Mappings
from adapter.places import shelf
from adapter.reading import Lexicon
from adapter.receivers import Receivers, load_receivers

T = TypeVar("T")
Read = Callable[[Path], T]


@dataclass(frozen=True, slots=True)
class Shelves:
    """Everything integrators and safeguarding leads write, loaded and checked once."""

    mappings: Mappings
    lexicon: Lexicon
    rules: Rules
    receivers: Receivers


@dataclass(frozen=True, slots=True)
class Checked:
    """The same without the lexicon, whose lists have no fault and were not made ready to read with."""

    mappings: Mappings
    rules: Rules
    receivers: Receivers


def load_shelves(mappings: Path, rules: Path, today: date | None = None) -> Shelves:
    """Load both shelves: `mappings` is the folder with `sources`, `narrative`, `codes` and `receivers`;
    `rules` the folder of one nation. With a `today`, lists of codes must not have been checked after it.

    Raises DocumentError with the faults of every file at once.
    """
    return Shelves(*_loaded(mappings, rules, today, reading.load_lexicon))


def check_shelves(mappings: Path, rules: Path, today: date | None = None) -> Checked:
    """The same faults in a third of the time, for whoever reads no free text. Raises DocumentError with them."""
    sources, _, library, receivers = _loaded(mappings, rules, today, reading.checked_lists)
    return Checked(sources, library, receivers)


def lexicon_in(mappings: Path) -> Path:
    """The folder of the lexicon among the mappings."""
    return mappings / "narrative" / "en-GB"


def _loaded(mappings: Path, rules: Path, today: date | None, words: Read[T]) -> tuple[Mappings, T, Rules, Receivers]:
    faults: list[Fault] = []
    with _all_kept():
        sources = _load(lambda folder: mapping.load_mappings(folder, today), mappings, faults)
        lexicon = _load(words, lexicon_in(mappings), faults)
        library = _load(lambda folder: detection.load_rules(folder, shelf("rules")), rules, faults)
        receivers = _load(load_receivers, mappings / "receivers", faults)
    if sources is None or lexicon is None or library is None or receivers is None:
        raise DocumentError(faults)
    return sources, lexicon, library, receivers


@contextmanager
def _all_kept() -> Iterator[None]:
    """What is loaded stays: looking through it again and again for what could be freed costs a tenth of loading."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _load(load: Read[T], folder: Path, faults: list[Fault]) -> T | None:
    try:
        return load(folder)
    except DocumentError as error:
        faults.extend(error.faults)
        return None
