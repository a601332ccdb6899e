"""Spreadsheets (.xlsx, .xls, .ods) by python-calamine: a sheet is a page."""

import io
from datetime import date, datetime, time, timedelta
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from oitcheck.documents._container import Refused, opened, refused
from oitcheck.documents._pages import first_line, page_of
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
KEPT_ROWS, KEPT_CELLS = 2_000, 60


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives every sheet as a page and as a table; hidden sheets are left out, as people do not see them."""
    kind = _kind(body)
    try:
        if kind != "xls":
            opened(body).close()
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
    except Refused as why:
        return refused(kind, MEDIA_TYPES[kind], source.url, why)
    except PasswordError as error:
        return refused(kind, MEDIA_TYPES[kind], source.url, Refused("document_encrypted", str(error)))
    except (CalamineError, OSError, ValueError) as error:
        return refused(kind, MEDIA_TYPES[kind], source.url, Refused("document_corrupt", str(error)))
    return _document(workbook, kind, source, limits)


def _kind(body: bytes) -> str:
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        return "xls"
    return "ods" if b"opendocument.spreadsheet" in body[:200] else "xlsx"


def _document(workbook: CalamineWorkbook, kind: str, source: Source, limits: Limits) -> Document:
    pages: list[Page] = []
    tables: list[Table] = []
    complete = True
    shown = [sheet.name for sheet in workbook.sheets_metadata if str(sheet.visible).endswith("Visible")]
    for number, name in enumerate(shown[: limits.pages], start=1):
        try:
            sheet = workbook.get_sheet_by_name(name)
        except (CalamineError, ValueError) as error:
            return refused(kind, MEDIA_TYPES[kind], source.url, Refused("document_corrupt", str(error)))
        rows = [[_cell(value) for value in row[:CELLS]] for row in islice(sheet.iter_rows(), ROWS)]
        complete = complete and sheet.height <= ROWS and sheet.width <= CELLS
        text = "\n".join(" ".join(filter(None, row)) for row in rows)
        pages.append(page_of(number, f"{name}\n{text}", title=display(name)))
        tables.append(Table(rows=tuple(tuple(row[:KEPT_CELLS]) for row in rows[:KEPT_ROWS] if any(row))))
    empty = not any(table.rows for table in tables)
    return Document(
        url=source.url,
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        title=first_line(pages),
        pages=tuple(pages),
        tables=tuple(tables),
        page_count=len(shown),
        complete=complete and len(shown) <= limits.pages and not empty,
        trouble="document_empty" if empty else None,
    )


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time | timedelta):
        return str(value).removesuffix(" 00:00:00")
    return display(str(value)).replace("\n", " ")
