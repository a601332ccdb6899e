"""Word and Excel files from the sample's HTML fragments, written as the packages of XML that they are."""

import io
import zipfile
from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, fromstring

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument"
MADE = (2022, 4, 11, 9, 0, 0)


def workbook(title: str, body: str) -> bytes:
    """Gives an .xlsx of one sheet: the title, then a row for every paragraph and every row of a table."""
    rows = [(title,), *(row for block in _blocks(body) for row in block)]
    cells = "".join(
        f'<row r="{at}">{"".join(_cell(text, at, column) for column, text in enumerate(row))}</row>'
        for at, row in enumerate(rows, start=1)
    )
    rels = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    return _package(
        {
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="รายงาน" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{rels}</Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>',
        },
        main="xl/workbook.xml",
        kinds={
            "xl/workbook.xml": f"{TYPES}.spreadsheetml.sheet.main+xml",
            "xl/worksheets/sheet1.xml": f"{TYPES}.spreadsheetml.worksheet+xml",
        },
    )


def word_file(_title: str, body: str) -> bytes:
    """Gives a .docx: a paragraph for every paragraph or heading, a table for every table."""
    parts = "".join(
        _paragraph(block[0][0]) if len(block[0]) == 1 else _table(block) for block in _blocks(body)
    )
    return _package(
        {"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{parts}</w:body></w:document>'},
        main="word/document.xml",
        kinds={"word/document.xml": f"{TYPES}.wordprocessingml.document.main+xml"},
    )


def _blocks(body: str) -> Iterator[list[tuple[str, ...]]]:
    for block in fromstring(f"<body>{body}</body>"):
        if block.tag == "table":
            yield [tuple(_text(cell) for cell in row) for row in block]
        else:
            yield [(_text(block),)]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _cell(text: str, row: int, column: int) -> str:
    return f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _table(rows: list[tuple[str, ...]]) -> str:
    lines = ("".join(f"<w:tc>{_paragraph(text)}</w:tc>" for text in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def _package(parts: dict[str, str], *, main: str, kinds: dict[str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>',
    } | parts
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in whole.items():
            package.writestr(zipfile.ZipInfo(name, MADE), HEAD + text, zipfile.ZIP_DEFLATED)
    return made.getvalue()
