"""PDF: PDFium first; Poppler's ``pdftotext -raw`` as a second reading where the first is damaged."""

from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from oitcheck.documents._ocr import Picture
from oitcheck.documents._pages import (
    ENOUGH_LETTERS,
    broken,
    first_line,
    is_damaged,
    page_of,
    settled,
    unread_page,
)
from oitcheck.documents._pdf_file import is_broken
from oitcheck.documents._pdf_page import Doubt, Look, look
from oitcheck.documents._pdf_page import picture as draw
from oitcheck.documents._program import output
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Link, Page
from oitcheck.thai.text import display, letters, thai_letters

KINDS = ("pdf",)

MEDIA_TYPE = "application/pdf"

LINKS = 2_000
"""Links of one document that are kept."""

TEXT = 20_000_000
"""Characters of one document that are read."""

_LOCKED = frozenset({pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY})
_XFA = frozenset({pdfium_c.FORMTYPE_XFA_FULL})


_ACROBAT_ALONE = (  # folded
    "ifthismessageisnoteventuallyreplacedbythepropercontents",
    "openthispdfportfolioin",
)


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the text by page, links and title; a page that is a picture alone is not read."""
    if not body:
        return _without_text(source, "document_empty", "no bytes")
    try:
        pdf = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        locked = error.err_code in _LOCKED
        return _without_text(source, "document_encrypted" if locked else "document_corrupt", str(error))
    try:
        return _read(pdf, body, source, limits)
    finally:
        pdf.close()


def picture(body: bytes, number: int, limits: Limits) -> Picture | None:
    """Gives a page as it is drawn; null where it cannot be drawn."""
    del limits
    try:
        pdf = pdfium.PdfDocument(body)
    except pdfium.PdfiumError:
        return None
    try:
        return draw(pdf, number)
    except pdfium.PdfiumError:
        return None
    finally:
        pdf.close()


def _read(pdf: pdfium.PdfDocument, body: bytes, source: Source, limits: Limits) -> Document:
    count, mended = len(pdf), is_broken(body)
    if count == 0:
        return _without_text(source, "document_corrupt" if mended else "document_empty", "no pages")
    looks = _looks(pdf, min(count, limits.pages))
    if not any(looks):
        return _without_text(source, "document_corrupt", "no page can be opened")
    pages = tuple(_page(number, one) for number, one in enumerate(looks, start=1))
    if any(_wants_second(page, one) for page, one in zip(pages, looks, strict=True)):
        pages = _second_reading(body, pages, limits)
    links: list[Link] = [link for one in looks if one for link in one.links]
    whole = settled(
        Document(
            url=source.url,
            kind="pdf",
            media_type=MEDIA_TYPE,
            title=_title(pdf) or first_line(pages),
            pages=pages,
            links=tuple(links[:LINKS]),
            page_count=count,
            notes=("document_repaired",) if mended or None in looks else (),
        )
    )
    return _with_more(pdf, whole)


def _with_more(pdf: pdfium.PdfDocument, read: Document) -> Document:
    """Gives the document with what it holds beside its pages: a form or files that only some programs show."""
    form = pdf.get_formtype()
    text = "".join(page.folded for page in read.pages[:2])[:2_000]
    if form in _XFA or any(sign in text for sign in _ACROBAT_ALONE):
        return replace(
            read, complete=False, trouble="document_unreadable", detail="a form that Acrobat alone shows"
        )
    files = pdfium_c.FPDFDoc_GetAttachmentCount(pdf)
    if files <= 0 or read.trouble is not None:
        return read
    said = f"{files} files are attached to it and were not read"
    return replace(read, complete=False, detail="; ".join(filter(None, (read.detail, said)))[:300])


def _looks(pdf: pdfium.PdfDocument, count: int) -> list[Look | None]:
    looks: list[Look | None] = []
    links, signs = LINKS, 0
    for number in range(1, count + 1):
        one = look(pdf, number, max(links, 0))
        looks.append(one)
        if one is not None:
            links -= len(one.links)
            signs += len(one.text)
        if signs > TEXT:
            break
    return looks


def _page(number: int, one: Look | None) -> Page:
    if one is None:
        return unread_page(number)
    page = page_of(number, one.text, read=one.doubt is None)
    if is_damaged(page):
        return replace(page, read_by=None)
    if one.recognised and thai_letters(page.text) >= ENOUGH_LETTERS:
        return replace(page, read_by="ocr")
    return page


def _wants_second(page: Page, one: Look | None) -> bool:
    return one is not None and page.read_by is None and (one.doubt is Doubt.MUTE or is_damaged(page))


def _second_reading(body: bytes, pages: tuple[Page, ...], limits: Limits) -> tuple[Page, ...]:
    """Gives Poppler's reading of the unread pages where it is installed and sound."""
    flags = ("-raw", "-enc", "UTF-8", "-l", str(len(pages)), "-", "-")
    text = output("pdftotext", *flags, body=body, seconds=limits.seconds / 2)
    texts = (text or "").split("\f")[: len(pages)]
    if len(texts) != len(pages):
        return pages
    return tuple(_better(page, text) for page, text in zip(pages, texts, strict=True))


def _better(page: Page, text: str) -> Page:
    """Gives Poppler's reading where it has letters for what PDFium could not tell; Poppler leaves such signs out."""
    if page.read_by is not None or letters(text) < ENOUGH_LETTERS:
        return page
    other = page_of(page.number, text)
    lost = letters(other.folded) < letters(page.folded) + 0.8 * broken(page.folded)
    return page if lost or is_damaged(other) else other


def _title(pdf: pdfium.PdfDocument) -> str | None:
    return display(pdf.get_metadata_value("Title"))[:300].strip() or None


def _without_text(source: Source, trouble: str, detail: str) -> Document:
    return Document(
        url=source.url,
        kind="pdf",
        media_type=MEDIA_TYPE,
        page_count=0,
        complete=False,
        trouble=trouble,
        detail=detail[:300],
    )
