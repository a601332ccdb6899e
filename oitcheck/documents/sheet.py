"""Spreadsheets (.xlsx, .xls, .ods) by python-calamine: a sheet is a page."""

import io
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from oitcheck.documents import _ods_look, _xls_look, _xlsx_look
from oitcheck.documents._compound import is_compound, is_cut, is_locked
from oitcheck.documents._container import Refused, damaged_member, opened, refused, tree
from oitcheck.documents._pages import first_line, page_of
from oitcheck.documents._sheet_look import Looks, SheetLook
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Page, Table
from oitcheck.thai.text import display

KINDS = ("xlsx", "xls", "ods")

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}

ROWS, CELLS = 20_000, 200
"""Rows of a sheet and cells of a row that are read."""

KEPT_ROWS, KEPT_CELLS = 2_000, 60
"""Rows and cells that are kept as a table."""

TEXT = 20_000_000
"""Characters of one document that are read."""

_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_PIECE = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_PICTURES = ("xl/media/", "Pictures/", "xl/embeddings/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What a container holds beside its cells."""

    text: str = ""
    pictures: bool = False
    damaged: str | None = None
    looks: Looks = field(default_factory=dict)


@dataclass(slots=True)
class _Sheets:
    """What was read so far."""

    pages: list[Page] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    signs: int = 0
    whole: bool = True
    doubts: set[str] = field(default_factory=set)


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives every sheet as a page and as a table; hidden sheets are left out, as people do not see them."""
    kind = _kind(body, source)
    try:
        beside = _beside(body)
        with CalamineWorkbook.from_filelike(io.BytesIO(body)) as workbook:
            return _document(workbook, kind, source, limits, beside)
    except Refused as why:
        return refused(kind, MEDIA_TYPES[kind], source.url, why)
    except PasswordError as error:
        return refused(kind, MEDIA_TYPES[kind], source.url, Refused("document_encrypted", str(error)))
    except (CalamineError, OSError, ValueError) as error:
        return refused(kind, MEDIA_TYPES[kind], source.url, Refused("document_corrupt", str(error)))
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # how a fault inside calamine arrives
            raise
        cause = "document_corrupt" if is_compound(body) and is_cut(body) else "checker_error"
        return refused(kind, MEDIA_TYPES[kind], source.url, Refused(cause, str(panic)))


def _kind(body: bytes, source: Source) -> str:
    if is_compound(body):
        return "xlsx" if is_locked(body) and source.ending != "xls" else "xls"
    return "ods" if b"opendocument.spreadsheet" in body[:200] else "xlsx"


def _beside(body: bytes) -> _Beside:
    if is_compound(body):
        if is_locked(body):
            raise Refused("document_encrypted", "behind a password")
        return _Beside(looks=_xls_look.looks_of(body))
    with opened(body) as container:
        ods = "content.xml" in container.namelist()
        return _Beside(
            looks=_ods_look.looks_of(container) if ods else _xlsx_look.looks_of(container),
            text="\n".join(_drawn(container)),
            pictures=any(name.startswith(_PICTURES) for name in container.namelist()),
            damaged=damaged_member(container),
        )


def _drawn(container: zipfile.ZipFile) -> list[str]:
    """Gives the text of text boxes and charts: it stands in no cell."""
    lines: list[str] = []
    for name in container.namelist():
        if name.startswith(("xl/drawings/drawing", "xl/charts/chart")) and name.endswith(".xml"):
            lines += map(_text, tree(container, name).iter(_PARAGRAPH))
    return lines


def _text(paragraph: etree._Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(_PIECE))


def _document(
    workbook: CalamineWorkbook, kind: str, source: Source, limits: Limits, beside: _Beside
) -> Document:
    shown = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    sheets = _Sheets()
    for name in shown[: limits.pages]:
        _add(sheets, workbook, name, beside.looks.get(name, SheetLook()))
        if sheets.signs > TEXT:
            break
    if beside.text.strip():
        sheets.pages.append(page_of(len(sheets.pages) + 1, beside.text))
    empty = not any(table.rows for table in sheets.tables) and not beside.text.strip()
    unseen = empty and beside.pictures
    # Sheets and rows beyond the limit may hold what the first ones do not.
    unsure = unseen or not sheets.whole or len(shown) > len(sheets.pages)
    said = ["pictures in it were not read"] if unseen else sorted(sheets.doubts)
    document = Document(
        url=source.url,
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        title=first_line(sheets.pages),
        pages=tuple(sheets.pages),
        tables=tuple(sheets.tables),
        page_count=max(len(shown), len(sheets.pages)),
        complete=sheets.whole and len(shown) <= len(sheets.pages) and not empty and not sheets.doubts,
        trouble=("document_unreadable" if unsure else "document_empty") if empty else None,
        detail="; ".join(said) or None,
    )
    if beside.damaged is None or empty:
        return document
    why = f"{beside.damaged} is damaged"[:300]
    return replace(document, complete=False, notes=("document_repaired",), detail=why)


def _add(sheets: _Sheets, workbook: CalamineWorkbook, name: str, look: SheetLook) -> None:
    sheet = workbook.get_sheet_by_name(name)
    left = sheet.start[1] if sheet.start else 0
    rows = [
        [_cell(value, look, number, column) for column, value in enumerate(row[:CELLS], left)]
        for number, row in enumerate(islice(sheet.iter_rows(), ROWS))
    ]
    text = "\n".join(" ".join(filter(None, row)) for row in rows)
    title = display(name)
    sheets.pages.append(page_of(len(sheets.pages) + 1, f"{title}\n{text}"[:TEXT], title=title))
    sheets.tables.append(Table(rows=tuple(tuple(row[:KEPT_CELLS]) for row in rows if any(row))[:KEPT_ROWS]))
    sheets.signs += len(text)
    sheets.whole = sheets.whole and sheet.height <= ROWS and sheet.width <= CELLS and len(text) <= TEXT
    if look.unsaid:
        sheets.doubts.add("formulas in it have no result")
    if look.hid:
        sheets.doubts.add("rows or columns are hidden")


def _cell(value: object, look: SheetLook, row: int, column: int) -> str:
    """Gives what people see in the cell, by its place from 0."""
    shown = look.shown(value, row, column)
    if shown is None:
        return _bare(value)
    return shown if shown.isascii() and shown.isprintable() else display(shown).replace("\n", " ")


def _bare(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time | timedelta):
        return str(value).removesuffix(" 00:00:00")
    return display(str(value)).replace("\n", " ")
