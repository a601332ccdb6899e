"""Headers as they may be kept: no cookie, token or key. Pure."""

import re
from collections.abc import Iterable

from oitcheck.masking import SECRET, mask

_SECRET = re.compile(
    r"(?i)cookie|token|secret|auth(?!or$)|session|api-?key|signature|csrf|xsrf|nonce|password"
)
_PAIR = re.compile(r"^\s*([^=;\s]{1,100})=")


def masked_headers(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Gives the headers in their order, with every secret made unreadable; a cookie keeps its name.

    >>> masked_headers([("set-cookie", "PHPSESSID=abc; path=/"), ("content-type", "text/html")])
    (('set-cookie', 'PHPSESSID=•••'), ('content-type', 'text/html'))
    """
    return tuple((name, _value(name, value)) for name, value in headers)


def _value(name: str, value: str) -> str:
    if _SECRET.search(name):
        pair = _PAIR.match(value) if "cookie" in name else None
        return f"{pair[1]}={SECRET}" if pair else SECRET
    return mask(value)
