"""How the sheets of an .xlsx file are shown.

Source: ECMA-376, part 1, 18.3 (worksheets) and 18.8 (styles).
"""

import io
import posixpath
import re
import zipfile

from lxml import etree

from oitcheck.documents._container import Refused, member, tree
from oitcheck.documents._sheet_look import CELLS_MOST, Looks, SheetLook, code_of

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
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
    look = SheetLook()
    row = -1
    try:
        for event, one in etree.iterparse(
            io.BytesIO(xml),
            events=("start", "end"),
            tag=(f"{_M}col", f"{_M}row", f"{_M}c"),
            resolve_entities=False,
            no_network=True,
        ):
            if event == "start":
                if one.tag == f"{_M}row":
                    row = _number(one, "r", row + 2) - 1
                    if _is_hidden(one):
                        look.rows.add(row)
                continue
            if one.tag == f"{_M}col" and _is_hidden(one):
                look.columns.update(range(_number(one, "min") - 1, min(_number(one, "max"), _COLUMNS)))
            elif one.tag == f"{_M}c":
                _add(look, one, codes, most)
            if one.tag != f"{_M}col":
                one.clear()
    except etree.XMLSyntaxError:
        return look
    return look


def _add(look: SheetLook, cell: etree._Element, codes: list[str | None], most: int) -> None:
    value = cell.find(f"{_M}v")
    said = value is not None and value.text is not None
    if not said and cell.find(f"{_M}f") is not None:
        look.unsaid = True
    style = _number(cell, "s")
    code = codes[style] if 0 <= style < len(codes) else None
    if code is None or not said or cell.get("t", "n") != "n" or len(look.formats) >= most:
        return
    place = _PLACE.fullmatch(cell.get("r", ""))
    if place is not None:
        column = 0
        for letter in place[1]:
            column = column * 26 + ord(letter) - 64
        look.formats[int(place[2]) - 1, column - 1] = code


def _is_hidden(one: etree._Element) -> bool:
    return one.get("hidden") in {"1", "true"}


def _number(one: etree._Element, name: str, default: int = 0) -> int:
    value = one.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else default
