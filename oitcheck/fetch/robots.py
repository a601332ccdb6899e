"""robots.txt of one host. It binds probes and followed documents; an agency's own answer is fetched all the same."""

from urllib.parse import urlsplit

from protego import Protego

from oitcheck.model.fetched import Fetched

AGENT = "oitcheck"
_LIMIT = 512 * 1024


class Robots:
    """What one host's robots.txt lets us do; a missing or unreadable file lets everything."""

    def __init__(self, fetched: Fetched | None) -> None:
        text = (
            ""
            if fetched is None or fetched.attempt.cause
            else fetched.body[:_LIMIT].decode("utf-8", "replace")
        )
        self._rules = Protego.parse("" if "<html" in text[:512].lower() else text)

    def allows(self, url: str) -> bool:
        """Whether the file lets ``oitcheck`` fetch this address."""
        return bool(self._rules.can_fetch(url, AGENT))

    @staticmethod
    def address(url: str) -> str:
        """Gives the address of the robots.txt that speaks for an address."""
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"
