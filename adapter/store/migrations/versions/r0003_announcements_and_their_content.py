"""A record may only announce an assessment; the content that comes by itself finds it by the id and the adult."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the flag and the names; what was kept before announces nothing."""
    op.add_column("source_records", sa.Column("announces", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "assessment_names",
        sa.Column("name_sha256", sa.String(64), primary_key=True),
        sa.Column("record_sha256", sa.String(64), sa.ForeignKey("source_records.sha256"), primary_key=True),
    )


def downgrade() -> None:
    """The newer columns say what replaces what, which is not thrown away."""
    raise NotImplementedError("restore a copy of the database instead")
