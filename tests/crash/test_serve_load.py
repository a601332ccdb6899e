"""The dashboard of ``oitcheck serve`` under a steady load: every request answered, memory flat."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager

import psutil
import pytest

FULL = os.environ.get("OITCHECK_BENCH") == "full"
SECONDS = 60 if FULL else 4
RATE = 200
AT_ONCE = 100
PATHS = ("/", "/town/oit-2565/", "/town/oit-2565/run.json", "/healthz", "/metrics", "/nothing.html")
MIB = 1024 * 1024


@contextmanager
def serving(folder, environment):
    """``oitcheck serve`` over a folder whose night was just run; gives process and port."""
    process = subprocess.Popen(
        [
            sys.executable, "-m", "oitcheck", "serve", "town.yaml", "--out", str(folder / "reports"), "--port", "0",
            "--no-canary", "--allow-address", "127.0.0.1/32", "--probe-every", "0", "--lang", "en", "--vantage", "hall",
            "--second-look", "0", "--interval", "0", "--jitter", "0",
        ],
        cwd=folder, env=environment | {"PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        process.stdout.close()


async def ask(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
    return int(head.split()[1]), length == len(body)


async def load(port, seconds):
    """So many requests a second, as they fall due; what came of them, and the longest."""
    places, counts, longest, tasks = asyncio.Semaphore(AT_ONCE), Counter(), 0.0, set()

    async def one(path):
        nonlocal longest
        async with places:
            start = time.monotonic()
            try:
                counts[await ask(port, path)] += 1
            except OSError as error:
                counts[type(error).__name__] += 1
            longest = max(longest, time.monotonic() - start)

    began = time.monotonic()
    for number in range(int(RATE * seconds)):
        await asyncio.sleep(max(0.0, began + number / RATE - time.monotonic()))
        task = asyncio.create_task(one(PATHS[number % len(PATHS)]))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)
    return counts, longest, time.monotonic() - began


@pytest.mark.benchmark
def test_two_hundred_requests_a_second_leave_no_error_and_no_memory_behind(second_night, compared, capsys):
    """Whole answers with the right status throughout; memory, threads and open files as after the first seconds."""
    night = second_night(12)
    with serving(night.folder, compared.environment) as (process, port):
        watched = psutil.Process(process.pid)
        asyncio.run(load(port, 2))
        while asyncio.run(ask(port, "/healthz"))[0] != 200:
            time.sleep(0.2)
        before = (watched.memory_info().rss / MIB, watched.num_threads(), watched.num_fds())
        counts, longest, took = asyncio.run(load(port, SECONDS))
        time.sleep(0.5)
        after = (watched.memory_info().rss / MIB, watched.num_threads(), watched.num_fds())
    number = sum(counts.values())
    with capsys.disabled():
        print(
            f"\nserve: {number} requests in {took:.0f} s ({number / took:.0f} a second), longest {longest:.2f} s; "
            f"MiB {before[0]:.0f} to {after[0]:.0f}, threads {before[1]} to {after[1]}, files {before[2]} to {after[2]}"
        )

    assert set(counts) == {(200, True), (404, True)}
    assert counts[404, True] == number // len(PATHS)
    assert after[0] <= before[0] + 12
    assert after[1] <= before[1] + 34
    assert after[2] <= before[2] + 40
