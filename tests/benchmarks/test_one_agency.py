"""One agency, 150 answers on one host, 50 ms latency, 4 connections, no pause: seconds beside the latency bound."""

import math
import subprocess
import sys
import time
from pathlib import Path

import pytest

from oitcheck import catalogue_file
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.run import run_night
from oitcheck.settings import Settings

ANSWERS, LATENCY_S, CONNECTIONS = 150, 0.05, 4


@pytest.fixture
def slow_server():
    """A server in its own process that answers after the latency."""
    program = Path(__file__).with_name("_slow_server.py")
    process = subprocess.Popen([sys.executable, program, str(LATENCY_S)], stdout=subprocess.PIPE)
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.benchmark
def test_150_answers_stay_near_the_latency_bound(slow_server, tmp_path, capsys):
    """All 150 are seen; the figure is printed, not asserted: machines are shared."""
    urls = [f"{slow_server}/page/{number}" for number in range(ANSWERS)]
    answers = {
        f"O{10 + number}": Answers(urls=tuple(AnswerUrl(url=url) for url in urls[number::30]))
        for number in range(30)
    }
    checklist = Checklist(
        path="bench.yaml",
        sha256="0" * 64,
        agency=Agency(id="bench", name=Words(th="ทดสอบ", en="bench"), home=slow_server),
        catalogue="oit-2565",
        answers=answers,
    )
    settings = Settings(
        allow_private=True, no_canary=True, interval=0.0, per_host=CONNECTIONS, second_look=0.0
    )
    job = Job(checklist=checklist, catalogue=catalogue_file.load("oit-2565"), settings=settings)
    with open_history(f"sqlite:///{tmp_path / 'history.sqlite3'}") as history:
        started, cpu = time.perf_counter(), time.process_time()
        outcome = run_night(job, history)
        took, burned = time.perf_counter() - started, time.process_time() - cpu

    bound = math.ceil(ANSWERS / CONNECTIONS) * LATENCY_S
    with capsys.disabled():
        requests = sum(host.requests for host in outcome.record.hosts)
        print(
            f"\n150 answers, 50 ms, 4 connections: {took:.2f} s, {took / bound:.2f} x the bound of {bound:.2f} s; "
            f"{requests} requests; {burned:.2f} s CPU"
        )
    assert ANSWERS == sum(
        1 for question in outcome.record.questions for answer in question.answers if answer.cause is None
    )
