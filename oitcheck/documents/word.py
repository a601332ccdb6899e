"""Word processing: .docx by python-docx, .odt from its XML, .doc by ``catdoc`` where installed."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from oitcheck.documents._container import Refused, opened, refused
from oitcheck.documents._pages import first_line, is_damaged, page_of
from oitcheck.documents._program import output
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Heading, Link, Table
from oitcheck.thai.text import display

KINDS = ("docx", "odt", "doc")

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
}

ROWS, CELLS = 2_000, 60

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODT_BLOCKS = {f"{_OFFICE}p", f"{_OFFICE}h"}
_ODT_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the text as one page, with headings, tables and links; text boxes, headers and footers included."""
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        return _doc(body, source, limits)
    try:
        container = opened(body)
    except Refused as why:
        return refused("docx", MEDIA_TYPES["docx"], source.url, why)
    if "content.xml" in container.namelist():
        return _odt(container, source)
    return _docx(body, source)


def _docx(body: bytes, source: Source) -> Document:
    try:
        word = docx.Document(io.BytesIO(body))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        OSError,
    ) as error:
        return refused("docx", MEDIA_TYPES["docx"], source.url, Refused("document_corrupt", str(error)))
    parts = [word.element.body]
    for section in word.sections:
        own = (part for part in (section.header, section.footer) if not part.is_linked_to_previous)
        parts += [part.part.element for part in own]
    lines = [line for part in parts for line in _docx_lines(part)]
    title = (word.core_properties.title or "").strip()
    return _document(
        "docx",
        source,
        "\n".join(lines),
        title=title,
        headings=tuple(_docx_headings(word)),
        tables=tuple(_docx_table(table) for table in word.element.body.iter(qn("w:tbl"))),
        links=tuple(_docx_links(word)),
        pictures=any(True for _ in word.element.body.iter(qn("w:drawing"), qn("w:pict"))),
    )


def _docx_lines(part: Any) -> Iterator[str]:
    for paragraph in part.iter(qn("w:p")):
        yield "".join(_docx_signs(paragraph))


def _docx_signs(paragraph: Any) -> Iterator[str]:
    for sign in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if next(sign.iterancestors(qn("w:p")), None) is not paragraph:
            continue
        if sign.tag == qn("w:t"):
            yield sign.text or ""
        else:
            yield "-" if sign.tag == qn("w:noBreakHyphen") else " "


def _docx_headings(word: Any) -> Iterator[Heading]:
    for paragraph in word.paragraphs:
        name = paragraph.style.name if paragraph.style is not None else ""
        if name and name.startswith(("Heading", "Title")) and paragraph.text.strip():
            level = name.removeprefix("Heading").strip()
            yield Heading(
                level=int(level) if level.isdigit() and 1 <= int(level) <= 6 else 1,
                text=display(paragraph.text)[:300],
            )


def _docx_table(table: Any) -> Table:
    rows = []
    for row in list(table.iter(qn("w:tr")))[:ROWS]:
        cells = list(row.iter(qn("w:tc")))[:CELLS]
        rows.append(tuple(display(" ".join(_docx_lines(cell))) for cell in cells))
    return Table(rows=tuple(rows))


def _docx_links(word: Any) -> Iterator[Link]:
    for relation in word.part.rels.values():
        if (
            relation.is_external
            and relation.reltype.endswith("/hyperlink")
            and relation.target_ref.startswith("http")
        ):
            yield Link(url=relation.target_ref[:4_096], text="")


def _odt(container: zipfile.ZipFile, source: Source) -> Document:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(container.read("content.xml"), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, RuntimeError) as error:
        return refused("odt", MEDIA_TYPES["odt"], source.url, Refused("document_corrupt", str(error)))
    blocks = list(root.iter(*_ODT_BLOCKS))
    headings = tuple(
        Heading(level=1, text=display("".join(block.itertext()))[:300])
        for block in blocks
        if block.tag == f"{_OFFICE}h"
    )
    tables = tuple(
        Table(
            rows=tuple(
                tuple(
                    display(" ".join(map(str, cell.itertext())))
                    for cell in row.iter(f"{_ODT_TABLE}table-cell")
                )[:CELLS]
                for row in list(table.iter(f"{_ODT_TABLE}table-row"))[:ROWS]
            )
        )
        for table in root.iter(f"{_ODT_TABLE}table")
    )
    links = tuple(
        Link(url=link.get(_HREF, "")[:4_096], text=display("".join(map(str, link.itertext()))))
        for link in root.iter(f"{_OFFICE}a")
        if link.get(_HREF, "").startswith("http")
    )
    pictures = "Pictures/" in " ".join(container.namelist())
    text = "\n".join("".join(block.itertext()) for block in blocks)
    return _document("odt", source, text, headings=headings, tables=tables, links=links, pictures=pictures)


def _doc(body: bytes, source: Source, limits: Limits) -> Document:
    text = output("catdoc", "-d", "utf-8", "-w", "-", body=body, seconds=limits.seconds / 2)
    if text is None:
        why = Refused(
            "document_unreadable", "an old .doc is read by the program catdoc, which is missing or gave up"
        )
        return refused("doc", MEDIA_TYPES["doc"], source.url, why)
    return _document("doc", source, text)


def _document(
    kind: str,
    source: Source,
    text: str,
    *,
    title: str = "",
    headings: tuple[Heading, ...] = (),
    tables: tuple[Table, ...] = (),
    links: tuple[Link, ...] = (),
    pictures: bool = False,
) -> Document:
    page = page_of(1, text)
    trouble = None
    if not page.folded:
        trouble = "document_unreadable" if pictures else "document_empty"
    elif is_damaged(text):
        trouble = "text_damaged"
    return Document(
        url=source.url,
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        title=display(title)[:300] or first_line([page]),
        pages=(page,),
        headings=headings,
        tables=tables,
        links=links[:2_000],
        complete=trouble is None and not pictures,
        trouble=trouble,
        detail="pictures in it were not read" if pictures else None,
    )
