"""Held records count how often they came and say when they were released; a feed's last record is found quickly."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the index; what is held already came once and is still held."""
    op.add_column("quarantine", sa.Column("times", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("quarantine", sa.Column("last_at", sa.DateTime(timezone=True)))
    op.add_column("quarantine", sa.Column("released_at", sa.DateTime(timezone=True)))
    op.add_column("quarantine", sa.Column("released_by", sa.String(120)))
    op.create_index("ix_source_records_received", "source_records", ["source", "received_at"])


def downgrade() -> None:
    """The newer columns hold who released what, which is not thrown away."""
    raise NotImplementedError("restore a copy of the database instead")
