"""A record says which version it is; whoever holds a draft of an older one must look at the newer before approving."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns. What was kept before is taken as finished, and as from the day it was written."""
    op.add_column("source_records", sa.Column("changed_at", sa.DateTime(timezone=True)))
    op.add_column("source_records", sa.Column("standing", sa.String(20), nullable=False, server_default="final"))
    op.add_column("source_records", sa.Column("restricted", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("source_records", sa.Column("last_received_at", sa.DateTime(timezone=True)))
    op.add_column("screenings", sa.Column("ended", sa.String(20)))
    op.add_column("referrals", sa.Column("looked_sha256", sa.String(64)))
    op.add_column("referrals", sa.Column("looked_by", sa.String(120)))
    op.add_column("referrals", sa.Column("looked_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Who looked at what again is not thrown away."""
    raise NotImplementedError("restore a copy of the database instead")
