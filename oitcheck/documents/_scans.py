"""Pages that are pictures: which of a Document's are, and the Document with what was read in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from oitcheck.documents._pages import is_damaged, settled
from oitcheck.model.document import Document, Page
from oitcheck.thai.text import display, fold

KINDS = ("pdf", "image")

_KEPT = frozenset({None, "document_unreadable", "text_damaged"})


@dataclass(frozen=True, slots=True)
class Scan:
    """One page read as a picture.

    Attributes:
        text: null where the page could not be read.
        able: false where nothing here reads pictures.
    """

    text: str | None
    able: bool = True


def unread_pages(document: Document) -> tuple[int, ...]:
    """Gives the numbers of the pages that want reading as pictures."""
    if document.kind not in KINDS or document.trouble not in _KEPT:
        return ()
    return tuple(page.number for page in document.pages if page.read_by is None)


def with_scans(document: Document, texts: Mapping[int, str]) -> Document:
    """Gives the Document with pages read as pictures, by number; a page that is not among them stays unread."""
    if not texts:
        return document
    pages = tuple(
        _merged(page, texts[page.number]) if page.read_by is None and page.number in texts else page
        for page in document.pages
    )
    return settled(replace(document, pages=pages))


def _merged(page: Page, text: str) -> Page:
    own = "" if is_damaged(page) else page.text
    shown = "\n".join(filter(None, (own, display(text))))
    return replace(page, text=shown, folded=fold(shown), read_by="ocr")
