"""Audit of many hook calls at once: events that wait together come in, one transaction goes out.

No card leaves before its row is committed. While one transaction is being written, the calls that
arrive meanwhile gather for the next; so sixteen connections cost few commits and none waits for long.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from adapter.audit import AuditEvent
from adapter.casework.cases import Shown
from adapter.errors import AdapterError

Write = Callable[[Sequence[AuditEvent], Sequence[Shown]], None]


class AuditFailed(AdapterError):
    """The audit row could not be written: no audit, no action."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    event: AuditEvent
    cards: tuple[Shown, ...]
    written: asyncio.Future[None]


class GroupCommit:
    """Writes what waits, one transaction at a time, on a thread of its own."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._waiting: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "audit")

    async def record(self, event: AuditEvent, cards: tuple[Shown, ...] = ()) -> None:
        """Return when the event is committed. Raises AuditFailed when it is not."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(event, cards, written))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())
        await written

    def close(self) -> None:
        """Let the last transaction finish."""
        self._thread.shutdown(wait=True)

    async def _drain(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await self._commit(batch)
            finally:
                _tell_the_rest(batch)

    async def _commit(self, batch: list[_Waiting]) -> None:
        events = [item.event for item in batch]
        cards = [card for item in batch for card in item.cards]
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._thread, self._write, events, cards)
        except (AdapterError, SQLAlchemyError, OSError):
            return
        for item in batch:
            if not item.written.done():
                item.written.set_result(None)


def _tell_the_rest(batch: list[_Waiting]) -> None:
    """Whatever stopped the writer, nobody waits for ever and nobody gets a card."""
    for item in batch:
        if not item.written.done():
            item.written.set_exception(AuditFailed("The audit record could not be written."))
