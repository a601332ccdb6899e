"""The server: the standard library's, bounded on every side.

Why not another: it answers a dozen people on loopback with files that stand ready, so a framework would bring more to keep up
than it gives. What the standard one lacks is added here: a bound on threads, a deadline for a whole request, one request a
connection, no words of its own about the system.
"""

import io
import logging
import socket
import socketserver
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from threading import BoundedSemaphore, Thread
from typing import Any, Protocol

from oitcheck.errors import UsageError
from oitcheck.serving.answers import Answer

log = logging.getLogger(__name__)

THREADS = 32
"""Requests that are answered at the same time; further connections wait in the system's queue."""

REQUEST_S = 5.0
"""Seconds in which a whole request must have come: one that drips is closed."""

ANSWER_S = 30.0
"""Seconds in which an answer must be taken."""


POLL_S = 0.1
"""Seconds between two looks whether the server is to close."""


class Answers(Protocol):
    """What answers requests."""

    def answer(self, method: str, target: str, headers: dict[str, str]) -> Answer:
        """Gives the answer; names of headers in lower case."""


class Server:
    """Serves a site in a thread of its own until it is closed.

    Raises:
        UsageError: the address cannot be used.
    """

    def __init__(self, host: str, port: int, site: Answers) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            self._server = _Bounded(host, port, site, family)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            message = f"--port: {host}:{port} cannot be used: {reason}\n  give another --port or --host"
            raise UsageError(message) from error
        self._thread = Thread(
            target=self._server.serve_forever, args=(POLL_S,), name="dashboard", daemon=True
        )
        self._thread.start()

    @property
    def port(self) -> int:
        """The port; another one than asked for only where 0 was."""
        return int(self._server.server_address[1])

    def close(self) -> None:
        """Takes no more requests; those going on end by themselves."""
        self._server.shutdown()
        self._server.server_close()


class _Bounded(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, site: Answers, family: socket.AddressFamily) -> None:
        self.address_family = family
        self.site = site
        self._places = BoundedSemaphore(THREADS)
        super().__init__((host, port), _Request)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._places.acquire()  # a full house lets the system's own queue wait
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._places.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        del request, client_address
        log.debug("a request ended early")


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "oitcheck"
    sys_version = ""
    server: _Bounded

    def setup(self) -> None:
        super().setup()
        self.rfile = io.BufferedReader(_Until(self.connection, time.monotonic() + REQUEST_S), 8192)

    def handle(self) -> None:
        """Answers one request; a connection serves no second one."""
        try:
            self.handle_one_request()
        except (OSError, TimeoutError):
            log.debug("a request was given up", exc_info=True)

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def _answer(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        found = self.server.site.answer(self.command, self.path, headers)
        self.connection.settimeout(ANSWER_S)
        self.send_response(found.status)
        has_body = found.status not in {204, 304}
        if has_body:
            self.send_header("Content-Type", found.kind)
            self.send_header("Content-Length", str(len(found.body)))
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        if has_body and self.command != "HEAD":
            self.wfile.write(found.body)
        self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Says no more than the status: what was asked is not shown back."""
        del message, explain
        body = f"{int(code)}\n".encode()
        self.send_response_only(code)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.close_connection = True

    def version_string(self) -> str:
        return "oitcheck"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own word
        log.debug("%s %s", self.address_string(), format % args)


class _Until(io.RawIOBase):
    """Reads a connection up to a moment: however slowly it drips, the whole request has to come by then."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._connection = connection
        self._until = until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self._until - time.monotonic()
        if left <= 0:
            message = "the request took too long"
            raise TimeoutError(message)
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)
