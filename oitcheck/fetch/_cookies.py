"""Cookies of one look: enough for a site that sets one and sends the reader back to itself."""

from datetime import datetime
from email.utils import parsedate_to_datetime

from oitcheck.fetch.guard import Target

_MOST = 50
_MOST_BYTES = 4096


class Jar:
    """Cookies by host, never given to another host, forgotten after the look.

    ``Domain`` is not honoured: a cookie goes back only to the host that set it (http and https of its usual ports
    together, any other port on its own). At most 50 cookies and 4 KiB a request.
    """

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, tuple[str, str, bool]]] = {}

    def take(self, target: Target, header: str, now: datetime) -> None:
        """Keeps one ``Set-Cookie``."""
        pair, *attributes = header.split(";")
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals) or len(name) + len(value) > _MOST_BYTES or not (name + value).isascii():
            return
        rest = {
            key.strip().lower(): text.strip() for key, _, text in (each.partition("=") for each in attributes)
        }
        place = self._kept.setdefault(_place(target), {})
        if _ended(rest, now):
            place.pop(name, None)
        elif name in place or len(place) < _MOST:
            path = rest.get("path", "")
            place[name] = (value, path if path.startswith("/") else "/", "secure" in rest)

    def header(self, target: Target) -> str | None:
        """Gives the ``Cookie`` header for a request; null where there is none to send."""
        sent = ""
        for name, (value, path, secure) in self._kept.get(_place(target), {}).items():
            if (secure and target.scheme != "https") or not _below(target.path, path):
                continue
            pair = f"{name}={value}"
            if len(sent) + len(pair) + 2 <= _MOST_BYTES:
                sent += f"; {pair}" if sent else pair
        return sent or None


def _place(target: Target) -> str:
    usual = (target.scheme, target.port) in {("http", 80), ("https", 443)}
    return target.host if usual else f"{target.host}:{target.port}"


def _below(path: str, prefix: str) -> bool:
    path = path.partition("?")[0]
    return path == prefix or path.startswith(prefix if prefix.endswith("/") else prefix + "/")


def _ended(rest: dict[str, str], now: datetime) -> bool:
    age = rest.get("max-age", "")
    if age.lstrip("-").isdigit():
        return age.startswith("-") or not age.strip("0")
    try:
        at = parsedate_to_datetime(rest["expires"])
        return (at if at.tzinfo else at.replace(tzinfo=now.tzinfo)) <= now
    except (KeyError, ValueError, TypeError, OverflowError):
        return False
