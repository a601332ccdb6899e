"""What of the world's text may stand in a record: bounded, without control characters, secrets masked."""

import re
from dataclasses import replace

from oitcheck.masking import mask
from oitcheck.model.fetched import Attempt
from oitcheck.model.verdict import Evidence

EXCERPT = 200
DETAIL = 300
TITLE = 300
ADDRESS = 4000

# C0, C1, DEL, zero-width and bidi marks, line separators, byte order marks, non-characters, lone surrogates.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]+"
)
_SPACE = re.compile(r"\s+")


def line(text: str | None, limit: int = EXCERPT) -> str | None:
    """Gives the text as one line of at most ``limit`` characters, fit to be stored and shown; null of nothing."""
    if text is None:
        return None
    # Only as much is worked on as can be shown; a secret that the cut splits is masked with the rest of it.
    head = _UNFIT.sub("", text[: 20 * limit])
    head = mask(_SPACE.sub(" ", head).strip())
    if not head:
        return None
    return head if len(head) <= limit else head[: limit - 1].rstrip() + "…"


def address(url: str | None) -> str | None:
    """Gives the address with its secrets masked, bounded; null of null."""
    return None if url is None else (line(url, ADDRESS) or "")


def evidence(url: str, page: int | None, excerpt: str | None) -> Evidence:
    """Gives a place where something was seen, fit for the record."""
    return Evidence(url=address(url) or "", page=page, excerpt=line(excerpt) or "")


def attempt(look: Attempt) -> Attempt:
    """Gives the look as it may be told."""
    return replace(
        look,
        redirects=tuple(address(target) or "" for target in look.redirects),
        detail=line(look.detail, DETAIL),
    )
