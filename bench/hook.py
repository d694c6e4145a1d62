"""The hook against a bare endpoint: rounds of load come in, medians and ratios go out."""

from __future__ import annotations

import contextlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench.bodies import large_call, small_call
from bench.load import Load, load_on

ROUNDS = 3
SECONDS = 2.0
START_SECONDS = 60.0
SERVICE = "/cds-services/think-family"


@dataclass(frozen=True)
class Target:
    """One thing that is timed."""

    name: str
    server: str
    path: str
    body: bytes


@dataclass
class Timed:
    """The rounds of one target."""

    rounds: list[Load]

    @property
    def per_second(self) -> float:
        """Median of the rounds."""
        return statistics.median(load.per_second for load in self.rounds)

    def percentile(self, share: float) -> float:
        """Median of the rounds, milliseconds."""
        return statistics.median(load.percentile(share) for load in self.rounds)

    @property
    def refused(self) -> int:
        """Answers other than 200, over all rounds."""
        return sum(load.refused for load in self.rounds)


def targets() -> tuple[Target, ...]:
    """What is timed, each with the yardstick that gets the same bytes."""
    small, large = small_call(), large_call()
    return (
        Target("bare endpoint, small call", "bare", "/card", small),
        Target("bare bytes, small call", "bare", "/bytes", small),
        Target("one rule, small call", "one-rule", SERVICE, small),
        Target("bare endpoint, 200 answers", "bare", "/card", large),
        Target("bare bytes, 200 answers", "bare", "/bytes", large),
        Target("whole pack, 200 answers", "all-rules", SERVICE, large),
    )


def time_hook() -> dict[str, Timed]:
    """Every target, in turns, so that a slow moment of the machine falls on all of them."""
    timed = {target.name: Timed([]) for target in targets()}
    with tempfile.TemporaryDirectory(prefix="thinkfamily-bench-") as folder, contextlib.ExitStack() as stack:
        names = sorted({target.server for target in targets()})
        ports = {name: stack.enter_context(_serving(name, Path(folder) / name)) for name in names}
        for target in targets():
            _must_answer(target, ports[target.server])
        for _ in range(ROUNDS):
            for target in targets():
                timed[target.name].rounds.append(load_on(ports[target.server], target.path, target.body, SECONDS))
    return timed


def _must_answer(target: Target, port: int) -> None:
    """One call before the clock starts: a service that gives no card would be fast for the wrong reason."""
    answer = httpx.post(
        f"http://127.0.0.1:{port}{target.path}",
        content=target.body,
        headers={"content-type": "application/json"},
        timeout=30,
    )
    if answer.status_code != 200 or not answer.json().get("cards"):
        raise SystemExit(f"{target.name}: expected one card, the answer was {answer.status_code}: {answer.text[:300]}")


@contextlib.contextmanager
def _serving(name: str, folder: Path) -> Iterator[int]:
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.servers", name, str(port), str(folder)])
    try:
        _wait_for(process, port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.2):
            return
        time.sleep(0.1)
    raise SystemExit("a server of the benchmark did not start; its own message stands above.")
