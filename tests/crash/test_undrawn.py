"""A night that ended, but whose reports could not be written: drawn as soon as they can be, and looked at only once."""

import pytest

from oitcheck import catalogue_file, checklist_file, folder
from oitcheck.clock import bangkok_now
from oitcheck.errors import CannotLook
from oitcheck.history import UNDRAWN, open_history
from oitcheck.job import Job
from oitcheck.run import run_night
from oitcheck.schedule.standing import standing_of
from oitcheck.settings import Settings


@pytest.fixture
def night(second_night, town, monkeypatch):
    """A second night of four answers, run in this process; ``.run`` takes what draws, ``.history`` opens what is kept."""
    made = second_night(4)
    monkeypatch.chdir(made.folder)
    checklist = checklist_file.load("town.yaml")
    settings = Settings(
        allow_address=("127.0.0.1/32",),
        no_canary=True,
        interval=0,
        second_look=0,
        vantage="hall",
        slow_after=600,
    )
    job = Job(checklist=checklist, catalogue=catalogue_file.load(checklist.catalogue), settings=settings)
    url = f"sqlite:///{made.folder / 'reports/history.sqlite3'}"
    town.asked.clear()

    def run(draw):
        with open_history(url) as history:
            return run_night(job, history, draw=draw).record, history.runs(limit=1)[0]

    made.run, made.url = run, url
    made.draw = lambda record: folder.write_reports(
        made.folder / "reports", record, ("html",), lang="th", now=bangkok_now()
    )
    return made


def no_room(_record):
    raise CannotLook("there is no room")


def test_a_night_without_reports_is_drawn_by_the_next_run(night, town, compared):
    """Nothing is asked again; the history tells until then what is missing, and the reports are those of that night."""
    with pytest.raises(CannotLook):
        night.run(no_room)
    with open_history(night.url, write=False) as history:
        waiting = history.runs(limit=1)[0]
    asked = len(town.asked)
    record, done = night.run(night.draw)

    assert (waiting.state, waiting.reason) == ("complete", UNDRAWN)
    assert (done.run_id, done.state, done.reason) == (waiting.run_id, "complete", None)
    assert len(town.asked) == asked
    assert compared.record(night.folder)["run"]["id"] == record.run.id == waiting.run_id
    assert compared.differences(compared.told(night.folder), night.told) == []


def test_a_night_without_reports_is_not_done_with_for_the_service(night):
    """The service tries again instead of waiting for the next night with an old report."""
    before = standing_of(_runs(night), bangkok_now())
    with pytest.raises(CannotLook):
        night.run(no_room)
    waiting = standing_of(_runs(night), bangkok_now())
    night.run(night.draw)
    after = standing_of(_runs(night), bangkok_now())

    assert waiting.completed == before.completed
    assert len(waiting.tries) == 1
    assert after.completed > before.completed
    assert after.tries == ()


def test_a_night_that_nobody_draws_is_done_with(night):
    """Whoever wants no reports gets a new look at the next run."""
    first, done = night.run(None)
    second, _ = night.run(None)

    assert (done.state, done.reason) == ("complete", None)
    assert second.run.id != first.run.id


def _runs(night):
    with open_history(night.url, write=False) as history:
        return history.runs()
