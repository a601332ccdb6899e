"""Killed at any moment of a night of 150 answers: nothing stored is lost, and the next run does only the rest."""

import os
import random
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing

import pytest

KILLS = int(os.environ.get("OITCHECK_KILLS", "6"))
SEED = int(os.environ.get("OITCHECK_SEED", "2565"))
ANSWERS = 150
pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups and SIGKILL")


def phase(folder, compared, first_run):
    """How far a killed run had come."""
    newest, seen, _ = compared.stored(folder)
    if newest.run_id == first_run:
        return "before it began"
    if newest.state == "running":
        return "looking" if len(seen) < ANSWERS else "judging"
    return "ending" if compared.done_with(folder, first_run) else "writing reports"


def asked_of(town, seen, behind):
    """What was asked again though it had been stored; robots.txt and probes are no answers."""
    return sorted(set(town.asked) & (seen | behind))


def wait_for(town, requests, process):
    """Waits until so many requests came, or the process ended."""
    while len(town.asked) < requests and os.path.exists(f"/proc/{process}/fd"):
        time.sleep(0.002)


@pytest.mark.benchmark
def test_a_night_killed_at_random_points_goes_on_and_equals_an_undisturbed_one(
    town, second_night, trials, compared, capsys
):
    """Database sound, old report or new one, nothing stored asked again, and run.json as if nothing had happened."""
    chance, began = random.Random(SEED), time.monotonic()
    night = second_night(ANSWERS)
    town.asked.clear()
    trials.check(night.folder)
    requests, tail_s = len(town.asked), 1.0
    _, first, _ = compared.stored(night.folder)
    phases, killed, again = Counter(), 0, 0
    while killed < KILLS:
        assert again <= 3 * KILLS, "runs end before they can be killed"
        night = second_night(ANSWERS)
        old = compared.record(night.folder)["run"]["id"]
        point = (killed + chance.random()) / KILLS
        town.asked.clear()
        trial = trials.start(night.folder, *trials.command(night.folder))
        wait_for(town, int(requests * min(1.0, point / 0.3)), trial.pid)
        if point > 0.3:
            wait_for_stored(
                night.folder, int(ANSWERS * min(1.0, (point - 0.3) / 0.4)), trial.pid, before=len(first)
            )
        time.sleep(tail_s * max(0.0, point - 0.7) / 0.3)
        trials.kill(trial)
        if trials.end(trial).code != -signal.SIGKILL:
            again, tail_s = again + 1, tail_s * 0.8
            continue
        killed += 1
        at = phase(night.folder, compared, old)
        phases[at] += 1
        compared.sound(night.folder)
        compared.whole_files(night.folder)
        _, seen, behind = compared.stored(night.folder) if at != "before it began" else ("", set(), set())
        town.asked.clear()
        where = f"kill {killed}, {at}"
        if at != "ending":  # the night is over then: another run would be another night
            done = trials.check(night.folder)
            assert (done.code, done.err) == (night.code, ""), where
            assert asked_of(town, seen, behind) == [], where
        assert compared.differences(compared.told(night.folder), night.told) == [], where
        compared.sound(night.folder)
    with capsys.disabled():
        said = ", ".join(f"{number} {name}" for name, number in sorted(phases.items()))
        print(f"\nkills: {killed} of a night of {ANSWERS} answers ({said}), {time.monotonic() - began:.0f} s")


def wait_for_stored(folder, more, process, before=None):
    """Waits until so many further answers are stored, or the process ended."""
    with closing(sqlite3.connect(folder / "reports/history.sqlite3", timeout=20)) as connection:
        count = "SELECT count(*) FROM observations"
        until = (connection.execute(count).fetchone()[0] if before is None else before) + more
        while connection.execute(count).fetchone()[0] < until and os.path.exists(f"/proc/{process}/fd"):
            time.sleep(0.01)


def test_a_night_killed_again_and_again_comes_to_its_end(town, second_night, trials, compared):
    """However often it is killed, each run goes on where the one before was, and in the end all is as undisturbed."""
    chance, night = random.Random(1), second_night(ANSWERS)
    before: set[str] = set()
    for turn in range(30):
        town.asked.clear()
        trial = trials.start(night.folder, *trials.command(night.folder))
        wait_for_stored(night.folder, chance.randint(15, 50), trial.pid)
        trials.kill(trial)
        done = trials.end(trial)
        assert asked_of(town, before, set()) == []
        if done.code != -signal.SIGKILL:
            break
        newest, seen, behind = compared.stored(night.folder)
        before = seen | behind if newest.state == "running" else set()

    assert (done.code, turn > 2) == (night.code, True)
    assert compared.differences(compared.told(night.folder), night.told) == []
    compared.sound(night.folder)


@pytest.mark.benchmark
def test_a_night_killed_at_every_step_on_the_disk(town, second_night, failing_trials, compared, capsys):
    """Killed in the very moment of a write, sync, rename, cut or removal: as sound as at any other."""
    every = int(os.environ.get("OITCHECK_STEPS", "8"))
    count, kinds = 8, 2 | 4 | 8 | 16 | 32
    night = second_night(count)
    first, journal = compared.record(night.folder)["run"]["id"], night.folder / "journal"
    failing_trials.check(night.folder, arm=[str(night.folder / "reports"), kinds, 0, 5, 0, str(journal)])
    steps = len(journal.read_text().splitlines())
    points = (
        sorted({1 + turn * (steps - 1) // (every - 1) for turn in range(every)})
        if every < steps
        else range(1, steps + 1)
    )
    for point in points:
        night = second_night(count)
        killed = failing_trials.check(
            night.folder,
            arm=[str(night.folder / "reports"), kinds, point, 0, 0, str(night.folder / "journal")],
        )
        last = (night.folder / "journal").read_text().splitlines()[-1]
        where = f"step {last}: {killed.err}"
        assert killed.code == -signal.SIGKILL, where
        compared.sound(night.folder)
        compared.whole_files(night.folder)
        newest, seen, behind = compared.stored(night.folder)
        town.asked.clear()
        if not compared.done_with(night.folder, first):
            done = failing_trials.check(night.folder)
            assert (done.code, done.err) == (night.code, ""), where
            assert newest.run_id == first or asked_of(town, seen, behind) == [], where
        assert compared.differences(compared.told(night.folder), night.told) == [], where
    with capsys.disabled():
        print(f"\nkilled at {len(list(points))} of {steps} steps on the disk of a night of {count} answers")
