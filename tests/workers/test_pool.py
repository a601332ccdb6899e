"""Worker processes: what a document does to one costs that document alone."""

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from made import worse

from oitcheck.workers._pool import Lost, Pool

TESTS = Path(__file__).parents[1]


@pytest.fixture
async def pool():
    """Two workers of 512 MiB."""
    made = Pool(2, 512)
    yield made
    await made.end()


@pytest.mark.parametrize(
    ("function", "seconds", "cause", "why"),
    [
        (worse.crash, 5, "checker_error", "the reader ended by itself: SIGSEGV"),
        (worse.leave, 5, "checker_error", "the reader ended by itself: exit 7"),
        (worse.hang, 0.3, "checker_error", "reading took longer than 0.3 s"),
        (worse.spin, 0.3, "checker_error", "reading took longer than 0.3 s"),
        (worse.eat, 5, "too_large", "reading took more than 512 MiB"),
        (worse.flood, 5, "too_large", "its text takes more than 100,663,296 bytes"),
    ],
)
async def test_one_document_is_lost_and_no_more(pool, function, seconds, cause, why):
    """A crash, a hang or a want of memory has its cause; the next document is read as if nothing had been."""
    with pytest.raises(Lost) as lost:
        await pool.call(function, b"", seconds=seconds)

    assert (cause, why) == (lost.value.cause, str(lost.value))
    assert 3 == (await pool.call(worse.chatter, b"abc", seconds=5)).value


async def test_others_are_read_meanwhile(pool):
    """While one document hangs and others crash, all the rest are read."""
    ill = [pool.call(one, b"", seconds=1) for one in (worse.hang, worse.crash, worse.leave, worse.crash)]
    well = [pool.call(worse.chatter, b"x" * size, seconds=5) for size in range(20)]

    done = await asyncio.gather(*ill, *well, return_exceptions=True)

    assert [True] * 4 == [isinstance(one, Lost) for one in done[:4]]
    assert list(range(20)) == [one.value for one in done[4:]]


async def test_a_worker_that_died_while_idle_costs_nothing(pool):
    """The system may end an idle worker: the next document gets another."""
    first = (await pool.call(worse.pid, b"", seconds=5)).value
    psutil.Process(first).kill()
    await asyncio.sleep(0.2)

    second = (await pool.call(worse.pid, b"", seconds=5)).value

    assert first != second


async def test_nothing_is_left_behind():
    """When the pool ends, also in mid-reading, no process of its remains, not even as a zombie."""
    pool = Pool(2, 512)
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    idle = (await pool.call(worse.pid, b"", seconds=5)).value
    busy = asyncio.create_task(pool.call(worse.spin, b"", seconds=60))
    await asyncio.sleep(0.1)
    busy.cancel()
    await asyncio.gather(busy, return_exceptions=True)

    await pool.end()

    assert before >= {child.pid for child in psutil.Process().children(recursive=True)}
    assert not psutil.pid_exists(idle)


@pytest.mark.skipif(sys.platform != "linux", reason="a signal at the parent's death is Linux's own")
@pytest.mark.parametrize("state", ["hang", "spin"])
def test_workers_die_with_their_parent(state):
    """A parent that is killed takes its busy workers along."""
    script = (
        "import asyncio, sys\n"
        f"sys.path.insert(0, {str(TESTS)!r})\n"
        "from made import worse\n"
        "from oitcheck.workers._pool import Pool\n"
        "async def main():\n"
        "    pool = Pool(1, 512)\n"
        "    print((await pool.call(worse.pid, b'', seconds=9)).value, flush=True)\n"
        f"    await pool.call(worse.{state}, b'', seconds=60)\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        time.sleep(0.2)
        parent.send_signal(signal.SIGKILL)

    gone, alive = psutil.wait_procs([worker], timeout=5)

    assert ([worker], []) == (gone, alive)


async def test_the_first_document_does_not_wait_long():
    """A worker starts in well under a second of processor time."""
    pool = Pool(1, 512)
    worker = (await pool.call(worse.pid, b"", seconds=5)).value
    spent = sum(psutil.Process(worker).cpu_times()[:2])
    await pool.end()

    assert spent < 0.9
