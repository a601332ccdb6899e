"""How the sheets of an .ods file are shown: beside a cell's value it holds the text that people see.

Source: OpenDocument 1.3, part 3, 9.1.
"""

import zipfile

from lxml import etree

from oitcheck.documents._container import tree
from oitcheck.documents._sheet_look import CELLS_MOST, Looks, SheetLook

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_HIDDEN = frozenset({"collapse", "filter"})
_ROWS, _COLUMNS = 1_048_576, 16_384


def looks_of(container: zipfile.ZipFile) -> Looks:
    """Gives the looks of the sheets.

    Raises:
        Refused: the content is damaged or too large.
    """
    looks: Looks = {}
    for table in tree(container, "content.xml").iter(f"{_TABLE}table"):
        looks.setdefault(table.get(f"{_TABLE}name", ""), _look(table))
    return looks


def _look(table: etree._Element) -> SheetLook:
    look = SheetLook()
    at = 0
    for column in table.iter(f"{_TABLE}table-column"):
        count = _repeated(column, "columns", _COLUMNS)
        if column.get(f"{_TABLE}visibility") in _HIDDEN:
            look.columns.update(range(at, min(at + count, _COLUMNS)))
        at += count
    at = 0
    for row in table.iter(f"{_TABLE}table-row"):
        count = _repeated(row, "rows", _ROWS)
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            look.rows.update(range(at, min(at + count, _ROWS)))
        elif count < _COLUMNS:
            _add_row(look, row, range(at, at + count))
        at += count
    return look


def _add_row(look: SheetLook, row: etree._Element, numbers: range) -> None:
    column = 0
    for cell in row.iterchildren(*_CELLS):
        count = _repeated(cell, "columns", _COLUMNS)
        if cell.get(f"{_OFFICE}value-type", "string") != "string" and count < _COLUMNS:
            lines = ("".join(map(str, line.itertext())) for line in cell.iterchildren(f"{_TEXT}p"))
            text = " ".join(lines)
            for place in ((number, column + more) for number in numbers for more in range(count)):
                if len(look.texts) < CELLS_MOST:
                    look.texts[place] = text
        column += count


def _repeated(one: etree._Element, what: str, most: int) -> int:
    value = one.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(value), most) if value.isdecimal() and len(value) < 8 else 1
