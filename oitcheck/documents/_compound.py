"""Old Office files (OLE compound files): what is locked, and what is cut, told without a library."""

import struct

SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD = b"\xec\xa5"
_ENCRYPTED = 0x0100  # of the flags in a Word file's first block
_FREE = 0xFFFFFFFF


def is_compound(body: bytes) -> bool:
    """Whether the bytes are an OLE compound file."""
    return body.startswith(SIGN)


def is_locked(body: bytes) -> bool:
    """Whether it is a new document behind a password or a right, or an old Word file behind a password."""
    if _PACKAGE in body:
        return True
    at = next((at for at in range(512, len(body) - 12, 512) if body.startswith(_WORD, at)), None)
    return at is not None and bool(int.from_bytes(body[at + 10 : at + 12], "little") & _ENCRYPTED)


def is_cut(body: bytes) -> bool:
    """Whether blocks that its table counts as used lie behind the end of the file, the last one in part."""
    try:
        shift, tables = struct.unpack_from("<H", body, 30)[0], struct.unpack_from("<I", body, 44)[0]
        if not 7 <= shift <= 16:
            return True
        size = 1 << shift
        places = struct.unpack_from("<109I", body, 76)[: min(tables, 109)]
        used = max(_last_used(body, size, place, number) for number, place in enumerate(places))
    except (struct.error, ValueError):
        return True
    return bool(len(body) < size * (used + 2))


def _last_used(body: bytes, size: int, place: int, number: int) -> int:
    entries = struct.unpack_from(f"<{size // 4}I", body, size * (place + 1))
    last = next((at for at in range(len(entries) - 1, -1, -1) if entries[at] != _FREE), -1)
    return number * len(entries) + last
