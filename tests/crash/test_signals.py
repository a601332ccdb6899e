"""Ctrl-C and SIGTERM at any point of a night: the report is written where there is one, and the exit code says what it is."""

import os
import signal
import subprocess
import sys
import time

import pytest

ANSWERS = 40
pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs POSIX signals")


def wait_for(town, requests, process):
    while len(town.asked) < requests and os.path.exists(f"/proc/{process}/fd"):
        time.sleep(0.002)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_night_with_what_there_is(town, second_night, trials, compared, number):
    """Partial with exit 4 while looking, the whole night after it; in any case the next run goes on as undisturbed."""
    night = second_night(ANSWERS)
    town.asked.clear()
    trials.check(night.folder)
    requests = len(town.asked)
    ended = set()
    for share, pause_s in ((0.1, 0.0), (0.6, 0.0), (1.0, 0.0), (1.0, 0.3)):
        night = second_night(ANSWERS)
        old = compared.record(night.folder)["run"]["id"]
        town.asked.clear()
        trial = trials.start(night.folder, *trials.command(night.folder))
        wait_for(town, int(requests * share), trial.pid)
        time.sleep(pause_s)
        trials.kill(trial, number)
        done = trials.end(trial)
        ended.add(done.code)
        where = f"{share} {pause_s}: {done.code} {done.err}"
        assert "Traceback" not in done.err, where
        assert "Exception" not in done.err, where
        compared.sound(night.folder)
        compared.whole_files(night.folder)
        said = compared.record(night.folder)["run"]
        if done.code == 4:
            assert (said["state"], said["id"] != old) == ("partial", True), where
        elif done.code == night.code:
            assert said["state"] == "complete", where
            continue
        else:
            assert done.code in {130, -number}, where
            assert said["id"] == old, where

        _, seen, behind = compared.stored(night.folder)
        is_new = said["id"] != old
        town.asked.clear()
        again = trials.check(night.folder)
        assert again.code == night.code, where
        assert not is_new or not set(town.asked) & (seen | behind), where
        assert compared.differences(compared.told(night.folder), night.told) == [], where
    assert 4 in ended


def test_a_second_signal_ends_it_at_once(town, second_night, trials, compared):
    """Whoever presses Ctrl-C twice gets the prompt back, without a traceback, and loses nothing that was stored."""
    night = second_night(ANSWERS)
    town.asked.clear()
    trial = trials.start(night.folder, *trials.command(night.folder))
    wait_for(town, 15, trial.pid)
    trials.kill(trial, signal.SIGINT)
    time.sleep(0.01)
    trials.kill(trial, signal.SIGINT)
    done = trials.end(trial)

    assert done.code in {4, 130, night.code}
    assert "Traceback" not in done.err
    compared.sound(night.folder)
    assert trials.check(night.folder).code == night.code
    assert compared.differences(compared.told(night.folder), night.told) == []


LOADING = """
import runpy, sys
class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == at:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Pressed())
at = sys.argv[1]
sys.argv = ["oitcheck", "alert"]
runpy.run_module("oitcheck", run_name="__main__")
"""


@pytest.mark.parametrize("loading", ["typer", "oitcheck.alerts"])
def test_ctrl_c_while_the_program_loads_says_nothing(tmp_path, compared, loading):
    """No traceback out of the middle of an import, of the program or of the verb."""
    done = subprocess.run(
        [sys.executable, "-c", LOADING, loading],
        cwd=tmp_path,
        env=compared.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
