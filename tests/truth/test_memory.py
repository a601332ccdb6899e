"""Bombs and hostile parsers' food, one at a time: seconds and memory of the whole process tree."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
from faults.table import ROWS

PROGRAM = Path(__file__).with_name("_one_by_one.py")
MOST_S = {"bomb": 6, "parser": 18, "document": 40}
MOST_MIB = {"bomb": 150, "parser": 250, "document": 600}
LARGE = {"html-20mb-tags": 800}
MEASURED = tuple(row for row in ROWS if row.group in MOST_S)


class Watch(threading.Thread):
    """The highest sum of memory (PSS where the system knows it) of a process and its children, in MiB."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.process = psutil.Process(pid)
        self.peak = 0.0
        self.over = threading.Event()

    def now(self):
        total = 0
        for process in (self.process, *self.process.children(recursive=True)):
            try:
                total += getattr(process.memory_full_info(), "pss", 0) or process.memory_info().rss
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
        return total / 1024 / 1024

    def run(self):
        while not self.over.wait(0.05):
            self.peak = max(self.peak, self.now())


@pytest.fixture(scope="module")
def looker(tmp_path_factory):
    """A process that looks at one address after the other, and the watch over it."""
    command = [sys.executable, str(PROGRAM), str(tmp_path_factory.mktemp("one"))]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    watch = Watch(process.pid)
    watch.start()

    def look(url):
        watch.peak = before = watch.now()
        process.stdin.write(json.dumps({"url": url}) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        return answer | {"grown_mib": watch.peak - before}

    yield look
    watch.over.set()
    watch.join()
    process.stdin.close()
    process.wait(10)
    process.stdout.close()


def test_bombs_and_hostile_files_stay_in_their_bounds(looker, fault_server, capsys):
    """Each gets a right verdict within its seconds, and the tree of processes grows by no more than its bound."""
    looker(fault_server.own_url("ok"))
    looker(fault_server.own_url("pdf-ok", "/report.pdf"))
    found = {row: looker(fault_server.own_url(row.id, row.end)) for row in MEASURED}
    wrong = {row.id: said for row, said in found.items() if not row.accepts(said["verdict"], said["cause"])}
    slow = {
        row.id: round(said["took_s"], 1)
        for row, said in found.items()
        if said["took_s"] > 2 * MOST_S[row.group]
    }
    fat = {
        row.id: round(said["grown_mib"])
        for row, said in found.items()
        if said["grown_mib"] > LARGE.get(row.id, MOST_MIB[row.group])
    }
    with capsys.disabled():
        worst = max(found, key=lambda row: found[row]["grown_mib"])
        longest = max(found, key=lambda row: found[row]["took_s"])
        print(
            f"\nmemory: {len(MEASURED)} bombs and hostile files; most {found[worst]['grown_mib']:.0f} MiB ({worst.id}), "
            f"longest {found[longest]['took_s']:.1f} s ({longest.id})"
        )

    assert wrong == {}
    assert fat == {}
    assert slow == {}
