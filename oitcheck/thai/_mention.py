"""What is read out of a text: one date, span or year, and where it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

BUDDHIST = 543
"""Years that the Buddhist era is ahead."""


class Kind(StrEnum):
    """What a mention names; ``ERA`` is a bare "พ.ศ. Y", as it stands in the names of laws."""

    DAY = "day"
    MONTH = "month"
    SPAN = "span"
    QUARTER = "quarter"
    HALF = "half"
    FISCAL = "fiscal"
    ANNUAL = "annual"
    YEAR = "year"
    YEARS = "years"
    ERA = "era"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One date, span or year in a text.

    Attributes:
        kind: what it names.
        start: place in the text, from 0; ``end`` the place behind it.
        text: as it stands there.
        first: first day of it.
        last: last day of it.
        years_be: first and last year (พ.ศ.) where years are named; null for days, months and spans of them.
        ambiguous: whether the two digits of its year may as well be ค.ศ.
    """

    kind: Kind
    start: int
    end: int
    text: str
    first: date
    last: date
    years_be: tuple[int, int] | None = None
    ambiguous: bool = False


def fiscal_year(year_be: int) -> tuple[date, date]:
    """Gives the first and the last day of a fiscal year (พ.ศ.)."""
    year = year_be - BUDDHIST
    return date(year - 1, 10, 1), date(year, 9, 30)
