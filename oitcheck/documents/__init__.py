"""Documents: bytes end here. One file a document type, all giving the same Document.

A reader's module has a docstring, a tuple ``KINDS`` (of the kinds it reads) and a function
``read(body, source, limits) -> Document``, pure and bounded; what the bytes are at fault for is a ``trouble`` of the
Document, never an exception. One whose pages may be pictures also has ``picture(body, number, limits)``: a page drawn.
"""

import logging
from dataclasses import replace
from types import ModuleType

from oitcheck.discovery import members
from oitcheck.documents._archive import only_member
from oitcheck.documents._container import Refused
from oitcheck.documents._ocr import able, text_of
from oitcheck.documents._scans import Scan, unread_pages, with_scans
from oitcheck.documents._sniff import Kind, kind_of
from oitcheck.documents._source import Limits, Source
from oitcheck.masking import mask
from oitcheck.model.document import Document

__all__ = ["Kind", "Limits", "Scan", "Source", "kind_of", "read", "read_scan", "unread_pages", "with_scans"]

_NO_DOCUMENTS = frozenset({"archive", "other", "text"})
_TEXTS = frozenset({"txt", "csv", "json"})
_ZIP = b"PK\x03\x04"

log = logging.getLogger(__name__)


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the Document that the bytes hold; what cannot be read has a ``trouble`` that says why.

    Raises:
        MemoryError: reading took more than the process may have; for the caller to tell as ``too_large``.
    """
    kind = kind_of(body, source)
    if kind.kind == "archive" and body.startswith(_ZIP):
        return _unpacked(body, kind, source, limits)
    return _read(body, kind, source, limits)


def _unpacked(body: bytes, kind: Kind, source: Source, limits: Limits) -> Document:
    """Gives what the one document in a zip archive says; an archive in it, and several documents, are not read."""
    try:
        name, content = only_member(body)
    except Refused as why:
        return _lost(kind, source, why.cause, why.detail[:300])
    inside = Source(url=source.url, filename=name)
    within = kind_of(content, inside)
    if within.kind in _NO_DOCUMENTS and inside.ending not in _TEXTS:
        return _lost(kind, source, "document_unreadable", f"{name[:100]!r} in the archive is not read")
    document = _read(content, within, inside, limits)
    detail = f"{name[:100]!r} in the archive" + (f": {document.detail}" if document.detail else "")
    return replace(document, kind=kind.kind, media_type=kind.media_type, detail=detail[:300])


def _read(body: bytes, kind: Kind, source: Source, limits: Limits) -> Document:
    reader = _reader(kind.kind)
    if reader is None:
        return _lost(kind, source, "document_unreadable", f"no reader for {kind.media_type}")
    try:
        document: Document = reader.read(body, source, limits)
    except MemoryError:
        raise
    except Exception as error:  # a reader's crash costs this document, not the run
        log.exception("%s: reading %s failed", mask(source.url), kind.kind)
        return _lost(kind, source, "checker_error", f"the reader failed: {type(error).__name__}")
    return document


def read_scan(body: bytes, source: Source, limits: Limits, number: int) -> Scan:
    """Gives what Tesseract reads on one page of a document, as it is drawn.

    Args:
        body: the document's bytes.
        source: where they came from.
        limits: what reading may cost.
        number: of the page, from 1, as ``unread_pages`` gave it.

    Raises:
        MemoryError: reading took more than the process may have.
    """
    if not able():
        return Scan(None, able=False)
    reader = _reader(kind_of(body, source).kind)
    picture = reader.picture(body, number, limits) if reader is not None else None
    return Scan(text_of(picture) if picture is not None else None)


def _reader(kind: str) -> ModuleType | None:
    return next((reader for reader in members(__name__).values() if kind in reader.KINDS), None)


def _lost(kind: Kind, source: Source, trouble: str, detail: str) -> Document:
    return Document(
        url=source.url,
        kind=kind.kind,
        media_type=kind.media_type,
        complete=False,
        trouble=trouble,
        detail=detail,
    )
