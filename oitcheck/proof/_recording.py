"""Every look of a run with its bytes: each body goes to disk once, under its SHA-256, as soon as it has come."""

import asyncio
import errno
import hashlib
import logging
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from oitcheck.documents import Kind, kind_of
from oitcheck.inspection import Looks
from oitcheck.model.fetched import Fetched
from oitcheck.observing import source_of
from oitcheck.proof import _placing

log = logging.getLogger(__name__)

RESERVE = 64 * 1024 * 1024
"""Bytes of the disk that are left to the night itself, its history and its reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One look whose body is on disk.

    Attributes:
        url: as it was asked for.
        fetched: without its body.
        bytes: of the body; ``sha256`` and ``kind`` are null where none came.
    """

    url: str
    fetched: Fetched
    bytes: int
    sha256: str | None
    kind: Kind | None


class Recorder:
    """Keeps what looks bring. A disk that refuses ends the keeping, never the run.

    Attributes:
        looks: in the order in which they came.
        trouble: why not all is kept; null where all is.

    Args:
        place: folder of the bodies.
        limit: bytes that all bodies together may take.
    """

    def __init__(self, place: Path, limit: int) -> None:
        self.looks: list[Recorded] = []
        self.trouble: OSError | None = None
        self._place = place
        self._left = self._limit = limit
        self._turn = Lock()
        self._there: set[str] = set()

    def around(self, looks: Looks) -> Looks:
        """Gives the same looks; whatever they bring is kept."""
        return _Recording(self, looks)

    def keep(self, url: str, fetched: Fetched) -> None:
        """Keeps one look."""
        body = fetched.body
        sha256 = hashlib.sha256(body).hexdigest() if body else None
        kind = kind_of(body, source_of(fetched)) if body else None
        with self._turn:
            if sha256 is not None and sha256 not in self._there:
                self._write(sha256, body)
            bare = replace(fetched, body=b"")
            self.looks.append(Recorded(url=url, fetched=bare, bytes=len(body), sha256=sha256, kind=kind))

    def _write(self, sha256: str, body: bytes) -> None:
        if self.trouble is not None:
            return
        self._left -= len(body)
        if self._left < 0:
            self.trouble = OSError(f"the answers have more than {self._limit} bytes (OITCHECK_PIN_BYTES)")
            return
        try:
            if shutil.disk_usage(self._place).free < len(body) + RESERVE:
                raise OSError(errno.ENOSPC, "there is no room left on the disk")  # noqa: TRY301 - as the disk says it
            _placing.write(self._place / sha256, body)
        except OSError as error:
            log.error("%s: %s", self._place, error)  # noqa: TRY400 - the operator is told when the run has ended
            self.trouble = error
            return
        self._there.add(sha256)


class _Recording:
    def __init__(self, recorder: Recorder, looks: Looks) -> None:
        self._recorder = recorder
        self._looks = looks

    async def look(self, url: str, *, fresh: bool = False) -> Fetched:
        fetched = await self._looks.look(url, fresh=fresh)
        await asyncio.to_thread(self._recorder.keep, url, fetched)
        return fetched
