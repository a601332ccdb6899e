"""One agency, 150 answers on one host, 50 ms latency, 4 connections, no pause: seconds beside the latency bound.

Printed, never asserted: machines are shared. The timeline says where the time went: how many requests were on the wire
at once, how long the loop was busy at a stretch, what came before the first request and after the last answer.
"""

import asyncio
import math
import resource
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from oitcheck import catalogue_file
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.run import run_night
from oitcheck.settings import Settings

ANSWERS, LATENCY_S, CONNECTIONS = 150, 0.05, 4
BLOCKED_S = 0.01


@dataclass
class Timeline:
    """When each look began and ended, and how long the loop was busy at a stretch (seconds of its thread's CPU)."""

    looks: list = field(default_factory=list)
    busy: list = field(default_factory=list)

    def around(self, fetcher):
        timeline = self

        class Watched:
            async def look(self, url, *, fresh=False):
                began = time.perf_counter()
                fetched = await fetcher.look(url, fresh=fresh)
                timeline.looks.append((began, time.perf_counter()))
                return fetched

        return Watched()

    def summary(self, started, ended):
        first, last = min(began for began, _ in self.looks), max(end for _, end in self.looks)
        on_wire = sum(end - began for began, end in self.looks)
        long = [one for one in self.busy if one > BLOCKED_S]
        return (
            f"  before the first request {first - started:.2f} s, on the wire {last - first:.2f} s "
            f"with {on_wire / (last - first):.1f} requests at once, after the last answer {ended - last:.2f} s\n"
            f"  one look took {1000 * on_wire / len(self.looks):.0f} ms of {1000 * LATENCY_S:.0f}; the loop was busy for "
            f"{sum(self.busy):.2f} s CPU, {len(long)} times above {1000 * BLOCKED_S:.0f} ms, at most {1000 * max(self.busy):.0f} ms"
        )


@pytest.fixture
def timeline(monkeypatch):
    """A timeline that sees every step of the loop."""
    told, run = Timeline(), asyncio.events.Handle._run

    def watched(handle):
        began = time.thread_time()
        run(handle)
        told.busy.append(time.thread_time() - began)

    monkeypatch.setattr(asyncio.events.Handle, "_run", watched)
    return told


@pytest.fixture
def slow_server():
    """A server in its own process that answers after the latency; a tenth of its pages change when it is told so."""
    program = Path(__file__).with_name("_slow_server.py")
    process = subprocess.Popen([sys.executable, program, str(LATENCY_S)], stdout=subprocess.PIPE)
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _job(server, **more):
    """150 answers to 30 questions."""
    urls = [f"{server}/page/{number}" for number in range(ANSWERS)]
    answers = {
        f"O{10 + number}": Answers(urls=tuple(AnswerUrl(url=url) for url in urls[number::30]))
        for number in range(30)
    }
    checklist = Checklist(
        path="bench.yaml",
        sha256="0" * 64,
        agency=Agency(id="bench", name=Words(th="ทดสอบ", en="bench"), home=server),
        catalogue="oit-2565",
        answers=answers,
    )
    settings = Settings(
        allow_private=True, no_canary=True, interval=0.0, per_host=CONNECTIONS, second_look=0.0
    )
    return Job(checklist=checklist, catalogue=catalogue_file.load("oit-2565"), settings=settings, **more)


def _night(job, path, around=None):
    """Gives the outcome of a night with its seconds on the clock and of CPU, and when it began and ended."""
    with open_history(f"sqlite:///{path}") as history:
        started, cpu = time.perf_counter(), time.process_time()
        outcome = run_night(job, history, around=around)
        ended = time.perf_counter()
        return outcome, started, ended, time.process_time() - cpu


@pytest.mark.benchmark
def test_150_answers_stay_near_the_latency_bound(slow_server, tmp_path, capsys, timeline):
    """All 150 are seen; the figures are printed."""
    outcome, started, ended, burned = _night(_job(slow_server), tmp_path / "history.sqlite3", timeline.around)

    bound = math.ceil(ANSWERS / CONNECTIONS) * LATENCY_S
    with capsys.disabled():
        requests = sum(host.requests for host in outcome.record.hosts)
        took = ended - started
        print(
            f"\n150 answers, 50 ms, 4 connections: {took:.2f} s, {took / bound:.2f} x the bound of {bound:.2f} s; "
            f"{requests} requests; {burned:.2f} s CPU\n{timeline.summary(started, ended)}\n"
            f"  memory: at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB of this process"
        )
    assert ANSWERS == sum(
        1 for question in outcome.record.questions for answer in question.answers if answer.cause is None
    )


@pytest.mark.benchmark
def test_the_second_night_costs_a_third(slow_server, tmp_path, capsys):
    """One page in ten changed: what both nights cost is printed; both see all 150."""
    job = _job(slow_server, fresh=True, memory_folder=tmp_path / "seen")
    path = tmp_path / "history.sqlite3"
    first, *_, cost = _night(job, path)
    with urllib.request.urlopen(f"{slow_server}/change") as answer:
        answer.read()
    second, *_, again = _night(job, path)

    with capsys.disabled():
        print(
            f"\nsecond night, one page in ten changed: {again:.2f} s CPU of {cost:.2f} s, {again / cost:.2f}"
        )
    for outcome in (first, second):
        told = [answer.cause for question in outcome.record.questions for answer in question.answers]

        assert [None] * ANSWERS == told
