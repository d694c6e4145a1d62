"""Who may sign in: accounts and failed attempts come in, the account of a name goes out."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from adapter.audit import AuditEvent
from adapter.store.ledger import Ledger
from adapter.store.rows import Account
from adapter.store.tables import practitioners, sign_in_failures


class People:
    """Accounts, within one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger

    def account(self, username: str) -> Account | None:
        """The account of a name, or None."""
        return account_of(self._connection, username)

    def add(self, account: Account, added_at: datetime, *, audit: AuditEvent) -> None:
        """Let somebody sign in."""
        self._ledger.write(
            insert(practitioners).values(
                username=account.username,
                name=account.name,
                role=account.role,
                password_hash=account.password_hash,
                added_at=added_at,
            ),
            audit=audit,
        )

    def failures_since(self, username: str, since: datetime) -> int:
        """How often this name, known or not, failed to sign in."""
        statement = select(func.count()).where(
            sign_in_failures.c.username_sha256 == _hashed(username), sign_in_failures.c.at > since
        )
        return int(self._connection.execute(statement).scalar_one())

    def add_failure(self, username: str, at: datetime, *, audit: AuditEvent) -> None:
        """Count a failed attempt."""
        self._ledger.write(insert(sign_in_failures).values(username_sha256=_hashed(username), at=at), audit=audit)

    def add_success(self, username: str, *, audit: AuditEvent) -> None:
        """Forget the failures of somebody who came in."""
        self._connection.execute(
            delete(sign_in_failures).where(sign_in_failures.c.username_sha256 == _hashed(username))
        )
        self._ledger.note(audit)


def account_of(connection: Connection, username: str) -> Account | None:
    """The account of a name, or None."""
    columns = practitioners.c
    statement = select(columns.username, columns.name, columns.role, columns.password_hash)
    row = connection.execute(statement.where(columns.username == username)).one_or_none()
    return Account(*row) if row else None


def _hashed(username: str) -> str:
    return hashlib.sha256(username.casefold().encode("utf-8", "surrogatepass")).hexdigest()
