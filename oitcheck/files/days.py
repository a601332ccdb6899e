"""Calendar days as ``2026-12-31``; a Buddhist year is named, with the Gregorian day that was meant."""

import re
from dataclasses import dataclass
from datetime import date

from oitcheck.files.place import Place, kind_of
from oitcheck.files.shapes import Schema
from oitcheck.yaml_nodes import Scalar, quoted

_BUDDHIST_FROM = 2400
_BUDDHIST_AHEAD = 543
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_EXACT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    def read(self, place: Place) -> date | None:
        """Gives the day."""
        node = place.node
        text = node.text.strip() if isinstance(node, Scalar) else ""
        numbers = _numbers(text)
        if numbers is None:
            place.mistake(
                f"{kind_of(node)}, expected a day such as 2026-12-31", "write year-month-day in digits 0-9"
            )
            return None
        year, month, day = numbers
        buddhist = year >= _BUDDHIST_FROM
        meant = _day(year - _BUDDHIST_AHEAD if buddhist else year, month, day)
        if meant is None:
            place.mistake(f"{quoted(text)}, but the calendar has no such day", "check the month and the day")
            return None
        if buddhist:
            place.mistake(
                f"{quoted(text)}, but {year} is a Buddhist year (พ.ศ.), expected a Gregorian one",
                f"write {meant.isoformat()}",
            )
            return None
        if not _EXACT.fullmatch(text):
            place.mistake(f"{quoted(text)}, expected a day such as 2026-12-31", f"write {meant.isoformat()}")
            return None
        return meant

    def schema(self) -> Schema:
        """Gives a string in the form of a date."""
        return {"type": "string", "format": "date", "pattern": f"^{_EXACT.pattern}$"}


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Gives year, month and day of any usual order, Thai digits too."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    return int(year), int(month), int(day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
