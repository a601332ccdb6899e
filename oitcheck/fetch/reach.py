"""From what happened to its cause: pure tables."""

import errno
import re
from collections.abc import Sequence

from oitcheck.fetch.guard import Target, parse
from oitcheck.model.fetched import Fetched

_STATUS = {
    204: "no_content",
    205: "no_content",
    304: "no_content",
    400: "http_bad_request",
    401: "http_unauthorized",
    403: "http_forbidden",
    404: "http_not_found",
    410: "http_gone",
    429: "rate_limited",
    511: "not_checked",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Status codes that send the reader elsewhere."""

_CLIENT_CERTIFICATE = (
    b"no required ssl certificate was sent",
    b"the ssl certificate error",
    b"ssl certificate required",
)
_PLAIN_ON_TLS = b"plain http request was sent to https port"

_REFUSED = {errno.ECONNREFUSED}
_RESET = {errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED, errno.ENOTCONN, errno.ESHUTDOWN}
_UNREACHABLE = {
    errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.ENETRESET,
}  # fmt: skip
# Windows gives its own numbers where the exception's class does not already say it.
_WINDOWS = {10061: "connect_refused", 10054: "connection_reset", 10053: "connection_reset"} | dict.fromkeys(
    (10060, 10065, 10051, 10050, 1225, 1231, 1232), "connect_timeout"
)
_WINDOWS[1225] = "connect_refused"


def of_status(status: int, body: bytes | bytearray = b"") -> str | None:
    """Gives the cause that a final response's status stands for; null where it is a page.

    Args:
        status: of a response that is no redirect.
        body: of a 400, which may say that a client certificate is wanted.
    """
    if status == 400 and any(words in body[:65536].lower() for words in _CLIENT_CERTIFICATE):
        return "tls_client_certificate"
    if status in _STATUS:
        return _STATUS[status]
    if 200 <= status < 300:
        return None
    return "http_server_error" if 500 <= status < 600 else "http_unexpected"


def hint_of_status(status: int, body: bytes | bytearray) -> str | None:
    """Gives one line of fact where an error page says what is really wrong."""
    if status == 511:
        return "the network that the checker stands in asks for a log-in (RFC 6585): the site was not reached"
    if status == 400 and _PLAIN_ON_TLS in body[:65536].lower():
        return "the server speaks TLS on this port: the address should begin with https"
    return None


def content_length(headers: Sequence[tuple[bytes, bytes]]) -> int | None:
    """Gives the length of the body that the headers announce; null where they announce none."""
    fields = {name.lower(): value for name, value in headers}
    if b"transfer-encoding" in fields:
        return None
    value = fields.get(b"content-length", b"").split(b",")[0].strip()
    return int(value) if value.isdigit() and len(value) < 20 else None


def is_partial(status: int, headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether a response gives only a part of the page, which nobody asked for (206 with a range that is not all)."""
    if status != 206:
        return False
    given = next((value for name, value in headers if name.lower() == b"content-range"), b"")
    found = re.match(rb"(?i)\s*bytes\s+(\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", given)
    return (
        found is None or found[1].strip(b"0") != b"" or found[3] == b"*" or int(found[2]) + 1 != int(found[3])
    )


def of_os_error(error: BaseException) -> str:
    """Gives the cause of a failed or broken connection; what is our own machine's is ``checker_error``."""
    if isinstance(error, ConnectionRefusedError):
        return "connect_refused"
    if isinstance(error, ConnectionError):
        return "connection_reset"
    if isinstance(error, TimeoutError):
        return "connect_timeout"
    number = getattr(error, "winerror", None) or getattr(error, "errno", None)
    if number in _REFUSED:
        return "connect_refused"
    if number in _RESET:
        return "connection_reset"
    if number in _UNREACHABLE:
        return "connect_timeout"
    return _WINDOWS.get(number or 0, "checker_error")


def verdict_of(fetched: Fetched) -> str | None:
    """Gives the verdict of a look where its cause alone does not decide; else null.

    ``private_address`` is a fail where the address itself was typed, and undetermined where the agency's own name
    leads to one: inside the town hall a name often resolves differently from outside.
    """
    if fetched.attempt.cause != "private_address":
        return None
    target = parse(fetched.url)
    named = isinstance(target, Target) and target.address is None
    return "undetermined" if named else "fail"
