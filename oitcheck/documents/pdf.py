"""PDF: PDFium first; Poppler's ``pdftotext -raw`` as a second reading where the first is damaged."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from oitcheck.documents._pages import ENOUGH_LETTERS, first_line, is_damaged, page_of, unread_page
from oitcheck.documents._program import output
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Link, Page
from oitcheck.thai.text import display, letters

KINDS = ("pdf",)

MEDIA_TYPE = "application/pdf"

LINKS = 2_000
"""Links of one document that are kept."""

_TAIL = 2_048
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the text by page, links and title; a page that is a picture alone is not read."""
    if not body:
        return _without_text(source, "document_empty", "no bytes")
    try:
        pdf = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
        return _without_text(source, "document_encrypted" if locked else "document_corrupt", str(error))
    try:
        return _read(pdf, body, source, limits)
    finally:
        pdf.close()


def _read(pdf: pdfium.PdfDocument, body: bytes, source: Source, limits: Limits) -> Document:
    count = len(pdf)
    if count == 0:
        return _without_text(source, "document_corrupt" if cut(body) else "document_empty", "no pages")
    links: list[Link] = []
    pages: list[Page] = []
    lost = 0
    for number in range(1, min(count, limits.pages) + 1):
        page = _page(pdf, number, links)
        lost += page is None
        pages.append(page or unread_page(number))
    if is_damaged("".join(page.text for page in pages)):
        pages = _second_reading(body, pages, limits) or pages
    return _document(pdf, body, source, pages, links, lost=lost, count=count)


def _document(
    pdf: pdfium.PdfDocument,
    body: bytes,
    source: Source,
    pages: list[Page],
    links: list[Link],
    *,
    lost: int,
    count: int,
) -> Document:
    unread = [page.number for page in pages if page.read_by is None]
    damaged = is_damaged("".join(page.text for page in pages))
    trouble = "text_damaged" if damaged else None
    if len(unread) == len(pages):
        trouble = "document_corrupt" if lost == len(pages) else "document_unreadable"
    elif not unread and not any(page.text for page in pages):
        trouble = "document_empty"
    repaired = cut(body) or lost > 0
    return Document(
        url=source.url,
        kind="pdf",
        media_type=MEDIA_TYPE,
        title=_title(pdf) or first_line(pages),
        pages=tuple(pages),
        links=tuple(links[:LINKS]),
        page_count=count,
        complete=not unread and not repaired and count <= len(pages) and not damaged,
        trouble=trouble,
        notes=("document_repaired",) if repaired and trouble is None else (),
        detail=_detail(unread, count, repaired=repaired),
    )


def _detail(unread: list[int], count: int, *, repaired: bool) -> str | None:
    said = []
    if unread:
        said.append(
            f"pages without text: {', '.join(map(str, unread[:12]))}{' …' if len(unread) > 12 else ''} of {count}"
        )
    if repaired:
        said.append("the file is cut or damaged and was mended to be read")
    return "; ".join(said) or None


def _page(pdf: pdfium.PdfDocument, number: int, links: list[Link]) -> Page | None:
    """Gives one page; null where the page itself is broken."""
    try:
        page = pdf.get_page(number - 1)
    except pdfium.PdfiumError:
        return None
    try:
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_bounded()
        finally:
            text_page.close()
        if len(links) < LINKS:
            links += _links(pdf, page)
        if letters(text) < ENOUGH_LETTERS and _has_picture(page):
            return unread_page(number) if letters(text) == 0 else page_of(number, text)
        return page_of(number, text)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _has_picture(page: pdfium.PdfPage) -> bool:
    """Whether anything is drawn that may hold letters: a picture, or outlines in number."""
    shapes = 0
    for thing in page.get_objects(max_depth=3):
        if thing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            return True
        shapes += thing.type in {pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_SHADING}
        if shapes > 200:
            return True
    return False


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[Link]:
    position, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    for _ in range(LINKS):
        if not pdfium_c.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            return
        action = pdfium_c.FPDFLink_GetAction(link)
        if not action or pdfium_c.FPDFAction_GetType(action) != pdfium_c.PDFACTION_URI:
            continue
        size = pdfium_c.FPDFAction_GetURIPath(pdf, action, None, 0)
        if not 1 < size <= 4_096:
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium_c.FPDFAction_GetURIPath(pdf, action, buffer, size)
        url = buffer.value.decode("utf-8", "replace")
        if url.startswith(("http://", "https://")):
            yield Link(url=url, text="")


def _title(pdf: pdfium.PdfDocument) -> str | None:
    return display(pdf.get_metadata_value("Title"))[:300].strip() or None


def cut(body: bytes) -> bool:
    """Whether the file does not end as a PDF must, or its end points nowhere: a download that was cut, or damage."""
    end = _START.search(body[-_TAIL:].rstrip(b"\0"))
    if end is None:
        return b"%%EOF" not in body[-_TAIL:]
    offset = int(end[1]) if len(end[1]) < 20 else len(body)
    return offset >= len(body)


def _second_reading(body: bytes, pages: list[Page], limits: Limits) -> list[Page] | None:
    """Gives Poppler's reading where it is installed and sound; null otherwise."""
    text = output(
        "pdftotext",
        "-raw",
        "-enc",
        "UTF-8",
        "-l",
        str(len(pages)),
        "-",
        "-",
        body=body,
        seconds=limits.seconds / 2,
    )
    texts = (text or "").split("\f")[: len(pages)]
    if len(texts) != len(pages) or is_damaged("".join(texts)):
        return None
    return [
        page_of(page.number, text) if letters(text) or page.read_by else page
        for page, text in zip(pages, texts, strict=True)
    ]


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
