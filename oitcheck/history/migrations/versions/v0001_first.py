"""The first schema: runs, nights, answers and elements, evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    _runs()
    _subjects()
    _evidence()


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("run_id", sa.String(200), nullable=False, unique=True),
        sa.Column("agency", sa.String(200), nullable=False),
        sa.Column("catalogue", sa.String(200), nullable=False),
        sa.Column("checklist_sha256", sa.String(64), nullable=False),
        sa.Column("only_questions", sa.Text, nullable=False),
        sa.Column("vantage", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("started_at", sa.String(40), nullable=False),
        sa.Column("finished_at", sa.String(40)),
        sa.Column("reason", sa.Text),
        sa.Column("by_verdict", sa.Text, nullable=False),
    )
    op.create_index("runs_of_agency", "runs", ["agency", "catalogue", "id"])
    op.create_table(
        "nights",
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "pieces",
        sa.Column("sha256", sa.LargeBinary(32), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _subjects() -> None:
    op.create_table(
        "subjects",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("agency", sa.String(200), nullable=False),
        sa.Column("catalogue", sa.String(200), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("element", sa.String(200), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("first_seen", sa.String(40), nullable=False),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("cause", sa.String(100)),
        sa.Column("failing_since", sa.String(40)),
        sa.Column("last_passed_at", sa.String(40)),
        sa.Column("before_run", sa.Text, nullable=False),
    )
    op.create_index("subjects_of_agency", "subjects", ["agency", "catalogue", "number"], unique=True)
    op.create_table(
        "changes",
        sa.Column("subject", sa.Integer, sa.ForeignKey("subjects.id"), primary_key=True),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("cause", sa.String(100)),
    )
    op.create_index("changes_of_run", "changes", ["run"])


def _evidence() -> None:
    op.create_table(
        "observations",
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("url_sha256", sa.LargeBinary(32), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("sha256", sa.LargeBinary(32), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "holds",
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("documents.sha256"), primary_key=True),
    )
    op.create_index("holds_of_document", "holds", ["sha256"])
