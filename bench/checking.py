"""Checking and mapping without a network: what is shipped comes in, CPU seconds and milliseconds go out."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import orjson

from adapter.mapping import Mappings, translate
from adapter.records import SourceRecord
from bench.bodies import form_lines

RUNS = 5
TIMES = 60
TENTH = 10


def time_check() -> float:
    """CPU seconds of one `thinkfamily check` over everything shipped, from start to end; the best of some runs."""
    command = [sys.executable, "-m", "adapter", "check"]
    kept = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=kept)  # as after the first start: compiled
    return min(_cpu_of(command) for _ in range(RUNS))


def _cpu_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def time_form(mappings: Mappings) -> tuple[float, float]:
    """CPU milliseconds of mapping a form of 200 answers, and of parsing its JSON, in turns; the best of many."""
    line = next(iter(form_lines(1)))
    record = SourceRecord("bench", line, "0" * 64, orjson.loads(line))
    rounds = [(_cpu(lambda: translate(record, mappings)), _cpu(lambda: orjson.loads(line))) for _ in range(TIMES)]
    return min(mapped for mapped, _ in rounds), min(parsed for _, parsed in rounds)


def _cpu(work: Callable[[], object]) -> float:
    """Milliseconds of one of ten."""
    started = time.process_time()
    for _ in range(TENTH):
        work()
    return 1000 * (time.process_time() - started) / TENTH
