"""The load: a port, a path and a body come in, requests a second and the spread of waiting times go out.

A protocol of its own on asyncio (uvloop where there is one): one request in flight on each of 16 kept-alive
connections, answers cut off by Content-Length and not parsed, so that the client is not what is measured.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import cast

CONNECTIONS = 16
PATIENCE_SECONDS = 30.0
"""How long after the end an answer may still come; then the run is given up, with a TimeoutError."""


@dataclass
class Load:
    """What one run of load saw; times in seconds."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    """Answers other than 200."""

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.waits) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """The waiting time that `share` of the answers stayed within, in milliseconds."""
        waits = sorted(self.waits)
        return 1000 * waits[min(len(waits) - 1, int(share * len(waits)))] if waits else 0.0


class _Caller(asyncio.Protocol):
    def __init__(self, request: bytes, load: Load, until: float, done: asyncio.Future[None]) -> None:
        self.request, self.load, self.until, self.done = request, load, until, done
        self.received, self.sent_at = bytearray(), 0.0
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self._send()

    def data_received(self, data: bytes) -> None:
        self.received += data
        head = self.received.find(b"\r\n\r\n")
        if head < 0 or len(self.received) < head + 4 + self._length(head):
            return
        now = time.perf_counter()
        self.load.waits.append(now - self.sent_at)
        self.load.refused += not self.received.startswith(b"HTTP/1.1 200")
        self.received.clear()
        if now < self.until:
            self._send()
        else:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)

    def _send(self) -> None:
        self.sent_at = time.perf_counter()
        self.transport.write(self.request)

    def _length(self, head: int) -> int:
        start = self.received.lower().find(b"content-length:", 0, head)
        return int(self.received[start + 15 : self.received.find(b"\r\n", start)]) if start >= 0 else 0


async def _run(port: int, request: bytes, seconds: float) -> Load:
    loop, load = asyncio.get_running_loop(), Load()
    started = time.perf_counter()
    ends = [loop.create_future() for _ in range(CONNECTIONS)]
    for end in ends:
        await loop.create_connection(
            lambda end=end: _Caller(request, load, started + seconds, end),  # type: ignore[misc]
            "127.0.0.1",
            port,
        )
    await asyncio.wait_for(asyncio.gather(*ends), seconds + PATIENCE_SECONDS)
    load.seconds = time.perf_counter() - started
    return load


def load_on(port: int, path: str, body: bytes, seconds: float) -> Load:
    """Hold 16 connections busy for some seconds."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    try:
        import uvloop
    except ImportError:
        return asyncio.run(_run(port, head.encode() + body, seconds))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_run(port, head.encode() + body, seconds))
