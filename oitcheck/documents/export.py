"""Office documents saved as one file of markup: web archives (MHTML), Excel's and Word's XML of 2003.

Word's "single file web page" and what e-services export carry the names .doc and .xls; Word and Excel open them.

Source: RFC 2557 (MHTML); XML Spreadsheet Reference and WordprocessingML of Office 2003.
"""

import email
import email.policy
from dataclasses import replace
from datetime import datetime
from email.message import Message

from lxml import etree

from oitcheck.documents import _docx, html
from oitcheck.documents._number_format import shown_date, shown_number
from oitcheck.documents._pages import ENOUGH_LETTERS, first_line, page_of
from oitcheck.documents._sheet_look import code_of
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Page, Table
from oitcheck.thai.text import display, letters

KINDS = ("export",)

PARTS = 500
"""Parts of one web archive that are read: sheets, mostly."""

LINES_APART = 20_000
"""Lines that may part one part from another, in one web archive that is read."""

PICTURE_BYTES = 60_000
"""Encoded bytes of a picture beside the text from which on it may hold text itself."""

ROWS, CELLS = 20_000, 200
"""Rows of a sheet and cells of a row that are read."""

KEPT_ROWS, KEPT_CELLS = 2_000, 60
"""Rows and cells that are kept as a table."""

TEXT = 20_000_000
"""Characters of one document that are read."""

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_VISIBLE = (
    "{urn:schemas-microsoft-com:office:excel}WorksheetOptions/{urn:schemas-microsoft-com:office:excel}Visible"
)
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MEDIA = {"xls": "application/vnd.ms-excel", "doc": "application/msword", "html": "multipart/related"}
_NAMED = {"Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Currency": "#,##0.00"}


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives every sheet or part as a page, with its tables; what no program could open is ``document_corrupt``."""
    start = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        return _archive(body, source, limits)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body.lstrip().replace(_WORD_2003, _WORD), parser)
    except etree.XMLSyntaxError as error:
        kind = "xls" if _SS[1:-1].encode() in start else "doc"
        return replace(_empty(kind, source), trouble="document_corrupt", detail=str(error)[:300])
    if root.tag == f"{_SS}Workbook":
        return _workbook(root, source)
    return _word(root, source)


def _archive(body: bytes, source: Source, limits: Limits) -> Document:
    if body.count(b"\n--") > LINES_APART:
        return replace(_empty("html", source), trouble="too_large", detail="too many parts")
    message = email.message_from_bytes(body.lstrip(), policy=email.policy.compat32)
    pages, found, heavy, head = list[Page](), list[Document](), False, b""
    for number, part in enumerate(message.walk()):
        heavy = heavy or _is_heavy(part)
        if part.get_content_type() == "text/html" and number < PARTS:
            content, declared = _decoded(part, source)
            head = head or content[:65_536]
            one = html.read(content, declared, limits)
            found.append(one)
            page = one.whole or one.pages[0]
            if page.folded:
                pages.append(replace(page, number=len(pages) + 1))
    kind = _kind(head, source)
    if kind == "html" and found:
        return replace(found[0], url=source.url, media_type=_MEDIA[kind])
    count = sum(letters(page.text) for page in pages)
    pictured = heavy or (count < ENOUGH_LETTERS and b"image/" in body)
    return replace(
        _empty(kind, source),
        title=next((one.title for one in found if one.title), None) or first_line(pages),
        pages=tuple(pages),
        headings=tuple(one for page in found for one in page.headings),
        links=tuple(one for page in found for one in page.links if one.url.startswith("http")),
        tables=tuple(one for page in found for one in page.tables),
        page_count=max(len(pages), 1),
        complete=bool(count) and not pictured and all(one.complete for one in found) and number < PARTS,
        trouble=None if count else "document_unreadable",
        detail="pictures in it were not read" if pictured else None,
        notes=tuple(sorted({note for one in found for note in one.notes})),
    )


def _decoded(part: Message, source: Source) -> tuple[bytes, Source]:
    content = part.get_payload(decode=True)
    charset = str(part.get_param("charset") or "")
    declared = f"text/html; charset={charset}" if charset else "text/html"
    return content if isinstance(content, bytes) else b"", replace(source, content_type=declared)


def _is_heavy(part: Message) -> bool:
    content = part.get_payload()
    return (
        part.get_content_maintype() == "image" and isinstance(content, str) and len(content) > PICTURE_BYTES
    )


def _kind(head: bytes, source: Source) -> str:
    if source.ending in {"xls", "xlsx"} or "excel" in source.media_type:
        return "xls"
    if source.ending in {"doc", "docx"} or "word" in source.media_type:
        return "doc"
    return "xls" if b"office:excel" in head else "doc" if b"office:word" in head else "html"


def _workbook(root: etree._Element, source: Source) -> Document:
    codes = {
        style.get(f"{_SS}ID"): _code(form.get(f"{_SS}Format", ""))
        for style in root.iter(f"{_SS}Style")
        for form in style.iter(f"{_SS}NumberFormat")
    }
    pages, tables, whole = list[Page](), list[Table](), True
    for sheet in root.iter(f"{_SS}Worksheet"):
        if (sheet.findtext(_VISIBLE) or "").startswith("SheetHidden"):
            continue
        rows = [row for row in sheet.iter(f"{_SS}Row") if row.get(f"{_SS}Hidden") != "1"]
        whole = whole and len(rows) <= ROWS and all(len(row) <= CELLS for row in rows)
        cells = [[_cell(cell, codes) for cell in list(row.iter(f"{_SS}Cell"))[:CELLS]] for row in rows[:ROWS]]
        title = display(sheet.get(f"{_SS}Name", ""))
        text = "\n".join([title, *(" ".join(filter(None, row)) for row in cells)])
        whole = whole and len(text) <= TEXT
        pages.append(page_of(len(pages) + 1, text[:TEXT], title=title))
        tables.append(Table(rows=tuple(tuple(row[:KEPT_CELLS]) for row in cells if any(row))[:KEPT_ROWS]))
    empty = not any(table.rows for table in tables)
    return replace(
        _empty("xls", source),
        title=first_line(pages),
        pages=tuple(pages),
        tables=tuple(tables),
        page_count=max(len(pages), 1),
        complete=whole and not empty,
        trouble="document_empty" if empty else None,
    )


def _code(name: str) -> str | None:
    return code_of(1, {1: _NAMED.get(name, name)})


def _cell(cell: etree._Element, codes: dict[str | None, str | None]) -> str:
    content = cell.find(f"{_SS}Data")
    if content is None:
        return ""
    text, code = "".join(map(str, content.itertext())), codes.get(cell.get(f"{_SS}StyleID"))
    shown = None
    try:
        if code and content.get(f"{_SS}Type") == "Number":
            shown = shown_number(float(text), code)
        elif code and content.get(f"{_SS}Type") == "DateTime":
            shown = shown_date(datetime.fromisoformat(text), code)
    except (ValueError, OverflowError):
        shown = None
    return display(shown or text).replace("\n", " ")


def _word(root: etree._Element, source: Source) -> Document:
    page = page_of(1, "\n".join(_docx.lines_of(root))[:TEXT])
    pictured = _docx.is_pictured(root)
    trouble = None if page.folded else "document_unreadable" if pictured else "document_empty"
    return replace(
        _empty("doc", source),
        title=first_line([page]),
        pages=(page,),
        tables=_docx.tables_of(root),
        complete=trouble is None and not pictured and len(page.text) < TEXT,
        trouble=trouble,
        detail="pictures in it were not read" if pictured else None,
    )


def _empty(kind: str, source: Source) -> Document:
    return Document(url=source.url, kind=kind, media_type=_MEDIA[kind], complete=False)
