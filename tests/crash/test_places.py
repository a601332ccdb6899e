"""Places that fail: a full disk, a read-only folder, a locked, damaged or vanished history, a clock that jumps."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from datetime import timedelta

import pytest
from made.programs import absent

from oitcheck import catalogue_file, checklist_file
from oitcheck.clock import bangkok_now
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.run import run_night
from oitcheck.settings import Settings

ANSWERS = 12


def wait_for(town, requests, process):
    while len(town.asked) < requests and os.path.exists(f"/proc/{process}/fd"):
        time.sleep(0.002)


def said(done, *words):
    """Exit 4, two lines, no traceback."""
    assert done.code == 4, done.err
    assert "Traceback" not in done.err
    assert done.err.startswith("oitcheck: ")
    for word in words:
        assert word in done.err


def reports(folder):
    return {
        path: path.read_bytes()
        for path in (folder / "reports").rglob("*")
        if path.suffix in {".json", ".html"} and ".ocr" not in path.parts
    }


# -- no room


FULL = """
set -e
mount -t tmpfs -o size={size}k tmpfs {there}
cp -a {source}/. {there}/
exec 3>{told}
fill() {{ dd if=/dev/zero of={there}/ballast bs=1k count="$1" 2>/dev/null || true; }}
fill {ballast}
set +e
{program} --out {there}; echo $? >&3
rm -f {there}/ballast
ls -A {there} {there}/town/oit-2565 >&3
{program} --out {there}; echo $? >&3
cp -a {there}/. {back}/
"""


@pytest.mark.parametrize("free_kib", [60, 300, 700])
def test_a_full_disk_ends_the_night_and_room_heals_it(town, second_night, compared, trials, free_kib):
    """On a disk that is really full: exit 4 and why, the old report stands; with room the night comes to its end."""
    night = second_night(ANSWERS)
    source, there, back = (night.folder / name for name in ("reports", "full", "back"))
    there.mkdir()
    back.mkdir()
    used = sum(path.stat().st_size // 1024 + 5 for path in source.rglob("*"))
    program = " ".join(["oitcheck", *map(str, trials.command(night.folder))]).replace(f"--out {source}", "")
    script = FULL.format(
        size=used + 4096, there=there, source=source, told=night.folder / "told", ballast=4096 - free_kib, back=back,
        program=f"{os.sys.executable} -m {program}",
    )  # fmt: skip
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], cwd=night.folder, capture_output=True, text=True, check=False,
        env=compared.environment,
    )  # fmt: skip
    if "unshare" in done.stderr or "mount" in done.stderr:
        absent(f"no file system can be mounted here: {done.stderr.strip()[:100]}")
    lines = (night.folder / "told").read_text().splitlines()

    assert lines[0] in {"4", str(night.code)}, done.stderr
    assert "Traceback" not in done.stderr
    assert not [line for line in lines if line.endswith(".tmp")]
    if lines[0] == "4":
        assert "room" in done.stderr
    assert lines[-1] == str(night.code), done.stderr
    shutil.rmtree(source)
    shutil.copytree(back, source)
    compared.sound(night.folder)
    assert compared.differences(compared.told(night.folder), night.told) == []


READ_ONLY = """
mount --bind {there} {there} && mount -o remount,ro,bind {there} || exit 97
exec {program}
"""


def test_a_read_only_disk_is_told_before_anything_is_asked(town, second_night, trials, compared):
    """Nobody waits a night to learn that nothing can be kept."""
    night = second_night(ANSWERS)
    there = night.folder / "reports"
    before = reports(night.folder)
    town.asked.clear()
    program = f"{os.sys.executable} -m oitcheck " + " ".join(map(str, trials.command(night.folder)))
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", READ_ONLY.format(there=there, program=program)],
        cwd=night.folder, capture_output=True, text=True, check=False, env=compared.environment,
    )  # fmt: skip
    if done.returncode == 97 or "unshare" in done.stderr:
        absent("no file system can be mounted here")

    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert "give write access" in done.stderr
    assert town.asked == []
    assert reports(night.folder) == before


def test_results_that_cannot_be_printed_are_told(second_night, trials, compared):
    """Standard output goes to a full disk: exit 4 and why; report and history are whole all the same."""
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    night = second_night(4)
    (night.folder / "stdout").touch()
    done = trials.check(night.folder, out="/dev/full")

    said(done, "cannot be written", "make room")
    assert compared.differences(compared.told(night.folder), night.told) == []


def test_progress_that_nobody_can_read_disturbs_no_night(second_night, trials, compared):
    """Standard error goes to a full disk: every answer is looked at, and the result is told."""
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    night = second_night(ANSWERS)
    (night.folder / "stderr").touch()
    done = trials.run(
        night.folder,
        *(word for word in trials.command(night.folder) if word != "--quiet"),
        err="/dev/full",
    )

    assert done.code == night.code
    assert compared.differences(compared.told(night.folder), night.told) == []


def test_what_killed_runs_left_is_swept(second_night, trials):
    """A temporary file of an hour ago is nobody's; one of this moment may be another writer's."""
    night = second_night(4)
    folder = night.folder / "reports/town/oit-2565"
    old, fresh = folder / ".run.json.old.tmp", folder / ".run.json.new.tmp"
    for path in (old, fresh):
        path.write_text("half")
    os.utime(old, (time.time() - 3600,) * 2)

    assert trials.check(night.folder).code == night.code
    assert (old.exists(), fresh.exists()) == (False, True)


# -- locked


def test_a_short_lock_in_the_night_is_waited_for(town, second_night, trials, compared):
    """A backup program that holds the history for half a second costs nothing."""
    night = second_night(ANSWERS)
    town.asked.clear()
    trial = trials.start(night.folder, *trials.command(night.folder))
    wait_for(town, 5, trial.pid)
    with closing(sqlite3.connect(night.folder / "reports/history.sqlite3", timeout=20)) as other:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(0.5)
        other.rollback()
    done = trials.end(trial)

    assert done.code == night.code, done.err
    assert compared.differences(compared.told(night.folder), night.told) == []


def test_a_long_lock_in_the_night_ends_it_once(town, second_night, trials, compared):
    """The wait is bounded, however many answers wait for it; what was stored before is not asked again."""
    night = second_night(ANSWERS)
    before = reports(night.folder)
    town.asked.clear()
    trial = trials.start(night.folder, *trials.command(night.folder), busy_s=1.0)
    wait_for(town, 5, trial.pid)
    with closing(sqlite3.connect(night.folder / "reports/history.sqlite3", timeout=20)) as other:
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        done = trials.end(trial)
        took = time.monotonic() - start
        other.rollback()

    said(done, "another program holds it locked", "close that program, then run again")
    assert took < 25
    assert reports(night.folder) == before
    _, seen, behind = compared.stored(night.folder)
    town.asked.clear()
    assert trials.check(night.folder).code == night.code
    assert not set(town.asked) & (seen | behind)
    assert compared.differences(compared.told(night.folder), night.told) == []


# -- damaged


def flipped(path, chance, places):
    body = bytearray(path.read_bytes())
    for _ in range(places):
        at = chance.randrange(len(body) - 16)
        body[at : at + 16] = chance.randbytes(16)
    path.write_bytes(bytes(body))


def checkpointed(folder):
    with closing(sqlite3.connect(folder / "reports/history.sqlite3")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "reports/history.sqlite3"


@pytest.mark.parametrize("damage", ["header", "half", "cut", "zeros"])
def test_a_damaged_history_is_refused_untouched(town, second_night, trials, damage):
    """The message says what to do, nothing is asked, and every byte and every report stays as it is."""
    night = second_night(ANSWERS)
    file = checkpointed(night.folder)
    body = file.read_bytes()
    worse = {
        "header": b"\0" * 100 + body[100:],
        "half": body[: len(body) // 2],
        "cut": body[: len(body) - 5000],
        "zeros": body[:4096] + b"\0" * (len(body) - 4096),
    }[damage]
    file.write_bytes(worse)
    before = reports(night.folder)
    town.asked.clear()

    done = trials.check(night.folder)

    said(done, str(file), "set the file aside")
    assert town.asked == []
    assert (file.read_bytes(), reports(night.folder)) == (worse, before)


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_are_refused_or_harmless(town, second_night, trials, compared, seed):
    """Either the night is refused in words, or it comes out as if nothing had been flipped."""
    night = second_night(ANSWERS)
    file = checkpointed(night.folder)
    flipped(file, random.Random(seed), places=1 + seed)
    worse, before = file.read_bytes(), reports(night.folder)
    town.asked.clear()

    done = trials.check(night.folder)

    assert "Traceback" not in done.err
    if done.code == 4:
        said(done, str(file))
        assert reports(night.folder) == before
        if not town.asked:
            assert file.read_bytes() == worse
    else:
        assert done.code == night.code
        assert compared.differences(compared.told(night.folder), night.told) == []


@pytest.mark.parametrize("seed", range(2))
def test_a_torn_journal_loses_its_end_alone(town, second_night, trials, compared, seed):
    """Power went while the journal was written: what was whole is kept, the rest is looked at again."""
    chance, night = random.Random(seed), second_night(ANSWERS)
    town.asked.clear()
    trial = trials.start(night.folder, *trials.command(night.folder))
    wait_for(town, 12 + 4 * seed, trial.pid)
    trials.kill(trial)
    trials.end(trial)
    journal = night.folder / "reports/history.sqlite3-wal"
    body = journal.read_bytes()
    kept = chance.randrange(len(body) // 2, len(body))
    journal.write_bytes(body[:kept] if seed % 2 else body[:kept] + chance.randbytes(len(body) - kept))
    (night.folder / "reports/history.sqlite3-shm").unlink()
    compared.sound(night.folder)

    done = trials.check(night.folder)

    assert done.code == night.code, done.err
    assert compared.differences(compared.told(night.folder), night.told) == []


# -- gone


def test_a_report_folder_that_vanishes_is_told(town, second_night, trials, compared):
    """What cannot be kept is no finished night: exit 4, and the next one begins anew."""
    night = second_night(ANSWERS)
    town.asked.clear()
    trial = trials.start(night.folder, *trials.command(night.folder))
    wait_for(town, 10, trial.pid)
    shutil.rmtree(night.folder / "reports")
    done = trials.end(trial)

    said(done, "history.sqlite3", "run again")
    assert not (night.folder / "reports/town").exists()
    assert trials.check(night.folder).code == night.code
    compared.sound(night.folder)


def test_a_history_put_aside_in_the_night_is_told(town, second_night, trials, compared):
    """Another file under its name is not the one that was opened; the one put aside keeps what it had."""
    night = second_night(ANSWERS)
    file = night.folder / "reports/history.sqlite3"
    before = reports(night.folder)
    town.asked.clear()
    trial = trials.start(night.folder, *trials.command(night.folder))
    wait_for(town, 10, trial.pid)
    file.rename(file.with_name("aside.sqlite3"))
    done = trials.end(trial)

    said(done, "history.sqlite3", "run again")
    assert reports(night.folder) == before


# -- a clock that jumps


@pytest.fixture
def looked(town, second_night, compared):
    """Runs a night in this process by a clock of its own."""

    def look(night, clock):
        checklist = checklist_file.load(str(night.folder / "town.yaml"))
        settings = Settings(
            allow_address=("127.0.0.1/32",),
            no_canary=True,
            interval=0,
            second_look=0,
            per_host=8,
            vantage="hall",
            slow_after=600,
        )
        job = Job(checklist=checklist, catalogue=catalogue_file.load(checklist.catalogue), settings=settings)
        with open_history(f"sqlite:///{night.folder / 'reports/history.sqlite3'}") as history:
            outcome = run_night(job, history, clock=clock)
            return outcome.record, history.runs(limit=5)

    return look


@pytest.mark.parametrize(
    "jump", [timedelta(days=-400), timedelta(minutes=-5), timedelta(hours=7), timedelta(days=400)]
)
def test_a_clock_that_jumps_in_the_night_spoils_nothing(second_night, looked, jump):
    """The night ends complete, never before it began, and the night after is a night of its own."""
    night, start = second_night(ANSWERS), bangkok_now()
    moments = iter([start, start + jump])
    record, _ = looked(night, lambda: next(moments, start + jump))
    after, later = looked(night, lambda: start + timedelta(days=1))

    assert record.run.state == after.run.state == "complete"
    assert record.run.started_at <= record.run.finished_at
    assert record.run.id != after.run.id
    assert [one.state for one in later] == ["complete"] * 3


def test_a_night_from_the_future_is_no_fresh_one(second_night, trials):
    """A clock that was a year ahead for one night must not silence the watch for a year."""
    night = second_night(4)
    path = night.folder / "reports/town/oit-2565/run.json"
    said = json.loads(path.read_text("utf-8"))
    said["run"]["finished_at"] = (bangkok_now() + timedelta(days=365)).isoformat(timespec="seconds")
    path.write_text(json.dumps(said), "utf-8")

    done = trials.run(night.folder, "status", "--out", "reports")

    assert done.code == 5
    assert "Traceback" not in done.err


def test_readers_of_another_night_are_never_told_a_half(second_night):
    """A file that is replaced while it is read is the old one to its end."""
    night = second_night(4)
    path = night.folder / "reports/town/oit-2565/run.json"
    with path.open("rb") as file:
        half = file.read(1000)
        replaced = threading.Thread(target=os.replace, args=(shutil.copy(path, f"{path}.new"), path))
        replaced.start()
        replaced.join()
        assert half + file.read() == path.read_bytes()
