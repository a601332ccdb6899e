"""Sends one message by apprise, in a process of its own: the only module that knows apprise.

Reads ``{"address", "title", "body"}`` as JSON from stdin and writes ``{"reason": null or text}`` to stdout. A redirect is
never followed: a webhook that moved has to be written down anew, and nobody leads a message to another address.
"""

import json
import logging
import sys

import apprise
import requests

MEMORY_BYTES = 2 * 1024**3
"""What a hostile endpoint's answer may take before this process ends: apprise reads answers whole."""


def _nowhere(self: requests.sessions.SessionRedirectMixin, resp: requests.Response) -> str | None:
    """Where a redirect leads: nowhere."""
    del self, resp
    return None


class _Said(logging.Handler):
    """Keeps the last complaint."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.last = record.getMessage()


def main() -> None:
    """Sends what stdin says."""
    _limit_memory()
    said = _Said()
    for name in ("apprise", "apprise.plugins"):
        logging.getLogger(name).addHandler(said)
        logging.getLogger(name).propagate = False
    requests.Session.get_redirect_target = _nowhere  # type: ignore[method-assign]
    job = json.loads(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps({"reason": _send(job, said)}))


def _send(job: dict[str, str], said: _Said) -> str | None:
    asset = apprise.AppriseAsset(app_id="oitcheck", app_desc="oitcheck", app_url="", async_mode=False)
    sender = apprise.Apprise(asset=asset)
    if not sender.add(job["address"]):
        return "this is no address that apprise knows"
    sent = sender.notify(body=job["body"], title=job["title"], body_format=apprise.NotifyFormat.TEXT)
    return None if sent else said.last or "it was refused"


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - exists on POSIX alone

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


if __name__ == "__main__":
    main()
