"""What is said of one URL: its looks, what they were read as and what the gates hold against it. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from oitcheck.documents import Source
from oitcheck.fetch.reach import verdict_of
from oitcheck.fetch.retry import Settled
from oitcheck.genuine import Suspicion
from oitcheck.masking import mask
from oitcheck.model.document import Document
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.model.observed import Observation

_WALLS = frozenset({"hijacked", "bot_wall", "captcha", "court_block", "account_suspended", "platform_wall"})
_COARSE = frozenset(
    {
        "http_forbidden",
        "http_server_error",
        "http_unexpected",
        "http_unauthorized",
        "rate_limited",
        "http_bad_request",
    }
)


@dataclass(slots=True, kw_only=True)
class Seen:
    """One URL on its way: every look so far and what the last one was read as."""

    url: str
    looks: list[Fetched] = field(default_factory=list)
    document: Document | None = None
    line_was_dead: bool = False

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every look in order, as it is told."""
        return tuple(fetched.attempt for fetched in self.looks)


def compose(
    one: Seen, settled: Settled, suspicions: Sequence[Suspicion], *, undecided: bool, notes: tuple[str, ...]
) -> Observation:
    """Gives the observation of a URL from its looks, what they were read as and what the gates hold against it."""
    fetched = next(
        (look for look in reversed(one.looks) if look.attempt.cause == settled.cause), one.looks[-1]
    )
    cause, detail, excerpt = settled.cause, fetched.attempt.detail, None
    warnings = [*fetched.notes, *settled.notes, *notes]
    for suspicion in suspicions:
        if suspicion.note:
            warnings.append(suspicion.cause)
        elif cause is None or outweighs(suspicion.cause, cause):
            cause, detail, excerpt, undecided = suspicion.cause, suspicion.detail, suspicion.excerpt, False
    document = one.document if settled.cause is None else None
    if document is not None:
        warnings += document.notes
        if cause is None and document.trouble is not None:
            cause, detail = document.trouble, document.detail
    return Observation(
        url=one.url,
        final_url=fetched.final_url,
        cause=cause,
        verdict="undetermined" if undecided else verdict_of(fetched) if cause == "private_address" else None,
        detail=mask(detail)[:300] if detail else None,
        excerpt=excerpt,
        http_status=fetched.attempt.http_status,
        media_type=document.media_type if document else _media_type(fetched),
        size_bytes=len(fetched.body),
        wire_bytes=fetched.wire_bytes,
        sha256=hashlib.sha256(fetched.body).hexdigest() if fetched.body else None,
        elapsed_s=fetched.attempt.elapsed_s,
        attempts=one.attempts,
        tls_expires_at=fetched.tls_expires_at,
        document=document if document is not None and document.trouble is None else None,
        notes=tuple(dict.fromkeys(warnings)),
    )


def source_of(fetched: Fetched) -> Source:
    """Gives where a body came from and what it was called."""
    return Source(
        url=fetched.final_url,
        content_type=fetched.header("content-type"),
        filename=fetched.header("content-disposition"),
    )


def is_coarse(cause: str | None) -> bool:
    """Gives whether a cause only repeats a status, so that a gate may know better."""
    return cause in _COARSE


def outweighs(found: str, cause: str) -> bool:
    """Gives whether what a gate says is nearer to the truth than the status or failure."""
    return found == "hijacked" or (found in _WALLS and is_coarse(cause))


def _media_type(fetched: Fetched) -> str | None:
    content_type = fetched.header("content-type")
    return content_type.partition(";")[0].strip().lower()[:100] or None if content_type else None
