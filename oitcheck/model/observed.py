"""Assignments and observations: what goes to an executor and what comes back, JSON both ways."""

from dataclasses import dataclass

from oitcheck.model.document import Document
from oitcheck.model.fetched import Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """All distinct URLs of one scheme+host+port: they go together, so that one pace holds.

    Attributes:
        host: ``scheme://host:port``.
        urls: as typed in the checklist, each once.
        agency_home: the agency's main website, which is never a soft 404 of its own right.
        all_urls: with those that an interrupted run has seen, in the checklist's order; empty where there are none.
        follow: addresses whose linked documents are to be read as well.
    """

    host: str
    urls: tuple[str, ...]
    agency_home: str | None = None
    follow: tuple[str, ...] = ()
    all_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What was seen at one URL in one run, without its bytes.

    Attributes:
        url: as typed in the checklist.
        final_url: where it ended; null where nothing answered.
        cause: why this is not the page (reach, being what it says, checker); null where it is.
        verdict: set only where the cause alone does not decide (``private_address``, ``tls_chain_incomplete``).
        detail: one line of fact beside the cause, at most 300 characters.
        excerpt: what on the page showed the cause, at most 200 characters, never live markup.
        attempts: every look in order.
        size_bytes: of the decoded body; ``wire_bytes`` as received.
        sha256: of the decoded body, hexadecimal.
        document: as read; null where nothing could be.
        notes: causes of kind warn.
        behind: documents that the page links to or embeds, read as well.
        left_out: links to documents that were not read: they turn a miss into undetermined.
    """

    url: str
    final_url: str | None = None
    cause: str | None = None
    verdict: str | None = None
    detail: str | None = None
    excerpt: str | None = None
    http_status: int | None = None
    media_type: str | None = None
    size_bytes: int = 0
    wire_bytes: int = 0
    sha256: str | None = None
    elapsed_s: float = 0.0
    attempts: tuple[Attempt, ...] = ()
    tls_expires_at: str | None = None
    document: Document | None = None
    notes: tuple[str, ...] = ()
    behind: tuple["Observation", ...] = ()
    left_out: tuple[str, ...] = ()
