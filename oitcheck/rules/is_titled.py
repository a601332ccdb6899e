"""The document is called by certain words: in a heading, its first lines, a sheet's or a file's name, or in what it lists.

A report that follows a plan names the plan in its text; only a title says that a document is one.
"""

from pydantic import Field

from oitcheck.model.document import Document
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules._keywords import contains, miss
from oitcheck.rules._rule import Around, RuleParams, SeenIn, unknown, yes
from oitcheck.rules._titles import titles_with

SEEN_IN = SeenIn.TEXT


class Params(RuleParams):
    """What the title says, and what it does not."""

    any_of: tuple[str, ...] = Field(min_length=1, description="one of these stands in a title")
    none_of: tuple[str, ...] = Field((), description="a title with one of these does not count")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first such title; for a miss a title that says something else beside the words, or the nearest thing."""
    del around
    barred = None
    for title in titles_with(document, params.any_of):
        if not contains(title, params.none_of):
            return _said(document, title)
        barred = barred or title
    missed = miss(document, document.pages, params.any_of)
    if barred is not None and missed.seen is Seen.NO:
        return Sighting(seen=Seen.NO, nearest=barred[:200], page=missed.page)
    return missed


def _said(document: Document, title: str) -> Sighting:
    page = next((page for page in document.pages if title[:40] in page.text), None)
    if page is not None and page.read_by is None:
        return unknown(title[:200], page=page)
    return yes(page, title[:200])
