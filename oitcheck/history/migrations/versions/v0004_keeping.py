"""What was handed in is kept as it was; pieces know until when they were used, so that old nights can be let go."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table and the column; pieces that are there count as used until the latest run."""
    op.create_table(
        "submitted",
        sa.Column("agency", sa.String(200), primary_key=True),
        sa.Column("catalogue", sa.String(200), primary_key=True),
        sa.Column("question", sa.String(200), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("by", sa.Text),
        sa.Column("urls", sa.Text, nullable=False),
        sa.Column("explanation", sa.Text),
        sa.Column("kept_at", sa.String(40), nullable=False),
    )
    op.add_column("pieces", sa.Column("last_used", sa.String(10), nullable=False, server_default=""))
    runs = sa.table("runs", sa.column("started_at"))
    pieces = sa.table("pieces", sa.column("last_used"))
    latest = op.get_bind().scalar(sa.select(sa.func.max(runs.c.started_at))) or ""
    op.execute(sa.update(pieces).values(last_used=latest[:10]))
