"""Which division has figures for which month: in tables either way round, and in lines of text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from oitcheck.measures._month_names import month_in_cell, month_in_title, without_dates
from oitcheck.model.document import Page, Table
from oitcheck.thai.digits import ascii_digits
from oitcheck.thai.text import fold

FOUND, NONE, MISSING = "พบ", "ระบุว่าไม่มี", "ไม่พบ"

_RANK = (MISSING, NONE, FOUND)
_STATED_NONE = frozenset({"-", "–", "—", "0", "๐", "ไม่มี", "-ไม่มี-"})
_HEAD_ROWS = 6
_LABELS = 3
_SUFFIX = re.compile(r"(?:เทศบาล|องค์การบริหารส่วนตำบล|อบต\.?)$")
_TOTAL = re.compile(r"^\W*(?:รวม|ยอดรวม|ผลรวม|total)", re.IGNORECASE)
_LINES = 5000
_UNIT = r"(?:ราย(?:การ)?|ครั้ง|เรื่อง|คน|ฉบับ|แห่ง|คำร้อง|บาท|หลังคาเรือน|ครัวเรือน|คำขอ|ชุด|ต้น|จุด|คัน|ใบ)"
_FIGURE = re.compile(rf"(?<![\d.,/-])(\d{{1,3}}(?:,\d{{3}})+|0|[1-9]\d{{0,5}}|-)(?![\d,/-])\s*(?:{_UNIT}|$)")
_ORDINAL = re.compile(r"^\s*\d{1,3}\s?[.)]?\s+")
_VALUES = re.compile(r"(?:\s+(?:[\d,]+|[-–]))+\s*$")


@dataclass(slots=True, kw_only=True)
class Matrix:
    """The cells as they fill: by division and month what was seen, the better of two.

    Attributes:
        divisions: names, as the checklist has them.
        months: first days of the year's months.
    """

    divisions: Sequence[str]
    months: Sequence[date]
    cells: dict[tuple[str, date], str] = field(default_factory=dict)

    def note(self, division: str | None, month: date | None, state: str) -> None:
        """Takes over what one place shows; nothing where it is not known whose or when it is."""
        if division is None or month is None:
            return
        key = (division, month)
        self.cells[key] = max(self.cells.get(key, MISSING), state, key=_RANK.index)

    def division(self, text: str) -> str | None:
        """Gives the division that a label names; the longest where names contain each other."""
        folded = fold(text)
        hits = [name for name in self.divisions if _core(name) and _core(name) in folded]
        return max(hits, key=len, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the place of a table says of all of it.

    Attributes:
        bare: whether a month without a year is of the fiscal year.
    """

    division: str | None = None
    month: date | None = None
    bare: bool = False


def read_table(table: Table, matrix: Matrix, context: Context) -> None:
    """Takes over what one table shows: months as columns, months as rows, or one month for all of it."""
    head, columns = _month_columns(table, matrix, context)
    if columns:
        _read_columns(table.rows[head + 1 :], columns, matrix, context)
        return
    head, divided = _division_columns(table, matrix)
    _read_rows(table.rows[head + 1 :] if divided else table.rows, divided, matrix, context)


def read_lines(page: Page, matrix: Matrix, context: Context) -> None:
    """Takes over what lines of text show, where no table was read: each a label and its figures."""
    columns: list[date] = []
    rows = []
    for line in page.text.split("\n")[:_LINES]:
        named = [
            first for word in _words(line) if (first := month_in_cell(word, matrix.months, bare=context.bare))
        ]
        if len(set(named)) >= 2:
            columns = list(dict.fromkeys(named))
            continue
        values = _VALUES.search(ascii_digits(line))
        found = values[0].split() if values else []
        if columns and len(found) == len(columns) and values is not None:
            division = matrix.division(line[: values.start()]) or context.division
            for first, value in zip(columns, found, strict=True):
                matrix.note(division, first, _cell(value))
            continue
        rows.append(_as_row(line, matrix, context))
    _read_rows(rows, {}, matrix, context)


def _words(line: str) -> Iterator[str]:
    """Pieces of a line that may each be a month: with the year behind them or without."""
    parts = line.split()
    for place, part in enumerate(parts[:60]):
        following = parts[place + 1] if place + 1 < len(parts) else ""
        yield f"{part} {following}" if re.fullmatch(r"[\d๐-๙]{2,4}", following) else part


def _as_row(line: str, matrix: Matrix, context: Context) -> tuple[str, ...]:
    first = month_in_title(line[:200], matrix.months, bare=False) or month_in_cell(
        line.strip(), matrix.months, bare=context.bare
    )
    rest = _ORDINAL.sub("", ascii_digits(without_dates(line[:400])))
    figure = _FIGURE.search(rest)
    label = rest[: figure.start()] if figure else rest
    named = f"{first.month}/{first.year + 543}" if first is not None else ""
    return (named, label.strip() or " ", figure[1] if figure else "")


def _month_columns(table: Table, matrix: Matrix, context: Context) -> tuple[int, dict[int, date]]:
    for place, row in enumerate(table.rows[:_HEAD_ROWS]):
        found = {
            at: first
            for at, cell in enumerate(row)
            if (first := month_in_cell(cell, matrix.months, bare=context.bare)) is not None
        }
        if len(set(found.values())) >= 2:
            return place, found
    return 0, {}


def _read_columns(
    rows: Sequence[tuple[str, ...]], columns: dict[int, date], matrix: Matrix, context: Context
) -> None:
    """A row without a division of its own belongs to the one above it; a total belongs to nobody."""
    current = context.division
    for row in rows:
        label = " ".join(cell for place, cell in enumerate(row[:_LABELS]) if place not in columns)
        named = matrix.division(label)
        if named is None and _TOTAL.match(label.strip()):
            continue
        current = named or current
        for place, first in columns.items():
            matrix.note(current, first, _cell(row[place]) if place < len(row) else MISSING)


def _division_columns(table: Table, matrix: Matrix) -> tuple[int, dict[int, str]]:
    for place, row in enumerate(table.rows[:_HEAD_ROWS]):
        found = {
            at: name for at, cell in enumerate(row) if at and (name := matrix.division(cell)) is not None
        }
        if len(set(found.values())) >= 2:
            return place, found
    return -1, {}


def _read_rows(
    rows: Sequence[tuple[str, ...]], divided: dict[int, str], matrix: Matrix, context: Context
) -> None:
    division, month = context.division, context.month
    for row in rows:
        labels = [cell for cell in row[:_LABELS] if cell.strip()]
        if labels and _TOTAL.match(labels[0]):
            continue
        named = (month_in_cell(cell, matrix.months, bare=context.bare) for cell in labels)
        month = next((first for first in named if first is not None), None) or month
        if divided:
            for at, name in divided.items():
                matrix.note(name, month, _figure(row[at]) if at < len(row) else MISSING)
            continue
        division = matrix.division(" ".join(labels)) or division
        matrix.note(
            division,
            month,
            max(map(_figure, _values(row, matrix, context)), key=_RANK.index, default=MISSING),
        )


def _values(row: tuple[str, ...], matrix: Matrix, context: Context) -> tuple[str, ...]:
    """Cells behind the label: what stands before it is its number in the list."""
    last = max(
        (
            at
            for at, cell in enumerate(row[:_LABELS])
            if (re.search("[ก-๎A-Za-z]", cell) and not _figure_with_unit(cell))
            or month_in_cell(cell, matrix.months, bare=context.bare)
        ),
        default=-1,
    )
    return row[last + 1 :] if last >= 0 else ()


def _figure_with_unit(cell: str) -> bool:
    return re.fullmatch(rf"[\d,\s]+{_UNIT}", ascii_digits(cell).strip()) is not None


def _figure(text: str) -> str:
    """What a cell shows where not its place but its content makes it a figure."""
    state = _cell(text)
    return state if state != FOUND or re.search(r"\d", ascii_digits(without_dates(text))) else MISSING


def _cell(text: str) -> str:
    plain = text.strip()
    if not plain:
        return MISSING
    return NONE if re.sub(r"\s", "", plain) in _STATED_NONE else FOUND


def _core(name: str) -> str:
    return fold(_SUFFIX.sub("", name.strip()))
