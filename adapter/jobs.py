"""The clocks: open cases come in, a running scheduler that wakes what must not be forgotten goes out.

A job only wakes a verb; what it finds is kept and shown by the verb's own room.
"""

from __future__ import annotations

from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler

from adapter.casework import Cases

NIGHTLY_AT = 2
"""The hour, in London, at which little else is written."""


def start(cases: Cases) -> BackgroundScheduler:
    """Start the clocks of one process: the audit chain is walked at start and every night.

    Each process walks it for itself, since each refuses for itself to be ready on a broken chain.
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
    scheduler.start()
    return scheduler
