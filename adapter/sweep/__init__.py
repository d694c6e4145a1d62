"""A whole caseload: records come in one after another, their JSON lines go out in the same order.

Several processes share the work; each loads the shelves once. At most `IN_FLIGHT` batches a
worker are under way, so memory does not grow with the input.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import orjson

from adapter.announcements import has_arrived
from adapter.contract import held_json, screened_json
from adapter.mapping.alarm.tally import noted
from adapter.records import Quarantined, SourceRecord
from adapter.screening import Shelves, load_shelves, screen_or_hold
from adapter.sweep.pairing import Swept, all_paired, names_of, paired

__all__ = ["Swept", "all_paired", "paired", "screen_to_line", "sweep"]

BATCH = 64
IN_FLIGHT = 4
Item = SourceRecord | Quarantined


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
    quiet = orjson.dumps(screened_json(has_arrived(outcome))) if outcome.family.record.summary else None
    return Swept(orjson.dumps(screened_json(outcome)), None, noted(outcome), names_of(outcome), quiet)


_shelves: Shelves | None = None


def _load(mappings: Path, rules: Path) -> None:
    global _shelves
    _shelves = load_shelves(mappings, rules)


def _screen_batch(batch: list[Item]) -> list[Swept]:
    if _shelves is None:
        raise RuntimeError("a sweep worker was asked to screen before it loaded its shelves")
    return [screen_to_line(item, _shelves) for item in batch]
