"""What a finding, a card or a draft rests on is kept: the facts, what was said of them, and the rules that said it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0006"
down_revision = "r0005"
branch_labels = None
depends_on = None

TABLES = ("bases", "rule_sets")


def upgrade() -> None:
    """Add the tables, and where they are pointed to from. What was decided before rests on nothing that was kept."""
    op.create_table(
        "rule_sets",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "bases",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("rules_sha256", sa.String(64), sa.ForeignKey("rule_sets.sha256"), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    )
    for table in ("screenings", "referrals", "cards"):
        op.add_column(table, sa.Column("basis_sha256", sa.String(64)))
    for table in TABLES:
        op.execute(sa.text(_postgresql(table) if op.get_bind().dialect.name == "postgresql" else _sqlite(table)))
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                sa.text(f"CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stay()")
            )


def downgrade() -> None:
    """What decisions rest on is not thrown away."""
    raise NotImplementedError("restore a copy of the database instead")


def _sqlite(table: str) -> str:
    says = "what a decision rests on is not changed"
    return f"CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{says}'); END"


def _postgresql(table: str) -> str:
    return (
        f"CREATE FUNCTION {table}_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION 'what a decision rests on is not changed'"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
