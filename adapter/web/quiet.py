"""What a crash may say in a log: a log line with a traceback comes in, only its kind and its place go out.

An exception's text may hold a person's details (a value it could not read); where it happened never does.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path


class KindAndPlace(logging.Filter):
    """Takes the exception's text and values out of a record, and keeps its type, file and line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, without details."""
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trail = record.exc_info
            frames = traceback.extract_tb(trail)
            place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
            record.msg, record.args = f"{kind.__name__} at {place}", ()
            record.exc_info = record.exc_text = None
        return True


def keep_logs_quiet() -> None:
    """Put the filter on the server's error log, once."""
    log = logging.getLogger("uvicorn.error")
    if not any(isinstance(one, KindAndPlace) for one in log.filters):
        log.addFilter(KindAndPlace())
