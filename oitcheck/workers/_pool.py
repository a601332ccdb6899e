"""A handful of worker processes: each carries out one task at a time, within seconds, or is ended for it."""

import asyncio
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from oitcheck.workers._worker import LENGTH, Reply

TASKS_A_WORKER = 100
"""Tasks after which a worker is replaced, so that what a library leaks stays small."""

REPLY_BYTES = 96 * 1024 * 1024
"""Bytes of one reply: a document of more text than that is not for judging."""

_STARTED_S = 20.0
_ENDED_S = 5.0


class Lost(Exception):
    """The task came to nothing.

    Attributes:
        cause: ``too_large`` or ``checker_error``.
    """

    def __init__(self, cause: str, why: str) -> None:
        super().__init__(why)
        self.cause = cause


class Pool:
    """Worker processes, started as they are needed."""

    def __init__(self, count: int, memory_mib: int) -> None:
        self._places = asyncio.Semaphore(count)
        self._memory_mib = memory_mib
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()

    async def call(self, function: Callable[..., Any], body: bytes, *args: Any, seconds: float) -> Reply:
        """Gives the reply of ``function(body, *args)``, carried out in a worker.

        Raises:
            Lost: it took too long, too much memory, or ended the worker.
        """
        async with self._places:
            worker = self._waiting() or await self._start()
            fit = False
            try:
                reply = await worker.call(function, body, args, seconds)
                fit = not reply.out_of_memory and worker.tasks < TASKS_A_WORKER
            finally:
                if fit:
                    self._idle.append(worker)
                else:
                    self._all.discard(worker)
                    await asyncio.shield(worker.end())
            if reply.out_of_memory:
                raise Lost("too_large", f"reading took more than {self._memory_mib} MiB")
            return reply

    async def end(self) -> None:
        """Ends all workers and waits until they are gone."""
        workers, self._all, self._idle = self._all, set(), []
        await asyncio.gather(*(worker.end() for worker in workers))

    def _waiting(self) -> "_Worker | None":
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            self._all.discard(worker)
        return None

    async def _start(self) -> "_Worker":
        worker = _Worker(await _started(self._memory_mib))
        self._all.add(worker)
        try:
            await worker.ready()
        except BaseException:
            self._all.discard(worker)
            await asyncio.shield(worker.end())
            raise
        return worker


async def _started(memory_mib: int) -> asyncio.subprocess.Process:
    paths = [path for path in sys.path if path]
    code = (
        f"import sys; sys.path[:] = {paths!r}; from oitcheck.workers._worker import main; main({memory_mib})"
    )
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        "-c",
        code,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=1024 * 1024,
    )


class _Worker:
    """One process and its two pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.tasks = 0

    @property
    def alive(self) -> bool:
        """Whether the process has not ended, as far as is known."""
        return self._process.returncode is None

    async def ready(self) -> None:
        """Waits until the process has read what it needs to work.

        Raises:
            Lost: it ended, or took too long.
        """
        assert self._process.stdout is not None
        try:
            await asyncio.wait_for(self._process.stdout.readexactly(LENGTH.size), _STARTED_S)
        except (TimeoutError, OSError, EOFError) as error:
            raise Lost("checker_error", f"no reader could be started: {await self._exit()}") from error

    async def call(
        self, function: Callable[..., Any], body: bytes, args: tuple[Any, ...], seconds: float
    ) -> Reply:
        self.tasks += 1
        try:
            return await asyncio.wait_for(self._exchange(function, body, args, seconds), seconds)
        except TimeoutError as error:
            raise Lost("checker_error", f"reading took longer than {seconds:g} s") from error
        except (OSError, EOFError) as error:
            raise Lost("checker_error", f"the reader ended by itself: {await self._exit()}") from error

    async def _exchange(
        self, function: Callable[..., Any], body: bytes, args: tuple[Any, ...], seconds: float
    ) -> Reply:
        sink, source = self._process.stdin, self._process.stdout
        assert sink is not None
        assert source is not None
        task = pickle.dumps((function, args, seconds), protocol=5)
        sink.write(LENGTH.pack(len(task)) + task + LENGTH.pack(len(body)))
        sink.write(body)
        await sink.drain()
        (length,) = LENGTH.unpack(await source.readexactly(LENGTH.size))
        if length > REPLY_BYTES:
            raise Lost("too_large", f"its text takes more than {REPLY_BYTES:,} bytes")
        reply: Reply = pickle.loads(await source.readexactly(length))  # noqa: S301 - written by our own process
        return reply

    async def _exit(self) -> str:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), _ENDED_S)
        code = self._process.returncode
        if code is None or code >= 0:
            return f"exit {code}"
        known = {one.value: one.name for one in signal.Signals}
        return known.get(-code, f"signal {-code}")

    async def end(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()
        with suppress(TimeoutError, OSError):
            await asyncio.wait_for(self._process.communicate(), _ENDED_S)
