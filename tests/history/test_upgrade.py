"""The schema: as the tables say, moved in one transaction after a backup, and not for SQLite alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

import oitcheck.history
from oitcheck.errors import StoreError
from oitcheck.history import _sqlite, open_history
from oitcheck.history._schema import metadata
from oitcheck.history._upgrade import newest, upgrade

STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{after}", "{newest}", None, None
def upgrade():
    op.create_table("more", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO more VALUES (1)")
    {then}
"""


@pytest.fixture
def later(tmp_path):
    """The migrations of a later version: one step more."""

    def make(then: str = "") -> str:
        folder = tmp_path / "migrations"
        shutil.copytree(Path(oitcheck.history.__file__).parent / "migrations", folder)
        after = f"{int(newest()) + 1:04}"
        step = STEP.format(then=then, newest=newest(), after=after)
        (folder / "versions" / f"v{after}_more.py").write_text(step)
        return str(folder)

    return make


def test_the_migrations_make_the_tables(history):
    """A database that was migrated step by step is the one that the program expects."""
    with history._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_the_file_says_whose_it_is_and_of_which_schema(file, history):
    """Other programs, and later versions, can tell by the file's header."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == _sqlite.APPLICATION_ID
        assert connection.execute("PRAGMA user_version").fetchone()[0] == int(newest())
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_nothing_in_the_schema_is_for_sqlite_alone():
    """Every table and index can be made in PostgreSQL."""
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=postgresql.dialect()))


def test_an_older_history_is_backed_up_and_moved_on(url, file, nights, later):
    """Before the schema changes a whole copy stands beside the file; afterwards all nights are still there."""
    with open_history(url) as history:
        history.start(nights.start(0))
        upgrade(history._engine, str(file), lambda schema: _sqlite.back_up(file, schema), later())
        assert [run.run_id for run in history.runs()] == ["run-0"]
    present = int(newest())
    backup = file.with_name(f"history.sqlite3.schema-{present:04}.bak")

    with closing(sqlite3.connect(file)) as moved, closing(sqlite3.connect(backup)) as before:
        assert moved.execute("PRAGMA user_version").fetchone()[0] == present + 1
        assert moved.execute("SELECT count(*) FROM more").fetchone()[0] == 1
        assert before.execute("PRAGMA user_version").fetchone()[0] == present
        assert before.execute("SELECT run_id FROM runs").fetchall() == [("run-0",)]
    assert backup.stat().st_mode & 0o077 == 0
    with pytest.raises(StoreError, match=rf"newer oitcheck \(schema {present + 1}\)"), open_history(url):
        pass


def test_a_step_that_fails_leaves_the_history_as_it_was(url, file, nights, later):
    """A migration is one transaction: half a step is none."""
    with open_history(url) as history:
        history.start(nights.start(0))
        with pytest.raises(ZeroDivisionError):
            upgrade(history._engine, str(file), lambda _schema: None, later("1 / 0"))
    with open_history(url) as history:
        assert [run.run_id for run in history.runs()] == ["run-0"]
    with closing(sqlite3.connect(file)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}

    assert "more" not in tables


def test_an_older_history_is_not_changed_by_reading(url, file, monkeypatch, later):
    """A reader of a later version does not migrate under a run that may be going on."""
    with open_history(url):
        pass
    folder = later()
    monkeypatch.setattr("oitcheck.history._opening.newest", lambda: newest(folder))
    with pytest.raises(StoreError, match="is of an older schema"), open_history(url, write=False):
        pass
