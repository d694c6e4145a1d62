"""Audit of many calls at once: every one is written, none is lost, and a failure reaches everybody who waits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from adapter.audit import AuditEvent
from adapter.errors import TryLater
from adapter.findings import Card, Urgency
from adapter.web.group_commit import AuditFailed, GroupCommit


def event(number: int) -> AuditEvent:
    return AuditEvent("hook:exampleshire", "hook-answered", f"record:{number}", datetime(2026, 11, 21, tzinfo=UTC))


class Written:
    """What reached the store, one list for each transaction."""

    def __init__(self, fails: bool = False) -> None:
        self.batches: list[list[str]] = []
        self.cards: list[tuple[Card, str]] = []
        self._fails = fails

    def __call__(self, events: Sequence[AuditEvent], cards: Sequence[tuple[Card, str]]) -> None:
        if self._fails:
            raise TryLater("The store does not answer.")
        self.batches.append([one.subject for one in events])
        self.cards.extend(cards)


def run(written: Written, number: int) -> list[BaseException | None]:
    async def go() -> list[BaseException | None]:
        commits = GroupCommit(written)
        card = Card("u", "s", Urgency.INFO, "d", (), ())
        waiting = (commits.record(event(one), ((card, "a" * 64),)) for one in range(number))
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        commits.close()
        return answers

    return asyncio.run(go())


def test_calls_that_wait_together_share_a_transaction() -> None:
    written = Written()
    assert run(written, 50) == [None] * 50
    assert len(written.batches) < 5
    assert [one for batch in written.batches for one in batch] == [f"record:{one}" for one in range(50)]
    assert len(written.cards) == 50


def test_when_the_store_fails_everybody_who_waits_is_told() -> None:
    answers = run(Written(fails=True), 5)
    assert len(answers) == 5
    assert all(isinstance(answer, AuditFailed) for answer in answers)


def test_nobody_waits_for_ever_when_the_writer_itself_breaks() -> None:
    def broken(events: Sequence[AuditEvent], cards: Sequence[tuple[Card, str]]) -> None:
        raise RuntimeError

    async def go() -> None:
        commits = GroupCommit(broken)
        with pytest.raises(AuditFailed):
            await asyncio.wait_for(commits.record(event(1)), 2)

    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda _loop, _context: None)
    loop.run_until_complete(go())
    loop.close()
