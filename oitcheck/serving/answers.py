"""What is answered to a request. Nothing is written over HTTP; one action, off by default, stands behind a token."""

import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Protocol
from urllib.parse import urlsplit

from oitcheck import folder as reports
from oitcheck.model.run import RunRecord
from oitcheck.serving import files
from oitcheck.serving.files import NOTHING
from oitcheck.serving.metrics import KIND as METRICS_KIND
from oitcheck.serving.metrics import Metrics

STALE_AFTER = timedelta(hours=26)
AHEAD = timedelta(hours=1)
"""A run that ended so much later than now was told by a wrong clock: nobody knows how old it is."""
RECORDS_FOR = timedelta(seconds=15)
"""How long the read run.json files serve ``/metrics`` and ``/healthz``: however often they are asked for."""

TEXT = "text/plain; charset=utf-8"
JSON = "application/json; charset=utf-8"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class State(Protocol):
    """What the service says of itself."""

    @property
    def since(self) -> datetime:
        """When it began."""

    @property
    def next_night(self) -> datetime:
        """The hour of the nearest night."""

    @property
    def looking(self) -> bool:
        """Whether a night is going on."""

    @property
    def undelivered(self) -> int:
        """Messages that wait."""

    @property
    def errors(self) -> dict[str, str]:
        """Why the last try of a night failed, by agency and catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status, kind, body and headers of an answer."""

    status: int
    body: bytes = b""
    kind: str = TEXT
    headers: Mapping[str, str] = field(default_factory=dict)


class Site:
    """Answers requests.

    Args:
        folder: of the reports.
        state: what the service says of itself, at this moment.
        clock: the present moment.
        check_now: begins a night of every checklist, false where that was asked already.
        token: what ``POST /check`` must carry; null switches it off.
        any_host: whether requests may name any host; else only this machine's own names, so that no page of the web can
            reach the dashboard under a name that it lets point here.
    """

    def __init__(
        self,
        folder: Path,
        state: Callable[[], State],
        clock: Callable[[], datetime],
        *,
        check_now: Callable[[], bool],
        token: str | None = None,
        any_host: bool = False,
    ) -> None:
        self._folder = folder
        self._state = state
        self._clock = clock
        self._check_now = check_now
        self._token = token
        self._any_host = any_host
        self._metrics = Metrics()
        self._turn = Lock()
        self._records: tuple[datetime, list[RunRecord]] | None = None

    def answer(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
        """Gives the answer to a request, with every header that protects who reads it."""
        found = self._routed(method, target, headers)
        self._metrics.count(found.status)
        guarded = {
            "Content-Security-Policy": f"{NOTHING}; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Cache-Control": "no-store",
        }
        return Answer(
            status=found.status, body=found.body, kind=found.kind, headers=guarded | dict(found.headers)
        )

    def _routed(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
        if not self._known_host(headers.get("host", "")):
            return _say(HTTPStatus.MISDIRECTED_REQUEST)
        path = target.partition("?")[0].partition("#")[0]
        if path == "/check":
            return self._check(method, headers)
        if method not in {"GET", "HEAD"}:
            return _say(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD"})
        if path == "/healthz":
            return self._health()
        if path == "/metrics":
            return self._figures()
        return self._file(path, headers)

    def _known_host(self, host: str) -> bool:
        if self._any_host:
            return True
        try:
            name = urlsplit(f"//{host}").netloc.rpartition("@")[2]
        except ValueError:
            return False
        return name.lower().rpartition(":")[0] in _LOOPBACK or name.lower() in _LOOPBACK

    def _check(self, method: str, headers: Mapping[str, str]) -> Answer:
        if self._token is None:
            return _say(HTTPStatus.NOT_FOUND)
        if method != "POST":
            return _say(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "POST"})
        kind, _, given = headers.get("authorization", "").partition(" ")
        right = hmac.compare_digest(given.strip().encode(), self._token.encode())
        if kind.lower() != "bearer" or not right:
            return _say(HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": 'Bearer realm="oitcheck"'})
        return _say(HTTPStatus.ACCEPTED if self._check_now() else HTTPStatus.CONFLICT)

    def _health(self) -> Answer:
        """503 where the reports are older than 26 h or from the future, or where the first is still missing after that time."""
        state, now = self._state(), self._clock()
        ends = [_moment(record.run.finished_at) for record in self._latest(now)]
        oldest = min((end for end in ends if end is not None), default=None)
        stale = now - (oldest or state.since) > STALE_AFTER or any(end and end - now > AHEAD for end in ends)
        said = {
            "status": "stale" if stale else "failing" if state.errors else "ok",
            "oldest_run_finished_at": oldest.isoformat() if oldest else None,
            "next_night": state.next_night.isoformat(timespec="seconds"),
            "looking": state.looking,
            "undelivered": state.undelivered,
            "errors": sorted(state.errors),
        }
        status = HTTPStatus.SERVICE_UNAVAILABLE if stale or state.errors else HTTPStatus.OK
        return Answer(status=status, body=json.dumps(said).encode(), kind=JSON)

    def _figures(self) -> Answer:
        state = self._state()
        records = self._latest(self._clock())
        with self._turn:
            body = self._metrics.text(
                records,
                undelivered=state.undelivered,
                looking=state.looking,
                next_night=state.next_night,
                failing=len(state.errors),
            )
        return Answer(status=HTTPStatus.OK, body=body, kind=METRICS_KIND)

    def _latest(self, now: datetime) -> list[RunRecord]:
        with self._turn:
            if self._records is None or not timedelta(0) <= now - self._records[0] < RECORDS_FOR:
                self._records = (now, [record for record, _ in reports.agencies(self._folder)])
            return self._records[1]

    def _file(self, path: str, headers: Mapping[str, str]) -> Answer:
        found = files.find(self._folder, path)
        if found is None:
            return _say(HTTPStatus.NOT_FOUND)
        more = {
            "Content-Security-Policy": f"{found.policy.rstrip('; ')}; frame-ancestors 'none'",
            "Cache-Control": "no-cache",
            "ETag": found.tag,
        }
        if found.tag in [tag.strip() for tag in headers.get("if-none-match", "").split(",")]:
            return Answer(status=HTTPStatus.NOT_MODIFIED, kind=found.kind, headers=more)
        return Answer(status=HTTPStatus.OK, body=found.body, kind=found.kind, headers=more)


def _say(status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Answer:
    body = f"{status.value} {status.phrase}\n".encode()
    return Answer(status=status, body=body, headers=headers or {})


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
