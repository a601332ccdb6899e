"""The tables. A change here is one new file in ``migrations/versions``; nothing in it that PostgreSQL could not do.

runs ── nights            one record a run, cut into pieces that most nights share
     ── observations ── holds ── documents     what was seen, kept for the latest runs only
     ── changes ── subjects                    answers and elements, and when they became something else
submitted                 what was handed in, as it was then
probes  days  events  told  letters            what happens between the nights; looks by month and by day
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", String(200), nullable=False, unique=True),
    Column("agency", String(200), nullable=False),
    Column("catalogue", String(200), nullable=False),
    Column("checklist_sha256", String(64), nullable=False),
    Column("only_questions", Text, nullable=False),
    Column("vantage", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("started_at", String(40), nullable=False),
    Column("finished_at", String(40)),
    Column("reason", Text),
    Column("by_verdict", Text, nullable=False),
    Index("runs_of_agency", "agency", "catalogue", "id"),
)

nights = Table(
    "nights",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("mark", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

pieces = Table(
    "pieces",
    metadata,
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("last_used", String(10), nullable=False, server_default=""),
)

submitted = Table(
    "submitted",
    metadata,
    Column("agency", String(200), primary_key=True),
    Column("catalogue", String(200), primary_key=True),
    Column("question", String(200), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("by", Text),
    Column("urls", Text, nullable=False),
    Column("explanation", Text),
    Column("kept_at", String(40), nullable=False),
)

subjects = Table(
    "subjects",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", String(200), nullable=False),
    Column("catalogue", String(200), nullable=False),
    Column("number", Integer, nullable=False),
    Column("question", String(200), nullable=False),
    Column("element", String(200), nullable=False),
    Column("url", Text, nullable=False),
    Column("first_seen", String(40), nullable=False),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("cause", String(100)),
    Column("failing_since", String(40)),
    Column("last_passed_at", String(40)),
    Column("before_run", Text, nullable=False),
    Index("subjects_of_agency", "agency", "catalogue", "number", unique=True),
)

changes = Table(
    "changes",
    metadata,
    Column("subject", Integer, ForeignKey("subjects.id"), primary_key=True),
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("verdict", String(20), nullable=False),
    Column("cause", String(100)),
    Index("changes_of_run", "run"),
)

observations = Table(
    "observations",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("url_sha256", LargeBinary(32), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

holds = Table(
    "holds",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("sha256", LargeBinary(32), ForeignKey("documents.sha256"), primary_key=True),
    Index("holds_of_document", "sha256"),
)

probes = Table(
    "probes",
    metadata,
    Column("agency", String(200), primary_key=True),
    Column("url_sha256", LargeBinary(32), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("url", Text, nullable=False),
    Column("opened", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    Column("dark", Integer, nullable=False),
    Column("last_missed", String(10)),
    Column("cause", String(100)),
)

days = Table(
    "days",
    metadata,
    Column("agency", String(200), primary_key=True),
    Column("origin", String(300), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("opened", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    Column("dark", Integer, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", String(200), nullable=False),
    Column("catalogue", String(200), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("at", String(40), nullable=False),
    Column("detail", Text),
    Index("events_once", "agency", "catalogue", "kind", "at", unique=True),
)

told = Table(
    "told",
    metadata,
    Column("agency", String(200), primary_key=True),
    Column("catalogue", String(200), primary_key=True),
    Column("body", Text, nullable=False),
)

letters = Table(
    "letters",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("recipient", String(200), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("try_at", String(40), nullable=False),
    Column("delivered_at", String(40)),
    Column("reason", Text),
    Index("letters_waiting", "delivered_at", "try_at"),
)
