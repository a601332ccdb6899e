"""What happens between the nights: light looks, events, and messages that are to be delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "probes",
        sa.Column("agency", sa.String(200), primary_key=True),
        sa.Column("url_sha256", sa.LargeBinary(32), primary_key=True),
        sa.Column("month", sa.String(7), primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("opened", sa.Integer, nullable=False),
        sa.Column("missed", sa.Integer, nullable=False),
        sa.Column("unknown", sa.Integer, nullable=False),
        sa.Column("dark", sa.Integer, nullable=False),
        sa.Column("last_missed", sa.String(10)),
        sa.Column("cause", sa.String(100)),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("agency", sa.String(200), nullable=False),
        sa.Column("catalogue", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("detail", sa.Text),
    )
    op.create_index("events_once", "events", ["agency", "catalogue", "kind", "at"], unique=True)
    op.create_table(
        "told",
        sa.Column("agency", sa.String(200), primary_key=True),
        sa.Column("catalogue", sa.String(200), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("recipient", sa.String(200), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("try_at", sa.String(40), nullable=False),
        sa.Column("delivered_at", sa.String(40)),
        sa.Column("reason", sa.Text),
    )
    op.create_index("letters_waiting", "letters", ["delivered_at", "try_at"])
