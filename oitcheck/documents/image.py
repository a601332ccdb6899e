"""Pictures: known by their size and whether they are whole. What is drawn in one is not read here."""

import struct

from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Image

KINDS = ("image",)

_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def read(body: bytes, source: Source, limits: Limits) -> Document:  # noqa: ARG001 - no picture is decoded
    """Gives the picture's size; a cut one is ``document_corrupt``, a whole one ``document_unreadable``."""
    media_type, size, whole = _look(body)
    picture = Image(url=source.url, alt="", width=size[0] if size else None, height=size[1] if size else None)
    return Document(
        url=source.url,
        kind="image",
        media_type=media_type,
        images=(picture,),
        complete=False,
        trouble="document_unreadable" if whole else "document_corrupt",
        detail=f"a picture of {size[0]} × {size[1]} pixels" if size else "a picture",
    )


def _look(body: bytes) -> tuple[str, tuple[int, int] | None, bool]:
    """Gives media type, width and height, and whether the file ends as it must."""
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        size = struct.unpack(">II", body[16:24]) if len(body) >= 24 else None
        return "image/png", size, b"IEND" in body[-64:]
    if body.startswith(b"\xff\xd8"):
        return "image/jpeg", _jpeg_size(body), b"\xff\xd9" in body[-64 * 1024 :]
    if body.startswith((b"GIF87a", b"GIF89a")):
        size = struct.unpack("<HH", body[6:10]) if len(body) >= 10 else None
        return "image/gif", size, b"\x3b" in body[-16:]
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return "image/webp", None, len(body) >= int.from_bytes(body[4:8], "little")
    return "image/*", None, True


def _jpeg_size(body: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(body) and body[at] == 0xFF:
        marker, length = body[at + 1], int.from_bytes(body[at + 2 : at + 4], "big")
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return None
