"""The head of a response: found, bounded and cleaned before it is parsed. Pure."""

import re

from oitcheck.fetch._mishap import Mishap

_BLANK = re.compile(rb"\n\r?\n")
_STATUS = re.compile(rb"HTTP/1\.[01] [1-9][0-9]{2}(?:[ \t].*)?\r?")
_NAME = re.compile(rb"[-!#$%&'*+.^_`|~0-9A-Za-z]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")


def find_end(buffer: bytearray, start: int = 0) -> int | None:
    """Gives the length of a head that is complete, its blank line included; null where more must come."""
    match = _BLANK.search(buffer, max(0, start - 3))
    return match.end() if match else None


def check_start(buffer: bytearray) -> None:
    """Refuses early what cannot become an HTTP/1 response.

    Raises:
        Mishap: ``malformed_response``.
    """
    if buffer.startswith((b"\x15", b"\x16")):
        raise Mishap(
            "malformed_response", "the server speaks TLS on this port: the address should begin with https"
        )
    if not b"HTTP/1.".startswith(bytes(buffer[:7])):
        raise Mishap("malformed_response", f"no status line: {bytes(buffer[:60])!r}")
    line, end, _ = buffer[:1000].partition(b"\n")
    if end and not _STATUS.fullmatch(line):
        raise Mishap("malformed_response", f"no status line: {bytes(buffer[:60])!r}")


def speaks_http2(buffer: bytearray) -> bool:
    """Whether the server opened with an HTTP/2 SETTINGS frame, which nobody asked for."""
    return len(buffer) >= 9 and buffer[0] == 0 and buffer[3] == 4 and buffer[4] <= 1 and not any(buffer[5:9])


def too_large(head: bytearray, cap: int) -> Mishap:
    """Words a head beyond the cap; of a redirect whose target alone is beyond it, that is what is said."""
    lines = bytes(head[: cap * 2]).split(b"\n")
    if re.match(rb"HTTP/1\.[01] 3", lines[0]):
        for line in lines[1:]:
            if line[:9].lower() == b"location:" and len(line) > cap // 2:
                return Mishap("redirect_bad_target", f"the redirect's target has more than {cap // 2} bytes")
    return Mishap("headers_too_large", f"more than {cap} bytes of headers")


def clean(head: bytes) -> bytes:
    """Gives the head as a strict parser takes it.

    As browsers do: a line without a colon or with an impossible name is left out, spaces before the colon are dropped,
    control characters in a value become spaces, and ``Transfer-Encoding: identity`` says nothing.
    """
    first, *lines = head.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    kept = [first]
    for line in lines:
        if line[:1] in {b" ", b"\t"}:
            if len(kept) > 1:
                kept.append(b" " + _CONTROL.sub(b" ", line).strip())
            continue
        name, colon, value = line.partition(b":")
        says_nothing = name.lower().rstrip() == b"transfer-encoding" and value.strip().lower() == b"identity"
        if colon and _NAME.fullmatch(name.rstrip()) and not says_nothing:
            kept.append(name.rstrip() + b": " + _CONTROL.sub(b" ", value).strip())
    return b"\r\n".join(kept) + b"\r\n\r\n"


def text_of(value: bytes) -> str:
    """Gives a header's value as text: UTF-8, else TIS-620, else Latin-1; without control characters."""
    for encoding in ("utf-8", "tis-620"):
        try:
            text = value.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = value.decode("latin-1")
    return "".join(sign if sign.isprintable() else " " for sign in text) if not text.isprintable() else text
