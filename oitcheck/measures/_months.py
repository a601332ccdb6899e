"""A matrix of divisions × months: where the statistics of each month stand in a table that was read."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from oitcheck.measures._shape import Grid
from oitcheck.measures._wording import month, month_names, number
from oitcheck.model.document import Document, Table
from oitcheck.thai import dates
from oitcheck.thai.text import fold

FOUND, NONE, MISSING, UNKNOWN, NOT_DUE = "พบ", "ระบุว่าไม่มี", "ไม่พบ", "สรุปไม่ได้", "ยังไม่ถึงกำหนด"

_RANK = (MISSING, NONE, FOUND)
_STATED_NONE = frozenset({"-", "–", "—", "0", "๐", "ไม่มี", "-ไม่มี-"})
_HEAD_ROWS = 6
_SUFFIX = re.compile(r"(?:เทศบาล|องค์การบริหารส่วนตำบล|อบต\.?)$")


def grid(
    documents: Iterable[Document], divisions: Sequence[str], year_be: int, today: date, *, whole: bool
) -> tuple[Grid, str]:
    """Gives the matrix and the sentence that sums it up.

    Args:
        documents: everything that was read at the answers.
        divisions: names of the divisions, one row each.
        year_be: the fiscal year; its twelve months are the columns.
        today: the day of the look; a month that has not ended is not due.
        whole: whether everything could be read: else what is not found cannot be told.
    """
    months = _months(year_be)
    cells: dict[tuple[str, date], str] = {}
    for document in documents:
        bare = str(year_be) in dates_text(document)
        for table in document.tables:
            _read(table, divisions, months, cells, bare=bare)
    rows = tuple(
        (name, *(_state(cells.get((name, first)), first, today, whole=whole) for first in months))
        for name in divisions
    )
    states = [state for _, *rest in rows for state in rest]
    due = len(states) - states.count(NOT_DUE)
    counted = ", ".join(
        f"{word} {number(states.count(word))} ช่อง" for word in (NONE, MISSING, UNKNOWN) if states.count(word)
    )
    text = (
        f"สถิติรายเดือนของ {number(len(divisions))} ส่วนราชการ ในเดือนที่สิ้นสุดแล้ว "
        f"พบในตาราง {number(states.count(FOUND))} ช่อง จาก {number(due)} ช่อง"
        + (f" ({counted})" if counted else "")
    )
    head = ("ส่วนราชการ", *(month(first) for first in months))
    return Grid(caption="สถิติรายเดือนที่พบในตาราง", head=head, rows=rows), text


def dates_text(document: Document) -> str:
    """Gives the text in which a year is looked for: title, headings and pages."""
    parts = [document.title or "", *(heading.text for heading in document.headings)]
    return fold(" ".join([*parts, *(page.text[:20_000] for page in document.pages[:20])]))


def _months(year_be: int) -> tuple[date, ...]:
    start = dates.fiscal_year(year_be)[0]
    return tuple(
        date(start.year + (start.month - 1 + place) // 12, (start.month - 1 + place) % 12 + 1, 1)
        for place in range(12)
    )


def _state(seen: str | None, first: date, today: date, *, whole: bool) -> str:
    if seen is not None and seen != MISSING:
        return seen
    ends = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    if today < ends:
        return NOT_DUE
    return MISSING if whole else UNKNOWN


def _read(
    table: Table,
    divisions: Sequence[str],
    months: Sequence[date],
    cells: dict[tuple[str, date], str],
    *,
    bare: bool,
) -> None:
    """Takes over what one table shows; a row without a division of its own belongs to the one above it."""
    head, columns = _columns(table, months, bare=bare)
    if not columns:
        return
    current: str | None = None
    for row in table.rows[head + 1 :]:
        label = " ".join(cell for place, cell in enumerate(row[:3]) if place not in columns)
        current = _division(label, divisions) or current
        if current is None:
            continue
        for place, first in columns.items():
            state = _cell(row[place]) if place < len(row) else MISSING
            key = (current, first)
            cells[key] = max(cells.get(key, MISSING), state, key=_RANK.index)


def _columns(table: Table, months: Sequence[date], *, bare: bool) -> tuple[int, dict[int, date]]:
    for place, row in enumerate(table.rows[:_HEAD_ROWS]):
        found = {
            at: first for at, cell in enumerate(row) if (first := _month(cell, months, bare=bare)) is not None
        }
        if len(found) >= 2:
            return place, found
    return 0, {}


def _month(cell: str, months: Sequence[date], *, bare: bool) -> date | None:
    """The one month of the year that a heading names; a bare name counts where the document names the year."""
    if len(cell) > 40:
        return None
    named = [one for one in dates.mentions(cell) if (one.last - one.first).days <= 31]
    if named:
        first = named[0].first.replace(day=1)
        return first if len(named) == 1 and first in months else None
    text = re.sub(r"[\s.]|เดือน", "", cell)
    for first in months if bare else ():
        if text in {re.sub(r"[\s.]", "", name) for name in month_names(first)}:
            return first
    return None


def _division(label: str, divisions: Sequence[str]) -> str | None:
    text = fold(label)
    hits = [name for name in divisions if _core(name) and _core(name) in text]
    return max(hits, key=len, default=None)


def _core(name: str) -> str:
    return fold(_SUFFIX.sub("", name.strip()))


def _cell(text: str) -> str:
    plain = text.strip()
    if not plain:
        return MISSING
    return NONE if re.sub(r"\s", "", plain) in _STATED_NONE else FOUND
