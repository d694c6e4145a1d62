"""Screening without a network: lines of JSON come in, records a second go out."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from adapter.intake.files import read_paths
from adapter.intake.limits import Limits
from adapter.records import SourceRecord
from adapter.screening import Shelves, judged, load_shelves, screen
from adapter.settings import shelf
from bench.bodies import family_lines, form_lines

LIMITS = Limits(max_bytes=20_000_000, max_depth=100)
COPIES = 300
ROUNDS = 3
TIMES = 40


@dataclass(frozen=True)
class Screening:
    """Records a second of the whole corridor, and of parsing alone, on the same lines."""

    screened: float
    parsed: float
    bytes_each: int


def load() -> Shelves:
    """The shipped shelves."""
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def time_families(shelves: Shelves) -> Screening:
    """The shipped families, over and over."""
    return _time(list(family_lines(COPIES)), shelves)


def time_forms(shelves: Shelves) -> Screening:
    """Forms of 200 answers."""
    return _time(list(form_lines(COPIES // 3)), shelves)


def time_rules(shelves: Shelves) -> float:
    """CPU milliseconds of the whole library of rules on one family, over the shipped families."""
    families = [screen(record, shelves).family for record in _records(list(family_lines(COPIES // 12)))]
    return 1000 * _best(lambda: [judged(family, shelves.rules) for family in families], TIMES) / len(families)


def _time(lines: list[bytes], shelves: Shelves) -> Screening:
    screened = _best(lambda: [len(screen(record, shelves).findings) for record in _records(lines)])
    parsed = _best(lambda: [orjson.loads(line) for line in lines])
    return Screening(len(lines) / screened, len(lines) / parsed, sum(map(len, lines)) // len(lines))


def _records(lines: list[bytes]) -> Iterator[SourceRecord]:
    with tempfile.TemporaryDirectory(prefix="thinkfamily-bench-") as folder:
        file = Path(folder) / "records.ndjson"
        file.write_bytes(b"\n".join(lines))
        for record in read_paths([file], LIMITS):
            if not isinstance(record, SourceRecord):
                raise SystemExit(f"a record of the benchmark was held: {record}")
            yield record


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor seconds of the fastest of the rounds: what else the machine does counts little."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
