"""The machinery: listeners in a thread of their own, a script for each fault, a record of what was asked."""

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Self


@dataclass
class Talk:
    """One request as a script sees it.

    Attributes:
        fault: the fault's id, the first part of the path.
        rest: the path behind the id.
        head: the raw request head; empty for a script that talks before a request was read.
        hit: which request to this fault it is, from 1.
        keep: set by a script that leaves the connection open for another request.
    """

    server: "FaultServer"
    fault: str
    rest: str
    head: bytes
    hit: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    keep: bool = False

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def drip(self, data: bytes, every_s: float) -> None:
        for byte in data:
            await self.send(bytes([byte]))
            await asyncio.sleep(every_s)

    async def forever(self, piece: bytes, every_s: float = 0.0) -> None:
        while True:
            await self.send(piece)
            await asyncio.sleep(every_s)

    async def silence(self) -> None:
        await self.reader.read()  # until the client goes

    def reset(self) -> None:
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    def header(self, name: str) -> str | None:
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return None


Script = Callable[[Talk], Awaitable[None]]


@dataclass
class Request:
    """What a fault was asked, and when (monotonic seconds)."""

    at: float
    head: bytes


@dataclass
class FaultServer:
    """Serves every script at ``/<id>/…``; those of ``raw`` and ``tls`` on a port of their own.

    Args:
        scripts: by id, after a request head was read.
        raw: by id, from the first moment of the connection.
        tls: by id, a server context and the script to speak under it.
    """

    scripts: dict[str, Script]
    raw: dict[str, Script] = field(default_factory=dict)
    tls: dict[str, tuple[ssl.SSLContext, Script]] = field(default_factory=dict)
    forbidden: list[str] = field(default_factory=list)
    _requests: dict[str, list[Request]] = field(default_factory=lambda: defaultdict(list))
    _ports: dict[str, int] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda _loop, _context: None)
        self._tasks: set[asyncio.Task[None]] = set()
        self._servers: list[asyncio.Server] = []
        self._thread = threading.Thread(target=self._loop.run_forever, name="faults", daemon=True)
        self._thread.start()
        self._on_loop(self._start())
        return self

    def __exit__(self, *error: object) -> None:
        self._on_loop(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
        self._closed_port.close()

    def _on_loop(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _start(self) -> None:
        self.port = await self._listen(self._serve_http)
        self.other_port = await self._listen(self._serve_http)
        await self._add(self.raw, self.tls)
        self.forbidden_port = await self._listen(self._serve_forbidden, host="127.0.0.2")
        self._closed_port = socket.socket()
        self._closed_port.bind(("127.0.0.1", 0))  # bound, never listening: refused
        self.refused_port = self._closed_port.getsockname()[1]

    def add(self, raw: dict[str, Script], tls: dict[str, tuple[ssl.SSLContext, Script]]) -> None:
        """Serves more faults, each on a port of its own."""
        self.raw |= raw
        self.tls |= tls
        self._on_loop(self._add(raw, tls))

    async def _add(self, raw: dict[str, Script], tls: dict[str, tuple[ssl.SSLContext, Script]]) -> None:
        for fault, script in raw.items():
            self._ports[fault] = await self._listen(self._serving_raw(fault, script))
        for fault, (context, script) in tls.items():
            self._ports[fault] = await self._listen(self._serving_tls(fault, script), context)

    async def _listen(self, serve, context: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> int:
        server = await asyncio.start_server(self._guarded(serve), host, 0, ssl=context, limit=2**18)
        self._servers.append(server)
        return server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0.05)

    def _guarded(self, serve):
        async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            with contextlib.suppress(
                OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError
            ):
                await serve(reader, writer)
            writer.close()

        return guarded

    async def _serve_http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode("latin-1")
            fault, _, rest = path.partition("?")[0].lstrip("/").partition("/")
            query = path.partition("?")[2]
            talk = self._talk(fault, rest + (f"?{query}" if query else ""), head, reader, writer)
            await self.scripts.get(fault, _missing)(talk)
            if not talk.keep:
                return

    def _serving_raw(self, fault: str, script: Script):
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await script(self._talk(fault, "", b"", reader, writer))

        return serve

    def _serving_tls(self, fault: str, script: Script):
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            await script(self._talk(fault, "", head, reader, writer))

        return serve

    def _talk(self, fault: str, rest: str, head: bytes, reader, writer) -> Talk:
        self._requests[fault].append(Request(time.monotonic(), head))
        return Talk(self, fault, rest, head, len(self._requests[fault]), reader, writer)

    async def _serve_forbidden(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.forbidden.append(str(writer.get_extra_info("peername")))

    def url(self, fault: str) -> str:
        """Gives the plain address of a fault."""
        if fault in self.raw:
            return f"http://127.0.0.1:{self._ports[fault]}/{fault}"
        if fault == "tcp-refused":
            return f"http://127.0.0.1:{self.refused_port}/"
        return f"http://127.0.0.1:{self.port}/{fault}"

    def own_url(self, fault: str, rest: str = "") -> str:
        """Gives the plain address of a fault on a port of its own: pauses and breakers of one never judge another."""
        if fault in self.raw or fault == "tcp-refused":
            return self.url(fault)
        if fault not in self._ports:
            self._ports[fault] = self._on_loop(self._listen(self._serve_http))
        return f"http://127.0.0.1:{self._ports[fault]}/{fault}{rest}"

    def more_hosts(self, count: int) -> list[str]:
        """Gives so many further origins that serve every script."""
        return [f"http://127.0.0.1:{self._on_loop(self._listen(self._serve_http))}" for _ in range(count)]

    def tls_url(self, fault: str, host: str = "127.0.0.1") -> str:
        """Gives the https address of a fault of the groups tls and h2."""
        return f"https://{host}:{self._ports[fault]}/{fault}"

    def port_of(self, fault: str) -> int:
        """Gives the port that a fault stands on."""
        return self._ports.get(fault, self.port)

    def requests(self, fault: str) -> list[Request]:
        """Gives what a fault has been asked so far."""
        return list(self._requests[fault])

    def forget(self, fault: str) -> None:
        """Lets a fault that changes with every request begin again."""
        self._requests[fault].clear()


async def _missing(talk: Talk) -> None:
    await talk.send(b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\nConnection: close\r\n\r\nnot here\n")
