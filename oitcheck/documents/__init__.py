"""Documents: bytes end here. One file a document type, all giving the same Document.

A reader's module has a docstring, a tuple ``KINDS`` (of the kinds it reads) and a function
``read(body, source, limits) -> Document``, pure and bounded; what the bytes are at fault for is a ``trouble`` of the
Document, never an exception.
"""

import logging
from types import ModuleType

from oitcheck.discovery import members
from oitcheck.documents._sniff import Kind, kind_of
from oitcheck.documents._source import Limits, Source
from oitcheck.masking import mask
from oitcheck.model.document import Document

__all__ = ["Kind", "Limits", "Source", "kind_of", "read"]

log = logging.getLogger(__name__)


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the Document that the bytes hold; what cannot be read has a ``trouble`` that says why.

    Raises:
        MemoryError: reading took more than the process may have; for the caller to tell as ``too_large``.
    """
    kind = kind_of(body, source)
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
