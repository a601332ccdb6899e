"""The measures report as a .docx file: A4 landscape, the heading row on every page, letters for Thai."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from oitcheck.measures import COLUMNS, Grid, MeasuresReport
from oitcheck.report._clean import harmless

FONT = "TH Sarabun New"
WIDTHS_MM = (38, 50, 30, 26, 99, 30)
WIDE = 3
"""Columns up to which a small table fits into the column of results."""


def render(report: MeasuresReport) -> bytes:
    """Gives the file; the same report gives the same content."""
    document = Document()
    _page(document)
    _letters(document)
    for line in report.title:
        _paragraph(document.add_paragraph(), line, bold=True, points=18, centred=True)
    for line in report.basis:
        _paragraph(document.add_paragraph(), line)
    _table(document, report)
    heading = document.add_paragraph()
    heading.paragraph_format.keep_with_next = True
    _paragraph(heading, "การสอบทานของเจ้าหน้าที่", bold=True)
    for line in report.sign_offs:
        _paragraph(document.add_paragraph(), line)
    for who in ("ผู้จัดทำรายงาน", "ผู้รับรองรายงาน"):
        line = f"\nลงชื่อ ........................................ {who}\n(........................................)"
        _paragraph(document.add_paragraph(), line, centred=True)
    _facts(document, report)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(15)


def _letters(document: Any) -> None:
    """Thai takes the letters and the size for complex scripts, which have keys of their own."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.paragraph_format.space_after = Pt(2)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    properties.append(_made("w:szCs", {"w:val": "28"}))
    properties.append(_made("w:lang", {"w:val": "en-US", "w:bidi": "th-TH"}))


def _table(document: Any, report: MeasuresReport) -> None:
    table = _new_table(document, COLUMNS, WIDTHS_MM)
    for row in report.rows:
        cells = table.add_row().cells
        for cell, width in zip(cells, WIDTHS_MM, strict=True):
            cell.width = Mm(width)
        texts = (
            (row.title,),
            row.methods,
            (row.responsible,),
            (row.period,),
            row.results,
            (row.recommendation,),
        )
        for cell, lines in zip(cells, texts, strict=True):
            _lines(cell, lines)
        for grid in row.grids:
            if len(grid.head) <= WIDE:
                _grid(cells[4], grid, WIDTHS_MM[4] - 6)
        for grid in row.grids:
            if len(grid.head) > WIDE:
                whole = table.add_row().cells
                _grid(whole[0].merge(whole[-1]), grid, sum(WIDTHS_MM) - 8)


def _new_table(place: Any, heads: Sequence[str], widths: Sequence[float]) -> Any:
    table = place.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    _widths(table, widths)
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(_made("w:tblHeader", {"w:val": "true"}))  # noqa: SLF001 - no public way
    for cell, head, width in zip(first.cells, heads, widths, strict=True):
        cell.width = Mm(width)
        _paragraph(cell.paragraphs[0], head, bold=True, centred=True, points=14 if len(heads) <= 6 else 11)
    return table


def _widths(table: Any, widths: Sequence[float]) -> None:
    """LibreOffice takes the widths from the table's own columns, Word from its cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def _grid(cell: Any, grid: Grid, width: float) -> None:
    """A table inside a cell; what follows it must be a paragraph."""
    small = 11
    _paragraph(cell.add_paragraph(), grid.caption, bold=True, points=12)
    first = width / 4 if len(grid.head) > WIDE else width * 0.6
    widths = [first, *[(width - first) / (len(grid.head) - 1)] * (len(grid.head) - 1)]
    table = cell.add_table(rows=1, cols=len(grid.head))
    table.style = "Table Grid"
    _widths(table, widths)
    for texts, row in ((grid.head, table.rows[0]), *((texts, table.add_row()) for texts in grid.rows)):
        for place, (text, one) in enumerate(zip(texts, row.cells, strict=True)):
            one.width = Mm(widths[place])
            _paragraph(one.paragraphs[0], text, bold=texts is grid.head, points=small, centred=place > 0)
    cell.add_paragraph()


def _lines(cell: Any, lines: Sequence[str]) -> None:
    for place, line in enumerate(lines):
        _paragraph(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), line)


def _paragraph(
    paragraph: Any, text: str, *, bold: bool = False, points: int | None = None, centred: bool = False
) -> None:
    lines = text.split("\n")
    for place, line in enumerate(lines):
        run = paragraph.add_run(harmless(line))
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - complex scripts have no public way
        if bold:
            run.bold = True
            properties.append(_made("w:bCs", {}))
        if points is not None:
            run.font.size = Pt(points)
            properties.append(_made("w:szCs", {"w:val": str(points * 2)}))
        if place < len(lines) - 1:
            run.add_break()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _made(name: str, values: dict[str, str]) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(key), value)
    return element


def _facts(document: Any, report: MeasuresReport) -> None:
    facts = document.core_properties
    facts.title = harmless(" ".join(report.title))[:250]
    facts.author = harmless(report.agency)[:250]
    facts.language = "th-TH"
    try:
        made = datetime.fromisoformat(report.made_at).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return
    facts.created = facts.modified = made
