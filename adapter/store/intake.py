"""What came in and what the rules said of it: records and screenings come in, open prompts go out."""

from __future__ import annotations

from datetime import datetime

import orjson
from sqlalchemy import Connection, Executable, Row, func, insert, select, update

from adapter.audit import AuditEvent
from adapter.errors import NotAllowed
from adapter.findings import Route, Urgency
from adapter.referrals import State
from adapter.store.ledger import Ledger
from adapter.store.rows import CardRow, Drafted, KeptRecord, ReferralRow, ScreeningRow
from adapter.store.tables import assessment_names, cards, referral_versions, referrals, screenings, source_records
from adapter.words import Standing


class Intake:
    """Records and screenings, within one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger

    def is_kept(self, record_sha256: str, shelves_sha256: str) -> bool:
        """Whether exactly this record was already screened with exactly these rules."""
        statement = select(screenings.c.id).where(
            screenings.c.record_sha256 == record_sha256, screenings.c.shelves_sha256 == shelves_sha256
        )
        return self._connection.execute(statement).first() is not None

    def drafted(self, record_sha256: str) -> tuple[Drafted, ...]:
        """The referrals this record already has, in whatever state, oldest first."""
        columns = referrals.c
        statement = select(columns.id, columns.route, columns.state).where(columns.record_sha256 == record_sha256)
        found = self._connection.execute(statement.order_by(columns.made_at, columns.id))
        return tuple(Drafted(row.id, Route(row.route), State(row.state)) for row in found)

    def file(
        self,
        record: KeptRecord,
        screening: ScreeningRow,
        referral: ReferralRow | None,
        said_of: str | None,
        *,
        audit: AuditEvent,
    ) -> None:
        """Keep a record, what was said of it, and the draft made from it, if any.

        `said_of` is an open referral of the same record, which from now on shows the newer screening's questions.
        """
        statements: list[Executable] = []
        known = select(source_records.c.sha256).where(source_records.c.sha256 == record.sha256)
        if self._connection.execute(known).first() is None:
            statements.append(insert(source_records).values(_plain(record)))
            statements += [
                insert(assessment_names).values(name_sha256=name, record_sha256=record.sha256) for name in record.names
            ]
        statements.append(insert(screenings).values(_plain(screening)))
        if referral is not None:
            statements += [insert(referrals).values(_plain(referral)), _first_version(referral, audit.actor)]
        if said_of is not None:
            statements.append(update(referrals).where(referrals.c.id == said_of).values(screening_id=screening.id))
        self._ledger.write(*statements, audit=audit)

    def open_prompts(self) -> tuple[ScreeningRow, ...]:
        """Screenings somebody should look at or be told have ended: not closed, and without a referral."""
        drafted = select(referrals.c.screening_id)
        statement = select(screenings).where(
            screenings.c.shown == 1,
            screenings.c.closed_at.is_(None),
            screenings.c.replaced_by.is_(None) | screenings.c.ended.is_not(None),
            screenings.c.id.not_in(drafted),
        )
        return tuple(screening_of(row) for row in self._connection.execute(statement))

    def screenings_of_open(self, closed: frozenset[State]) -> dict[str, ScreeningRow]:
        """The screenings behind every referral that is not in one of these states, by id."""
        behind = select(referrals.c.screening_id).where(referrals.c.state.not_in([state.value for state in closed]))
        found = self._connection.execute(select(screenings).where(screenings.c.id.in_(behind)))
        return {row.id: screening_of(row) for row in found}

    def screening(self, screening_id: str) -> ScreeningRow | None:
        """One screening, or None."""
        row = self._connection.execute(select(screenings).where(screenings.c.id == screening_id)).one_or_none()
        return screening_of(row) if row else None

    def newest_of(self, record_sha256: str) -> ScreeningRow | None:
        """What was last said of a version of a record, or None."""
        columns = screenings.c
        statement = select(screenings).where(columns.record_sha256 == record_sha256)
        row = self._connection.execute(statement.order_by(columns.made_at.desc(), columns.id)).first()
        return screening_of(row) if row else None

    def close(self, screening_id: str, words: str, by: str, at: datetime, *, audit: AuditEvent) -> None:
        """A person looked at a prompt and says what they did. Raises NotAllowed where somebody already did."""
        statement = (
            update(screenings)
            .where(screenings.c.id == screening_id, screenings.c.closed_at.is_(None))
            .values(closed_at=at, closed_by=by, closed_words=words)
        )
        self._ledger.write(statement, audit=audit)

    def feeds(self, since: datetime) -> dict[str, tuple[datetime, int]]:
        """By mapping: when its newest record was filed, and how many were since a moment."""
        columns = source_records.c
        newest = select(columns.source, func.max(columns.received_at)).group_by(columns.source)
        recent = select(columns.source, func.count()).where(columns.received_at >= since).group_by(columns.source)
        counts = {row[0]: row[1] for row in self._connection.execute(recent)}
        return {source: (at, counts.get(source, 0)) for source, at in self._connection.execute(newest)}

    def card(self, uuid: str) -> CardRow | None:
        """A card that was shown, or None."""
        row = self._connection.execute(select(cards).where(cards.c.uuid == uuid)).one_or_none()
        return CardRow(row.uuid, row.record_sha256, tuple(orjson.loads(row.rules)), row.shown_at) if row else None


def screening_of(row: Row[tuple[object, ...]]) -> ScreeningRow:
    """A stored screening."""
    return ScreeningRow(
        row.id,
        row.record_sha256,
        row.shelves_sha256,
        row.subject,
        Route(row.route) if row.route else None,
        Urgency(row.urgency),
        bool(row.shown),
        bytes(row.content),
        row.made_at,
        row.replaced_by,
        row.closed_at,
        Standing(row.ended) if row.ended else None,
        row.basis_sha256,
    )


def _plain(row: KeptRecord | ScreeningRow | ReferralRow) -> dict[str, object]:
    values = {name: getattr(row, name) for name in row.__slots__ if name != "names"}
    return {name: int(value) if isinstance(value, bool) else value for name, value in values.items()}


def _first_version(referral: ReferralRow, made_by: str) -> Executable:
    if referral.version != 1:
        raise NotAllowed("A referral begins with its first version.")
    return insert(referral_versions).values(
        referral_id=referral.id,
        version=1,
        content=referral.content,
        content_sha256=referral.content_sha256,
        changed_by=made_by,
        changed_at=referral.made_at,
        what="drafted from the record",
    )
