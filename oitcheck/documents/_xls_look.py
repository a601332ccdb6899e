"""How the sheets of an old .xls file (Excel 97 to 2003) are shown.

Source: MS-XLS, sections 2.4 (records) and 2.5.198 (formats).
"""

import struct
from collections.abc import Iterator

from oitcheck.documents._doc import stream_of
from oitcheck.documents._sheet_look import CELLS_MOST, Looks, SheetLook, code_of

_BOF, _EOF, _SHEET, _FORMAT, _STYLE = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_NUMBER, _RK, _MANY, _FORMULA, _ROW, _COLUMNS = 0x0203, 0x027E, 0x00BD, 0x0006, 0x0208, 0x007D
_BIFF8 = 0x0600
_HIDDEN_ROW = 0x20


def looks_of(body: bytes) -> Looks:
    """Gives the looks of the sheets; none where the file is older or damaged."""
    try:
        return _looks(stream_of(body, "Workbook"))
    except (struct.error, IndexError):
        return {}


def _looks(stream: bytes) -> Looks:
    own: dict[int, str] = {}
    styles: list[int] = []
    starts: dict[str, int] = {}
    for kind, record in _records(stream, 0):
        if kind == _BOF and struct.unpack_from("<H", record)[0] != _BIFF8:
            return {}
        if kind == _FORMAT:
            own[struct.unpack_from("<H", record)[0]] = _string(record, 2, "<H")
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", record, 2)[0])
        elif kind == _SHEET:
            starts[_string(record, 6, "<B")] = struct.unpack_from("<I", record)[0]
    codes = [code_of(number, own) for number in styles]
    return {name: _look(stream, start, codes) for name, start in starts.items()}


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Gives the records of one part of the stream, up to its end."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _string(record: bytes, at: int, form: str) -> str:
    (length,) = struct.unpack_from(form, record, at)
    at += struct.calcsize(form)
    wide = record[at] & 1
    if wide:
        return record[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return record[at + 1 : at + 1 + length].decode("latin-1")


def _look(stream: bytes, start: int, codes: list[str | None]) -> SheetLook:
    look = SheetLook()
    for kind, record in _records(stream, start):
        if kind == _ROW and record[12] & _HIDDEN_ROW:
            look.rows.add(struct.unpack_from("<H", record)[0])
        elif kind == _COLUMNS and record[8] & 1:
            first, last = struct.unpack_from("<HH", record)
            look.columns.update(range(first, min(last, 255) + 1))
        elif kind in {_NUMBER, _RK, _FORMULA}:
            row, column, style = struct.unpack_from("<HHH", record)
            _add(look, row, column, style, codes)
        elif kind == _MANY:
            row, first = struct.unpack_from("<HH", record)
            for number in range((len(record) - 6) // 6):
                (style,) = struct.unpack_from("<H", record, 4 + 6 * number)
                _add(look, row, first + number, style, codes)
    return look


def _add(look: SheetLook, row: int, column: int, style: int, codes: list[str | None]) -> None:
    code = codes[style] if style < len(codes) else None
    if code is not None and len(look.formats) < CELLS_MOST:
        look.formats[row, column] = code
