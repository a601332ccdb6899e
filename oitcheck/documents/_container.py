"""ZIP containers of office documents: opened within bounds, or named for what they are."""

import io
import zipfile

from oitcheck.model.document import Document

MEMBERS = 10_000
UNPACKED_BYTES = 256 * 1024 * 1024
RATIO = 200
"""Unpacked to packed bytes above which a large member is taken for a bomb."""

_BOMB_FROM = 32 * 1024 * 1024


class Refused(Exception):
    """The container is not read; ``cause`` and ``detail`` say why."""

    def __init__(self, cause: str, detail: str) -> None:
        super().__init__(detail)
        self.cause = cause
        self.detail = detail


def opened(body: bytes) -> zipfile.ZipFile:
    """Gives the container once its directory is known to be sound and bounded.

    Raises:
        Refused: damaged, encrypted, or more than a reader may unpack.
    """
    try:
        container = zipfile.ZipFile(io.BytesIO(body))
        infos = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Refused("document_corrupt", str(error)) from error
    if any(info.flag_bits & 1 for info in infos):
        raise Refused("document_encrypted", "members are encrypted")
    if len(infos) > MEMBERS:
        raise Refused("too_large", f"{len(infos)} members")
    total = sum(info.file_size for info in infos)
    bomb = any(
        info.file_size > _BOMB_FROM and info.file_size > RATIO * max(1, info.compress_size) for info in infos
    )
    if total > UNPACKED_BYTES or bomb:
        raise Refused("too_large", f"unpacks to {total:,} bytes")
    return container


def refused(kind: str, media_type: str, url: str, why: Refused) -> Document:
    """Gives the Document of a container that was not read."""
    return Document(
        url=url,
        kind=kind,
        media_type=media_type,
        page_count=0,
        complete=False,
        trouble=why.cause,
        detail=why.detail[:300],
    )
