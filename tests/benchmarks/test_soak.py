"""Thousands of faulty requests fifty at once, and one whole check with a fifth of its answers broken."""

import asyncio
import json
import logging
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from faults import table
from faults.table import ROWS

from oitcheck.fetch.client import Fetcher
from oitcheck.settings import MIB, Settings

FULL = os.environ.get("OITCHECK_BENCH") == "full"
REQUESTS = 10_000 if FULL else 1_000
AT_ONCE = 50
HEAVY = frozenset({"bomb", "document", "parser", "tls"})
SLOW = frozenset(
    {"ok-slow", "held", "endless-no-length", "endless-extensions", "links-100k", "redirect-stall"}
)
FAULTS = tuple(
    row.id for row in ROWS if row.group not in HEAVY and row.id not in table.WAITS | SLOW | table.ON_TLS
)
FAULTY = (
    "status-404", "status-500", "status-403", "waf-403", "soft404-thai", "empty-200", "cl-too-long", "gzip-bad-crc",
    "redirect-loop-a", "tcp-refused", "tcp-reset", "hijack-title", "login-200", "rate-429-after-2", "slow-first-byte-never",
)  # fmt: skip


def _held(process):
    return process.memory_info().rss / MIB, process.num_fds()


@pytest.mark.benchmark
async def test_thousands_of_faults_leave_nothing_behind(fault_server, ca_bundle, capsys, caplog):
    """No traceback; open files and memory after the last third are as after the first, and a fault is told alike."""
    settings = Settings(
        timeout=15, connect_timeout=5, max_bytes=25 * MIB, max_decoded_bytes=50 * MIB, allow_address=("127.0.0.1/32",),
        ca_bundle=ca_bundle, per_host=32,
    )  # fmt: skip
    chosen = random.Random(2565)
    urls = [fault_server.own_url(fault) for fault in FAULTS]
    places, process, held, crashes = asyncio.Semaphore(AT_ONCE), psutil.Process(), [], []
    caplog.set_level(logging.ERROR, "oitcheck")
    start = time.perf_counter()
    async with Fetcher(settings) as fetcher:

        async def one():
            async with places:
                fetched = await fetcher.look(chosen.choice(urls))
                if fetched.attempt.cause == "checker_error":
                    crashes.append(fetched.attempt.detail)

        for _ in range(5):
            await asyncio.gather(*(one() for _ in range(REQUESTS // 5)))
            held.append(_held(process))
    took = time.perf_counter() - start
    with capsys.disabled():
        print(
            f"\nsoak: {REQUESTS} requests of {len(urls)} faults, {AT_ONCE} at once, {took:.1f} s; "
            f"MiB {held[0][0]:.0f} to {held[-1][0]:.0f}, files {held[0][1]} to {held[-1][1]}"
        )

    assert crashes == []
    assert [record.getMessage() for record in caplog.records if record.name.startswith("oitcheck")] == []
    assert held[-1][1] <= held[0][1] + 60
    assert held[-1][0] <= 1.3 * held[0][0] + 30


class _Watch(threading.Thread):
    def __init__(self, pid):
        super().__init__(daemon=True)
        self.process, self.peak, self.over = psutil.Process(pid), 0.0, threading.Event()

    def run(self):
        while not self.over.wait(0.1):
            total = 0
            for each in (self.process, *self.process.children(recursive=True)):
                try:
                    total += getattr(each.memory_full_info(), "pss", 0) or each.memory_info().rss
                except (psutil.NoSuchProcess, psutil.AccessDenied):
                    continue
            self.peak = max(self.peak, total / MIB)


@pytest.mark.benchmark
def test_a_whole_check_with_a_fifth_of_its_answers_broken(fault_server, tmp_path, capsys):
    """150 answers, 30 of them faulty, at polite settings: seconds and peak memory of the whole tree of processes."""
    hosts = fault_server.more_hosts(6)
    sound = [f"{hosts[place % 6]}/ok/{place}" for place in range(100)]
    sound += [f"{hosts[place % 6]}/pdf-ok/{place}.pdf" for place in range(20)]
    broken = [
        fault_server.own_url(fault) + ("" if fault.startswith("tcp") else f"/{turn}")
        for turn in range(2)
        for fault in FAULTY
    ]
    urls = sound + broken
    body = {
        "schema": "oitcheck.checklist/1",
        "agency": {
            "id": "bench",
            "name": {"th": "ทดสอบ", "en": "bench"},
            "home": "https://www.town.example/",
        },
        "catalogue": "oit-2565",
        "answers": {f"O{place + 1}": {"urls": urls[place::40]} for place in range(40)},
    }
    path = tmp_path / "bench.yaml"
    path.write_text(json.dumps(body), "utf-8")
    pause, whole = (5, ()) if FULL else (1, ("--timeout", "5"))
    flags = ["--allow-address", "127.0.0.1/32", "--no-canary", "--second-look", str(pause), "--quiet", *whole]
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "oitcheck", "check", str(path), *flags],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    watch = _Watch(process.pid)
    watch.start()
    _, err = process.communicate(timeout=300)
    watch.over.set()
    watch.join()
    took = time.perf_counter() - start
    with capsys.disabled():
        print(
            f"\ncheck: 150 answers, 30 faulty, {took:.0f} s with {pause} s of pause, peak {watch.peak:.0f} MiB"
        )

    assert process.returncode == 1, err.decode()
    assert "Traceback" not in err.decode()
    assert took < 300 + pause
    assert watch.peak < 400
