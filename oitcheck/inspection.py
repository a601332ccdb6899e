"""The road of one assignment: fetch, read, ask the gates, look again. The only module that knows it.

A host's answers go together: one pace, one breaker, one robots.txt, one set of probes.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from oitcheck import refreshes
from oitcheck.documents import Source
from oitcheck.fetch.canary import Line
from oitcheck.fetch.hosts import Breaker, Pace
from oitcheck.fetch.retry import TRIES, Settled, is_connection_failure, is_soft, settle
from oitcheck.fetch.robots import Robots
from oitcheck.genuine import Sibling, Subject, Suspicion
from oitcheck.genuine import judge as ask_gates
from oitcheck.masking import mask
from oitcheck.model.document import Document
from oitcheck.model.fetched import Fetched
from oitcheck.model.observed import Assignment, Observation
from oitcheck.observing import Seen, compose, is_coarse, outweighs, source_of
from oitcheck.origins import origin_of, sibling_of
from oitcheck.settings import Settings
from oitcheck.stopping import ended, together

log = logging.getLogger(__name__)

Emit = Callable[[Observation], Awaitable[None]]

PROBES = 4
"""Groups of addresses (folder and ending) of one host whose not-found answer is asked for."""


class Looks(Protocol):
    """What fetches: one look at one URL."""

    async def look(self, url: str, *, fresh: bool = False) -> Fetched:
        """Gives one look; never raises for anything of the world."""


class Reads(Protocol):
    """What reads bytes into a Document, with its own limits."""

    async def read(self, body: bytes, source: Source) -> Document:
        """Gives the Document; never raises for anything of the world."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What one host was asked in a run: requests, bytes as received, seconds of the slowest exchange."""

    requests: int = 0
    bytes: int = 0
    slowest_s: float = 0.0

    def add(self, fetched: Fetched) -> None:
        """Counts one look with its redirects."""
        self.requests += 1 + len(fetched.attempt.redirects)
        self.bytes += fetched.wire_bytes
        self.slowest_s = max(self.slowest_s, fetched.attempt.elapsed_s)

    def recall(self, seen: Observation) -> None:
        """Counts what an interrupted run saw at one URL: its looks, as far as they are told."""
        self.requests += sum(1 + len(attempt.redirects) for attempt in seen.attempts)
        self.bytes += seen.wire_bytes
        self.slowest_s = max([self.slowest_s, *(attempt.elapsed_s for attempt in seen.attempts)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What an inspection works with; ``paces`` and ``tallies`` are shared by all inspections of a run."""

    settings: Settings
    fetcher: Looks
    reader: Reads
    line: Line
    paces: dict[str, Pace] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def pace(self, key: str) -> Pace:
        """Gives the pace of a host."""
        return self.paces.setdefault(key, Pace(self.settings))

    def tally(self, host: str) -> Tally:
        """Gives the tally of a host."""
        return self.tallies.setdefault(host, Tally())


class Inspection:
    """One assignment on its road.

    Args:
        assignment: the distinct URLs of one scheme+host+port.
        pace_key: the host whose pace these keep.
        tools: what to work with.
        emit: takes each observation as soon as it is final.
    """

    def __init__(self, assignment: Assignment, pace_key: str, tools: Tools, emit: Emit) -> None:
        self._assignment = assignment
        self._tools = tools
        self._settings = tools.settings
        self._pace = tools.pace(pace_key)
        self._tally = tools.tally(pace_key)
        self._breaker = Breaker(after=tools.settings.breaker_after)
        self._emit = emit
        self._robots = Robots(None)
        self._robots_body = b""
        self._siblings: asyncio.Future[tuple[Sibling, ...]] | None = None

    async def run(self) -> None:
        """Looks at every URL and emits one observation for each, in the order in which they become final."""
        seen = [Seen(url=url) for url in self._assignment.urls]
        # robots.txt is read beside the first looks: it binds what comes after them.
        robots = asyncio.ensure_future(self._read_robots())
        try:
            again = await together(self._first_look(one, robots) for one in seen)
            waiting = [one for one, wanted in zip(seen, again, strict=True) if wanted]
            if waiting:
                await self._second_looks(waiting)
        finally:
            await ended(robots, self._siblings)

    # -- looking

    async def _look(self, url: str, *, fresh: bool = False, first: bool = False) -> Fetched:
        async with self._pace.turn(first=first):
            fetched = await self._tools.fetcher.look(url, fresh=fresh)
        self._tally.add(fetched)
        self._pace.heed(fetched)
        return fetched

    async def _read_robots(self) -> None:
        address = Robots.address(self._assignment.urls[0])
        if urlsplit(address).hostname:
            fetched = await self._look(address)
            self._robots, self._robots_body = Robots(fetched), fetched.body

    async def _first_look(self, one: Seen, robots: asyncio.Future[None]) -> bool:
        """Looks once; gives whether a second look is wanted, else the observation is out."""
        async with self._pace.turn():
            fetched = None
            if self._breaker.given_up is None and not self._pace.silenced:
                fetched = await self._tools.fetcher.look(one.url)
                self._breaker.count(fetched)
        if fetched is not None:
            self._tally.add(fetched)
            self._pace.heed(fetched)
            one.looks.append(fetched)
            # Whoever waits for this place sends first; reading fills the time of the network.
            await asyncio.sleep(0)
            await self._read(one)
        await asyncio.shield(robots)
        if self._wants_second_look(one):
            return True
        await self._finish(one)
        return False

    async def _read(self, one: Seen) -> None:
        """Reads the last look, following what a browser would follow by itself."""
        fetched = one.looks[-1]
        one.document = await self._document(fetched)
        for _ in range(refreshes.MOST):
            target = refreshes.target_of(one.document, fetched)
            if target is None:
                return
            log.debug("%s: follows a refresh to %s", mask(one.url), mask(target))
            onward = await self._look(target, first=True)
            fetched = one.looks[-1] = refreshes.joined(fetched, onward)
            one.document = await self._document(fetched)
        if refreshes.target_of(one.document, fetched) is not None:
            one.looks[-1] = refreshes.endless(fetched)

    async def _document(self, fetched: Fetched) -> Document | None:
        if not fetched.body and fetched.attempt.cause is not None:
            return None
        return await self._tools.reader.read(fetched.body, source_of(fetched))

    # -- looking again

    def _wants_second_look(self, one: Seen) -> bool:
        if self._settings.no_second_look:
            return False
        if not one.looks:
            return not self._pace.silenced and _is_soft_end(self._breaker.given_up)
        if not self._robots.allows(one.url) or self._pace.silenced:
            return False
        cause = self._cause(one)
        return is_soft(cause)

    def _cause(self, one: Seen) -> str | None:
        """The cause of the last look, as the gates that outweigh a status see it."""
        cause = one.looks[-1].attempt.cause
        if cause is None or not is_coarse(cause):
            return cause
        walls = [found.cause for found in self._gates(one, ()) if outweighs(found.cause, cause)]
        return walls[0] if walls else cause

    async def _second_looks(self, waiting: Sequence[Seen]) -> None:
        await asyncio.sleep(self._settings.second_look)
        first = list(waiting[:1]) if self._breaker.given_up is not None else []
        for one in first:
            await self._look_again(one)
        others = waiting[len(first) :]
        if self._breaker.given_up is None:
            await together(self._look_again(one) for one in others)
        for one in first:
            await self._finish(one)
        await together(self._finish(one) for one in others)

    async def _look_again(self, one: Seen) -> None:
        for _ in range(TRIES):
            if self._pace.silenced:
                return
            fetched = await self._look(one.url, fresh=True)
            if is_connection_failure(fetched) and not await self._tools.line.works():
                if not await self._tools.line.recovers():
                    one.line_was_dead = True
                    return
                fetched = await self._look(one.url, fresh=True)
            self._breaker.count(fetched)
            one.looks.append(fetched)
            await self._read(one)
            if not is_soft(self._cause(one)):
                return

    # -- what it is

    def _gates(self, one: Seen, siblings: Sequence[Sibling]) -> tuple[Suspicion, ...]:
        subject = Subject(
            url=one.url,
            fetched=one.looks[-1],
            document=one.document,
            agency_home=self._assignment.agency_home,
            siblings=tuple(siblings),
        )
        return ask_gates(subject)

    async def _siblings_of(self, one: Seen) -> tuple[Sibling, ...]:
        """Gives the host's answers to addresses that cannot exist, asked for once, when the first page wants them."""
        wants = one.looks and one.looks[-1].attempt.cause is None and _is_page(one.document)
        if not wants or not _same_origin(one, self._assignment.host):
            return ()
        if self._siblings is None:
            self._siblings = asyncio.ensure_future(self._probe())
        siblings = await asyncio.shield(self._siblings)
        return () if self._is_all_there_is(one) else siblings

    def _is_all_there_is(self, one: Seen) -> bool:
        """Whether a host that is not the agency's own has but one page, which even stands for its robots.txt.

        Such a page is nobody's error page: it says the same at every address because there is nothing else.
        """
        home = self._assignment.agency_home
        own = home is not None and origin_of(home) == self._assignment.host
        return not own and bool(one.looks[-1].body) and one.looks[-1].body == self._robots_body

    async def _probe(self) -> tuple[Sibling, ...]:
        """Asks for one address of each kind that the checklist's own addresses have most, and for one at the root.

        What an interrupted run has seen counts too: the rest is judged as it would have been in one go.
        """
        groups = Counter(map(sibling_of, self._assignment.all_urls or self._assignment.urls))
        likely = [address for address, _ in groups.most_common(PROBES)]
        root = sibling_of(self._assignment.urls[0], at_root=True)
        wanted = [
            address for address in dict.fromkeys((*likely, root)) if address and self._robots.allows(address)
        ]
        return tuple(await together(self._sibling(address) for address in wanted))

    async def _sibling(self, address: str) -> Sibling:
        # Before the answers that still wait: what was read already cannot be judged without it.
        fetched = await self._look(address, first=True)
        document = await self._document(fetched)
        status = fetched.attempt.http_status
        return Sibling(url=address, http_status=status, final_url=fetched.final_url, document=document)

    async def _finish(self, one: Seen) -> None:
        await self._emit(self._observation(one, await self._siblings_of(one)))

    def _observation(self, one: Seen, siblings: Sequence[Sibling]) -> Observation:
        if not one.looks:
            return self._unlooked(one)
        settled = Settled(cause="not_checked") if one.line_was_dead else settle(one.attempts)
        told = self._robots.allows(one.url)
        alone = self._settings.no_second_look or self._pace.silenced or not told
        return compose(
            one,
            settled,
            self._gates(one, siblings),
            undecided=alone and is_soft(settled.cause),
            notes=() if told else ("robots_disallowed",),
        )

    def _unlooked(self, one: Seen) -> Observation:
        """What is said of a URL that was not looked at because its host was given up or asked for quiet."""
        given_up = self._breaker.given_up
        if given_up is None:
            cause = "rate_limited" if self._pace.silenced else "not_checked"
            return Observation(
                url=one.url, cause=cause, detail="the host asked for more quiet than a run has"
            )
        cause = given_up.attempt.cause or "not_checked"
        undecided = is_soft(cause) and self._settings.no_second_look
        detail = f"the host was given up after {self._settings.breaker_after} connection failures in a row"
        verdict = "undetermined" if undecided else None
        return Observation(url=one.url, cause=cause, verdict=verdict, detail=detail)


def _is_soft_end(fetched: Fetched | None) -> bool:
    return fetched is not None and is_soft(fetched.attempt.cause)


def _is_page(document: Document | None) -> bool:
    return document is not None and document.kind == "html"


def _same_origin(one: Seen, origin: str) -> bool:
    return origin_of(one.looks[-1].final_url) == origin
