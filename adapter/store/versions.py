"""Versions of one record: a record comes in, its other versions go out, and which stands in whose place is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select, update

from adapter.audit import AuditEvent
from adapter.store.ledger import Ledger
from adapter.store.rows import KeptRecord
from adapter.store.tables import assessment_names, referrals, screenings, source_records
from adapter.versions import Version, moment_of
from adapter.words import Standing


class Versions:
    """Which version of a record counts, within one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger

    def others_of(self, record: KeptRecord) -> tuple[Version, ...]:
        """Other versions of the same record, and the announcements or the content that go with it.

        The same form or document in another wrapping is the same record where it is about the same adult.
        """
        columns = source_records.c
        same = (columns.source == record.source) & (columns.record_id == record.record_id)
        named = columns.sha256.in_(
            select(assessment_names.c.record_sha256).where(assessment_names.c.name_sha256.in_(record.names))
        )
        paired = named & or_(columns.announces != int(record.announces), columns.source == record.source)
        return self._found((same | paired) & (columns.sha256 != record.sha256))

    def named(self, record_sha256: str) -> Version | None:
        """One version, or None."""
        return next(iter(self._found(source_records.c.sha256 == record_sha256)), None)

    def restricted(self, record_sha256: str) -> bool:
        """Whether a kept version is marked: where somebody in it lives must not be told."""
        statement = select(source_records.c.restricted).where(source_records.c.sha256 == record_sha256)
        return bool(self._connection.execute(statement).scalar())

    def received(self, record_sha256: str) -> bytes:
        """The bytes of a kept version, as they came."""
        statement = select(source_records.c.received).where(source_records.c.sha256 == record_sha256)
        return bytes(self._connection.execute(statement).scalar_one())

    def came_again(self, record: KeptRecord, at: datetime, *, audit: AuditEvent) -> None:
        """The same bytes once more: between versions that do not say which is the later, the last that came counts."""
        statement = update(source_records).where(source_records.c.sha256 == record.sha256)
        self._ledger.write(statement.values(last_received_at=at, changed_at=record.changed_at), audit=audit)

    def screened_anew(
        self, record_sha256: str, screening_id: str, referral_id: str | None, *, audit: AuditEvent
    ) -> None:
        """The same version screened again: the older screening gives way, and the older referral to a newer one."""
        changed = 0
        for table, spared in ((screenings, screening_id), (referrals, referral_id)):
            if spared is not None:
                mine = (table.c.record_sha256 == record_sha256) & table.c.replaced_by.is_(None) & (table.c.id != spared)
                changed += self._connection.execute(
                    update(table).where(mine).values(replaced_by=record_sha256)
                ).rowcount
        if changed:
            self._ledger.note(audit)

    def settle(self, replaced: Mapping[str, str | None], *, audit: AuditEvent) -> None:
        """Write for each version what stands in its place, and which open prompts have ended for it."""
        changed = sum(self._settle(old, new) for old, new in replaced.items())
        for new in {new for new in replaced.values() if new is not None}:
            self._end(new)
        if changed:
            self._ledger.note(audit)

    def _settle(self, old: str, new: str | None) -> int:
        if new is None:
            return self._stands(old)
        changed = 0
        for table in (screenings, referrals):
            columns = table.c
            # What was screened again keeps saying so: it would otherwise come back beside the newer screening.
            stale = columns.replaced_by.is_(None) if table is screenings else _differs(columns.replaced_by, new)
            if table is screenings:
                stale |= columns.replaced_by.not_in([old, new])
            statement = update(table).where(columns.record_sha256 == old, stale).values(replaced_by=new)
            changed += self._connection.execute(statement).rowcount
        return changed

    def _stands(self, version: str) -> int:
        """It counts: nothing of another version stands in its place (any more)."""
        changed = 0
        for table in (screenings, referrals):
            other = table.c.replaced_by.is_not(None) & (table.c.replaced_by != version)
            mine = (table.c.record_sha256 == version) & other
            changed += self._connection.execute(update(table).where(mine).values(replaced_by=None)).rowcount
        mine = (screenings.c.record_sha256 == version) & screenings.c.closed_at.is_(None)
        self._connection.execute(update(screenings).where(mine, screenings.c.ended.is_not(None)).values(ended=None))
        return changed

    def _end(self, new: str) -> None:
        """Where the newer version shows nothing, the last open prompt of the older ones has ended; one tells it."""
        columns = screenings.c
        goes_on = select(func.count()).where(
            columns.record_sha256 == new, columns.shown == 1, columns.replaced_by.is_(None)
        )
        newer = self.named(new)
        standing = None if newer is None or self._connection.execute(goes_on).scalar() else newer.standing.value
        older = (columns.replaced_by == new) & (columns.record_sha256 != new)
        waiting = older & (columns.shown == 1) & columns.closed_at.is_(None)
        self._connection.execute(update(screenings).where(waiting).values(ended=None))
        last = select(columns.id).where(waiting, columns.id.not_in(select(referrals.c.screening_id)))
        told = self._connection.execute(last.order_by(columns.made_at.desc(), columns.id).limit(1)).scalar()
        if told is not None:
            self._connection.execute(update(screenings).where(columns.id == told).values(ended=standing))

    def _found(self, which: ColumnElement[bool]) -> tuple[Version, ...]:
        columns = source_records.c
        statement = select(
            columns.sha256,
            columns.changed_at,
            columns.assessed_on,
            columns.standing,
            columns.received_at,
            columns.last_received_at,
            columns.announces,
            columns.record_id,
        ).where(which)
        return tuple(
            Version(
                row.sha256,
                moment_of(row.changed_at, row.assessed_on, row.received_at),
                Standing(row.standing),
                row.last_received_at or row.received_at,
                bool(row.announces),
                row.record_id,
            )
            for row in self._connection.execute(statement)
        )


def _differs(column: ColumnElement[str], value: str) -> ColumnElement[bool]:
    return column.is_(None) | (column != value)
