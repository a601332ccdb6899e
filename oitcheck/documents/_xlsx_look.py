"""How the sheets of an .xlsx file are shown.

Source: ECMA-376, part 1, 18.3 (worksheets) and 18.8 (styles).
"""

import posixpath
import re
import zipfile
from itertools import islice

from lxml import etree

from oitcheck.documents._container import Refused, member, tree
from oitcheck.documents._sheet_look import CELLS_MOST, Looks, SheetLook, code_of

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<(?:\w{1,20}:)?c\s([^<>]{1,300})>")
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\s([^<>]{1,500})>")
_COLUMN = re.compile(rb"<(?:\w{1,20}:)?col\s([^<>]{1,500})>")
_UNSAID = re.compile(
    rb"</(?:\w{1,20}:)?f>\s{0,9}(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v>\s?</(?:\w{1,20}:)?v>)?\s{0,9}</(?:\w{1,20}:)?c>"
)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"']([0-9]{1,6})[\"']")
_ROW_NUMBER = re.compile(rb"\br=[\"']([0-9]{1,7})[\"']")
_FIRST, _LAST = re.compile(rb"\bmin=[\"']([0-9]{1,6})[\"']"), re.compile(rb"\bmax=[\"']([0-9]{1,6})[\"']")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_COLUMNS = 16_384


def looks_of(container: zipfile.ZipFile) -> Looks:
    """Gives the looks of the sheets; none where the file is of another make (.xlsb, strict XML).

    Raises:
        Refused: a part is damaged or too large.
    """
    if "xl/workbook.xml" not in container.namelist():
        return {}
    codes = _codes(container)
    targets = _targets(container)
    looks: Looks = {}
    left = CELLS_MOST
    for sheet in tree(container, "xl/workbook.xml").iter(f"{_M}sheet"):
        part = targets.get(sheet.get(_R, ""), "")
        if part in container.namelist() and left > 0:
            look = _look(member(container, part), codes, left)
            left -= len(look.formats)
            looks[sheet.get("name", "")] = look
    return looks


def _targets(container: zipfile.ZipFile) -> dict[str | None, str]:
    try:
        relations = tree(container, "xl/_rels/workbook.xml.rels")
    except Refused:
        return {}
    return {
        one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", "")))[1:]
        for one in relations
        if isinstance(one.tag, str)
    }


def _codes(container: zipfile.ZipFile) -> list[str | None]:
    """Gives the format code of each cell style."""
    if "xl/styles.xml" not in container.namelist():
        return []
    styles = tree(container, "xl/styles.xml")
    own = {_number(one, "numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_M}numFmt")}
    return [code_of(_number(one, "numFmtId"), own) for one in styles.iterfind(f"{_M}cellXfs/{_M}xf")]


def _look(xml: bytes, codes: list[str | None], most: int) -> SheetLook:
    """Gives the look of a sheet by its tags alone: a tree of a large sheet would take longer than its reading."""
    look = SheetLook(unsaid=_UNSAID.search(xml) is not None)
    for row in _ROW.finditer(xml):
        if _HIDDEN.search(row[1]):
            look.rows.add(_attribute(_ROW_NUMBER, row[1], 0) - 1)
    for column in islice(_COLUMN.finditer(xml), _COLUMNS):
        if _HIDDEN.search(column[1]):
            first, last = _attribute(_FIRST, column[1], 1), _attribute(_LAST, column[1], 0)
            look.columns.update(range(first - 1, min(last, _COLUMNS)))
    if any(codes):
        for cell in islice(_CELL.finditer(xml), most):
            _add(look, cell[1], codes)
    return look


def _add(look: SheetLook, attributes: bytes, codes: list[str | None]) -> None:
    style = _attribute(_STYLE, attributes, 0)
    code = codes[style] if style < len(codes) else None
    place = _PLACE.search(attributes) if code is not None else None
    if code is None or place is None:
        return
    column = 0
    for letter in place[1]:
        column = column * 26 + letter - 64
    look.formats[int(place[2]) - 1, column - 1] = code


def _attribute(pattern: re.Pattern[bytes], attributes: bytes, default: int) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found is not None else default


def _number(one: etree._Element, name: str, default: int = 0) -> int:
    value = one.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else default
