"""The cellar: writes with their audit events come in, rows go out; each verb is one transaction.

    store = Store.open("sqlite:///var/thinkfamily.sqlite")
    with store.writing() as book:
        book.people.add(account, now, audit=event)

Whoever is in `writing()` is the only writer: the checks a verb makes still hold when it writes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

import orjson
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import SQLAlchemyError

from adapter.audit import AuditEvent
from adapter.errors import AuditBroken
from adapter.store.bases import Bases
from adapter.store.database import open_engine
from adapter.store.deciding import Deciding
from adapter.store.holding import Holding
from adapter.store.intake import Intake
from adapter.store.ledger import Ledger, verify_rows
from adapter.store.noticed import NoticedFields
from adapter.store.people import People, account_of
from adapter.store.rows import Account, CardRow
from adapter.store.tables import audit_head, cards
from adapter.store.versions import Versions

__all__ = ["Account", "Book", "CardRow", "Store"]

_ADD_CARDS = insert(cards)


class Book:
    """One transaction: everything in it is written, with its audit rows, or nothing is."""

    def __init__(self, connection: Connection) -> None:
        ledger = Ledger(connection)
        self.people = People(connection, ledger)
        self.intake = Intake(connection, ledger)
        self.holding = Holding(connection, ledger)
        self.noticed = NoticedFields(connection, ledger)
        self.deciding = Deciding(connection, ledger)
        self.versions = Versions(connection, ledger)
        self.bases = Bases(connection, ledger)
        self._ledger = ledger

    def note(self, audit: AuditEvent) -> None:
        """Audit a read, or an attempt that was refused."""
        self._ledger.note(audit)


class Store:
    """A migrated database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # Within a process writers queue here instead of polling SQLite's lock, which starves some of them.
        self._turn = threading.Lock()

    @classmethod
    def open(cls, database: str) -> Store:
        """Open an SQLAlchemy URL and bring its tables up to date."""
        return cls(open_engine(database))

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """A transaction; any error rolls all of it back."""
        with self._turn, self._engine.begin() as connection:
            yield Book(connection)

    def record_events(self, events: Sequence[AuditEvent], shown: Sequence[CardRow] = ()) -> None:
        """Many hook calls at once: their audit rows and the cards they showed, in one transaction."""
        with self._turn, self._engine.begin() as connection:
            ledger = Ledger(connection)
            if shown:
                Bases(connection, ledger).keep((card.basis for card in shown if card.basis), shown[0].shown_at)
                connection.execute(_ADD_CARDS, [_card(card) for card in shown])
            ledger.note(*events)

    def account(self, username: str) -> Account | None:
        """The account of a name, or None; for the page's own question who is signed in, so not audited."""
        with self._reading() as connection:
            return account_of(connection, username)

    def verify_audit(self) -> int:
        """Walk the audit chain in one snapshot and return how many rows hold.

        Raises AuditBroken naming the first row that differs, or saying that rows are missing at the end or that the
        chain cannot be read at all.
        """
        try:
            with self._reading() as connection:
                return verify_rows(connection)
        except SQLAlchemyError as cause:
            raise AuditBroken("the audit chain cannot be read: restore the database from a copy.") from cause

    def newest_audit(self) -> tuple[int, str]:
        """Number and hash of the newest audit row, for an operator to write down elsewhere."""
        with self._reading() as connection:
            row = connection.execute(select(audit_head.c.number, audit_head.c.hash)).one()
            return row.number, row.hash

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        options = {} if self._engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        with self._engine.connect().execution_options(reading=True, **options) as connection:
            yield connection


def _card(card: CardRow) -> dict[str, object]:
    return {
        "uuid": card.uuid,
        "record_sha256": card.record_sha256,
        "rules": orjson.dumps(card.rules).decode(),
        "shown_at": card.shown_at,
        "basis_sha256": card.basis.sha256 if card.basis else None,
    }
