"""The text of an old .doc file (Word 97 to 2003), by its table of pieces.

Source: MS-DOC, sections 2.4.1 "Retrieving Text" and 2.5.1 "Fib".
"""

import io
import re
import struct
from itertools import pairwise

import olefile

from oitcheck.documents._word_parts import Parts

_WORD97 = 0x00C1
_OTHER_TABLE = 0x0200  # of the flags: the table stream is 1Table
_FLAGS, _CLX = 0x0A, 0x01A2  # places in the file's first block
_COMPRESSED = 0x4000_0000
_STREAM_BYTES = 64 * 1024 * 1024
_PIECES = 200_000

_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_LINES = str.maketrans(
    {"\r": "\n", "\x07": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": None, "\xa0": " "}
)
_PICTURES = re.compile("[\x01\x08]")


def parts_of(body: bytes) -> Parts | None:
    """Gives what the file says, headers, footers and notes included; null where its make is older, or it is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as compound:
            stream = _stream(compound, "WordDocument")
            ident, version = struct.unpack_from("<HH", stream)
            if ident != 0xA5EC or version < _WORD97:
                return None
            (flags,) = struct.unpack_from("<H", stream, _FLAGS)
            table = _stream(compound, "1Table" if flags & _OTHER_TABLE else "0Table")
            title = compound.get_metadata().title
    except (OSError, struct.error, ValueError, TypeError, IndexError, KeyError, AttributeError):
        return None
    try:
        text = "".join(_pieces(stream, table))
    except (struct.error, IndexError):
        return None
    return Parts(
        text=_PICTURES.sub("", _FIELD.sub("", text).translate(_LINES)),
        title=title.decode("utf-8", "ignore").strip("\0") if isinstance(title, bytes) else "",
        pictures=bool(_PICTURES.search(text)),
    )


def stream_of(body: bytes, name: str) -> bytes:
    """Gives a stream of an OLE compound file, at most 64 MiB; nothing where it has none, or is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as compound:
            return _stream(compound, name)
    except (OSError, struct.error, ValueError, TypeError, IndexError, KeyError, AttributeError):
        return b""


def _stream(compound: olefile.OleFileIO, name: str) -> bytes:
    with compound.openstream(name) as file:
        content: bytes = file.read(_STREAM_BYTES)
    return content


def _pieces(stream: bytes, table: bytes) -> list[str]:
    start, length = struct.unpack_from("<II", stream, _CLX)
    clx, at = table[start : start + length], 0
    while clx[at] == 1:  # formats that hold for pieces
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    (size,) = struct.unpack_from("<I", clx, at + 1)
    count = min((size - 4) // 12, _PIECES)
    places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    descriptors = at + 5 + 4 * ((size - 4) // 12 + 1)
    texts, left = [], _STREAM_BYTES
    for number, (first, end) in enumerate(pairwise(places)):
        (offset,) = struct.unpack_from("<I", clx, descriptors + 8 * number + 2)
        signs = min(max(end - first, 0), left)
        left -= signs
        texts.append(_piece(stream, offset, signs))
    return texts


def _piece(stream: bytes, offset: int, signs: int) -> str:
    if offset & _COMPRESSED:
        at = (offset & ~_COMPRESSED) // 2
        return stream[at : at + signs].decode("cp1252", "replace")
    return stream[offset : offset + 2 * signs].decode("utf-16-le", "replace")
