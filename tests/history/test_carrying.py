"""``oitcheck history --export`` and ``--import``, as a person types them."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from oitcheck.cli._carrying import carry
from oitcheck.errors import CannotLook, StoreError, UsageError
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


def test_what_cannot_be_carried_is_told(filled, tmp_path, monkeypatch):
    """Wrong files and wrong flags are wrong usage, with what to do; what cannot be written is the disk's fault."""
    monkeypatch.chdir(tmp_path)
    Path("older.jsonl").write_text('{"schema":"oitcheck.history/1","version":"0001"}\n')
    Path("taken").mkdir()
    here = "sqlite:///reports/history.sqlite3"
    told = {
        "reports/history.sqlite3:1: is not JSON": (None, "reports/history.sqlite3", None),
        "older.jsonl:1: was written by an older oitcheck": (None, "older.jsonl", None),
        "nothing.jsonl: cannot be read": (None, "nothing.jsonl", None),
        "--export and --import are two steps": ("a", "b", None),
        "--export and --import carry every agency": ("a", None, ["town.yaml"]),
    }
    for found, (export_to, import_from, checklists) in told.items():
        with pytest.raises(UsageError, match=rf"(?s){re.escape(found)}.*\n  "):
            carry(here, export_to, import_from, checklists)
    with pytest.raises(CannotLook, match=r"(?s)taken: cannot be written.*\n  "):
        carry(here, "taken", None, None)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["older.jsonl", "reports", "taken"]


def test_neither_checklist_nor_file_is_wrong_usage(oitcheck):
    """``oitcheck history`` alone tells what is missing."""
    code, _, said = oitcheck()

    assert code == 2
    assert "no checklist was named\n  name a file: oitcheck history CHECKLIST" in said


def test_an_export_of_no_history_is_told(tmp_path):
    """There is nothing to carry yet, and nothing is made."""
    with pytest.raises(StoreError, match="there is no history yet\n  run oitcheck check first"):
        carry(f"sqlite:///{tmp_path}/history.sqlite3", str(tmp_path / "a.jsonl"), None, None)

    assert list(tmp_path.iterdir()) == []
