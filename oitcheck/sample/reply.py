"""What the sample site answers to one address."""

from dataclasses import dataclass

HTML = "text/html; charset=utf-8"
MODIFIED = "Mon, 11 Apr 2022 02:00:00 GMT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One response as it goes over the wire.

    Attributes:
        status: HTTP status.
        media_type: value of Content-Type.
        body: all of it; may be empty.
        location: where a redirect leads, a path of this site.
        modified: value of Last-Modified, an HTTP date; null where the server would not say.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = HTML
    location: str | None = None
    modified: str | None = MODIFIED
