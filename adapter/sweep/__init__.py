"""A whole caseload: records come in one after another, their JSON lines go out in the same order.

Several processes share the work; each loads the shelves once. At most `IN_FLIGHT` batches a
worker are under way, so memory does not grow with the input.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import orjson

from adapter.contract import held_json, screened_json
from adapter.mapping.alarm.tally import Noted, noted
from adapter.records import Quarantined, SourceRecord
from adapter.screening import Shelves, load_shelves, screen_or_hold

BATCH = 64
IN_FLIGHT = 4
Item = SourceRecord | Quarantined


@dataclass(frozen=True, slots=True)
class Swept:
    """One record's JSON line, and the record itself where it was held because nobody could look."""

    line: bytes
    held: Quarantined | None = None
    noted: Noted | None = None
    """What it showed of its form, for the batch's alarm."""


def sweep(items: Iterable[Item], mappings: Path, rules: Path, workers: int) -> Iterator[Swept]:
    """Screen many records on `workers` processes, in order.

    Raises DocumentError before the first record when a shelf has a fault.
    """
    load_shelves(mappings, rules)
    feed = iter(items)
    with ProcessPoolExecutor(workers, get_context("spawn"), _load, (mappings, rules)) as pool:
        under_way: deque[Future[list[Swept]]] = deque()
        for batch in iter(lambda: list(islice(feed, BATCH)), []):
            under_way.append(pool.submit(_screen_batch, batch))
            if len(under_way) >= workers * IN_FLIGHT:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def screen_to_line(item: Item, shelves: Shelves) -> Swept:
    """One record as its JSON line; one that cannot be read is held, with the place and the cause."""
    outcome = screen_or_hold(item, shelves)
    if isinstance(outcome, Quarantined):
        return Swept(orjson.dumps(held_json(outcome)), outcome)
    return Swept(orjson.dumps(screened_json(outcome)), noted=noted(outcome))


_shelves: Shelves | None = None


def _load(mappings: Path, rules: Path) -> None:
    global _shelves
    _shelves = load_shelves(mappings, rules)


def _screen_batch(batch: list[Item]) -> list[Swept]:
    if _shelves is None:
        raise RuntimeError("a sweep worker was asked to screen before it loaded its shelves")
    return [screen_to_line(item, _shelves) for item in batch]
