"""A wish to end a night early, that a signal or another thread may utter; and works that end together."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


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


async def together(works: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Gives what all works come to, in their order; the first that fails ends the others, and nothing of them goes on."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work) for work in works]
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from several
    return [task.result() for task in tasks]


async def ended(*works: "asyncio.Future[Any] | None") -> None:
    """Cancels what is still going on and waits until it is over, whatever it comes to."""
    going = [work for work in works if work is not None]
    for work in going:
        work.cancel()
    await asyncio.gather(*going, return_exceptions=True)


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
