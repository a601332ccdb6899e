"""The sample site on loopback: the standard library's server, HTTP/1.1 with keep-alive, never on another address."""

import hashlib
import socket
import socketserver
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from oitcheck.sample.content import BROKEN_BY_DEFAULT
from oitcheck.sample.reply import Reply
from oitcheck.sample.site import build, not_found, thanks

ADDRESS = "127.0.0.1"
MAX_POSTED_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSite:
    """The site while it stands.

    Attributes:
        base_url: such as ``http://127.0.0.1:43117``, without a slash at the end.
        home: the home page's address.
        paths: every address that the site knows, decoded, below ``base_url``.
    """

    base_url: str
    home: str
    paths: tuple[str, ...]
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter, repr=False)

    @property
    def requests(self) -> Mapping[str, int]:
        """How often each address was asked for so far, by path and query, decoded; all methods together."""
        counts: Counter[str] = Counter()
        for (_, path), count in self._seen.copy().items():
            counts[path] += count
        return counts

    @property
    def posted(self) -> tuple[str, ...]:
        """Addresses that anything was sent to; a checker that only looks leaves this empty."""
        return tuple(sorted(path for method, path in self._seen.copy() if method == "POST"))


@contextmanager
def serve(port: int = 0, *, broken: bool | AbstractSet[str] = True) -> Iterator[SampleSite]:
    """Serves the sample municipality on 127.0.0.1 until the block ends.

    Args:
        port: TCP port that is wished for; where it is taken, and for 0, a free one.
        broken: ``True`` breaks ``BROKEN_BY_DEFAULT``, ``False`` nothing, a set the questions named in it.

    Raises:
        ValueError: the set names a question that does not exist.
    """
    which = broken if isinstance(broken, AbstractSet) else BROKEN_BY_DEFAULT if broken else frozenset[str]()
    replies = build(frozenset(which))
    with _listening(port, replies) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="sample-site", daemon=True)
        thread.start()
        base = f"http://{ADDRESS}:{server.server_port}"
        try:
            yield SampleSite(base_url=base, home=f"{base}/", paths=tuple(replies), _seen=server.seen)
        finally:
            server.shutdown()
            thread.join()
            server.hang_up()


def _listening(port: int, replies: Mapping[str, Reply]) -> "_Server":
    try:
        return _Server(port, replies)
    except OSError:
        return _Server(0, replies)


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 128
    # on Windows the flag would let two programs listen on one port
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, replies: Mapping[str, Reply]) -> None:
        self.replies = replies
        self.seen: Counter[tuple[str, str]] = Counter()
        self.lock = threading.Lock()
        self._open: set[socket.socket] = set()
        super().__init__((ADDRESS, port), _Handler)

    def server_bind(self) -> None:
        # not HTTPServer's: that one asks the name service for 127.0.0.1, which can take seconds without a network
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        with self.lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self.lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a visitor who hangs up is no error of this site."""

    def hang_up(self) -> None:
        """Ends the connections that visitors still hold open."""
        with self.lock:
            held = tuple(self._open)
        for connection in held:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "SampleMunicipality/1"
    sys_version = ""
    timeout = 30
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        self._note()
        self._send(self._found())

    def do_HEAD(self) -> None:
        self._note()
        self._send(self._found(), body=False)

    def do_POST(self) -> None:
        self._note()
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAX_POSTED_BYTES:
            self.close_connection = True
        else:
            self.rfile.read(int(length))
        self._send(thanks())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Says nothing: standard error belongs to the verb that serves."""

    def _asked(self) -> str:
        target = self.path.partition("#")[0].encode("latin-1")
        path, mark, query = target.partition(b"?")
        return (unquote_to_bytes(path) + mark + unquote_to_bytes(query)).decode("utf-8", "replace")

    def _note(self) -> None:
        with self.server.lock:
            self.server.seen[self.command, self._asked()] += 1

    def _found(self) -> Reply:
        asked = self._asked()
        replies = self.server.replies
        return replies.get(asked) or replies.get(asked.partition("?")[0]) or not_found()

    def _send(self, reply: Reply, *, body: bool = True) -> None:
        tag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
        unchanged = reply.status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else reply.status)
        if reply.location is not None:
            self.send_header("Location", quote(reply.location, safe="/?&=#%"))
        if reply.status == HTTPStatus.OK:
            self.send_header("ETag", tag)
            if reply.modified:
                self.send_header("Last-Modified", reply.modified)
        if not unchanged:
            self.send_header("Content-Type", reply.media_type)
            self.send_header("Content-Length", str(len(reply.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if body and not unchanged:
            self.wfile.write(reply.body)
