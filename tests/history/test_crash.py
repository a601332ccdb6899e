"""A killed process loses nothing that was stored."""

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from oitcheck.history import open_history

WRITER = """
import sys
from oitcheck.history import RunStart, open_history
from oitcheck.model.document import Document, Page
from oitcheck.model.observed import Observation

with open_history(sys.argv[1]) as history:
    start = RunStart(run_id=sys.argv[2], checklist_sha256="a", agency="town", catalogue="oit-2565",
                     started_at="2026-11-01T02:00:00+07:00", vantage="town-hall")
    point = history.start(start)
    seen = {one.url for one in point.observations}
    for number in range(100_000):
        url = f"https://town.example/{number}"
        if url not in seen:
            page = Page(number=1, text=f"text {number} " * 300, folded="")
            document = Document(url=url, kind="html", media_type="text/html", pages=(page,))
            history.store(point.run_id, Observation(url=url, document=document))
            print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_run_keeps_every_answer_it_had_stored(url, file):
    """Killed again and again at any moment: the database is sound, and the next run goes on with all that was stored."""
    chance = random.Random(5)
    told: set[int] = set()
    for turn in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, url, f"run-{turn}"], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 25)):
                told.add(int(writer.stdout.readline()))
            writer.send_signal(signal.SIGKILL)
            told.update(int(line) for line in writer.stdout.read().split())

        with open_history(url) as history:
            kept = {int(one.url.rpartition("/")[2]) for one in history.observations("run-0")}
            assert [run.run_id for run in history.runs()] == ["run-0"]
        assert told <= kept
        assert len(kept - told) <= turn + 1
        told = kept
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_run_killed_while_the_file_is_made_leaves_a_usable_one(tmp_path):
    """Killed within its first moments, the half-made file becomes a history on the next start."""
    for delay in (0.0, 0.005, 0.02):
        file = tmp_path / f"{delay}.sqlite3"
        url = f"sqlite:///{file.as_posix()}"
        opened = f"import sys, oitcheck.history\nprint('ready', flush=True)\n{WRITER}"
        with subprocess.Popen(
            [sys.executable, "-c", opened, url, "run-0"], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            try:
                writer.wait(delay)
            except subprocess.TimeoutExpired:
                writer.send_signal(signal.SIGKILL)

        with open_history(url) as history:
            assert len(history.runs()) <= 1
