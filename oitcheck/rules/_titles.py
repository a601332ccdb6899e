"""What a document calls itself: headings, first lines, sheet names, the links of a list, its file name.

The ``<title>`` of a page is left out: sites copy it from page to page, and it is not in the main part.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from oitcheck.model.document import Document, Where
from oitcheck.rules._addresses import taken_apart, visible_links
from oitcheck.rules._keywords import Lines
from oitcheck.rules._once import once

# Characters from the top in which a document says what it is; a longer line is running text.
_TOP = 400
_LINE = 200
_LINKS = 400


@once
def titles(document: Document) -> tuple[str, ...]:
    """Gives every text by which the document, or what it lists, is called; the document's own first."""
    return tuple(_titles(document))


def titles_with(document: Document, keywords: Sequence[str]) -> Iterator[str]:
    """Gives the titles that hold any of the keywords."""
    named = titles(document)
    return (named[place] for place in _lines(document).holding(keywords))


@once
def _lines(document: Document) -> Lines:
    return Lines.of(titles(document))


def _titles(document: Document) -> Iterator[str]:
    yield from (heading.text for heading in document.headings if heading.where is Where.MAIN)
    yield from (page.title for page in document.pages if page.title)
    if document.pages:
        yield from (line[:_LINE] for line in document.pages[0].text[:_TOP].split("\n") if line.strip())
    main = [link for link in visible_links(document) if link.where is Where.MAIN and link.url and link.text]
    yield from (link.text[:_LINE] for link in main[:_LINKS])
    yield from (
        cell[:_LINE] for table in document.tables if table.where is Where.MAIN for cell in _cells(table.rows)
    )
    if document.kind != "html":
        parts = taken_apart(document.url).parts
        yield unquote(parts[-1]) if parts else ""


def _cells(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Cells of a list of titles: long enough to be one."""
    for row in rows[:_LINKS]:
        yield from (cell for cell in row if len(cell) >= 12)
