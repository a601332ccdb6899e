"""How long what is kept: nights by their age, evidence by its quota, and room given back to the disk."""

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text

from oitcheck.history import Event, Glance, Journal, Keep, Opened, _sqlite, open_history
from oitcheck.history._schema import metadata
from oitcheck.model.past import Past
from oitcheck.model.verdict import Verdict

URL = "https://town.example/"
PASS, FAIL = (Verdict.PASS, None), (Verdict.FAIL, "http_not_found")


def count(history, table: str) -> int:
    with history._engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(metadata.tables[table]))


def whole_night(history, nights, night, answers, keep, **start):
    point = history.start(nights.start(night, **start))
    for urls in answers.values():
        for url in urls:
            history.store(point.run_id, nights.seen(url, f"{url} {night}"))
    history.finish(point.run_id, nights.record(night, answers, run_id=point.run_id), keep=keep)


def test_nights_older_than_asked_are_let_go_and_younger_ones_stay(history, nights):
    """Of 60 nights under 30 days of keeping, counted from the night before the latest, 32 are left, each as it was, and nothing hangs on to the others."""
    keep = Keep(days=30)
    for night in range(60):
        answers = {"O1": {URL: FAIL if night >= 5 else PASS}, "O2": {f"{URL}{night // 20}": PASS}}
        whole_night(history, nights, night, answers, keep)

    runs = history.runs()
    assert [run.run_id for run in runs] == [f"run-{night}" for night in range(59, 27, -1)]
    assert all(history.record(run.run_id).run.id == run.run_id for run in runs)
    assert count(history, "nights") == 32
    assert count(history, "observations") == 14 * 2
    assert history.past(nights.agency, nights.catalogue)["O1", URL] == Past(nights.at(5), nights.at(4))
    assert [(one.question, one.url) for one in history.changes(nights.agency, nights.catalogue)] == [
        ("O2", f"{URL}2")
    ]


def test_what_no_night_shares_any_more_is_let_go(history, nights):
    """A piece goes some weeks after the last night that showed it; one that is still shown stays however old."""
    keep = Keep(days=30)
    for night in range(0, 150, 5):
        whole_night(history, nights, night, {"O1": {URL: PASS}, "O2": {f"{URL}{night}": PASS}}, keep)

    assert count(history, "nights") == 8
    assert count(history, "pieces") <= 1 + 2 * (8 + 6)  # O1; O2 and the list of both, for six nights more
    assert history.record("run-120").questions[1].answers[0].url == f"{URL}120"


def test_an_answer_that_is_no_longer_asked_for_is_forgotten_in_the_end(history, nights):
    """What replaced it keeps its own place in every mark."""
    keep = Keep(days=10)
    whole_night(history, nights, 0, {"O1": {f"{URL}old": FAIL}, "O2": {URL: PASS}}, keep)
    for night in range(1, 13):
        whole_night(history, nights, night, {"O1": {f"{URL}new": PASS}, "O2": {URL: PASS}}, keep)

    assert set(history.past(nights.agency, nights.catalogue)) == {("O1", f"{URL}new"), ("O2", URL)}
    assert len(history.changes(nights.agency, nights.catalogue)) == 1


def test_zero_days_keep_for_ever(history, nights):
    """Nothing is let go by its age."""
    for night in (0, 4000):
        whole_night(history, nights, night, {"O1": {URL: PASS}}, Keep(days=0))

    assert len(history.runs()) == 2


def test_a_clock_that_is_wrong_for_one_night_empties_nothing(history, nights):
    """A night dated a century ahead lets nothing go, and the next one, dated right, neither."""
    for night in (0, 1, 2, 36_000, 3):
        whole_night(history, nights, night, {"O1": {URL: PASS}}, Keep(days=30))

    assert len(history.runs()) == 5


def test_nights_of_last_years_catalogue_go_by_their_age_as_well(history, nights):
    """A catalogue that nobody checks any more does not stay for ever."""
    whole_night(history, nights, 0, {"O1": {URL: PASS}}, Keep(days=30), catalogue="oit-2564")
    for night in (20, 40, 60):
        whole_night(history, nights, night, {"O1": {URL: PASS}}, Keep(days=30))

    assert [run.catalogue for run in history.runs()] == ["oit-2565"] * 3


def test_looks_and_events_go_by_their_age(history, nights):
    """Availability and missed nights are kept as long as nights."""
    journal, first = Journal(history), date.fromisoformat(nights.at(0)[:10])
    for night in (0, 100):
        whole_night(history, nights, night, {"O1": {URL: PASS}}, Keep(days=0))
        journal.note_events(
            [Event(agency=nights.agency, catalogue=nights.catalogue, kind="missed", at=nights.at(night))]
        )
        journal.note_glances(
            nights.agency, [Glance(url=URL, day=first + timedelta(days=night), opened=Opened.YES)]
        )
    whole_night(history, nights, 101, {"O1": {URL: PASS}}, Keep(days=30))

    last = first + timedelta(days=200)
    assert [event.at for event in journal.events()] == [nights.at(100)]
    assert [one.looks for one in journal.availability(nights.agency, first, last)] == [1]
    assert [one.day for one in journal.days(nights.agency, first, last)] == [first + timedelta(days=100)]


def test_nothing_is_let_go_while_a_run_goes_on(history, nights):
    """An interrupted run's evidence is there to go on with, whatever its age, until a later night has ended."""
    history.start(nights.start(0))
    history.store("run-0", nights.seen(URL))
    history.start(nights.start(400), fresh=True)
    history.store("run-400", nights.seen(URL))

    assert len(history.observations("run-0")) == 1


def test_the_file_shrinks_when_its_quota_does(url, file, nights):
    """Evidence of 15 MB held down to 1 MiB: the file becomes smaller than 4 MB, its nights are all there."""
    filled(url, nights, megabytes=20)
    before = file.stat().st_size
    with open_history(url) as history:
        whole_night(history, nights, 99, {"O1": {URL: PASS}}, Keep(evidence_bytes=1024 * 1024))
        assert len(history.runs()) == 5
        after = file.stat().st_size

    assert before > 15e6
    assert after < 4e6


def test_the_file_of_an_older_version_shrinks_too(url, file, nights, monkeypatch):
    """A file that was made without a way to give room back is rewritten once."""
    monkeypatch.setattr(_sqlite, "use_wal", lambda _engine: None)
    filled(url, nights, megabytes=6)
    monkeypatch.undo()
    with open_history(url) as history:
        whole_night(history, nights, 99, {"O1": {URL: PASS}}, Keep(evidence_bytes=1024 * 1024))
        assert len(history.runs()) == 5

    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA auto_vacuum").fetchone()[0] == 2
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert file.stat().st_size < 4e6


def test_a_reader_does_not_hinder_shrinking_nor_is_it_disturbed(url, file, nights):
    """Somebody reads the history while room is given back: the night ends, the reader reads on."""
    filled(url, nights, megabytes=4)
    with open_history(url, write=False) as reader, reader._transaction(reading=True) as connection:
        seen = connection.scalar(text("SELECT count(*) FROM runs"))
        with open_history(url) as history:
            whole_night(history, nights, 99, {"O1": {URL: PASS}}, Keep(evidence_bytes=1024 * 1024))
        assert connection.scalar(text("SELECT count(*) FROM runs")) == seen == 4


def test_a_disk_that_refuses_to_let_go_does_not_undo_the_night(history, nights, monkeypatch):
    """The night is what matters: it is kept, and room is made another time."""

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("oitcheck.history._retention.prune", full)
    nights.run(history, 0, {"O1": {URL: PASS}})

    assert history.record("run-0") is not None


def filled(url, nights, *, megabytes: int) -> None:
    """Four nights whose evidence cannot be compressed, of so many MB in all."""
    chance = random.Random(7)
    with open_history(url) as history:
        for night in range(4):
            point = history.start(nights.start(night))
            for number in range(4):
                words = chance.randbytes(int(megabytes * 1e6 / 16 * 1.02 / 2 * 1.35)).hex()
                history.store(point.run_id, nights.seen(f"{URL}{number}", words))
            history.finish(
                point.run_id, nights.record(night, {"O1": {URL: PASS}}), keep=Keep(evidence_bytes=10**9)
            )


@pytest.mark.parametrize("nights_before", [0, 2])
def test_a_history_of_the_version_before_is_moved_on(url, file, nights, nights_before):
    """Its shared pieces count as used until its latest night."""
    with open_history(url) as history:
        for night in range(nights_before):
            nights.run(history, night, {"O1": {URL: PASS}})
    with closing(sqlite3.connect(file)) as older:
        older.executescript(
            "DROP TABLE submitted; ALTER TABLE pieces DROP COLUMN last_used;"
            "UPDATE alembic_version SET version_num = '0003'; PRAGMA user_version = 3;"
        )

    with open_history(url) as history:
        with history._engine.connect() as connection:
            used = set(connection.scalars(text("SELECT last_used FROM pieces")))
        assert history.submitted(nights.agency, nights.catalogue) == {}
        assert used == ({nights.at(nights_before - 1)[:10]} if nights_before else set())
    assert file.with_name("history.sqlite3.schema-0003.bak").exists()


def test_the_quota_of_each_agency_is_its_own(history, nights):
    """A large site does not push out the evidence of a small one."""
    chance, keep = random.Random(8), Keep(evidence_bytes=50_000)
    history.start(nights.start(0, agency="small"))
    history.store("run-0", nights.seen(URL))
    history.finish("run-0", nights.record(0, {}), keep=keep)
    for night in (1, 2, 3):
        history.start(nights.start(night))
        history.store(f"run-{night}", nights.seen(URL, chance.randbytes(60_000).hex()))
        history.finish(f"run-{night}", nights.record(night, {}), keep=keep)

    assert [len(history.observations(f"run-{night}")) for night in range(4)] == [1, 0, 0, 1]
