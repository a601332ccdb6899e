"""What cannot be used is refused as it is, with what to do; nothing is overwritten."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from oitcheck.errors import RunBusy, StoreError, UsageError
from oitcheck.history import _sqlite, open_history
from oitcheck.history._upgrade import newest
from oitcheck.model.verdict import Verdict

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
URL = "https://town.example/"


def refused(url: str, kind=StoreError, *, write: bool = True) -> str:
    with pytest.raises(kind) as caught, open_history(url, write=write):
        pass
    return str(caught.value)


@pytest.fixture
def filled(url, file, nights):
    """A history with some nights in it, closed."""
    with open_history(url) as history:
        for night in range(3):
            history.start(nights.start(night))
            for number in range(20):
                history.store(f"run-{night}", nights.seen(f"{URL}{number}", f"{night} {number} " * 200))
            history.finish(f"run-{night}", nights.record(night, {"O1": {URL: (Verdict.FAIL, "timeout")}}))
    return file


@pytest.mark.parametrize("content", [PNG, b"short", b"SQLite format 3\x00" + bytes(10), "ก".encode() * 3000])
def test_a_file_that_is_no_database_is_left_alone(url, file, content):
    """A picture under the history's name is not touched."""
    file.write_bytes(content)

    message = refused(url)

    assert message == (
        f"{file}: is no history: its bytes are not those of a database\n"
        "  set the file aside under another name, put its latest backup (*.bak beside it) in its place, "
        "or run again to begin a new history"
    )
    assert file.read_bytes() == content
    assert os.listdir(file.parent) == [file.name]


def test_the_database_of_another_program_is_left_alone(url, file):
    """Tables of somebody else are never mixed with ours."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE accounts (id)")
    before = file.read_bytes()

    message = refused(url)

    assert message == f"{file}: is the database of another program\n  name another file by --history"
    assert file.read_bytes() == before
    assert os.listdir(file.parent) == [file.name]


def test_a_marked_database_of_another_program_is_left_alone(url, file):
    """A file that says whose it is belongs to them, even when it is empty."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA application_id = 12345")
        other.execute("VACUUM")
    before = file.read_bytes()

    assert "is the database of another program" in refused(url)
    assert file.read_bytes() == before


@pytest.mark.parametrize("empty", [True, False])
def test_a_newer_history_is_left_alone(url, file, nights, empty):
    """A history that a later version wrote is not written by this one."""
    if not empty:
        with open_history(url) as history:
            history.start(nights.start(0))
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("PRAGMA user_version = 999")
        newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.read_bytes()

    message = refused(url)

    assert message == (
        f"{file}: was written by a newer oitcheck (schema 999)\n  update oitcheck, or name another file by --history"
    )
    assert file.read_bytes() == before


def test_a_newer_step_is_refused_without_its_number(url, file, filled):
    """A schema step that this program does not know is newer, whatever the file's header says."""
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0777'")
        newer.commit()

    assert "was written by a newer oitcheck (schema 0777)" in refused(url)


def test_a_damaged_history_is_left_alone(url, filled):
    """Zeros in the middle of the file are noticed before anything is asked of anybody."""
    content = bytearray(filled.read_bytes())
    content[4096:8192] = bytes(4096)
    filled.write_bytes(content)

    message = refused(url)

    assert f"{filled}: it is damaged" in message
    assert "put its latest backup" in message
    assert filled.read_bytes() == content


def test_a_cut_history_is_left_alone(url, filled):
    """Half a file is damaged."""
    content = filled.read_bytes()[: 4096 * 5 + 100]
    filled.write_bytes(content)

    assert str(filled) in refused(url)
    assert filled.read_bytes() == content


@pytest.mark.parametrize("word", [b"CREATE TABLE runs", b"town-hall", b"complete", newest().encode()])
def test_a_torn_word_is_told(url, filled, nights, word):
    """Bytes torn anywhere, in the schema or in a text, end in a message, never in a traceback."""
    content = filled.read_bytes()
    filled.write_bytes(content.replace(word, bytes(byte | 0x80 for byte in word)))

    with pytest.raises(StoreError, match=re.escape(f"{filled}: ")), open_history(url) as history:
        use(history, nights)


def use(history, nights):
    history.record("run-2")
    history.runs()
    history.start(nights.start(2.1))


def test_an_empty_file_becomes_a_history(url, file, nights):
    """A file of no bytes holds nothing that could be lost."""
    file.touch()

    with open_history(url) as history:
        assert history.runs() == ()


def test_a_read_only_history_is_told_before_the_run(url, filled):
    """Nobody waits a night to learn that nothing can be kept."""
    filled.chmod(0o444)

    message = refused(url)

    assert (
        message
        == f"{filled}: it cannot be written\n  give write access to the file and its folder, then run again"
    )


def test_a_folder_that_takes_no_file_is_told():
    """The message names the place and what to do."""
    message = refused("sqlite:////proc/oitcheck/history.sqlite3")

    assert "/proc/oitcheck" in message
    assert "give write access" in message


def test_a_folder_in_the_place_of_the_file_is_told(url, file):
    """A folder of that name is not a history."""
    file.mkdir()

    assert refused(url) == f"{file}: is no file\n  name a file by --history"


@pytest.mark.parametrize("address", ["history.sqlite3", "", "no such thing", "nosuchdatabase://host/name"])
def test_an_address_that_is_none_is_a_mistake_of_use(address):
    """A wrong --history ends with exit code 2 and an example."""
    assert "--history: " in refused(address, UsageError)


def test_passwords_of_a_database_are_not_told():
    """A server that cannot be reached is named without its password."""
    message = refused("nosuchdatabase://user:S3cr3tPw@127.0.0.1/name", UsageError)

    assert "S3cr3tPw" not in message


def test_reading_needs_a_history(url, file):
    """Looking at what is not there makes no file."""
    assert refused(url, write=False) == f"{file}: there is no history yet\n  run oitcheck check first"
    assert not file.exists()


def test_one_writer_at_a_time(url, file):
    """A second run on the same history is told so at once; reading goes on."""
    with open_history(url):
        message = refused(url, RunBusy)
        with open_history(url, write=False) as reader:
            assert reader.runs() == ()
    with open_history(url):
        pass

    assert message == f"{file}: another run writes this history\n  wait for it, or name another by --history"


def test_readers_read_while_a_run_writes(url, nights):
    """A dashboard sees the last whole state, never waits and never a half."""
    with open_history(url) as writer:
        writer.start(nights.start(0))
        with open_history(url, write=False) as reader:
            assert [run.run_id for run in reader.runs()] == ["run-0"]
            writer.start(nights.start(1))
            assert [run.run_id for run in reader.runs()] == ["run-1", "run-0"]


def test_looking_at_a_history_takes_no_lock_away(url, filled, nights):
    """Opened a second time in one process while a night writes: another program that closes it leaves the journal there."""
    other = "import sqlite3, sys; one = sqlite3.connect(sys.argv[1]); one.execute('SELECT * FROM runs'); one.close()"
    with open_history(url) as writer:
        writer.start(nights.start(9))
        with open_history(url, write=False) as reader:
            assert reader.runs()
        subprocess.run([sys.executable, "-c", other, str(filled)], check=True)

        assert filled.with_name(f"{filled.name}-wal").exists()


def test_reading_cannot_write(url, filled, nights):
    """A history opened for reading refuses to store."""
    with open_history(url, write=False) as reader, pytest.raises(StoreError, match="cannot be written"):
        reader.start(nights.start(9))


def test_a_short_lock_of_another_program_is_waited_for(url, filled, nights):
    """A backup program that holds the file for a moment costs nothing."""
    other = sqlite3.connect(filled, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.4, other.rollback)
    release.start()
    with open_history(url) as history:
        history.start(nights.start(9))
    release.join()
    other.close()


def test_a_long_lock_of_another_program_is_told(url, filled, nights, monkeypatch):
    """After the wait the run ends with the place and what to do; nothing is kept in memory silently."""
    monkeypatch.setattr(_sqlite, "BUSY_S", 0.2)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        message = refused(url)

    assert message == f"{filled}: another program holds it locked\n  close that program, then run again"


def test_no_room_is_told_and_room_heals(url, file, nights):
    """When the disk is full the run ends with a message, what was stored stays, and room makes it work again."""
    with open_history(url) as history:
        history.start(nights.start(0))
        history.store("run-0", nights.seen(URL))
        with history._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError) as caught:
            store_many(history, nights)
    with open_history(url) as history:
        history.store("run-0", nights.seen(f"{URL}more"))
        seen = {one.url for one in history.observations("run-0")}

    assert str(caught.value) == (
        f"{file}: there is no room left on the disk\n  make room, then run again: what was stored is kept"
    )
    assert {URL, f"{URL}more"} <= seen


def store_many(history, nights):
    for number in range(50):
        history.store("run-0", nights.seen(f"{URL}{number}", os.urandom(5000).hex()))


def test_evidence_that_rotted_does_not_stop_a_resumed_run(history, nights):
    """A damaged observation is looked at again; reading it by name tells the damage."""
    history.start(nights.start(0))
    history.store("run-0", nights.seen(URL))
    history.store("run-0", nights.seen(f"{URL}2", "other"))
    with history._engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE documents SET body = x'00' WHERE sha256 = (SELECT min(sha256) FROM documents)"
        )

    assert len(history.start(nights.start(0.1)).observations) == 1
    with pytest.raises(StoreError, match="it is damaged"):
        history.observations("run-0")


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
@pytest.mark.parametrize("mask", ["0o000", "0o077"])
def test_only_its_owner_reads_the_history(tmp_path, mask):
    """Whatever the umask, file, journal and lock are for their owner alone."""
    code = (
        "import os, sys\n"
        f"os.umask({mask})\n"
        "from oitcheck.history import open_history\n"
        "with open_history('sqlite:///' + sys.argv[1]) as history:\n"
        "    history.runs()\n"
        "    print(*sorted(oct(os.stat(os.path.join(os.path.dirname(sys.argv[1]), name)).st_mode & 0o777)\n"
        "          for name in os.listdir(os.path.dirname(sys.argv[1]))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "h.sqlite3")], capture_output=True, text=True, check=True
    )

    assert set(done.stdout.split()) == {"0o600"}


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_history_that_others_could_read_is_closed_to_them(url, filled):
    """An existing file that everybody may read is narrowed to its owner."""
    filled.chmod(0o666)
    with open_history(url):
        pass

    assert stat.S_IMODE(filled.stat().st_mode) == 0o600


def test_a_history_in_memory_works(nights):
    """A trial run needs no file, and every thread sees the same history."""
    with open_history("sqlite://") as history:
        history.start(nights.start(0))
        worker = threading.Thread(target=history.store, args=("run-0", nights.seen(URL)))
        worker.start()
        worker.join()

        assert len(history.observations("run-0")) == 1
