"""The road of one look: redirects by hand, cookies and credentials at home, a body inside its limits."""

import asyncio
import base64
import logging
import traceback
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress
from datetime import datetime, timedelta
from typing import Protocol

from oitcheck.fetch import reach, retry
from oitcheck.fetch._certificate import Leaf
from oitcheck.fetch._cookies import Jar
from oitcheck.fetch._deadline import Deadline
from oitcheck.fetch._decode import Decoder
from oitcheck.fetch._ending import came_to_its_end
from oitcheck.fetch._head import text_of
from oitcheck.fetch._mishap import Mishap, Unclosed
from oitcheck.fetch.guard import Refusal, Target, allowed, follow, parse
from oitcheck.fetch.wire import Trace
from oitcheck.masking import mask
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.settings import Settings

_LOG = logging.getLogger(__name__)

_ERROR_BODY = 256 * 1024
_REDIRECT_BODY = 64 * 1024
_DRAIN_S = 0.5
_SHOWN = 2000
_BREATHE_EVERY = 4 * 1024 * 1024
_EXPIRES_SOON = timedelta(days=30)


class Reply(Protocol):
    """A response whose body is still on the wire."""

    status: int
    headers: list[tuple[bytes, bytes]]
    leaf: Leaf | None
    notes: tuple[str, ...]

    def body(self) -> AsyncGenerator[bytes, None]:
        """Gives the body as received."""

    async def close(self) -> None:
        """Lets go of the connection."""


Send = Callable[[Target, list[tuple[str, str]], Deadline, Trace, bool], Awaitable[Reply]]
"""Sends a GET: target, headers, deadline, trace, whether on a fresh connection."""


class Look:
    """One look at one URL.

    Args:
        settings: the limits.
        send: the wire.
        clock: monotonic seconds.
        now: the time, with offset.
        headers: sent with every request.
    """

    def __init__(
        self,
        settings: Settings,
        send: Send,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        headers: list[tuple[str, str]],
    ) -> None:
        self._settings = settings
        self._send = send
        self._clock = clock
        self._now = now
        self._standard = headers
        self._jar = Jar()
        self._trace = Trace()
        self._redirects: list[str] = []
        self._notes: list[str] = []
        self._status: int | None = None
        self._final = False
        self._headers: list[tuple[bytes, bytes]] = []
        self._body = bytearray()
        self._wire_bytes = 0
        self._leaf: Leaf | None = None
        self._waited_s = 0.0
        self._unclosed: list[Unclosed] = []

    async def run(self, url: str, *, fresh: bool) -> Fetched:
        """Looks; every mishap comes back as a cause."""
        at, start = self._now(), self._clock()
        first = parse(url)
        if isinstance(first, Refusal):
            shown = self._shown(url)
            return self._told(shown, shown, at, start, first.cause, first.detail)
        self._target = self._first = first
        cause, detail = await self._outcome(fresh=fresh)
        return self._told(self._first.url, self._target.url, at, start, cause, detail)

    async def _outcome(self, *, fresh: bool) -> tuple[str | None, str | None]:
        try:
            async with Deadline(self._settings) as deadline:
                try:
                    return await self._follow(deadline, fresh=fresh)
                finally:
                    self._waited_s = deadline.waited_s
        except TimeoutError:
            status = reach.of_status(self._status or 0, self._body) if self._final else None
            return status or "timeout", self._so_far()
        except Mishap as mishap:
            return self._behind_redirect(mishap.cause), mishap.detail
        except Exception as error:  # noqa: BLE001 - nothing that one URL does may end a run
            _LOG.error("%s: %s", self._shown(self._first.url), mask(traceback.format_exc()))
            return "checker_error", f"{type(error).__name__}: {error}"
        finally:
            if not self._final or self._status is None:
                self._body.clear()

    def _so_far(self) -> str:
        """Says how far an answer came in its time."""
        if not self._trace.connected:
            return "no connection in time"
        return f"{self._wire_bytes} bytes of the body came in time" if self._final else "no answer in time"

    def _behind_redirect(self, cause: str) -> str:
        return "redirect_forbidden" if cause == "private_address" and self._redirects else cause

    async def _follow(self, deadline: Deadline, *, fresh: bool) -> tuple[str | None, str | None]:
        seen: set[tuple[str, str]] = set()
        while True:
            self._check_literal()
            cookie = self._jar.header(self._target)
            if (self._target.url, cookie or "") in seen:
                raise Mishap("redirect_loop", f"{self._target.url} comes back to itself")
            seen.add((self._target.url, cookie or ""))
            reply = await self._send(
                self._target, self._request_headers(cookie), deadline, self._trace, fresh
            )
            try:
                self._take_head(reply)
                if reply.status not in reach.REDIRECTS:
                    self._final = True
                    return await self._finish(reply, deadline)
                await _drain(reply)
            finally:
                await reply.close()
            self._go_on(reply)

    def _check_literal(self) -> None:
        address = self._target.address
        if address is not None and not allowed(address, self._settings):
            raise Mishap("private_address", f"{address} is not public")

    def _request_headers(self, cookie: str | None) -> list[tuple[str, str]]:
        sent = list(self._standard)
        if cookie:
            sent.append(("Cookie", cookie))
        if self._first.userinfo is not None and self._target.origin == self._first.origin:
            sent.append(("Authorization", f"Basic {base64.b64encode(self._first.userinfo).decode()}"))
        return sent

    def _take_head(self, reply: Reply) -> None:
        self._status, self._headers = reply.status, reply.headers
        self._leaf = reply.leaf or self._leaf
        self._notes += reply.notes
        now = self._now()
        for name, value in reply.headers:
            if name.lower() == b"set-cookie":
                self._jar.take(self._target, text_of(value), now)

    def _go_on(self, reply: Reply) -> None:
        """Moves to where a redirect points."""
        places = {value for name, value in reply.headers if name.lower() == b"location"}
        if len(places) != 1:
            raise Mishap("redirect_bad_target", f"status {reply.status} with {len(places)} targets")
        place = places.pop()
        target = follow(self._target, place)
        if isinstance(target, Refusal):
            raise Mishap(target.cause, f"{target.detail}: {text_of(place)[:300]!r}")
        if len(self._redirects) >= self._settings.max_redirects:
            raise Mishap("redirect_too_many", f"more than {self._settings.max_redirects} redirects")
        if self._target.scheme == "https" and target.scheme == "http":
            self._notes.append("insecure_downgrade")
        self._redirects.append(self._shown(target.url))
        self._target = target

    async def _finish(self, reply: Reply, deadline: Deadline) -> tuple[str | None, str | None]:
        if 200 <= reply.status < 300:
            try:
                await self._read(reply, deadline)
            except BaseException:
                self._body.clear()  # what is not complete is not judged
                raise
            if reach.is_partial(reply.status, reply.headers):
                self._body.clear()
                raise Mishap("truncated", "the server gives a part of the page, unasked (206)")
            return reach.of_status(reply.status), None
        with suppress(Mishap):  # the status stands, whatever the body is like
            await self._read(reply, deadline, limit=_ERROR_BODY)
        cause = reach.of_status(reply.status, self._body)
        return cause, reach.hint_of_status(reply.status, self._body)

    async def _read(self, reply: Reply, deadline: Deadline, limit: int | None = None) -> None:
        """Reads and decodes the body.

        Args:
            reply: the final response.
            deadline: put off by what arrives.
            limit: bytes after which reading simply stops; null where the caps of the settings are failures.
        """
        most = self._settings.max_bytes
        length = reach.content_length(reply.headers)
        if limit is None and length is not None and length > most:
            raise Mishap("too_large", f"the server announces {length} bytes, at most {most} are read")
        codings = ",".join(
            text_of(value) for name, value in reply.headers if name.lower() == b"content-encoding"
        )
        decoder = Decoder(codings, self._settings.max_decoded_bytes)
        breathed = 0
        async with aclosing(_until_end(reply, self._unclosed)) as pieces:
            async for raw in pieces:
                self._wire_bytes += len(raw)
                if self._wire_bytes > most:
                    raise Mishap("too_large", f"more than {most} bytes")
                deadline.arrived(len(raw))
                for piece in decoder.feed(raw):
                    self._body += piece
                    if limit is not None and len(self._body) >= limit:
                        del self._body[limit:]
                        return
                    if len(self._body) - breathed > _BREATHE_EVERY:
                        breathed = len(self._body)
                        await asyncio.sleep(0)
        decoder.finish()
        self._judge_end(coded=bool(codings.strip()))

    def _judge_end(self, *, coded: bool) -> None:
        """A body without length that broke off is whole where a coding or its own end shows it."""
        if not self._unclosed:
            return
        ended = coded or came_to_its_end(self._body)
        if ended is False or (ended is None and self._unclosed[0].owed):
            raise self._unclosed[0]
        self._notes.append("closed_abruptly")

    def _shown(self, text: str) -> str:
        return mask(text)[:_SHOWN]

    def _told(
        self, url: str, final: str, at: datetime, start: float, cause: str | None, detail: str | None
    ) -> Fetched:
        elapsed = max(0.0, self._clock() - start - self._waited_s)
        attempt = Attempt(
            at=at.isoformat(timespec="seconds"),
            http_status=self._status,
            cause=cause,
            elapsed_s=round(elapsed, 3),
            redirects=tuple(self._redirects),
            detail=self._shown(detail) if detail else None,
        )
        headers = tuple((text_of(name).lower(), text_of(value)) for name, value in self._headers)
        asked = next((value for name, value in headers if name == "retry-after"), None)
        return Fetched(
            url=url,
            final_url=final,
            attempt=attempt,
            headers=headers,
            body=bytes(self._body),
            wire_bytes=self._wire_bytes,
            connected=self._trace.connected,
            tls_expires_at=self._leaf.ends.isoformat() if self._leaf else None,
            retry_after_s=retry.retry_after_s(asked, self._now()) if cause else None,
            notes=self._all_notes(cause, elapsed),
        )

    def _all_notes(self, cause: str | None, elapsed_s: float) -> tuple[str, ...]:
        notes = list(self._notes)
        if cause is None and elapsed_s > self._settings.slow_after:
            notes.append("slow")
        if self._leaf and self._leaf.ends - self._now() <= _EXPIRES_SOON:
            notes.append("tls_expires_soon")
        return tuple(dict.fromkeys(notes))


async def _until_end(reply: Reply, unclosed: list[Unclosed]) -> AsyncGenerator[bytes, None]:
    """Gives the body up to where it ends or breaks off; the latter is put down."""
    try:
        async with aclosing(reply.body()) as pieces:
            async for piece in pieces:
                yield piece
    except Unclosed as broke_off:
        unclosed.append(broke_off)


async def _drain(reply: Reply) -> None:
    """Reads past the body of a redirect so that its connection may be kept; never decoded, never waited for long."""
    length = reach.content_length(reply.headers)
    if length is None or length > _REDIRECT_BODY:
        return
    try:
        async with asyncio.timeout(_DRAIN_S), aclosing(reply.body()) as pieces:
            async for _ in pieces:
                pass
    except (Mishap, TimeoutError):
        return
