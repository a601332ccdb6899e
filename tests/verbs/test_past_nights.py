"""Any night is drawn again from the history, byte for byte as it was drawn then."""

import json
import shutil
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

import oitcheck.clock
from oitcheck.cli import app
from oitcheck.cli._past_night import read_day
from oitcheck.errors import OitcheckError, UsageError
from oitcheck.history import Event, Journal, open_history

BANGKOK = timezone(timedelta(hours=7))
PLACE = "reports/test-town/oit-2565"


@pytest.fixture
def frozen(monkeypatch):
    """The one clock of the program stands still: ``frozen("2026-03-14 02:00")`` sets it."""

    class Frozen(datetime):
        at = datetime(2026, 3, 12, 2, tzinfo=BANGKOK)

        @classmethod
        def now(cls, tz=None):
            return cls.at.astimezone(tz)

    monkeypatch.setattr(oitcheck.clock, "datetime", Frozen)

    def put(text):
        Frozen.at = datetime.fromisoformat(text).replace(tzinfo=BANGKOK)

    return put


@pytest.fixture
def town(tmp_path, monkeypatch, site, checklist, local, make, frozen):
    """A town of three answers: ``run(verb, …)``, ``check(at, …)``, ``drawn()`` gives the bytes that stand there now."""
    monkeypatch.chdir(tmp_path)
    path = checklist(
        {"O1": [f"{site.url}/", f"{site.url}/wall"], "O4": [f"{site.url}/plan"]}, home=f"{site.url}/"
    )
    site.pages["/wall"] = (403, "text/html; charset=utf-8", make.shown("Forbidden"), {})

    def run(*arguments, text=""):
        done = CliRunner().invoke(app, [str(one) for one in arguments], input=text)
        stopped = done.exception if isinstance(done.exception, OitcheckError) else None
        if done.exception is not None and not isinstance(done.exception, SystemExit | OitcheckError):
            raise done.exception
        code = stopped.exit_code if stopped else done.exit_code
        return SimpleNamespace(code=code, out=done.stdout, err=str(stopped or ""))

    def drawn():
        return {name: (tmp_path / PLACE / name).read_bytes() for name in ("run.json", "index.html")}

    def check(at, *flags):
        frozen(at)
        run("check", path, *local, "--fail-on", "never", "--fresh", *flags)
        return drawn()

    def again(night):
        done = run("report", path, "--night", night)
        assert 0 == done.code, done.err
        folder = tmp_path / done.out.splitlines()[0].rpartition("/")[0]
        return {name: (folder / name).read_bytes() for name in ("run.json", "index.html")}

    return SimpleNamespace(
        run=run, check=check, drawn=drawn, again=again, path=path, site=site, folder=tmp_path
    )


def test_nights_of_a_changing_site_come_back_as_they_were(town, make, frozen):
    """Three nights, broken and healed, each drawn again later from the history alone, in either era, to the byte."""
    first = town.check("2026-03-12 02:00")
    town.site.pages["/plan"] = (404, "text/html; charset=utf-8", b"<h1>404 Not Found</h1>", {})
    second = town.check("2026-03-13 02:00")
    town.site.pages["/plan"] = make.html("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)")
    third = town.check("2026-03-14 02:00")
    frozen("2027-01-01 09:00")

    assert first == town.again("2569-03-12")
    assert second == town.again("2026-03-13")
    assert third == town.again("๒๕๖๙-๐๓-๑๔")
    assert third == town.again("14 มีนาคม 2569")
    assert third == town.drawn()
    assert len({first["run.json"], second["run.json"], third["run.json"]}) == 3
    plan = next(one for one in json.loads(second["run.json"])["questions"] if one["id"] == "O4")
    assert (plan["verdict"], plan["answers"][0]["failing_since"]) == ("fail", "2026-03-13T02:00:00+07:00")


def test_a_look_at_one_question_is_drawn_again_as_a_whole(town, make):
    """A second run of the day over one question shows the others as they stood: so does the history, of both runs."""
    night = town.check("2026-03-14 02:00")
    town.site.pages["/plan"] = (410, "text/html; charset=utf-8", make.shown("Gone"), {})
    later = town.check("2026-03-14 10:00", "--question", "O4")
    listed = json.loads(town.run("history", town.path, "--json").out)

    assert [later["run.json"], night["run.json"]] == [town.again(one["run_id"])["run.json"] for one in listed]
    assert later == town.again("2569-03-14")
    told = town.run("report", town.path, "--night", "2569-03-14").out
    assert f"วันนั้นตรวจหลายครั้ง รายงานนี้คือครั้ง {listed[0]['run_id']} ครั้งอื่น: {listed[1]['run_id']}" in told
    assert len(json.loads(later["run.json"])["questions"]) == 43


def test_a_persons_word_and_sign_off_are_part_of_the_night(town, frozen):
    """What was said in the morning was drawn in the morning, and is drawn again; what was signed off since is told."""
    before = town.check("2026-03-14 02:00")
    frozen("2026-03-14 09:00")
    url = f"{town.site.url}/wall"
    town.run("review", town.path, "--answer", f"O1 {url} yes", "--by", "สมศรี ใจดี")
    town.run("review", town.path, "--sign-off", "night", "--by", "สมศรี ใจดี")
    morning = town.drawn()
    town.check("2026-03-15 02:00")
    frozen("2026-03-16 09:00")
    town.run("review", town.path, "--sign-off", "month", "--by", "ปลัดเทศบาล")

    assert before != morning
    assert morning == town.again("2569-03-14")
    text = morning["index.html"].decode()
    assert "สอบทานแล้ว: การตรวจประจำคืน วันที่ 14 มีนาคม 2569" in text
    assert "สมศรี ใจดี เมื่อวันที่ 14 มีนาคม 2569 · มีผลถึงวันที่ 13 เมษายน 2569" in text
    told = town.run("report", town.path, "--night", "2569-03-14").out
    assert "สอบทานแล้ว: การตรวจประจำเดือน วันที่ 1 มีนาคม 2569 ถึง 16 มีนาคม 2569" in told
    explained = town.run("explain", town.path, "O1").out
    assert "เจ้าหน้าที่เปิดดูแล้ว: สมศรี ใจดี เมื่อวันที่ 14 มีนาคม 2569 · มีผลถึงวันที่ 13 เมษายน 2569" in explained


def test_a_night_without_a_result_says_why(town, frozen, local):
    """Void nights with their reason, missed ones by their event, and the nearest nights that have a result."""
    town.check("2026-03-10 02:00")
    frozen("2026-03-11 02:00")
    flags = [flag for flag in local if flag != "--no-canary"]
    void = town.run("check", town.path, *flags, "--canary", "http://127.0.0.1:1/", "--fresh")
    with open_history("sqlite:///reports/history.sqlite3") as history:
        missed = [
            Event(agency="test-town", catalogue="oit-2565", kind="missed", at=f"2026-03-{day}T02:00:00+07:00")
            for day in (12, 13)
        ]
        Journal(history).note_events(missed)
    town.check("2026-03-15 02:00")

    assert 4 == void.code
    for asked in ("2569-03-11", "2569-03-13", "2569-03-14"):
        told = town.run("report", town.path, "--night", asked)
        assert 2 == told.code
        assert f"--night: the night of {asked} ({int(asked[:4]) - 543}{asked[4:]}) has no result" in told.err
        assert "2569-03-11 (2026-03-11): void: no control address answered before the run" in told.err
        assert "2569-03-12 (2026-03-12): missed" in told.err
        assert (
            "the nearest nights with a result: 2569-03-10 (2026-03-10), 2569-03-15 (2026-03-15)" in told.err
        )
    assert "2569-03-14 (2026-03-14): nothing was begun" in told.err
    assert (
        "is before the first night that is kept" in town.run("report", town.path, "--night", "2560-01-01").err
    )
    later = town.run("report", town.path, "--night", "2570-01-01").err
    assert later.endswith(
        "is after the latest night\n  the nearest nights with a result: 2569-03-15 (2026-03-15)"
    )


def test_days_that_were_looked_at_stand_in_the_report_and_the_list(town):
    """Every whole night is looks of its day; what broke is told by its day, a void night says nothing of the site."""
    town.check("2026-03-12 02:00")
    town.site.pages["/plan"] = (404, "text/html; charset=utf-8", b"<h1>404 Not Found</h1>", {})
    record = json.loads(town.check("2026-03-13 02:00")["run.json"])
    (site,) = record["availability"]
    listed = town.run("history", town.path, "--availability", "day").out
    facts = json.loads(town.run("history", town.path, "--availability", "day", "--json").out)

    assert (site["origin"], site["main"]) == (town.site.url, True)
    assert site["days"] == [
        {"since": "2026-03-12", "looks": 2, "opened": 2, "left_out": 1},
        {"since": "2026-03-13", "looks": 2, "opened": 1, "left_out": 1},
    ]
    assert site["month"] == site["year"] == {"since": "2026-03-12", "looks": 4, "opened": 3, "left_out": 2}
    assert "··█▄\n" in listed
    assert "เดือนนี้ ร้อยละ 75.00 (เปิดได้ 3 จาก 4 ครั้ง ตั้งแต่วันที่ 12 มีนาคม 2569)" in listed
    assert "13 มีนาคม 2569: เปิดได้ 1 จาก 2 ครั้ง" in listed
    assert [one["days"] for one in facts] == [site["days"]]


def test_drawing_an_old_night_leaves_the_present_one(town):
    """It stands in a folder of its own, beside tonight's dashboard, and the page over all agencies is not touched."""
    town.check("2026-03-12 02:00")
    town.check("2026-03-13 02:00")
    index = (town.folder / "reports/index.html").read_bytes()
    present = town.drawn()
    done = town.run("report", town.path, "--night", "2569-03-12", "--format", "csv", "--format", "text")

    assert done.out.splitlines() == [
        f"{PLACE}/nights/2026-03-12/{name}" for name in ("results.csv", "results.txt")
    ]
    assert (present, index) == (town.drawn(), (town.folder / "reports/index.html").read_bytes())
    assert 2 == town.run("report", town.path, "--night", "2569-03-12", "--what-if").code


def test_a_history_without_nights_says_so(town):
    """Nothing to draw before the first night."""
    town.check("2026-03-12 02:00")
    shutil.rmtree(town.folder / "reports")
    with open_history("sqlite:///reports/history.sqlite3"):
        pass

    assert "no night has one yet" in town.run("report", town.path, "--night", "2569-03-12").err


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2569-03-14", "2026-03-14"),
        (" 2026-3-4 ", "2026-03-04"),
        ("๒๕๖๗-๐๒-๒๙", "2024-02-29"),
        ("29 กุมภาพันธ์ 2567", "2024-02-29"),
        ("14 มี.ค. 2569", "2026-03-14"),
    ],
)
def test_a_day_is_read_in_either_era(text, day):
    """Buddhist and Christian years, Thai digits, Thai months, leap days."""
    assert read_day(text).isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2568-02-29",
        "2569-13-01",
        "yesterday",
        "2569",
        "มีนาคม 2569",
        "14/3/2569 ถึง 15/3/2569",
        "9999-99-99",
    ],
)
def test_what_is_no_day_is_refused(text):
    """With what was found and what was expected."""
    with pytest.raises(UsageError, match="expected a day such as 2569-03-14"):
        read_day(text)
