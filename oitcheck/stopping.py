"""A wish to end a night early, that a signal or another thread may utter."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Stop:
    """Ends what listens to it, now or as soon as it begins to listen. Calling it twice is calling it once."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._asked = False
        self._listeners: list[Callable[[], object]] = []

    @property
    def asked(self) -> bool:
        """Whether the end was asked for."""
        return self._asked

    def __call__(self) -> None:
        """Asks everything that listens to end."""
        with self._turn:
            self._asked = True
            for end in self._listeners:
                end()

    @contextmanager
    def heard_by(self, end: Callable[[], object]) -> Iterator[None]:
        """Lets the wish be heard while the block lasts: ``end`` is called in the thread that utters it."""
        with self._turn:
            self._listeners.append(end)
            asked = self._asked
        if asked:
            end()
        try:
            yield
        finally:
            with self._turn:
                self._listeners.remove(end)


async def until_stopped(work: Awaitable[None], wish: Stop) -> bool:
    """Awaits the work; gives whether the wish ended it early."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    stopped = False

    def stop() -> None:
        nonlocal stopped
        stopped = True
        task.cancel()

    def stop_soon() -> None:
        loop.call_soon_threadsafe(stop)

    with wish.heard_by(stop_soon):
        try:
            await task
        except asyncio.CancelledError:
            if not stopped:
                raise
    return stopped


@contextmanager
def on_signal(stop: Callable[[], object]) -> Iterator[None]:
    """Calls ``stop`` on the first Ctrl-C or SIGTERM; the second ends the process as it always did."""
    before: dict[signal.Signals, object] = {}

    def handle(_number: int, _frame: object) -> None:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        stop()

    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, handle)
    except ValueError:
        before.clear()  # not the main thread: whoever runs us handles signals
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
