"""The clocks: open cases and shelves come in, a running scheduler that wakes what must not be forgotten goes out.

A job only wakes a verb; what it finds is kept and shown by the verb's own room.
"""

from __future__ import annotations

from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler

from adapter.casework import Cases
from adapter.reloading import LiveShelves

NIGHTLY_AT = 2
"""The hour, in London, at which little else is written."""


def start(cases: Cases, live: LiveShelves | None = None, every_seconds: int = 0) -> BackgroundScheduler:
    """Start the clocks of one process: the audit chain is walked at start and every night, the shelves are looked at.

    Each process does it for itself, since each refuses for itself to be ready on a broken chain and each has its own
    shelves. No shelves are looked at where `every_seconds` is 0.
    """
    scheduler = BackgroundScheduler(timezone="Europe/London")
    scheduler.add_job(
        cases.check_audit,
        "cron",
        id="audit-verify",
        hour=NIGHTLY_AT,
        next_run_time=datetime.now(UTC),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    if live is not None and every_seconds:
        scheduler.add_job(
            live.look,
            "interval",
            id="shelves",
            seconds=every_seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    return scheduler
