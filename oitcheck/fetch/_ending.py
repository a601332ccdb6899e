"""Whether a body without a length is whole, by its own end: a server may cut the connection after a sound page.

Old servers never say goodbye, neither TLS's nor TCP's, and browsers show their pages all the same. What is seen to
stop short of its own end is cut.
"""

import json
import re

_TAIL = 4096
_ZIP_TAIL = 66_000  # the end record with the longest comment
_MOST_JSON = 2 * 1024 * 1024
_WITH_AN_END = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{", b"[", b"<?xml", b"{\\rtf")
_OPENED = re.compile(rb"(?i)<(?:html|body|head)\b")
_CLOSED = re.compile(rb"(?i)</(?:html|body|frameset)\s*>")
_INSIDE_TAG = re.compile(rb"<[a-zA-Z/!][^<>]{0,2000}\Z")
_XML_END = re.compile(rb"</[\w:.-]+\s*>\s*(?:<!--.*?-->\s*)*\Z", re.DOTALL)


def came_to_its_end(body: bytes | bytearray) -> bool | None:
    """Says whether a body reaches the end that its kind has; null where its kind has none.

    Args:
        body: decoded, all that arrived.
    """
    kind = bytes(body[:2048]).lstrip(b"\xef\xbb\xbf \t\r\n")
    if _is_cut(body):
        return False
    ended = kind.startswith(_WITH_AN_END) or b"%PDF-" in kind[:1024] or _OPENED.search(kind) is not None
    return True if ended else None


def _is_cut(body: bytes | bytearray) -> bool:
    head, tail = bytes(body[:2048]), bytes(body[-_TAIL:])
    if not body.strip():
        return True
    if b"%PDF-" in head[:1024]:
        return b"%%EOF" not in tail
    if head[:4] == b"PK\x03\x04":
        return not _zip_ends(body)
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return b"IEND" not in tail[-64:]
    if head[:3] == b"\xff\xd8\xff":
        return b"\xff\xd9" not in tail[-1024:]
    if head[:4] == b"GIF8":
        return not tail.rstrip(b"\0").endswith(b";")
    if head[:5] == b"{\\rtf":
        return not tail.rstrip(b"\0\r\n\t ").endswith(b"}")
    return _text_is_cut(head.lstrip(b"\xef\xbb\xbf \t\r\n"), body, tail)


def _zip_ends(body: bytes | bytearray) -> bool:
    at = body.rfind(b"PK\x05\x06", max(0, len(body) - _ZIP_TAIL))
    return at >= 0 and len(body) >= at + 22 + int.from_bytes(body[at + 20 : at + 22], "little")


def _text_is_cut(head: bytes, body: bytes | bytearray, tail: bytes) -> bool:
    if head[:1] in {b"{", b"["}:
        return not _is_json(body)
    if head[:5] == b"<?xml" and not _OPENED.search(head):
        return _XML_END.search(tail) is None
    if _OPENED.search(head):
        return _CLOSED.search(tail) is None
    return _INSIDE_TAG.search(tail) is not None and head[:1] == b"<"


def _is_json(body: bytes | bytearray) -> bool:
    if len(body) > _MOST_JSON:
        return body.rstrip()[-1:] in {b"}", b"]"}
    try:
        json.loads(bytes(body))
    except (ValueError, RecursionError):
        return False
    return True
