"""``serve`` pins by itself in the first night after the answer window has closed, and tells where it cannot."""

import errno
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from threading import Lock

import pytest

from oitcheck import catalogue_file
from oitcheck.history import Journal, open_history
from oitcheck.model.catalogue import Window
from oitcheck.proof import _placing, check
from oitcheck.schedule import Orders
from oitcheck.schedule.nightly import Nights
from oitcheck.schedule.orders import read
from oitcheck.settings import Settings
from oitcheck.stopping import Stop

NIGHT = datetime(2026, 4, 29, 2, 0, tzinfo=timezone(timedelta(hours=7)))
SETTINGS = Settings(
    allow_address=("127.0.0.0/8",), no_canary=True, interval=0.0, second_look=0.0, follow_documents=0, vantage="hall"
)  # fmt: skip


@pytest.fixture
def bench(tmp_path, checklist, monkeypatch):
    """The nights of an agency whose answer window ends on 30 April, under a clock that the test sets."""
    load = catalogue_file.load
    answer = Window(
        name="answer",
        start=NIGHT.date() - timedelta(60),
        end=NIGHT.date() + timedelta(1),
        confidence="verified",
    )
    monkeypatch.setattr(catalogue_file, "load", lambda name: replace(load(name), windows=(answer,)))

    class Bench:
        now = NIGHT
        said = []
        url = f"sqlite:///{(tmp_path / 'history.sqlite3').as_posix()}"
        home = tmp_path / "reports" / "town" / "oit-2565"

        def nights(self):
            path = str(checklist({"O1": ["/plan"]}))
            orders = Orders(
                paths=(path,), settings=SETTINGS, out=tmp_path / "reports", history_url=self.url,
                take=lambda _: nullcontext(), clock=lambda: self.now, formats=("json",), lang="en", at=time(2, 0),
                say=self.said.append,
            )  # fmt: skip
            return Nights(read(path), orders, Stop(), Lock())

        def pinned(self):
            with open_history(self.url, write=False) as history:
                return [event.at[:10] for event in Journal(history).events("town", kind="pinned")]

    return Bench()


def test_one_night_is_pinned_unasked(bench):
    """Of a week of nights around the end of the window the first one after it, and its proof is whole."""
    nights = bench.nights()
    for _ in range(5):
        assert nights.consider()
        bench.now += timedelta(days=1)

    (folder,) = (bench.home / "proof").iterdir()
    assert ["2026-05-01"] == bench.pinned()
    assert () == check(folder).findings


def test_a_night_that_cannot_be_pinned_stands_and_the_next_one_tries(bench, monkeypatch):
    """The disk refuses: the night is kept, the fault is known, and the pin is made on the day after."""
    nights = bench.nights()
    bench.now = NIGHT + timedelta(days=2)

    def refuse(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(_placing, "write", refuse)
        assert nights.consider()
    assert "No space left" in nights._unpinned
    assert not (bench.home / "proof").exists()
    bench.now += timedelta(days=1)
    assert nights.consider()
    assert (None, ["2026-05-02"]) == (nights._unpinned, bench.pinned())
