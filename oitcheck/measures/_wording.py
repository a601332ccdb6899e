"""Official Thai wording: Thai numerals, Buddhist years, lists."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from math import floor
from urllib.parse import unquote

from oitcheck.causes import causes
from oitcheck.masking import mask
from oitcheck.thai.dates import written
from oitcheck.thai.digits import thai_digits

BANGKOK = timezone(timedelta(hours=7))


def number(value: int) -> str:
    """Gives a whole number in Thai numerals.

    >>> number(1250)
    '๑,๒๕๐'
    """
    return thai_digits(f"{value:,}")


def share(part: int, whole: int) -> str:
    """Gives a percentage with two decimals, rounded down: never better than it is.

    >>> share(2, 3), share(3, 3)
    ('๖๖.๖๖', '๑๐๐.๐๐')
    """
    return thai_digits(f"{floor(part * 10_000 / whole) / 100:.2f}") if whole else "–"


def day(value: date) -> str:
    """Gives a day such as ``๑๔ กุมภาพันธ์ ๒๕๖๕``."""
    return thai_digits(written(value))


def month(value: date) -> str:
    """Gives a month such as ``ต.ค. ๖๔``."""
    _, name, year = written(value, short=True).split()
    return thai_digits(f"{name} {year[-2:]}")


def month_names(value: date) -> tuple[str, str]:
    """Gives the long and the short name of a month, without a year."""
    return written(value).split()[1], written(value, short=True).split()[1]


def day_of(text: str | None) -> date | None:
    """Gives the day in Thailand of a moment of the record; null where there is none."""
    try:
        return datetime.fromisoformat(text).astimezone(BANGKOK).date() if text else None
    except ValueError:
        return None


def listed(parts: Sequence[str], most: int, unit: str) -> str:
    """Gives the parts joined, and how many more there are."""
    more = f" และอีก {number(len(parts) - most)} {unit}" if len(parts) > most else ""
    return ", ".join(parts[:most]) + more


def joined(parts: Iterable[str]) -> str:
    """Gives names as a sentence lists them: ``ก ข และ ค``."""
    names = list(parts)
    return names[0] if len(names) == 1 else " ".join(names[:-1]) + f" และ{names[-1]}" if names else ""


def cause(code: str | None) -> str:
    """Gives the Thai title of a cause; the code where no table knows it."""
    known = causes().get(code or "")
    return (known.title.th if known else None) or code or ""


def address(url: str) -> str:
    """Gives an address as people read it: Thai letters decoded, secrets masked."""
    try:
        plain = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return mask(url)
    return mask(plain if any("\u0e00" <= sign <= "\u0e7f" for sign in plain) else url)
