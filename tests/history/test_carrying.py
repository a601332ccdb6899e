"""``oitcheck history --export`` and ``--import``, as a person types them."""

import json
import os
import stat
import subprocess
import sys

import pytest

from oitcheck.history import open_history
from oitcheck.model.verdict import Verdict

PASS = (Verdict.PASS, None)


@pytest.fixture
def oitcheck(tmp_path):
    """Runs the program; gives exit code, stdout and stderr."""

    def run(*arguments, stdin=b""):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OITCHECK_")}
        done = subprocess.run(
            [sys.executable, "-m", "oitcheck", "history", *map(str, arguments)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            env=environment,
        )
        return done.returncode, done.stdout, done.stderr.decode()

    return run


@pytest.fixture
def filled(tmp_path, nights):
    """A history beside reports, of three nights."""
    file = tmp_path / "reports" / "history.sqlite3"
    with open_history(f"sqlite:///{file}") as history:
        for night in range(3):
            nights.run(history, night, {"O1": {"https://town.example/": PASS}})
    return file


def test_a_history_is_carried_by_file(oitcheck, filled, tmp_path, nights):
    """Out of one, into another, again into the same: no news; the file is for its owner alone."""
    file = tmp_path / "kept" / "all.jsonl"

    assert oitcheck("--export", file)[0] == 0
    first = oitcheck("--import", file, "--history", "sqlite:///other/history.sqlite3")
    again = oitcheck("--import", file, "--history", "sqlite:///other/history.sqlite3")

    assert json.loads(file.read_bytes().splitlines()[0])["schema"] == "oitcheck.history/1"
    assert "runs 3" in first[2]
    assert "nothing is new" in again[2]
    assert [path.name for path in file.parent.iterdir()] == ["all.jsonl"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with open_history(f"sqlite:///{tmp_path}/other/history.sqlite3", write=False) as history:
        assert [run.run_id for run in history.runs()] == ["run-2", "run-1", "run-0"]


def test_a_history_is_carried_through_a_pipe(oitcheck, filled):
    """``oitcheck history --export - | oitcheck history --import - --history …``."""
    code, lines, _ = oitcheck("--export", "-")
    done = oitcheck("--import", "-", "--history", "sqlite:///other.sqlite3", stdin=lines)

    assert (code, done[0]) == (0, 0)
    assert oitcheck("--export", "-", "--history", "sqlite:///other.sqlite3")[1] == lines


def test_a_reader_that_goes_away_ends_the_export_quietly(filled, tmp_path):
    """``| head -1`` is no error to be shown."""
    command = [sys.executable, "-m", "oitcheck", "history", "--export", "-"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
        done.stdout.close()
        said = done.stderr.read().decode()

    assert "Traceback" not in said


def test_what_cannot_be_carried_is_told(oitcheck, filled, tmp_path):
    """Wrong files and wrong flags are exit code 2 with what to do; what cannot be written is 4."""
    (tmp_path / "broken.jsonl").write_text('{"schema":"oitcheck.history/1","version":"0001"}\n')
    (tmp_path / "taken").mkdir()
    told = {
        "no export": oitcheck("--import", tmp_path / "reports" / "history.sqlite3"),
        "older": oitcheck("--import", "broken.jsonl"),
        "no file": oitcheck("--import", "nothing.jsonl"),
        "both": oitcheck("--import", "a", "--export", "b"),
        "checklists": oitcheck("--export", "a", "town.yaml"),
        "nothing": oitcheck(),
    }
    no_room = oitcheck("--export", "taken")

    assert {code for code, _, _ in told.values()} == {2}
    assert all("\n  " in said and "Traceback" not in said for _, _, said in told.values())
    assert "broken.jsonl:1: was written by an older oitcheck" in told["older"][2]
    assert no_room[0] == 4
    assert "taken: cannot be written" in no_room[2]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.jsonl", "reports", "taken"]


def test_an_export_of_no_history_is_told(oitcheck):
    """There is nothing to carry yet, and nothing is made."""
    code, _, said = oitcheck("--export", "a.jsonl")

    assert code == 4
    assert "there is no history yet\n  run oitcheck check first" in said
