"""Documents behind an answer: the elements of a question may stand in what its page links to or embeds.

Which links are followed is pure; following them keeps the manners of the road: pace, robots.txt, one fetch a document.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote, urldefrag, urlsplit

from oitcheck.fetch.hosts import Breaker, pace_key
from oitcheck.fetch.retry import settle
from oitcheck.fetch.robots import Robots
from oitcheck.genuine import Subject
from oitcheck.genuine import judge as ask_gates
from oitcheck.inspection import Tools
from oitcheck.model.document import Document, Link, Where
from oitcheck.model.observed import Observation
from oitcheck.observing import Seen, compose, source_of
from oitcheck.origins import origin_of
from oitcheck.thai.text import fold

EMBEDDED = frozenset({"embed", "object", "viewer"})

_ENDING = re.compile(r"(?i)\.(pdf|docx?|xlsx?|od[ts]|pptx?|rtf|zip|rar)$")
_ROUTE = re.compile(
    r"(?i)(?:^|[/_.?&=-])(?:download|downloads|get_?file|open_?file|view_?file|file_?view|attach(?:ment|file)?s?|wpdmdl|"
    r"dl|load_?file|fileupload|getdoc|documentdownload)(?:[/_.?&=-]|$)"
)
# Signs without which an address is no document's: what most links of a page are told by, at once.
_MAYBE = re.compile(r"(?i)\.(?:pdf|doc|xls|od[ts]|ppt|rtf|zip|rar)|load|file|attach|dl|getdoc|google|%")
_DRIVE = re.compile(r"(?i)^(?:drive|docs)\.google\.com$")
_SHARED = re.compile(r"(?i)^/file/d/[\w-]{8,}(?:/|$)")
_FRAMES = 4


def documents_behind(document: Document) -> tuple[Link, ...]:
    """Gives the links of a page's main part that lead to a document, each address once, in page order.

    A frame of the same site is a document too: what people see in it stands in the page.
    """
    found: dict[str, Link] = {}
    for link in document.links:
        if link.url and not link.hidden and (_leads_to_document(link) or _is_own_frame(link, document.url)):
            found.setdefault(urldefrag(link.url).url, link)
    frames = document.markup.frames if document.markup is not None else ()
    for url in frames[:_FRAMES]:
        found.setdefault(urldefrag(url).url, Link(url=url, text="", kind="iframe"))
    found.pop(urldefrag(document.url).url, None)
    return tuple(found.values())


def _is_own_frame(link: Link, page: str) -> bool:
    if link.kind != "iframe" or link.where is not Where.MAIN:
        return False
    parts = urlsplit(link.url)
    if parts.scheme not in {"http", "https"}:
        return False
    return _bare(parts.hostname) == _bare(urlsplit(page).hostname)


def _bare(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _leads_to_document(link: Link) -> bool:
    if link.kind in EMBEDDED:
        return True
    if not _MAYBE.search(link.url) or (link.kind != "iframe" and link.where is not Where.MAIN):
        return False
    parts = urlsplit(link.url)
    if parts.scheme not in {"http", "https"}:
        return False
    ends = bool(_ENDING.search(unquote(parts.path)))
    if link.kind == "iframe":
        return ends or bool(_DRIVE.match(parts.hostname or ""))
    shared = _DRIVE.match(parts.hostname or "") or _SHARED.match(parts.path)
    return ends or bool(_ROUTE.search(f"{parts.path}?{parts.query}")) or bool(shared)


def likeliest(links: Iterable[Link], words: Sequence[str], year_be: int, limit: int) -> tuple[Link, ...]:
    """Gives the links that most likely hold what a question asks for, at most ``limit``.

    Args:
        links: in page order.
        words: titles of the questions that the page answers.
        year_be: the fiscal year (พ.ศ.).
        limit: how many are followed.
    """
    wanted = {piece for word in words for piece in _pieces(fold(word))}
    years = {str(year_be), str(year_be - 1)}

    def weight(link: Link) -> float:
        name = fold(f"{link.text} {unquote(urlsplit(link.url).path)}")
        shared = len(wanted & _pieces(name)) / max(1, len(wanted))
        return (
            shared
            + 0.2 * any(year in name for year in years)
            + (1.0 if link.kind in EMBEDDED | {"iframe"} else 0.0)
        )

    return tuple(sorted(links, key=weight, reverse=True)[:limit])


def _pieces(text: str) -> set[str]:
    return {text[at : at + 4] for at in range(max(0, len(text) - 3))}


class Following:
    """Fetches and reads documents behind answers, each once a run."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._found: dict[str, asyncio.Task[Observation | None]] = {}
        self._robots: dict[str, asyncio.Task[Robots]] = {}
        self._breakers: dict[str, Breaker] = {}

    async def run(self, links: Sequence[Link]) -> dict[str, Observation | None]:
        """Gives an observation for every distinct address; null for what may not be or was not asked."""
        urls = list(dict.fromkeys(urldefrag(link.url).url for link in links))
        for url in urls:
            if url not in self._found:
                self._found[url] = asyncio.ensure_future(self._one(url))
        found = await asyncio.gather(*(self._found[url] for url in urls))
        return dict(zip(urls, found, strict=True))

    async def _one(self, url: str) -> Observation | None:
        origin = origin_of(url)
        pace, tally = self._tools.pace(pace_key(origin)), self._tools.tally(pace_key(origin))
        breaker = self._breakers.setdefault(origin, Breaker(after=self._tools.settings.breaker_after))
        robots = await self._robots_of(origin, url)
        if not robots.allows(url):
            return None
        async with pace.turn():
            if pace.silenced or breaker.given_up is not None:
                return None
            fetched = await self._tools.fetcher.look(url)
            breaker.count(fetched)
        tally.add(fetched)
        pace.heed(fetched)
        seen = Seen(url=url, looks=[fetched])
        if fetched.attempt.cause is None:
            seen.document = await self._tools.reader.read(fetched.body, source_of(fetched))
        suspicions = ask_gates(Subject(url=url, fetched=fetched, document=seen.document))
        return compose(seen, settle(seen.attempts), suspicions, undecided=False, notes=())

    async def _robots_of(self, origin: str, url: str) -> Robots:
        async def fetch() -> Robots:
            async with self._tools.pace(pace_key(origin)).turn():
                return Robots(await self._tools.fetcher.look(Robots.address(url)))

        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(fetch())
        return await self._robots[origin]


def attach(
    observation: Observation,
    links: Sequence[Link],
    left_out: Sequence[Link],
    found: Mapping[str, Observation | None],
) -> Observation:
    """Gives an answer's observation with what was read behind it and what was left out."""
    read = [found.get(urldefrag(link.url).url) for link in links]
    unread = [link.url for link, seen in zip(links, read, strict=True) if seen is None]
    return replace(
        observation,
        behind=tuple(seen for seen in read if seen is not None),
        left_out=(*unread, *(link.url for link in left_out)),
    )
