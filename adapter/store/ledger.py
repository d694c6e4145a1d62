"""The audit chain in the database: events come in with the writes they belong to, one transaction goes out.

No audit, no action: the row is written in the transaction of the change, and where it cannot be
written the change is rolled back.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Executable, insert, select, type_coerce, update
from sqlalchemy.types import NullType

from adapter.audit import AuditEvent, AuditRow, link, verify
from adapter.errors import AuditBroken, NotAllowed
from adapter.store.tables import audit_head, audit_rows

_HEAD = select(audit_head.c.number, audit_head.c.hash).where(audit_head.c.id == 1)
_HEAD_LOCKED = _HEAD.with_for_update()
_ADD_ROWS = insert(audit_rows)
_BYTES = (bytes, memoryview)


class Ledger:
    """The chain as one transaction sees it; whoever holds it is the only writer until the transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        head = connection.execute(_HEAD_LOCKED).one_or_none()
        if head is None:
            raise AuditBroken("the newest audit hash is missing: nothing is written until the database is restored.")
        self._number, self._hash = head

    def note(self, *audit: AuditEvent) -> None:
        """Add rows to the chain: for a read, or after a change in the same transaction."""
        rows: list[AuditRow] = []
        for event in audit:
            row = link(self._number + 1, event, self._hash)
            self._number, self._hash = row.number, row.hash
            rows.append(row)
        if not rows:
            return
        self._connection.execute(
            _ADD_ROWS,
            [{"number": row.number, "body": row.body, "before": row.before, "hash": row.hash} for row in rows],
        )
        self._connection.execute(
            update(audit_head).where(audit_head.c.id == 1).values(number=self._number, hash=self._hash)
        )

    def write(self, *statements: Executable, audit: AuditEvent) -> None:
        """Execute changes, each of which must touch a row, and add the audit row they belong to.

        Raises NotAllowed where a change finds nothing to change: somebody else was there first.
        """
        for statement in statements:
            if self._connection.execute(statement).rowcount == 0:
                raise NotAllowed("Somebody else changed this meanwhile. Read it again, then decide.")
        self.note(audit)


def rows_of(connection: Connection) -> Iterator[AuditRow]:
    """Every audit row, streamed in the order of the chain."""
    columns = audit_rows.c
    # As it stands: a body changed by hand may no longer be bytes, and must be named rather than fail to load.
    body = type_coerce(columns.body, NullType()).label("body")
    statement = select(columns.number, body, columns.before, columns.hash).order_by(columns.number)
    for row in connection.execute(statement.execution_options(yield_per=1000)):
        yield AuditRow(row.number, bytes(row.body) if isinstance(row.body, _BYTES) else b"", row.before, row.hash)


def verify_rows(connection: Connection) -> int:
    """Walk the chain. Raises AuditBroken naming the first row that differs, or that the end was cut off."""
    head = connection.execute(_HEAD).one_or_none()
    if head is None:
        raise AuditBroken("the newest audit hash is missing, so rows cut off the end could not be seen.")
    count = verify(rows_of(connection), last=head.hash)
    if head.number != count:
        raise AuditBroken(f"the newest audit number on record is {head.number}, but the chain ends with row {count}.")
    return count
