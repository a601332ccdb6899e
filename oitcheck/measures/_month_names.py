"""The months of a fiscal year as headings, cells, links and file names write them."""

import re
from collections.abc import Sequence
from datetime import date

from oitcheck.measures._wording import month_names
from oitcheck.thai import dates
from oitcheck.thai.digits import ascii_digits

_SHORT = 40
_MONTH_DAYS = 31
_WEEKS = 27
_NUMBERS = (
    re.compile(
        r"(?<![\d/.])(?<!\d-)(?P<month>0?[1-9]|1[0-2])\s?[/_.-]\s?(?P<year>25\d\d|[5-9]\d)(?![\d/]|[.-]\d)"
    ),
    re.compile(r"(?<![\d/.])(?<!\d-)(?P<year>25\d\d)\s?[/_.-]\s?(?P<month>0?[1-9]|1[0-2])(?![\d/]|[.-]\d)"),
)


def months_of(year_be: int) -> tuple[date, ...]:
    """Gives the first days of a fiscal year's twelve months, October first."""
    start = dates.fiscal_year(year_be)[0]
    return tuple(
        date(start.year + (start.month - 1 + place) // 12, (start.month - 1 + place) % 12 + 1, 1)
        for place in range(12)
    )


def month_in_cell(cell: str, months: Sequence[date], *, bare: bool) -> date | None:
    """Gives the one month of the year that a cell or a sheet's name names.

    Args:
        cell: a longer one is text, not a heading.
        months: of the fiscal year.
        bare: whether a name without a year counts, because the year stands in the document.
    """
    if len(cell) > _SHORT:
        return None
    found = _named(cell, months)
    if found is not None or _dated(cell):
        return found
    text = re.sub(r"[\s.]|เดือน", "", cell)
    for first in months if bare else ():
        if text in {re.sub(r"[\s.]", "", name) for name in month_names(first)}:
            return first
    return None


def month_in_title(text: str, months: Sequence[date], *, bare: bool) -> date | None:
    """Gives the one month of the year that a title, a link or a file name is about; none where it names several."""
    if any((one.last - one.first).days < _WEEKS for one in dates.mentions(text)):
        return None  # a day: when it was made, not what it is of
    found = _named(text, months)
    if found is not None or _dated(text) or not bare:
        return found
    named = {first for first in months if any(_stands_in(name, text) for name in month_names(first))}
    return next(iter(named)) if len(named) == 1 else None


def without_dates(text: str) -> str:
    """Gives text with every date in it blanked: what is left of digits are figures."""
    for one in reversed(dates.mentions(text)):
        text = text[: one.start] + " " + text[one.end :]
    return text


def _named(text: str, months: Sequence[date]) -> date | None:
    said = dates.mentions(text)
    if any((one.last - one.first).days > _MONTH_DAYS and one.kind is dates.Kind.SPAN for one in said):
        return None
    named = {one.first.replace(day=1) for one in said if (one.last - one.first).days <= _MONTH_DAYS}
    named |= set() if named else _numbered(text)
    first = next(iter(named), None)
    return first if len(named) == 1 and first in months else None


def _dated(text: str) -> bool:
    """Whether a text names months or days at all, of whatever year."""
    short = any((one.last - one.first).days <= _MONTH_DAYS for one in dates.mentions(text))
    return short or bool(_numbered(text)) or any(one.kind is dates.Kind.SPAN for one in dates.mentions(text))


def _numbered(text: str) -> set[date]:
    """Months as numbers, "10/2564" and "2564-10"; a day's date is none."""
    found = set()
    for pattern in _NUMBERS:
        for match in pattern.finditer(ascii_digits(text)):
            year = int(match["year"])
            year += 2500 if year < 100 else 0
            found.add(date(year - dates.BUDDHIST, int(match["month"]), 1))
    return found


def _stands_in(name: str, text: str) -> bool:
    """Whether a bare month stands in a text; a short one only as a word of its own."""
    if "." not in name:
        return name in text
    first, second = (re.escape(part) for part in name.split(".")[:2])
    return re.search(rf"(?<![ก-๎.]){first}\.?\s?{second}(?![ก-๎])", text) is not None
