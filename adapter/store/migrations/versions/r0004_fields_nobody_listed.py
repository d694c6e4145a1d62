"""What forms ask that their mappings do not list is counted, so that an operator sees which facts are blind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; nothing was counted before."""
    op.create_table(
        "unlisted_fields",
        sa.Column("key_sha256", sa.String(64), primary_key=True),
        sa.Column("source", sa.String(120), nullable=False),
        sa.Column("form", sa.String(400)),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(400), nullable=False),
        sa.Column("looks_like", sa.String(400)),
        sa.Column("blind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    """What was counted tells when a form changed, which is not thrown away."""
    raise NotImplementedError("restore a copy of the database instead")
