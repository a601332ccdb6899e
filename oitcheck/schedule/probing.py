"""Light looks between the nights: the home page by its four names, the agency's hosts, a rotating answer of each host."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urldefrag

from oitcheck.fetch import guard
from oitcheck.fetch.canary import Line, alive
from oitcheck.fetch.client import Fetcher
from oitcheck.fetch.hosts import Pace, pace_key
from oitcheck.fetch.retry import is_soft
from oitcheck.history import Glance, Opened
from oitcheck.looks import opened_of
from oitcheck.model.checklist import Checklist
from oitcheck.settings import Settings
from oitcheck.stopping import Stop

LIGHT_BYTES = 256 * 1024
"""Body bytes of a light look: enough to know that the page comes."""


def home_names(home: str | None) -> tuple[str, ...]:
    """Gives the home page on https and http, with and without ``www``; nothing where there is no home.

    >>> home_names("https://www.example.go.th/")[1]
    'https://example.go.th/'
    """
    target = guard.parse(home or "")
    if isinstance(target, guard.Refusal):
        return ()
    path = target.path.partition("?")[0]
    if target.address is not None or target.port not in (80, 443):
        return (f"{target.scheme}://{target.authority}{path}",)
    bare = target.host.removeprefix("www.")
    return tuple(f"{scheme}://{name}{path}" for scheme in ("https", "http") for name in (f"www.{bare}", bare))


def targets_of(checklist: Checklist, turn: int) -> tuple[str, ...]:
    """Gives what is looked at in one round.

    One name of the home page, the front page of each of the agency's own hosts, and one answer of each host, by turns.
    Hosts of others (Facebook, Google …) are not asked for their front page.

    Args:
        checklist: one agency's file.
        turn: number of the round, from 0.
    """
    names = home_names(checklist.agency.home)
    home = guard.parse(checklist.agency.home or "")
    own = "" if isinstance(home, guard.Refusal) else home.host.removeprefix("www.")
    by_origin: dict[str, dict[str, None]] = {}
    hosts: dict[str, str] = {}
    for answers in checklist.answers.values():
        for answer in answers.urls:
            url = urldefrag(answer.url.strip()).url
            target = guard.parse(url)
            if not isinstance(target, guard.Refusal):
                by_origin.setdefault(target.origin, {})[url] = None
                hosts[target.origin] = target.host
    found = [names[turn % len(names)]] if names else []
    for origin, urls in by_origin.items():
        if own and (hosts[origin] == own or hosts[origin].endswith(f".{own}")):
            found.append(f"{_plain(origin)}/")
        found.append(tuple(urls)[turn % len(urls)])
    return tuple(dict.fromkeys(found))


async def probe(urls: Sequence[str], settings: Settings, day: date, stop: Stop) -> list[Glance]:
    """Looks at addresses, politely; gives what was seen. A wish to stop ends it with nothing.

    The control addresses tell whether the checker's own line was down, before or after: what was looked at then says nothing.
    """
    light = settings.model_copy(
        update={
            "max_bytes": LIGHT_BYTES,
            "max_decoded_bytes": 4 * LIGHT_BYTES,
            "body_timeout": settings.timeout,
        }
    )
    task = asyncio.ensure_future(_round(urls, light, day))
    loop = asyncio.get_running_loop()
    with stop.heard_by(lambda: loop.call_soon_threadsafe(task.cancel)):
        try:
            return await task
        except asyncio.CancelledError:
            return []


async def _round(urls: Sequence[str], settings: Settings, day: date) -> list[Glance]:
    async with Fetcher(settings) as fetcher:
        line = Line(fetcher.look, () if settings.no_canary else settings.canary)
        if not alive(await line.ask()):
            return [Glance(url=url, day=day, opened=Opened.DARK) for url in urls]
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(pace_key(_origin(url)), []).append(url)
        looks = (_host(fetcher, settings, some) for some in by_host.values())
        causes_by_url: dict[str, str | None] = {}
        for seen in await asyncio.gather(*looks):
            causes_by_url |= seen
        went_dark = any(map(is_soft, causes_by_url.values())) and not alive(await line.ask())
    return [_glance(url, cause, day, went_dark=went_dark) for url, cause in causes_by_url.items()]


async def _host(fetcher: Fetcher, settings: Settings, urls: Iterable[str]) -> Mapping[str, str | None]:
    """Causes by address of one host; what fails softly is looked at once more."""
    pace, found = Pace(settings), dict[str, str | None]()
    for url in urls:
        for fresh in (False, True):
            if pace.silenced:
                break
            async with pace.turn():
                fetched = await fetcher.look(url, fresh=fresh)
            pace.heed(fetched)
            found[url] = fetched.attempt.cause
            if not is_soft(fetched.attempt.cause):
                break
    return found


def _glance(url: str, cause: str | None, day: date, *, went_dark: bool) -> Glance:
    opened = Opened.DARK if went_dark and is_soft(cause) else opened_of(cause)
    return Glance(url=url, day=day, opened=opened, cause=cause if opened is Opened.NO else None)


def _origin(url: str) -> str:
    target = guard.parse(url)
    return url if isinstance(target, guard.Refusal) else target.origin


def _plain(origin: str) -> str:
    """An origin without the port that goes without saying."""
    scheme = origin.partition(":")[0]
    return origin.removesuffix(":443" if scheme == "https" else ":80")
