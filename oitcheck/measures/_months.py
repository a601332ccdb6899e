"""A matrix of divisions × months: where the statistics of each month stand in what was read.

A table may have its months across or down, or be of one month or one division: its sheet, its page or the link that leads
to the file then says which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from oitcheck.measures._month_names import month_in_title, months_of
from oitcheck.measures._month_tables import FOUND, MISSING, NONE, Context, Matrix, read_lines, read_table
from oitcheck.measures._shape import Grid
from oitcheck.measures._wording import month, number
from oitcheck.model.document import Document
from oitcheck.thai.text import fold

UNKNOWN, NOT_DUE = "สรุปไม่ได้", "ยังไม่ถึงกำหนด"

_SHEETS = frozenset({"xlsx", "xls", "ods"})
_NOBODY: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_CALLED = 300


def grid(
    documents: Iterable[Document],
    divisions: Sequence[str],
    year_be: int,
    today: date,
    *,
    whole: bool,
    called: Mapping[str, tuple[str, ...]] = _NOBODY,
) -> tuple[Grid, str]:
    """Gives the matrix and the sentence that sums it up.

    Args:
        documents: everything that was read at the answers.
        divisions: names of the divisions, one row each.
        year_be: the fiscal year; its twelve months are the columns.
        today: the day of the look; a month that has not ended is not due.
        whole: whether everything could be read: else what is not found cannot be told.
        called: by a document's address the words of the links that lead to it.
    """
    months = months_of(year_be)
    matrix = Matrix(divisions=divisions, months=months)
    for document in documents:
        _read(document, matrix, str(year_be), called.get(document.url, ()))
    rows = tuple(
        (name, *(_state(matrix.cells.get((name, first)), first, today, whole=whole) for first in months))
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


def _state(seen: str | None, first: date, today: date, *, whole: bool) -> str:
    if seen is not None and seen != MISSING:
        return seen
    ends = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    if today < ends:
        return NOT_DUE
    return MISSING if whole else UNKNOWN


def _read(document: Document, matrix: Matrix, year: str, called: tuple[str, ...]) -> None:
    names = tuple(text[:_CALLED] for text in (*_names(document), *called) if text)
    bare = year in dates_text(document) or any(year in fold(name) for name in names)
    context = _context(names, matrix, Context(bare=bare))
    sheets = document.kind in _SHEETS
    for place, table in enumerate(document.tables):
        title = document.pages[place].title if sheets and place < len(document.pages) else None
        read_table(table, matrix, _context((title,) if title else (), matrix, context))
    if not document.tables:
        for page in document.pages:
            if page.read_by in {"text", "browser"}:
                read_lines(page, matrix, context)


def _names(document: Document) -> Iterator[str]:
    """What a document is called: headings, first line, file name; a page's address says nothing."""
    yield from (heading.text for heading in document.headings if heading.level <= 2)
    if document.kind == "html":
        return
    yield from (page.text.strip().split("\n")[0] for page in document.pages[:1])
    yield unquote(urlsplit(document.url).path.rpartition("/")[2])


def _context(names: Sequence[str], matrix: Matrix, outer: Context) -> Context:
    """What names say of all below them: the one division, the one month; what they do not say stands as it was."""
    divisions = {found for name in names if (found := matrix.division(name)) is not None}
    months = {
        first for name in names if (first := month_in_title(name, matrix.months, bare=outer.bare)) is not None
    }
    return Context(
        division=next(iter(divisions)) if len(divisions) == 1 else outer.division if not divisions else None,
        month=next(iter(months)) if len(months) == 1 else outer.month if not months else None,
        bare=outer.bare,
    )
