"""Documents are read off the event loop: in worker processes with a time and a memory limit.

A small page of HTML or text is read at once, which is cheaper than sending it away. A reader that crashes, hangs or
eats memory costs that one document, never the run.
"""

import asyncio
import logging
import multiprocessing
import sys
from concurrent.futures import CancelledError
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from oitcheck import documents
from oitcheck.documents import Limits, Source, kind_of
from oitcheck.masking import mask
from oitcheck.model.document import Document
from oitcheck.settings import MIB, Settings

log = logging.getLogger(__name__)

AT_ONCE_BYTES = 512 * 1024
"""HTML and text up to this size are read on the event loop: about ten milliseconds."""

READS_A_WORKER = 100
"""Documents after which a worker is replaced, so that what a library leaks stays small."""

PIXELS = 80_000_000
"""Pixels of one picture that are decoded: an A3 scan at 600 dpi."""

_AT_ONCE = frozenset({"html", "text"})


class Reader:
    """Reads bytes into Documents. Use as ``async with``; the workers start with the first document that wants one."""

    def __init__(self, settings: Settings) -> None:
        self._limits = Limits(
            pages=settings.document_pages,
            seconds=settings.document_timeout,
            memory_mib=settings.document_memory_mib,
            pixels=PIXELS,
        )
        self._count = settings.readers
        self._places = asyncio.Semaphore(settings.readers)
        self._pool: ProcessPool | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(self._pool.join)

    async def read(self, body: bytes, source: Source) -> Document:
        """Gives the Document; what cannot be read has a ``trouble``."""
        kind = kind_of(body, source)
        if kind.kind in _AT_ONCE and len(body) <= AT_ONCE_BYTES:
            return documents.read(body, source, self._limits)
        lost = Document(url=source.url, kind=kind.kind, media_type=kind.media_type, complete=False)
        async with self._places:
            return await self._away(body, source, lost)

    async def _away(self, body: bytes, source: Source, lost: Document) -> Document:
        future = self._started().schedule(
            documents.read, args=[body, source, self._limits], timeout=self._limits.seconds
        )
        try:
            found: Document = await asyncio.wrap_future(future)
        except TimeoutError:
            return self._lost(lost, source, f"reading took longer than {self._limits.seconds:g} s")
        except (ProcessExpired, CancelledError) as error:
            return self._lost(lost, source, f"the reader ended by itself: {error}")
        except MemoryError:
            return replace(
                lost, trouble="too_large", detail=f"reading took more than {self._limits.memory_mib} MiB"
            )
        return found

    @staticmethod
    def _lost(lost: Document, source: Source, why: str) -> Document:
        log.error("%s: %s", mask(source.url), why)
        return replace(lost, trouble="checker_error", detail=why[:300])

    def _started(self) -> ProcessPool:
        if self._pool is None:
            method = "spawn" if sys.platform == "win32" else "forkserver"
            context = multiprocessing.get_context(method)
            if method == "forkserver":
                context.set_forkserver_preload(["oitcheck.documents"])
            self._pool = ProcessPool(
                max_workers=self._count,
                max_tasks=READS_A_WORKER,
                initializer=partial(limit_memory, self._limits.memory_mib),
                context=context,
            )
        return self._pool


def limit_memory(mib: int) -> None:
    """Lets this process take so many MiB on top of what it has; where the system knows such a limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - exists on POSIX alone

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        taken = int(file.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + mib * MIB
    resource.setrlimit(
        resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
    )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
