"""What happens between the nights is kept: light looks, events, messages."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest
from alembic import command

from oitcheck.history import Event, Glance, Journal, Opened, _probes, _sqlite, letter, open_history
from oitcheck.history._upgrade import _config

DAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T03:00:00+07:00")


@pytest.fixture
def journal(history):
    return Journal(history)


def made(body="2 broken", channel="c1"):
    return letter(
        subject="run-1", channel=channel, recipient="admin", title="OIT", body=body, made_at=NOW.isoformat()
    )


def test_availability_is_a_share_with_its_number_of_looks(journal):
    """Dark hours of the checker and firewalls are left out; the rest is counted over the days asked for."""
    seen = [Opened.YES] * 3 + [Opened.NO, Opened.DARK, Opened.UNKNOWN]
    journal.note_glances(
        "town",
        [
            Glance(
                url="https://a.example/", day=DAY, opened=one, cause="timeout" if one is Opened.NO else None
            )
            for one in seen
        ],
    )
    journal.note_glances(
        "town", [Glance(url="https://a.example/", day=DAY + timedelta(days=40), opened=Opened.NO)]
    )
    found = journal.availability("town", DAY, DAY + timedelta(days=7))

    assert [
        (one.looks, one.opened, one.left_out, one.share, one.last_missed, one.last_cause) for one in found
    ] == [(4, 3, 2, 0.75, "2026-11-22", "timeout")]
    assert journal.availability("elsewhere", DAY, DAY) == ()


def test_a_secret_is_not_kept_with_a_look(journal, file):
    """Tokens in addresses are masked before they are kept."""
    journal.note_glances("town", [Glance(url="https://a.example/?token=s3cret", day=DAY, opened=Opened.YES)])

    assert "s3cret" not in journal.availability("town", DAY, DAY)[0].url


def test_looks_take_little_room(journal, file):
    """A year of looks at 150 addresses takes less than 1 MiB."""
    urls = [f"https://www.example.go.th/th/data/page-{number}.html" for number in range(150)]
    with journal._transaction() as connection:
        for number in range(12):
            day = date(2021 + number // 12, 1 + number % 12, 1)
            _probes.note(connection, "town", [Glance(url=url, day=day, opened=Opened.YES) for url in urls])
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert file.stat().st_size < 2**20


def test_an_event_is_kept_once(journal):
    """The same missed night, noted twice, is one event."""
    event = Event(agency="town", catalogue="oit-2565", kind="missed", at="2026-11-22T02:00:00+07:00")
    journal.note_events([event, event])
    journal.note_events([event])

    assert journal.events("town") == (event,)
    assert journal.events("elsewhere") == ()


def test_a_message_waits_until_it_is_delivered(journal):
    """A failed try stays with its reason and its next hour; a delivered message waits no more."""
    journal.post("town", "oit-2565", {"open": {}}, [made(), made()])
    (waiting,) = journal.waiting()
    again = NOW + timedelta(minutes=10)
    journal.tried(waiting, at=NOW, again_at=again, reason="refused")
    (after,) = journal.waiting()
    journal.tried(after, at=again, again_at=again, reason=None)

    assert (after.tries, after.reason, after.try_at) == (1, "refused", again.isoformat())
    assert journal.waiting() == ()
    assert journal.told("town", "oit-2565") == {"open": {}}
    assert journal.told("town", "oit-2566") is None


def test_a_delivered_message_is_not_sent_again(journal):
    """The same message about the same run is the same letter, also after it was delivered."""
    journal.post("town", "oit-2565", {}, [made()])
    journal.tried(journal.waiting()[0], at=NOW, again_at=NOW, reason=None)
    journal.post("town", "oit-2565", {}, [made()])

    assert journal.waiting() == ()


def test_a_history_of_the_first_schema_is_moved_on(url, file, nights):
    """Nights that were kept before are still there, with a backup beside them."""
    _sqlite.prepare(file)
    engine = _sqlite.engine_of(file, write=True)
    with engine.begin() as connection:
        config = _config("oitcheck.history:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {_sqlite.APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        connection.exec_driver_sql(
            "INSERT INTO runs (run_id, agency, catalogue, checklist_sha256, only_questions, vantage, state,"
            " started_at, by_verdict) VALUES ('run-0', 'town', 'oit-2565', 'a', '[]', 'hall', 'complete', 'now', '{}')"
        )
    engine.dispose()
    with open_history(url) as history:
        assert [run.run_id for run in history.runs()] == ["run-0"]
        assert Journal(history).waiting() == ()

    assert file.with_name("history.sqlite3.schema-0001.bak").exists()
