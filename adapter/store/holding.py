"""Records nobody could read: they come in with place and cause, and go out when they are read after all.

Nothing is deleted: a released record keeps its row and its bytes, with who released it and when.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from adapter.audit import AuditEvent
from adapter.records import Quarantined
from adapter.store.ledger import Ledger
from adapter.store.rows import HeldRecord
from adapter.store.tables import quarantine

PATH_LENGTH = 1000


class Holding:
    """The quarantine, within one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger

    def hold(self, item: Quarantined, at: datetime, *, audit: AuditEvent) -> None:
        """Keep a record nobody could read; the same one again is counted, and is held again if it was released."""
        columns = quarantine.c
        key = _key(item.sha256, item.path)
        cause = {"place": item.where, "why": item.why, "what_now": item.what_now}
        if self._connection.execute(select(columns.sha256).where(key)).first() is None:
            new = {"sha256": item.sha256, "path": item.path[:PATH_LENGTH], "received_at": at, "received": item.received}
            self._ledger.write(insert(quarantine).values(**new, **cause, times=1), audit=audit)
            return
        again = {"times": columns.times + 1, "last_at": at, "released_at": None, "released_by": None}
        self._ledger.write(update(quarantine).where(key).values(**cause, **again), audit=audit)

    def held(self) -> tuple[HeldRecord, ...]:
        """Everything that is still held, newest first."""
        columns = quarantine.c
        statement = (
            select(
                columns.sha256,
                columns.path,
                columns.place,
                columns.why,
                columns.what_now,
                columns.received_at,
                columns.times,
                columns.last_at,
            )
            .where(columns.released_at.is_(None))
            .order_by(columns.received_at.desc(), columns.path)
        )
        return tuple(HeldRecord(*row) for row in self._connection.execute(statement))

    def item(self, sha256: str, path: str) -> Quarantined | None:
        """One held record with its bytes; None where it is held no longer."""
        columns = quarantine.c
        statement = select(quarantine).where(_key(sha256, path), columns.released_at.is_(None))
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            return None
        return Quarantined(row.path, row.sha256, row.place, row.why, row.what_now, bytes(row.received))

    def recause(self, item: Quarantined, *, audit: AuditEvent) -> None:
        """It was tried again and still cannot be read, for this reason now."""
        cause = {"place": item.where, "why": item.why, "what_now": item.what_now}
        self._ledger.write(update(quarantine).where(_key(item.sha256, item.path)).values(**cause), audit=audit)

    def release(self, sha256: str, path: str, at: datetime, *, audit: AuditEvent) -> bool:
        """It was read after all; false where it is not held (any more), and then nothing is written."""
        held = (_key(sha256, path), quarantine.c.released_at.is_(None))
        if self._connection.execute(select(quarantine.c.sha256).where(*held)).first() is None:
            return False
        values = {"released_at": at, "released_by": audit.actor[:120]}
        self._ledger.write(update(quarantine).where(*held).values(**values), audit=audit)
        return True


def _key(sha256: str, path: str) -> ColumnElement[bool]:
    return (quarantine.c.sha256 == sha256) & (quarantine.c.path == path[:PATH_LENGTH])
