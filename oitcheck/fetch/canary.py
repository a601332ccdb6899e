"""Canaries: whether the checker's own line works, asked before, during and after a run."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from oitcheck.model.fetched import Fetched

Look = Callable[[str], Awaitable[Fetched]]

_FRESH_S = 3.0
_POLL_S = 2.0


class Line:
    """The checker's own line, as its canaries tell.

    Attributes:
        pages: SHA-256 of the bodies that they gave so far.

    Args:
        look: one look at one URL.
        urls: the canaries; none means that the line is trusted.
        patience_s: how long a dead line is waited for before what cannot be looked at is given up.
    """

    def __init__(self, look: Look, urls: Sequence[str], *, patience_s: float = 60.0) -> None:
        self._look = look
        self._urls = tuple(urls)
        self._patience_s = patience_s
        self._asking = asyncio.Lock()
        self._known: tuple[float, bool] | None = None
        self._waited = False
        self.pages: set[str] = set()

    async def ask(self) -> dict[str, str]:
        """Gives ``ok`` or a cause for every canary, asked all at once now."""
        looks = await asyncio.gather(*(self._look(url) for url in self._urls))
        self.pages |= {hashlib.sha256(fetched.body).hexdigest() for fetched in looks if fetched.body}
        said = {url: says(fetched) for url, fetched in zip(self._urls, looks, strict=True)}
        self._known = (asyncio.get_running_loop().time(), alive(said))
        return said

    async def works(self) -> bool:
        """Whether the line works, by an answer at most three seconds old."""
        async with self._asking:
            now = asyncio.get_running_loop().time()
            if self._known is None or now - self._known[0] > _FRESH_S:
                await self.ask()
            return self._known is None or self._known[1]

    async def recovers(self) -> bool:
        """Whether the line works, now or within the patience; a line that stayed dead is not waited for twice."""
        give_up = asyncio.get_running_loop().time() + (0.0 if self._waited else self._patience_s)
        while not await self.works():
            if asyncio.get_running_loop().time() >= give_up:
                self._waited = True
                return False
            await asyncio.sleep(_POLL_S)
        return True


def says(fetched: Fetched) -> str:
    """Gives ``ok`` where anything of HTTP came back over a verified line, else the cause.

    A plain address that leads to another host is no control: a network's log-in page does that to every address.
    """
    if fetched.url.startswith("http:") and _host(fetched.final_url) != _host(fetched.url):
        return "redirect_off_site"
    status = fetched.attempt.http_status
    answered = status is not None and status < 500 and not fetched.attempt.redirects
    return "ok" if answered or fetched.attempt.cause is None else fetched.attempt.cause


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def alive(said: dict[str, str]) -> bool:
    """Whether the line works: any canary answered, or none was to be asked."""
    return not said or any(word == "ok" for word in said.values())
