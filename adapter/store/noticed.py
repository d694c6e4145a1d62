"""Counts of what forms ask and mappings do not list come in, what is new, since when and how often goes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from adapter.audit import AuditEvent
from adapter.records import sha256_of
from adapter.store.ledger import Ledger
from adapter.store.rows import UnlistedRow
from adapter.store.tables import unlisted_fields

NAME_LENGTH = 400
JOIN = ", "


class NoticedFields:
    """The fields nobody has listed, within one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger

    def count(self, rows: Iterable[UnlistedRow], *, audit: AuditEvent) -> None:
        """Add to what is counted already; the newest word on what a field looks like stands."""
        columns = unlisted_fields.c
        for row in rows:
            key = _key(row)
            values: dict[str, object] = {
                "looks_like": _short(row.looks_like),
                "blind": JOIN.join(row.blind),
                "place": row.place,
            }
            values["last_at"] = row.last_at
            if self._connection.execute(select(columns.records).where(columns.key_sha256 == key)).first() is None:
                names = {
                    "source": row.source[:120],
                    "form": _short(row.form),
                    "kind": row.kind,
                    "name": _short(row.name),
                }
                new = {"key_sha256": key, "first_at": row.first_at, "records": row.records, **names, **values}
                self._connection.execute(insert(unlisted_fields).values(**new))
            else:
                more = update(unlisted_fields).where(columns.key_sha256 == key)
                self._connection.execute(more.values(records=columns.records + row.records, **values))
        self._ledger.note(audit)

    def seen_since(self, day: datetime) -> tuple[UnlistedRow, ...]:
        """What was seen since a day, those that blind a fact first, then the most frequent."""
        columns = unlisted_fields.c
        statement = select(unlisted_fields).where(columns.last_at >= day)
        rows = [_row(row._mapping) for row in self._connection.execute(statement)]
        return tuple(sorted(rows, key=lambda row: (not row.blind, -row.records, row.source, row.name)))


def _key(row: UnlistedRow) -> str:
    return sha256_of("\n".join((row.source, row.form or "", row.kind, row.name)).encode("utf-8", "surrogatepass"))


def _short(name: str | None) -> str | None:
    return None if name is None else name.encode("utf-8", "replace").decode()[:NAME_LENGTH].replace("\x00", "")


def _row(found: object) -> UnlistedRow:
    values = dict(found)  # type: ignore[call-overload]
    values.pop("key_sha256")
    values["blind"] = tuple(fact for fact in values["blind"].split(JOIN) if fact)
    return UnlistedRow(**values)
