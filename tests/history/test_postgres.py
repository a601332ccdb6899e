"""The history on a real PostgreSQL server: one writer, undisturbed readers, words for what fails, nothing half."""

import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from made import postgres
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import oitcheck.history
from oitcheck.errors import RunBusy, StoreError
from oitcheck.history import open_history
from oitcheck.history._schema import metadata
from oitcheck.history._upgrade import newest, upgrade
from oitcheck.model.verdict import Verdict

URL = "https://town.example/"
PASS = (Verdict.PASS, None)


@pytest.fixture
def kind():
    return "postgresql"


def refused(url: str, *, write: bool = True, kind=StoreError) -> str:
    with pytest.raises(kind) as caught, open_history(url, write=write):
        pass
    return str(caught.value)


def test_the_migrations_make_the_tables(history):
    """Step by step, a server's database becomes the one that the program expects."""
    with history._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_a_plain_address_means_the_driver_that_comes_with_the_program(url):
    """``postgresql://`` and ``postgres://`` are what people have in their notes."""
    for scheme in ("postgresql", "postgres"):
        with open_history(url.replace("postgresql+psycopg", scheme)) as history:
            assert history.runs() == ()


def test_a_second_writer_is_told(url, history):
    """While one run writes, another is refused by name, and no password is shown."""
    message = refused(url, kind=RunBusy)

    assert "another run writes this history\n  wait for it, or name another by --history" in message
    assert postgres.PASSWORD not in message


def test_histories_of_one_server_do_not_wait_for_each_other(server, history):
    """The lock is one of the database, not of the server."""
    with open_history(server.url(server.new())) as other:
        assert other.runs() == ()


def test_a_killed_writer_gives_its_lock_back(url, nights):
    """Nothing stored is lost, and the next run begins at once where that one stopped."""
    code = (
        "import sys, time\nfrom oitcheck.history import RunStart, open_history\n"
        "from oitcheck.model.observed import Observation\n"
        "with open_history(sys.argv[1]) as history:\n"
        "    point = history.start(RunStart(run_id='run-0', checklist_sha256='a' * 64, agency='sample-town',\n"
        "        catalogue='oit-2565', started_at=sys.argv[2], vantage='town-hall'))\n"
        "    history.store(point.run_id, Observation(url='https://town.example/'))\n"
        "    print('stored', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, url, nights.at(0)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline().strip() == b"stored"
        assert "another run writes" in refused(url, kind=RunBusy)
        writer.send_signal(signal.SIGKILL)
    for _ in range(100):  # the server notices at its next look at the socket
        try:
            with open_history(url) as history:
                point = history.start(nights.start(1 / 24))
            break
        except RunBusy:
            threading.Event().wait(0.1)

    assert point.resumed
    assert [one.url for one in point.observations] == [URL]


def test_readers_see_whole_nights_while_one_writes(url, history, nights):
    """Twenty readers during a run: none is refused, none sees half a night, none can change anything."""
    nights.run(history, 0, {"O1": {URL: PASS}})
    done, wrong = threading.Event(), []

    def read() -> None:
        try:
            with open_history(url, write=False) as reader:
                while not done.is_set():
                    for run in reader.runs():
                        if run.state == "complete" and reader.record(run.run_id) is None:
                            wrong.append(run.run_id)
        except Exception as error:
            wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    for night in range(1, 8):
        nights.run(history, night, {"O1": {URL: PASS}, f"O{night}": {f"{URL}{night}": PASS}})
    done.set()
    for reader in readers:
        reader.join()
    with open_history(url, write=False) as reader, pytest.raises(StoreError, match="it cannot be written"):
        reader.start(nights.start(9))

    assert wrong == []


def test_an_empty_database_holds_no_history_yet(url):
    """A reader makes nothing."""
    assert refused(url, write=False).endswith("there is no history yet\n  run oitcheck check first")


def test_the_database_of_another_program_is_left_alone(server):
    """Tables of somebody else are never mixed with ours."""
    name = server.new()
    server.sql(name, "CREATE TABLE accounts (id int)")

    for write in (True, False):
        assert "is the database of another program" in refused(server.url(name), write=write)
    assert server.sql(name, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "1"


def test_a_newer_history_is_left_alone(url):
    """A history that a later version wrote is not written by this one."""
    with open_history(url) as history, history._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0777'"))

    assert "was written by a newer oitcheck (schema 0777)" in refused(url)


def test_a_step_that_fails_leaves_the_history_as_it_was(url, tmp_path):
    """A migration is one transaction on a server too."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(oitcheck.history.__file__).parent / "migrations", folder)
    (folder / "versions" / "v9000_more.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision, branch_labels, depends_on = '9000', '{newest()}', None, None\n"
        "def upgrade():\n    op.create_table('more', sa.Column('id', sa.Integer))\n    1 / 0\n"
    )
    with open_history(url) as history:
        with pytest.raises(ZeroDivisionError):
            upgrade(history._engine, "there", lambda _schema: None, str(folder))
        with history._engine.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(text("SELECT * FROM more"))

    with open_history(url) as history:
        assert history.runs() == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("/night", "/nowhere"), "the server refuses"),
        ((postgres.PASSWORD, "wrong"), "the server refuses"),
        (("127.0.0.1", "127.0.0.9"), "the server cannot be reached"),
    ],
)
def test_what_the_server_refuses_is_told_with_a_remedy(url, change, found):
    """No such database, a wrong password, nobody there: a sentence, what to do, no password, exit code 4."""
    message = refused(url.replace(*change))

    assert found in message
    assert "\n  " in message
    assert postgres.PASSWORD not in message


def test_a_password_in_the_query_is_not_shown(url):
    """libpq takes one there as well."""
    message = refused(url.replace("127.0.0.1", "127.0.0.9") + "?password=Qu3ryS3cret&connect_timeout=2")

    assert "Qu3ryS3cret" not in message


def test_a_server_that_was_restarted_goes_on_with_the_same_writer(nights):
    """The connection is made anew and wins the lock again; while the server is down the run is told so."""
    with postgres.serve() as own:
        url = own.url(own.new())
        with open_history(url) as history:
            history.start(nights.start(0))
            history.store("run-0", nights.seen(URL))
            own.stop()
            with pytest.raises(StoreError, match="cannot be reached"):
                history.store("run-0", nights.seen(URL + "lost"))
            own.start()
            history.store("run-0", nights.seen(URL + "2"))

            assert [one.url for one in history.observations("run-0")] == [URL, URL + "2"]
            assert "another run writes" in refused(url, kind=RunBusy)
            history.start(nights.start(5))
            own.stop()
            own.start()
            with open_history(url), pytest.raises(RunBusy):  # somebody else was quicker
                history.store("run-5", nights.seen(URL))
