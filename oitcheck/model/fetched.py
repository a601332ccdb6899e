"""What came over the wire: one look at one URL. Bytes end at the documents room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One look, as told in reports.

    Attributes:
        at: ISO 8601 with offset.
        http_status: of the last response; null where none came.
        cause: why the look did not show the page; null where it did.
        elapsed_s: seconds of the whole exchange, redirects included.
        redirects: the addresses that were redirected to, in order, secrets masked.
        detail: one line of fact for the log and the evidence, such as the name on a certificate; secrets masked.
    """

    at: str
    http_status: int | None
    cause: str | None
    elapsed_s: float
    redirects: tuple[str, ...] = ()
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One look at one URL with what came back.

    Attributes:
        url: the address asked for, as it was put on the wire (percent-encoded).
        final_url: the address that answered last.
        attempt: the look as it is told.
        headers: of the last response, names in lower case, at most 64 KiB in all.
        body: decoded bytes, at most the cap (256 KiB for anything but a 2xx).
        wire_bytes: body bytes as received, before decoding.
        connected: whether any connection stood; false lets the breaker count.
        tls_expires_at: end of the certificate's validity, ISO 8601; null without TLS.
        retry_after_s: the pause the server asked for, null where it asked for none.
        notes: warnings noticed on the way: ``insecure_downgrade``, ``slow``, ``tls_expires_soon`` …
    """

    url: str
    final_url: str
    attempt: Attempt
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    wire_bytes: int = 0
    connected: bool = False
    tls_expires_at: str | None = None
    retry_after_s: float | None = None
    notes: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """Gives the first header of that name (lower case), or null."""
        return next((value for key, value in self.headers if key == name), None)
