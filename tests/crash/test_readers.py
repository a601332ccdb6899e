"""Twenty readers while a night is written: none waits, none sees a half."""

import json
import threading
import time
import urllib.request
from contextlib import ExitStack
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from oitcheck.clock import bangkok_now
from oitcheck.history import _sqlite, open_history
from oitcheck.serving import Server, Site

ANSWERS = 150
WAIT_S = 1.0


class Readers:
    """Threads that read again and again until they are told to end; what went wrong, how often, the longest."""

    def __init__(self):
        self.over, self.wrong, self.counts, self.longest = threading.Event(), [], {}, {}
        self.threads = []

    def add(self, name, read, many):
        self.counts[name], self.longest[name] = 0, 0.0
        for _ in range(many):
            self.threads.append(threading.Thread(target=self._again, args=(name, read)))

    def _again(self, name, read):
        while not self.over.wait(0.05):
            start = time.monotonic()
            try:
                read()
            except Exception as error:
                self.wrong.append(f"{name}: {type(error).__name__}: {error}")
                return
            self.longest[name] = max(self.longest[name], time.monotonic() - start)
            self.counts[name] += 1

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join(30)


@pytest.fixture
def dashboard():
    """Serves a folder as ``oitcheck serve`` does; gives its address."""
    with ExitStack() as stack:

        def serve(folder):
            now = bangkok_now()
            state = SimpleNamespace(
                since=now, next_night=now + timedelta(days=1), looking=True, undelivered=0, errors={}
            )
            server = Server("127.0.0.1", 0, Site(folder, lambda: state, bangkok_now, check_now=lambda: False))
            stack.callback(server.close)
            return f"http://127.0.0.1:{server.port}"

        yield serve


@pytest.mark.benchmark
def test_twenty_readers_wait_for_nobody_and_see_no_half(
    town, second_night, trials, compared, dashboard, monkeypatch, capsys
):
    """Files, history and dashboard are read whole throughout two nights; nobody waits a second for the writer's lock."""
    monkeypatch.setattr(_sqlite, "BUSY_S", WAIT_S)  # a reader that a lock holds up for longer fails
    night = second_night(ANSWERS)
    reports = night.folder / "reports"
    home, url = dashboard(reports), f"sqlite:///{reports / 'history.sqlite3'}"
    runs = set()

    def read_json():
        runs.add(compared.record(night.folder)["run"]["id"])

    def read_page():
        assert (reports / "town/oit-2565/index.html").read_text("utf-8").rstrip().endswith("</html>")
        assert (reports / "index.html").read_text("utf-8").rstrip().endswith("</html>")

    def read_history():
        with open_history(url, write=False) as history:
            newest = history.latest("town", "oit-2565")
            assert history.record(newest.run_id).run.id == newest.run_id
            assert history.runs(limit=5)

    def ask(path, end):
        def read():
            with urllib.request.urlopen(f"{home}{path}", timeout=20) as answer:
                assert answer.read().rstrip().endswith(end)

        return read

    readers = Readers()
    readers.add("run.json", read_json, 4)
    readers.add("pages", read_page, 3)
    readers.add("history", read_history, 6)
    readers.add("dashboard", ask("/town/oit-2565/", b"</html>"), 3)
    readers.add("JSON over HTTP", ask("/town/oit-2565/run.json", b"}"), 2)
    readers.add("healthz", ask("/healthz", b"}"), 2)
    with readers:
        first = trials.check(night.folder)
        second = trials.run(night.folder, *trials.command(night.folder, "--fresh"))
        time.sleep(0.5)
    with capsys.disabled():
        said = ", ".join(f"{name} {n} ({readers.longest[name]:.2f} s)" for name, n in readers.counts.items())
        print(f"\n20 readers during two nights, reads and the longest: {said}")

    assert readers.wrong == []
    assert all(readers.counts.values())
    assert (first.code, second.code, second.err) == (night.code, night.code, "")
    assert len(runs) >= 2
    assert compared.differences(compared.told(night.folder)["summary"], night.told["summary"]) == []


def test_a_reader_that_never_ends_holds_up_no_night(second_night, trials, compared):
    """A program that forgot its transaction reads on; the night is written, and what it reads stays what it was."""
    night = second_night(20)
    url = f"sqlite:///{night.folder / 'reports/history.sqlite3'}"
    with open_history(url, write=False) as history, history._engine.connect() as reader:
        before = reader.exec_driver_sql("SELECT count(*) FROM runs").scalar()

        done = trials.check(night.folder)
        after = reader.exec_driver_sql("SELECT count(*) FROM runs").scalar()

    assert (done.code, before, after) == (night.code, 1, 1)
    assert compared.differences(compared.told(night.folder), night.told) == []


def test_status_and_explain_read_while_a_night_is_written(second_night, trials, compared, other_trials):
    """Both verbs answer from what stands, while another process looks and writes."""
    night = second_night(ANSWERS)
    trial = trials.start(night.folder, *trials.command(night.folder))
    codes = []
    beside = night.folder / "beside"
    beside.mkdir()
    for _ in range(3):
        said = other_trials.run(beside, "status", "--out", night.folder / "reports", "--json")
        codes.append(said.code)
        assert datetime.fromisoformat(json.loads(said.out)[0]["finished_at"]) <= bangkok_now()
        told = other_trials.run(
            beside,
            "explain",
            night.folder / "town.yaml",
            "O1",
            "--out",
            night.folder / "reports",
            "--lang",
            "en",
        )
        codes.append(told.code)
        assert "O1" in told.out, told.err
        assert "Traceback" not in told.err
    done = trials.end(trial)

    assert set(codes) == {0}
    assert done.code == night.code
