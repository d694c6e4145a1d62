"""The first tables, and the guards that hold whatever the code above them does: an empty database comes in."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table, one head row of the audit chain, and the guards."""
    _people()
    _records()
    _screenings()
    _cards()
    _referrals()
    _decisions()
    _audit()
    statements = POSTGRESQL_GUARDS if op.get_bind().dialect.name == "postgresql" else SQLITE_GUARDS
    for statement in statements:
        op.execute(sa.text(statement))


def downgrade() -> None:
    """There is nothing before the first step."""
    raise NotImplementedError("there is no older shape: restore a copy of the database instead")


def _moment(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int | None = None, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length) if length else sa.Text(), nullable=nullable)


def _to(name: str, target: str, nullable: bool = False) -> sa.Column[Any]:
    length = 120 if target.startswith("practitioners") else 64
    return sa.Column(name, sa.String(length), sa.ForeignKey(target), nullable=nullable)


def _people() -> None:
    op.create_table(
        "practitioners",
        sa.Column("username", sa.String(120), primary_key=True),
        _text("name", 200),
        _text("role", 40),
        _text("password_hash"),
        _moment("added_at"),
    )
    op.create_table(
        "sign_in_failures",
        sa.Column("id", Number, primary_key=True, autoincrement=True),
        _text("username_sha256", 64),
        _moment("at"),
    )
    op.create_index("ix_sign_in_failures", "sign_in_failures", ["username_sha256", "at"])


def _records() -> None:
    op.create_table(
        "source_records",
        sa.Column("sha256", sa.String(64), primary_key=True),
        _text("source", 120),
        _text("record_id", 400),
        _text("path"),
        sa.Column("assessed_on", sa.Date()),
        _moment("received_at"),
        sa.Column("received", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_source_records", "source_records", ["source", "record_id"])
    op.create_table(
        "quarantine",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("path", sa.String(1000), primary_key=True),
        _text("place"),
        _text("why"),
        _text("what_now"),
        _moment("received_at"),
        sa.Column("received", sa.LargeBinary(), nullable=False),
    )


def _screenings() -> None:
    op.create_table(
        "screenings",
        sa.Column("id", sa.String(64), primary_key=True),
        _to("record_sha256", "source_records.sha256"),
        _text("shelves_sha256", 64),
        _text("subject", 20),
        _text("route", 40, nullable=True),
        _text("urgency", 20),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _moment("made_at"),
        _text("replaced_by", 64, nullable=True),
        _moment("closed_at", nullable=True),
        _to("closed_by", "practitioners.username", nullable=True),
        _text("closed_words", nullable=True),
        sa.UniqueConstraint("record_sha256", "shelves_sha256", name="uq_screenings"),
    )


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("uuid", sa.String(64), primary_key=True),
        _text("record_sha256", 64),
        _text("rules"),
        _moment("shown_at"),
    )


def _referrals() -> None:
    op.create_table(
        "referrals",
        sa.Column("id", sa.String(64), primary_key=True),
        _to("screening_id", "screenings.id"),
        _to("record_sha256", "source_records.sha256"),
        _text("route", 40),
        _text("state", 40),
        _text("subject", 20),
        _text("receiver", 120),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _text("content_sha256", 64),
        _moment("made_at"),
        _moment("changed_at"),
        _text("replaced_by", 64, nullable=True),
        sa.UniqueConstraint("record_sha256", "route", name="uq_referrals"),
    )
    op.create_index("ix_referrals_state", "referrals", ["state"])
    op.create_table(
        "referral_versions",
        sa.Column("referral_id", sa.String(64), sa.ForeignKey("referrals.id"), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _text("content_sha256", 64),
        _text("changed_by", 120),
        _moment("changed_at"),
        _text("what", 400),
    )


def _decisions() -> None:
    op.create_table(
        "sharing_records",
        sa.Column("id", Number, primary_key=True, autoincrement=True),
        _to("referral_id", "referrals.id"),
        _text("informed", 40),
        _text("agreement", 40),
        _text("lawful_basis", 40),
        _text("reason"),
        _to("recorded_by", "practitioners.username"),
        _moment("recorded_at"),
    )
    op.create_index("ix_sharing_records_referral_id", "sharing_records", ["referral_id"])
    op.create_table(
        "approvals",
        sa.Column("referral_id", sa.String(64), sa.ForeignKey("referrals.id"), primary_key=True),
        _text("content_sha256", 64),
        _text("route", 40),
        _text("informed", 40),
        _text("agreement", 40),
        _text("lawful_basis", 40),
        _text("reason"),
        _to("approved_by", "practitioners.username"),
        _moment("approved_at"),
        sa.CheckConstraint("route <> 'early_help' OR agreement = 'agreed'", name="ck_early_help_needs_agreement"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", Number, primary_key=True, autoincrement=True),
        _to("referral_id", "referrals.id"),
        _text("before", 40),
        _text("after", 40),
        _text("reason", 40, nullable=True),
        _text("words"),
        _to("decided_by", "practitioners.username"),
        _moment("decided_at"),
    )
    op.create_index("ix_decisions_referral_id", "decisions", ["referral_id"])
    op.create_table(
        "deliveries",
        sa.Column("id", Number, primary_key=True, autoincrement=True),
        _to("referral_id", "approvals.referral_id"),
        _text("channel", 40),
        _text("to_whom"),
        _text("how"),
        _text("reference"),
        _text("content_sha256", 64),
        _to("delivered_by", "practitioners.username"),
        _moment("delivered_at"),
    )
    op.create_index("ix_deliveries_referral_id", "deliveries", ["referral_id"])


def _audit() -> None:
    op.create_table(
        "audit_rows",
        sa.Column("number", Number, primary_key=True, autoincrement=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _text("before", 64),
        _text("hash", 64),
    )
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("number", Number, nullable=False),
        _text("hash", 64),
    )
    op.bulk_insert(head, [{"id": 1, "number": 0, "hash": "0" * 64}])


# What must hold, once in each database's own tongue: a referral starts as a draft; it leaves `draft` only with an
# approval of exactly its bytes (to be sent) or a person's decision (not to be sent); approved bytes stay as they
# are; only approved bytes are delivered; audit rows stay.
_LEAVES_UNAPPROVED = """
    OLD.state = 'draft' AND NEW.state <> 'draft'
    AND NOT (NEW.state = 'requested' AND EXISTS (
        SELECT 1 FROM approvals a
        WHERE a.referral_id = NEW.id AND a.content_sha256 = NEW.content_sha256 AND a.route = NEW.route))
    AND NOT (NEW.state IN ('cancelled', 'entered-in-error') AND EXISTS (
        SELECT 1 FROM decisions d WHERE d.referral_id = NEW.id AND d.after = NEW.state))
"""
_BYTES_CHANGE = """
    OLD.state <> 'draft' AND (NEW.content <> OLD.content OR NEW.content_sha256 <> OLD.content_sha256
                              OR NEW.route <> OLD.route)
"""
_NOT_APPROVED = """
    NOT EXISTS (SELECT 1 FROM approvals a
                WHERE a.referral_id = NEW.referral_id AND a.content_sha256 = NEW.content_sha256)
"""
_GUARDS = (
    ("referrals_start_as_drafts", "INSERT", "referrals", "NEW.state <> 'draft'", "a referral starts as a draft"),
    ("referrals_need_a_person", "UPDATE", "referrals", _LEAVES_UNAPPROVED, "only a person moves a draft"),
    ("approved_bytes_stay", "UPDATE", "referrals", _BYTES_CHANGE, "what was decided is not changed afterwards"),
    ("referrals_stay", "DELETE", "referrals", "OLD.state <> 'draft'", "a decided referral is not deleted"),
    ("only_approved_bytes_leave", "INSERT", "deliveries", _NOT_APPROVED, "only approved bytes are delivered"),
    ("approvals_stay", "UPDATE", "approvals", "1 = 1", "an approval is not changed"),
    ("audit_rows_stay", "UPDATE", "audit_rows", "1 = 1", "audit rows are only added"),
    ("audit_rows_remain", "DELETE", "audit_rows", "1 = 1", "audit rows are only added"),
)
SQLITE_GUARDS = tuple(
    f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{says}'); END"
    for name, verb, table, when, says in _GUARDS
)
POSTGRESQL_GUARDS = tuple(
    statement
    for name, verb, table, when, says in _GUARDS
    for statement in (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN"
        f" RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        f" RETURN {'OLD' if verb == 'DELETE' else 'NEW'}; END $$",
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )
)
