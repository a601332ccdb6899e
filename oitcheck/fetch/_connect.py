"""A connection to an origin: one resolution, every address checked, the very address contacted, TLS verified."""

import asyncio
import base64
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from oitcheck.fetch import _trust
from oitcheck.fetch._addresses import Address, allowed
from oitcheck.fetch._certificate import Leaf, intermediates
from oitcheck.fetch._http1 import Connection
from oitcheck.fetch._mishap import Mishap
from oitcheck.fetch._pipe import Pipe, connect
from oitcheck.fetch._resolve import Resolver
from oitcheck.fetch._tls import TlsPipe, of_handshake, of_verification
from oitcheck.fetch.guard import Target, parse
from oitcheck.fetch.reach import of_os_error
from oitcheck.settings import Settings

IssuerFetch = Callable[[str], Awaitable[bytes | None]]
"""Gives the file behind an AIA address, fetched through the guard; null where it cannot be had."""

_MOST_ISSUERS = 3


@dataclass(slots=True)
class Connector:
    """Opens connections.

    Attributes:
        resolve: name to addresses.
        now: the time, with offset.
        fetch_issuer: for chains that a server sends without their middle.
        relieve: closes connections that can be spared.
    """

    settings: Settings
    resolve: Resolver
    now: Callable[[], datetime]
    fetch_issuer: IssuerFetch
    relieve: Callable[[], None]
    _context: ssl.SSLContext | None = None
    _completed: dict[str, ssl.SSLContext] = field(default_factory=dict)

    async def open(self, target: Target) -> Connection:
        """Gives a connection on which a request may be sent.

        Raises:
            Mishap: the name, an address, the connection or the certificate is not as it must be.
        """
        addresses = await self._addresses(target)
        if target.scheme == "http":
            async with _bound(self.settings.connect_timeout, "no connection"):
                pipe = await self._pipe(target, addresses)
            return Connection(pipe, self.settings.max_header_bytes)
        return await self._open_tls(target, addresses)

    async def _addresses(self, target: Target) -> tuple[Address, ...]:
        """Gives the addresses that may be contacted; behind a proxy none where only the proxy knows the name."""
        found = (target.address,) if target.address else await self._resolved(target.host)
        kept = tuple(address for address in found if allowed(address, self.settings))
        if found and not kept:
            shown = ", ".join(str(address) for address in found[:3])
            words = (
                f"{shown} is not public" if target.address else f"{target.host} leads to {shown}: not public"
            )
            raise Mishap("private_address", words)
        return kept

    async def _resolved(self, host: str) -> tuple[Address, ...]:
        try:
            async with asyncio.timeout(self.settings.connect_timeout):
                found = await self.resolve(host)
        except TimeoutError:
            found = "dns_unresolved"
        if not isinstance(found, str):
            return found
        if self.settings.proxy:
            return ()
        words = "does not exist" if found == "dns_not_found" else "could not be resolved"
        raise Mishap(found, f"the name {host} {words}")

    async def _pipe(self, target: Target, addresses: tuple[Address, ...]) -> Pipe:
        if self.settings.proxy is None:
            return await connect(addresses, target.port, self.relieve)
        proxy = proxy_of(self.settings)
        found = (proxy.address,) if proxy.address else await self.resolve(proxy.host)
        if isinstance(found, str):
            raise Mishap("checker_error", f"the proxy's name {proxy.host} could not be resolved")
        try:
            pipe = await connect(found, proxy.port, self.relieve)
        except Mishap as mishap:
            raise Mishap("checker_error", f"the proxy does not answer: {mishap.detail}") from mishap
        if target.scheme == "https":
            try:
                await _tunnel(pipe, target, proxy)
            except BaseException:
                pipe.abort()
                raise
        return pipe

    async def _open_tls(self, target: Target, addresses: tuple[Address, ...]) -> Connection:
        if self._context is None:
            self._context = _trust.verifying(self.settings.ca_bundle)
        completed = self._completed.get(target.origin)
        try:
            async with _bound(self.settings.connect_timeout, "no connection or no TLS handshake"):
                tls = await self._shaken(target, addresses, completed or self._context)
        except ssl.SSLCertVerificationError as error:
            leaf = await self._read_leaf(target, addresses)
            mishap = of_verification(error, leaf, self.now())
        else:
            return self._verified(tls, "tls_chain_incomplete" if completed else None)
        return await self._complete(target, addresses, mishap, leaf)

    def _verified(self, tls: TlsPipe, note: str | None) -> Connection:
        leaf = tls.leaf()
        if leaf and leaf.weak:
            tls.abort()
            raise Mishap("tls_weak_key", f"the certificate has an {leaf.weak}")
        return Connection(tls, self.settings.max_header_bytes, leaf=leaf, notes=(note,) if note else ())

    async def _shaken(
        self, target: Target, addresses: tuple[Address, ...], context: ssl.SSLContext
    ) -> TlsPipe:
        """Connects and shakes hands; a failed handshake is looked into once more, without sending anything."""
        try:
            return await self._shake(target, addresses, context)
        except _HandshakeFailed as failed:
            mishap = failed.mishap
        if mishap.cause == "tls_handshake_failed" and not mishap.detail.startswith("plain HTTP"):
            mishap = await self._look_into(target, addresses) or mishap
        raise mishap

    async def _shake(
        self, target: Target, addresses: tuple[Address, ...], context: ssl.SSLContext
    ) -> TlsPipe:
        pipe = await self._pipe(target, addresses)
        tls = TlsPipe(pipe, context, target.host)
        try:
            await tls.handshake()
        except ssl.SSLCertVerificationError:
            tls.abort()
            raise
        except ssl.SSLError as error:
            tls.abort()
            raise _HandshakeFailed(of_handshake(error, tls.first)) from error
        except OSError as error:
            tls.abort()
            words = f"the connection broke during the TLS handshake: {error.strerror or error}"
            raise Mishap(of_os_error(error), words) from error
        except BaseException:
            tls.abort()
            raise
        return tls

    async def _look_into(self, target: Target, addresses: tuple[Address, ...]) -> Mishap | None:
        """Shakes hands with everything allowed: what a server agrees to only then is what is wrong with it."""
        tls = await self._unverified(target, addresses)
        if tls is None:
            return None
        version, cipher = tls.spoken()
        tls.abort()
        if version in {"TLSv1", "TLSv1.1", "SSLv3"}:
            return Mishap("tls_old_protocol", f"the server only speaks {version}, which browsers refuse")
        return Mishap("tls_weak_key", f"the server only agrees to a weak key or cipher ({version}, {cipher})")

    async def _read_leaf(self, target: Target, addresses: tuple[Address, ...]) -> Leaf | None:
        """Reads the certificate of a server that could not be verified."""
        tls = await self._unverified(target, addresses)
        if tls is None:
            return None
        leaf = tls.leaf()
        tls.abort()
        return leaf

    async def _unverified(self, target: Target, addresses: tuple[Address, ...]) -> TlsPipe | None:
        """Shakes hands without verification, to read what the server shows; no request is ever sent there."""
        try:
            async with asyncio.timeout(self.settings.connect_timeout / 2):
                return await self._shake(target, addresses, _trust.unverifying())
        except (Mishap, _HandshakeFailed, TimeoutError):
            return None

    async def _complete(
        self, target: Target, addresses: tuple[Address, ...], mishap: Mishap, leaf: Leaf | None
    ) -> Connection:
        """Goes on where only the issuer's certificate was missing, as browsers do: it is fetched, then verified."""
        if mishap.cause != "tls_unknown_ca" or leaf is None or not leaf.issuer_urls:
            raise mishap
        ders = await self._issuers(leaf)
        if ders is None:
            raise Mishap(
                "tls_chain_incomplete", "the issuer's certificate is not sent and could not be fetched"
            )
        if not ders:
            raise mishap
        context = _trust.verifying(self.settings.ca_bundle, ders)
        async with _bound(self.settings.connect_timeout, "no connection or no TLS handshake"):
            try:
                tls = await self._shaken(target, addresses, context)
            except ssl.SSLCertVerificationError as error:
                raise of_verification(error, leaf, self.now()) from error
        self._completed[target.origin] = context
        return self._verified(tls, "tls_chain_incomplete")

    async def _issuers(self, leaf: Leaf) -> tuple[bytes, ...] | None:
        """Gives the certificates between the leaf and its authority; null where the first could not be had."""
        found: list[bytes] = []
        above: Leaf | None = leaf
        for _ in range(_MOST_ISSUERS):
            if above is None or not above.issuer_urls:
                break
            body = await self.fetch_issuer(above.issuer_urls[0])
            if body is None:
                return tuple(found) or None
            read = intermediates(body)
            found += [der for der, _ in read]
            above = read[0][1] if read else None
        return tuple(found)


class _HandshakeFailed(Exception):
    """A handshake that ended before a certificate was judged."""

    def __init__(self, mishap: Mishap) -> None:
        super().__init__(mishap.cause)
        self.mishap = mishap


class _bound:  # noqa: N801 - reads as the statement it is
    """Ends connecting after so many seconds, as a mishap."""

    def __init__(self, seconds: float, words: str) -> None:
        self._seconds = seconds
        self._words = words
        self._timeout = asyncio.timeout(seconds)

    async def __aenter__(self) -> None:
        await self._timeout.__aenter__()

    async def __aexit__(self, *error: object) -> None:
        try:
            await self._timeout.__aexit__(*error)  # type: ignore[arg-type]
        except TimeoutError as struck:
            raise Mishap("connect_timeout", f"{self._words} within {self._seconds:g} s") from struck


def proxy_of(settings: Settings) -> Target:
    """Gives the proxy as a target; its address is the operator's word and is not judged.

    Raises:
        Mishap: ``checker_error`` where the setting is no http address.
    """
    target = parse(settings.proxy or "")
    if not isinstance(target, Target) or target.scheme != "http":
        raise Mishap("checker_error", "the proxy setting is not an http:// address")
    return target


def proxy_authorization(proxy: Target) -> list[tuple[str, str]]:
    """Gives the header that a proxy with a user name wants."""
    if proxy.userinfo is None:
        return []
    return [("Proxy-Authorization", f"Basic {base64.b64encode(proxy.userinfo).decode()}")]


async def _tunnel(pipe: Pipe, target: Target, proxy: Target) -> None:
    host = f"[{target.host}]" if ":" in target.host else target.host
    lines = [f"CONNECT {host}:{target.port} HTTP/1.1", f"Host: {host}:{target.port}"]
    lines += [f"{name}: {value}" for name, value in proxy_authorization(proxy)]
    pipe.send(("\r\n".join(lines) + "\r\n\r\n").encode())
    head = bytearray()
    while b"\r\n\r\n" not in head and len(head) < 16 * 1024:
        try:
            data = await pipe.receive()
        except OSError as error:
            raise Mishap("checker_error", "the proxy broke the connection") from error
        if not data:
            break
        head += data
    status = bytes(head[9:12])
    if status in {b"502", b"503", b"504"}:
        raise Mishap("connect_timeout", f"the proxy could not connect: {status.decode()}")
    if not (head.startswith(b"HTTP/1.") and status[:1] == b"2" and head.endswith(b"\r\n\r\n")):
        raise Mishap("checker_error", f"the proxy refused to connect: {bytes(head[:60])!r}")
