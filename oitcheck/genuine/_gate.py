"""What all gates share: what they see and what they say."""

from dataclasses import dataclass

from oitcheck.model.document import Document
from oitcheck.model.fetched import Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """The same host's answer to an address that cannot exist."""

    url: str
    http_status: int | None
    final_url: str | None
    document: Document | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a gate sees.

    Attributes:
        url: as typed in the checklist.
        fetched: the last look, with status, headers, body and redirects.
        document: the body as it was read; null where it was not readable as anything.
        agency_home: the agency's main website.
        siblings: the host's answers to addresses that cannot exist; empty where none was asked.
    """

    url: str
    fetched: Fetched
    document: Document | None
    agency_home: str | None = None
    siblings: tuple[Sibling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """What a gate says the page really is.

    Attributes:
        cause: a code; its own verdict (fail, undetermined or warn) stands.
        excerpt: what showed it, at most 200 characters, secrets masked, never a live link.
        detail: one line of fact, such as the firewall's name.
        note: true where the page can still be judged for what it shows: a warning beside it, not an end.
    """

    cause: str
    excerpt: str | None = None
    detail: str | None = None
    note: bool = False
