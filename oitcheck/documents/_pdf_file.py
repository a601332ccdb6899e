"""A PDF file's frame: whether it is whole, told from its bytes, since PDFium mends a broken one without a word."""

import re

_TAIL = 4_096
_BEHIND = 1_048_576
_ENTRIES = 300
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_SECTION = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})[ \t]*[\r\n]+")
_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")


def is_broken(body: bytes) -> bool:
    """Whether the file is cut, or its table of objects points to where none are: readers have to mend it."""
    header = max(0, body[:1_024].find(b"%PDF-"))
    length = _LINEARIZED.search(body[:1_024])
    if length is not None and int(length[1]) > len(body):
        return True
    tail = _end(body)
    if tail is None:
        return True
    at = tail.rfind(b"startxref")
    offset = re.match(rb"startxref\s+(\d{1,12})\b", tail[at:]) if at >= 0 else None
    if offset is None:
        return True
    return not any(_is_table(body, int(offset[1]) + shift, shift) for shift in {0, header})


def _end(body: bytes) -> bytes | None:
    """Gives the last bytes of the file, without what a server put behind its end; null where objects go on there."""
    end = body.rfind(b"%%EOF")
    behind = body[end + 5 : end + _BEHIND]
    if end < 0 or b"startxref" in behind:
        return body[-_TAIL:]
    return None if b" obj" in behind else body[max(0, end - _TAIL) : end + 5]


def _is_table(body: bytes, at: int, shift: int) -> bool:
    if at >= len(body):
        return False
    if _OBJECT.match(body, at):
        return True  # a stream of references, compressed
    table = re.compile(rb"\s*xref\b").match(body, at)
    return table is not None and _entries_hold(body, table.end(), shift)


def _entries_hold(body: bytes, at: int, shift: int) -> bool:
    """Whether the first section's entries lead to objects."""
    section = _SECTION.match(body, at)
    if section is None:
        return b"trailer" in body[at : at + 64]
    at = section.end()
    for _ in range(min(int(section[2]), _ENTRIES)):
        entry = _ENTRY.match(body, at)
        if entry is None:
            return False
        if entry[2] == b"n" and int(entry[1]) and not _OBJECT.match(body, int(entry[1]) + shift):
            return False
        at += 20
    return True
