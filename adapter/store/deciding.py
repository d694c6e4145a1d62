"""What people did with referrals: edits, approvals, decisions and deliveries come in, their history goes out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Executable, Row, insert, select, update

from adapter.audit import AuditEvent
from adapter.findings import Route
from adapter.referrals import Approval, State
from adapter.store.ledger import Ledger
from adapter.store.rows import (
    DecisionRow,
    DeliveryRow,
    ReferralRow,
    SharingRow,
    VersionRow,
    sharing_of,
)
from adapter.store.tables import (
    approvals,
    decisions,
    deliveries,
    referral_versions,
    referrals,
    sharing_records,
)


class Deciding:
    """Referrals and what was decided of them, within one transaction."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection, self._ledger = connection, ledger

    def referral(self, referral_id: str) -> ReferralRow | None:
        """One referral as it stands, or None."""
        row = self._connection.execute(select(referrals).where(referrals.c.id == referral_id)).one_or_none()
        return _referral_of(row) if row else None

    def open_referrals(self, closed: frozenset[State]) -> tuple[ReferralRow, ...]:
        """Every referral that is not in one of these states."""
        statement = select(referrals).where(referrals.c.state.not_in([state.value for state in closed]))
        return tuple(_referral_of(row) for row in self._connection.execute(statement))

    def change(self, seen: ReferralRow, new: ReferralRow, what: str, *, audit: AuditEvent) -> None:
        """A new version of a draft's content; the older ones are kept.

        Raises NotAllowed where the content is no longer the one that was seen.
        """
        self._ledger.write(*_change(seen, new, audit.actor, what), audit=audit)

    def record_sharing(
        self, seen: ReferralRow, new: ReferralRow, row: SharingRow, what: str, *, audit: AuditEvent
    ) -> None:
        """What was recorded about sharing, and the version of the draft that says so."""
        statement = insert(sharing_records).values(
            referral_id=seen.id,
            informed=row.sharing.informed,
            agreement=row.sharing.agreement,
            lawful_basis=row.sharing.lawful_basis,
            reason=row.sharing.reason,
            recorded_by=row.recorded_by,
            recorded_at=row.recorded_at,
        )
        self._ledger.write(statement, *_change(seen, new, audit.actor, what), audit=audit)

    def approve(self, referral: ReferralRow, approval: Approval, *, audit: AuditEvent) -> None:
        """A named person's yes to exactly the stored bytes, and with it the move out of `draft`."""
        statement = insert(approvals).values(
            referral_id=referral.id,
            content_sha256=approval.content_sha256,
            route=referral.route,
            informed=approval.sharing.informed,
            agreement=approval.sharing.agreement,
            lawful_basis=approval.sharing.lawful_basis,
            reason=approval.sharing.reason,
            approved_by=approval.approved_by,
            approved_at=approval.approved_at,
        )
        self._ledger.write(statement, _move(referral, State.REQUESTED, approval.approved_at), audit=audit)

    def decide(self, referral: ReferralRow, row: DecisionRow, *, audit: AuditEvent) -> None:
        """A person's decision, and the move it makes."""
        statement = _decision(referral, row)
        self._ledger.write(statement, _move(referral, row.after, row.decided_at), audit=audit)

    def look(self, referral: ReferralRow, by: str, at: datetime, *, audit: AuditEvent) -> None:
        """A person looked at the newer version; where a still newer one came meanwhile, they must look at that."""
        columns = referrals.c
        statement = update(referrals).where(columns.id == referral.id, columns.replaced_by == referral.replaced_by)
        values = {"looked_sha256": referral.replaced_by, "looked_by": by, "looked_at": at}
        self._ledger.write(statement.values(**values), audit=audit)

    def deliver(self, referral: ReferralRow, row: DeliveryRow, after: State, *, audit: AuditEvent) -> None:
        """That approved bytes reached somebody, and the move it makes."""
        statement = insert(deliveries).values(
            referral_id=referral.id, **{name: getattr(row, name) for name in row.__slots__}
        )
        self._ledger.write(statement, _move(referral, after, row.delivered_at), audit=audit)

    def sharing(self, referral_id: str) -> tuple[SharingRow, ...]:
        """Every sharing record, oldest first; the last one counts."""
        columns = sharing_records.c
        statement = select(sharing_records).where(columns.referral_id == referral_id).order_by(columns.id)
        return tuple(
            SharingRow(
                sharing_of(row.informed, row.agreement, row.lawful_basis, row.reason),
                row.recorded_by,
                row.recorded_at,
            )
            for row in self._connection.execute(statement)
        )

    def approval(self, referral_id: str) -> Approval | None:
        """The approval, or None."""
        row = self._connection.execute(select(approvals).where(approvals.c.referral_id == referral_id)).one_or_none()
        if row is None:
            return None
        sharing = sharing_of(row.informed, row.agreement, row.lawful_basis, row.reason)
        return Approval(row.referral_id, row.content_sha256, row.approved_by, row.approved_at, sharing)

    def versions(self, referral_id: str) -> tuple[VersionRow, ...]:
        """Every version, first to newest."""
        columns = referral_versions.c
        statement = select(referral_versions).where(columns.referral_id == referral_id).order_by(columns.version)
        return tuple(
            VersionRow(row.version, bytes(row.content), row.content_sha256, row.changed_by, row.changed_at, row.what)
            for row in self._connection.execute(statement)
        )

    def decisions(self, referral_id: str) -> tuple[DecisionRow, ...]:
        """Every decision, oldest first."""
        columns = decisions.c
        statement = select(decisions).where(columns.referral_id == referral_id).order_by(columns.id)
        return tuple(
            DecisionRow(State(row.before), State(row.after), row.reason, row.words, row.decided_by, row.decided_at)
            for row in self._connection.execute(statement)
        )

    def deliveries(self, referral_id: str) -> tuple[DeliveryRow, ...]:
        """Every delivery, oldest first."""
        columns = deliveries.c
        statement = select(deliveries).where(columns.referral_id == referral_id).order_by(columns.id)
        return tuple(
            DeliveryRow(*(getattr(row, name) for name in DeliveryRow.__slots__))
            for row in self._connection.execute(statement)
        )


def _referral_of(row: Row[tuple[object, ...]]) -> ReferralRow:
    return ReferralRow(
        row.id,
        row.screening_id,
        row.record_sha256,
        Route(row.route),
        State(row.state),
        row.subject,
        row.receiver,
        row.version,
        bytes(row.content),
        row.content_sha256,
        row.made_at,
        row.changed_at,
        row.replaced_by,
        row.looked_sha256,
        row.looked_by,
        row.looked_at,
        row.basis_sha256,
    )


def _change(seen: ReferralRow, new: ReferralRow, changed_by: str, what: str) -> tuple[Executable, Executable]:
    columns = referrals.c
    change = (
        update(referrals)
        .where(columns.id == seen.id, columns.content_sha256 == seen.content_sha256, columns.state == State.DRAFT)
        .values(
            content=new.content,
            content_sha256=new.content_sha256,
            version=new.version,
            receiver=new.receiver,
            changed_at=new.changed_at,
        )
    )
    version = insert(referral_versions).values(
        referral_id=seen.id,
        version=new.version,
        content=new.content,
        content_sha256=new.content_sha256,
        changed_by=changed_by,
        changed_at=new.changed_at,
        what=what,
    )
    return change, version


def _move(referral: ReferralRow, after: State, at: object) -> Executable:
    columns = referrals.c
    return (
        update(referrals)
        .where(
            columns.id == referral.id,
            columns.state == referral.state,
            columns.content_sha256 == referral.content_sha256,
        )
        .values(state=after, changed_at=at)
    )


def _decision(referral: ReferralRow, row: DecisionRow) -> Executable:
    return insert(decisions).values(referral_id=referral.id, **{name: getattr(row, name) for name in row.__slots__})
