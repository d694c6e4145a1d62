"""What the cellar keeps: nothing comes in, the tables every statement of the store is written over go out.

The migrations make them; a test holds the two against each other.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()

# SQLite numbers rows by itself only in an INTEGER column.
Number = BigInteger().with_variant(Integer, "sqlite")


class Utc(TypeDecorator[datetime]):
    """A moment, kept in UTC on every database; one without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite has no zones, so none is written there."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


practitioners = Table(
    "practitioners",
    metadata,
    Column("username", String(120), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("role", String(40), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("added_at", Utc, nullable=False),
)

# Keyed by a hash: a person may type a password, or somebody else's name, into the box for names.
sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("username_sha256", String(64), nullable=False),
    Column("at", Utc, nullable=False),
    Index("ix_sign_in_failures", "username_sha256", "at"),
)

source_records = Table(
    "source_records",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("source", String(120), nullable=False),
    Column("record_id", String(400), nullable=False),
    Column("path", Text, nullable=False),
    Column("assessed_on", Date),
    Column("received_at", Utc, nullable=False),
    Column("received", LargeBinary, nullable=False),
    Column("announces", Integer, nullable=False, server_default="0"),
    Column("changed_at", Utc),
    Column("standing", String(20), nullable=False, server_default="final"),
    Column("restricted", Integer, nullable=False, server_default="0"),
    Column("last_received_at", Utc),
    Index("ix_source_records", "source", "record_id"),
    Index("ix_source_records_received", "source", "received_at"),
)

# What an announcement of an assessment and its content find each other by: hashes of its id with the adult's numbers.
assessment_names = Table(
    "assessment_names",
    metadata,
    Column("name_sha256", String(64), primary_key=True),
    Column("record_sha256", ForeignKey("source_records.sha256"), primary_key=True),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("path", String(1000), primary_key=True),
    Column("place", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("what_now", Text, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("received", LargeBinary, nullable=False),
    Column("times", Integer, nullable=False, server_default="1"),
    Column("last_at", Utc),
    Column("released_at", Utc),
    Column("released_by", String(120)),
)

screenings = Table(
    "screenings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("record_sha256", ForeignKey("source_records.sha256"), nullable=False),
    Column("shelves_sha256", String(64), nullable=False),
    Column("subject", String(20), nullable=False),
    Column("route", String(40)),
    Column("urgency", String(20), nullable=False),
    Column("shown", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("replaced_by", String(64)),
    Column("ended", String(20)),
    Column("closed_at", Utc),
    Column("closed_by", ForeignKey("practitioners.username")),
    Column("closed_words", Text),
    Column("basis_sha256", String(64)),
    UniqueConstraint("record_sha256", "shelves_sha256", name="uq_screenings"),
)

referrals = Table(
    "referrals",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("screening_id", ForeignKey("screenings.id"), nullable=False),
    Column("record_sha256", ForeignKey("source_records.sha256"), nullable=False),
    Column("route", String(40), nullable=False),
    Column("state", String(40), nullable=False),
    Column("subject", String(20), nullable=False),
    Column("receiver", String(120), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("changed_at", Utc, nullable=False),
    Column("replaced_by", String(64)),
    Column("looked_sha256", String(64)),
    Column("looked_by", String(120)),
    Column("looked_at", Utc),
    Column("basis_sha256", String(64)),
    UniqueConstraint("record_sha256", "route", name="uq_referrals"),
    Index("ix_referrals_state", "state"),
)

referral_versions = Table(
    "referral_versions",
    metadata,
    Column("referral_id", ForeignKey("referrals.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("changed_by", String(120), nullable=False),
    Column("changed_at", Utc, nullable=False),
    Column("what", String(400), nullable=False),
)

sharing_records = Table(
    "sharing_records",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("referral_id", ForeignKey("referrals.id"), nullable=False, index=True),
    Column("informed", String(40), nullable=False),
    Column("agreement", String(40), nullable=False),
    Column("lawful_basis", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_by", ForeignKey("practitioners.username"), nullable=False),
    Column("recorded_at", Utc, nullable=False),
)

# The second gate stands here too, whatever the code above it says: early help never without agreement.
approvals = Table(
    "approvals",
    metadata,
    Column("referral_id", ForeignKey("referrals.id"), primary_key=True),
    Column("content_sha256", String(64), nullable=False),
    Column("route", String(40), nullable=False),
    Column("informed", String(40), nullable=False),
    Column("agreement", String(40), nullable=False),
    Column("lawful_basis", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("approved_by", ForeignKey("practitioners.username"), nullable=False),
    Column("approved_at", Utc, nullable=False),
    CheckConstraint("route <> 'early_help' OR agreement = 'agreed'", name="ck_early_help_needs_agreement"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("referral_id", ForeignKey("referrals.id"), nullable=False, index=True),
    Column("before", String(40), nullable=False),
    Column("after", String(40), nullable=False),
    Column("reason", String(40)),
    Column("words", Text, nullable=False),
    Column("decided_by", ForeignKey("practitioners.username"), nullable=False),
    Column("decided_at", Utc, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("referral_id", ForeignKey("approvals.referral_id"), nullable=False, index=True),
    Column("channel", String(40), nullable=False),
    Column("to_whom", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("delivered_by", ForeignKey("practitioners.username"), nullable=False),
    Column("delivered_at", Utc, nullable=False),
)

cards = Table(
    "cards",
    metadata,
    Column("uuid", String(64), primary_key=True),
    Column("record_sha256", String(64), nullable=False),
    Column("rules", Text, nullable=False),
    Column("shown_at", Utc, nullable=False),
    Column("basis_sha256", String(64)),
)

# Named by the hash of their own bytes, so that what is decided on points to exactly these.
rule_sets = Table(
    "rule_sets",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("kept_at", Utc, nullable=False),
)

bases = Table(
    "bases",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("rules_sha256", ForeignKey("rule_sets.sha256"), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("kept_at", Utc, nullable=False),
)

# Names of questions and fields, never answers. Keyed by a hash: a question may be longer than an index takes.
unlisted_fields = Table(
    "unlisted_fields",
    metadata,
    Column("key_sha256", String(64), primary_key=True),
    Column("source", String(120), nullable=False),
    Column("form", String(400)),
    Column("kind", String(20), nullable=False),
    Column("name", String(400), nullable=False),
    Column("looks_like", String(400)),
    Column("blind", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("first_at", Utc, nullable=False),
    Column("last_at", Utc, nullable=False),
    Column("records", Integer, nullable=False),
)

audit_rows = Table(
    "audit_rows",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Number, nullable=False),
    Column("hash", String(64), nullable=False),
)
