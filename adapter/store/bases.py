"""What decisions rest on: a basis comes in once under its own hash, and goes out again with what was decided on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select

from adapter.audit import AuditEvent
from adapter.store.ledger import Ledger
from adapter.store.rows import BasisRow, Rested
from adapter.store.tables import bases, cards, referrals, rule_sets, screenings, source_records


class Bases:
    """Facts, what was said of them and the rules that said it, within one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger

    def keep(self, rows: Iterable[BasisRow], at: datetime, *, audit: AuditEvent | None = None) -> None:
        """Keep each once; they are part of what its own audit row is about, so one is only needed by themselves."""
        for row in {row.sha256: row for row in rows}.values():
            if self._connection.execute(select(bases.c.sha256).where(bases.c.sha256 == row.sha256)).first():
                continue
            known = select(rule_sets.c.sha256).where(rule_sets.c.sha256 == row.rules_sha256)
            if self._connection.execute(known).first() is None:
                rules = {"sha256": row.rules_sha256, "content": row.rule_set(), "kept_at": at}
                self._connection.execute(insert(rule_sets).values(**rules))
            values = {"sha256": row.sha256, "rules_sha256": row.rules_sha256, "content": row.content, "kept_at": at}
            self._connection.execute(insert(bases).values(**values))
        if audit is not None:
            self._ledger.note(audit)

    def content(self, basis_sha256: str) -> tuple[bytes, bytes] | None:
        """The bytes of a basis, and of the rules it was made with; None where it is not kept."""
        statement = select(bases.c.content, rule_sets.c.content).join(
            rule_sets, bases.c.rules_sha256 == rule_sets.c.sha256
        )
        row = self._connection.execute(statement.where(bases.c.sha256 == basis_sha256)).first()
        return (bytes(row[0]), bytes(row[1])) if row else None

    def rested(self, which: str | None = None) -> tuple[Rested, ...]:
        """What was decided, by its own id or all of it, oldest first: the kind, the id, when, and what it rests on."""
        found: list[Rested] = []
        for kind, table, name, at in (
            ("finding", screenings, screenings.c.id, screenings.c.made_at),
            ("draft", referrals, referrals.c.id, referrals.c.made_at),
            ("card", cards, cards.c.uuid, cards.c.shown_at),
        ):
            statement = select(name, at, table.c.basis_sha256, table.c.record_sha256)
            statement = statement if which is None else statement.where(name == which)
            found += [Rested(kind, *row) for row in self._connection.execute(statement.order_by(at, name))]
        return tuple(found)

    def record(self, record_sha256: str) -> tuple[str, bytes] | None:
        """Path and bytes of the record it was read from; None where that was only opened, and not kept."""
        columns = source_records.c
        statement = select(columns.path, columns.received).where(columns.sha256 == record_sha256)
        row = self._connection.execute(statement).first()
        return (row.path, bytes(row.received)) if row else None
