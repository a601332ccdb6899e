"""How alike two pages are: the page asked for, and the same host's answer to an address that cannot exist."""

import re

from oitcheck.genuine._tables import data_tables
from oitcheck.model.document import Document, Where
from oitcheck.thai.text import fold

_CHANGING = re.compile(r"[\d:./,+-]+")
_SHINGLE = 6
_LONGEST = 20_000
# From this share of equal shingles on two texts are one page with a clock, a counter or an echoed address in it.
ALIKE = 0.9
# Below so many characters a text is no more than what every page of a site shows.
SHORTEST = 40


def alike(one: Document, other: Document, echoes: tuple[str, ...]) -> float:
    """Gives the share of equal shingles (0..1) of two pages' main texts; 0 where either says next to nothing.

    Args:
        one: the page asked for.
        other: the page that stands for nothing.
        echoes: addresses that an error page may repeat; they, digits and punctuation make no difference.
    """
    first, second = (_shingles(_main(document), echoes) for document in (one, other))
    if min(len(first), len(second)) < SHORTEST - _SHINGLE:
        return 0.0
    return len(first & second) / len(first | second)


def own_things(one: Document, other: Document) -> int:
    """Gives how many links, pictures, embedded things and tables the main part of a page has that the other has not."""
    there = {link.url for link in other.links} | {image.url for image in other.images}
    here = {link.url for link in one.links if link.url and link.where is Where.MAIN and not link.hidden}
    here |= {image.url for image in one.images if image.url and image.where is Where.MAIN}
    bare = {_without_query(url) for url in there}
    own = sum(_without_query(url) not in bare for url in here)
    return own + len(data_tables(one) - data_tables(other))


def _main(document: Document) -> str:
    return document.pages[0].folded[:_LONGEST] if document.pages else ""


def _shingles(text: str, echoes: tuple[str, ...]) -> frozenset[str]:
    for echo in sorted((fold(echo) for echo in echoes if len(echo) > 3), key=len, reverse=True):
        text = text.replace(echo, "")
    text = _CHANGING.sub("", text)
    return frozenset(text[at : at + _SHINGLE] for at in range(max(0, len(text) - _SHINGLE + 1)))


def _without_query(url: str) -> str:
    return url.partition("?")[0].partition("#")[0].rstrip("/")
