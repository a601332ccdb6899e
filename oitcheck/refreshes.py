"""Where a page sends its reader by itself, by a meta refresh or a Refresh header: followed as a browser does. Pure."""

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from oitcheck.masking import mask
from oitcheck.model.document import Document
from oitcheck.model.fetched import Fetched

MOST = 10
"""Refreshes that are followed from one answer."""

WITHIN_S = 10.0
"""A refresh later than this leaves people time to read the page: it is the page."""

_HEADER = re.compile(
    r"\s*(\d{0,6}(?:\.\d{0,6})?)\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]{1,4000})", re.IGNORECASE
)


def target_of(document: Document | None, fetched: Fetched) -> str | None:
    """Gives the address that a browser would go to by itself from this page; null where it stays."""
    if fetched.attempt.cause is not None:
        return None
    place = _by_markup(document) or _by_header(fetched)
    if not place:
        return None
    try:
        target = urljoin(fetched.final_url, place)
        scheme = urlsplit(target).scheme
    except ValueError:
        return None
    if scheme not in {"http", "https"} or target in {
        fetched.url,
        fetched.final_url,
        *fetched.attempt.redirects,
    }:
        return None
    return target


def joined(fetched: Fetched, onward: Fetched) -> Fetched:
    """Gives two looks as one that went on from the first page to the next."""
    cause = onward.attempt.cause
    attempt = replace(
        onward.attempt,
        at=fetched.attempt.at,
        cause="redirect_forbidden" if cause == "private_address" else cause,
        elapsed_s=round(fetched.attempt.elapsed_s + onward.attempt.elapsed_s, 3),
        redirects=(*fetched.attempt.redirects, mask(onward.url), *onward.attempt.redirects),
    )
    notes = tuple(dict.fromkeys((*fetched.notes, *onward.notes)))
    return replace(onward, url=fetched.url, attempt=attempt, notes=notes)


def endless(fetched: Fetched) -> Fetched:
    """Gives the look as one that was sent on and on."""
    detail = f"the page sends its reader on more than {MOST} times"
    return replace(fetched, attempt=replace(fetched.attempt, cause="redirect_too_many", detail=detail))


def _by_markup(document: Document | None) -> str | None:
    markup = document.markup if document is not None else None
    if markup is None or not markup.refresh:
        return None
    late = markup.refresh_delay_s is not None and markup.refresh_delay_s > WITHIN_S
    return None if late else markup.refresh


def _by_header(fetched: Fetched) -> str | None:
    found = _HEADER.match(fetched.header("refresh") or "")
    return found[2] if found and float(found[1] or 0) <= WITHIN_S else None
