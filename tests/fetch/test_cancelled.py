"""Connecting that is cancelled at any moment leaves no socket behind."""

import asyncio
import gc
import socket
import sys
from ipaddress import ip_address

import pytest

from oitcheck.fetch import _pipe

ADDRESSES = tuple(ip_address(f"127.0.0.{last}") for last in (1, 2, 3))


@pytest.fixture
def unraisable(monkeypatch):
    """Gives what the interpreter could not raise, such as a socket that nobody closed."""
    seen = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: seen.append(found.exc_value))
    return seen


@pytest.fixture
def listening():
    """Gives a port that is open on every loopback address."""
    with socket.socket() as server:
        server.bind(("0.0.0.0", 0))
        server.listen(512)
        yield server.getsockname()[1]


async def _steps(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def _cancelled_after(steps: int, again: int, port: int) -> None:
    task = asyncio.create_task(_pipe.connect(ADDRESSES, port, lambda: None))
    await _steps(steps)
    task.cancel()
    await _steps(again)
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result().abort()
    await _steps(6)


@pytest.mark.parametrize("again", [0, 1, 2, 3])
def test_a_connect_cancelled_at_any_step_and_once_more_leaks_nothing(
    again, listening, unraisable, monkeypatch
):
    """Whenever the first and a second cancelling strike, every socket that was opened is closed again."""
    monkeypatch.setattr(_pipe, "_STAGGER_S", 0)

    async def storm() -> None:
        for steps in range(30):
            await _cancelled_after(steps, again, listening)

    asyncio.run(storm())
    gc.collect()

    assert unraisable == []


def test_the_winner_is_handed_over_and_the_losers_are_closed(listening, unraisable, monkeypatch):
    """Of three addresses that all answer, one connection is given and no other stays open."""
    monkeypatch.setattr(_pipe, "_STAGGER_S", 0)

    async def race() -> bool:
        pipe = await _pipe.connect(ADDRESSES, listening, lambda: None)
        await _steps(6)
        untouched = pipe.untouched
        pipe.abort()
        await pipe.closed()
        return untouched

    untouched = asyncio.run(race())
    gc.collect()

    assert untouched
    assert unraisable == []
