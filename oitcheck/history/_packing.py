"""Compressed JSON, named by its SHA-256."""

import hashlib
import json
import zlib
from typing import Any

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes that one stored value may unpack to: a damaged or planted file cannot fill the memory."""


def digest(data: bytes) -> bytes:
    """Gives the SHA-256 of the bytes, 32 bytes long."""
    return hashlib.sha256(data).digest()


def text_of(value: Any) -> bytes:
    """Gives plain data as compact UTF-8 JSON; what UTF-8 cannot hold (a lone surrogate) becomes ``?``."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def pack(value: Any) -> bytes:
    """Gives plain data as compressed JSON."""
    return compress(text_of(value))


def compress(text: bytes) -> bytes:
    """Gives JSON text as it is stored."""
    return zlib.compress(text, 6)


def unpack(body: bytes) -> Any:
    """Gives the plain data that ``pack`` wrote.

    Raises:
        ValueError: the bytes are damaged.
    """
    stream = zlib.decompressobj()
    try:
        text = stream.decompress(body, MAX_UNPACKED)
    except zlib.error as error:
        raise ValueError("stored bytes are damaged") from error
    if not stream.eof:
        raise ValueError("stored bytes are cut, or larger than anything that is ever stored")
    return json.loads(text)
