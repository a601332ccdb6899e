"""Bytes to Documents: at once where that is cheap, else in a worker; scans page by page, each scan once."""

import asyncio
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType, TracebackType
from typing import Protocol, Self

from oitcheck import documents
from oitcheck.discovery import members
from oitcheck.documents import Limits, Scan, Source, kind_of, read_scan, unread_pages, with_scans
from oitcheck.masking import mask
from oitcheck.model.document import Document
from oitcheck.settings import Settings
from oitcheck.workers._pool import Lost, Pool

log = logging.getLogger(__name__)

AT_ONCE_BYTES = 512 * 1024
"""HTML and text up to this size are read on the event loop: about ten milliseconds."""

_AT_ONCE = frozenset({"html", "text"})


class OcrCache(Protocol):
    """Keeps what was read from scans, by the SHA-256 of the document (hexadecimal)."""

    def get(self, sha256: str) -> Mapping[int, str]:
        """Gives the texts by page number, from 1; empty where nothing is kept."""

    def put(self, sha256: str, texts: Mapping[int, str]) -> None:
        """Keeps the texts in place of what was kept of this document."""


class Readings(Protocol):
    """Keeps what was read, by a key of 32 bytes for the bytes, where they came from and the limits."""

    def get(self, key: bytes) -> Document | None:
        """Gives the document; null where none is kept."""

    def put(self, key: bytes, document: Document) -> None:
        """Keeps the document where it will be read alike another time."""


class Reader:
    """Reads bytes into Documents. Use as ``async with``; the workers start with the first document that wants one.

    Args:
        settings: the limits.
        cache: where texts of scans are kept from night to night; null to read each scan anew.
        readings: where documents are kept from night to night; null to read each anew.
    """

    def __init__(
        self, settings: Settings, cache: OcrCache | None = None, readings: Readings | None = None
    ) -> None:
        self._limits = Limits(
            pages=settings.document_pages,
            seconds=settings.document_timeout,
            memory_mib=settings.document_memory_mib,
        )
        self._settings = settings
        self._cache = cache
        self._readings = readings
        self._loaded: asyncio.Task[dict[str, ModuleType]] | None = None
        self._pool = Pool(settings.readers, settings.document_memory_mib)

    async def __aenter__(self) -> Self:
        # The readers' libraries are loaded beside the first requests; only reading waits for them.
        self._loaded = asyncio.create_task(asyncio.to_thread(members, "oitcheck.documents"))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loaded is not None:
            await asyncio.gather(self._loaded, return_exceptions=True)
        await self._pool.end()

    async def read(self, body: bytes, source: Source) -> Document:
        """Gives the Document; what cannot be read has a ``trouble``."""
        if self._readings is None:
            return await self._read(body, source)
        about = f"{self._limits!r} {source!r}".encode("utf-8", "backslashreplace")
        key = hashlib.sha256(hashlib.sha256(body).digest() + about).digest()
        document = self._readings.get(key)
        if document is None:
            document = await self._read(body, source)
            self._readings.put(key, document)
        return document

    async def _read(self, body: bytes, source: Source) -> Document:
        kind = kind_of(body, source)
        if kind.kind in _AT_ONCE and len(body) <= AT_ONCE_BYTES:
            if self._loaded is not None and not self._loaded.done():
                await asyncio.wait([self._loaded])
            return documents.read(body, source, self._limits)
        try:
            reply = await self._pool.call(
                documents.read, body, source, self._limits, seconds=self._limits.seconds
            )
        except Lost as why:
            log.error("%s: %s", mask(source.url), why)  # noqa: TRY400 - a mishap of the document, no fault of the code
            lost = Document(url=source.url, kind=kind.kind, media_type=kind.media_type, complete=False)
            return replace(lost, trouble=why.cause, detail=str(why)[:300])
        if reply.log:
            log.error("%s", reply.log.rstrip())
        document: Document = reply.value
        wanted = unread_pages(document) if self._settings.ocr else ()
        return await self._with_scans(body, source, document, wanted) if wanted else document

    async def _with_scans(
        self, body: bytes, source: Source, document: Document, wanted: tuple[int, ...]
    ) -> Document:
        sha256 = hashlib.sha256(body).hexdigest()
        known = dict(await asyncio.to_thread(self._cache.get, sha256)) if self._cache else {}
        texts = {number: known[number] for number in wanted if number in known}
        left = [number for number in wanted[: self._settings.ocr_pages] if number not in texts]
        read = await self._read_scans(body, source, left)
        texts |= read
        if read and self._cache:
            await asyncio.to_thread(self._cache.put, sha256, texts)
        return with_scans(document, texts)

    async def _read_scans(self, body: bytes, source: Source, numbers: list[int]) -> dict[int, str]:
        """Gives the texts of pages by number, as many as there is time for; waiting for a worker costs none."""
        texts: dict[int, str] = {}
        left = self._settings.ocr_timeout
        for number in numbers:
            seconds = min(self._limits.seconds, left)
            if seconds <= 0:
                break
            try:
                reply = await self._pool.call(
                    read_scan, body, source, self._limits, number, seconds=max(seconds, 1.0)
                )
            except Lost as why:
                log.warning("%s: page %d as a picture: %s", mask(source.url), number, why)
                left -= seconds
                continue
            left -= reply.took_s
            scan: Scan = reply.value
            if not scan.able:
                break
            if scan.text is not None:
                texts[number] = scan.text
        return texts
