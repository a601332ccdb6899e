"""Dates and fiscal years as Thai public bodies write them: พ.ศ. and ค.ศ., Thai and ASCII digits, long and short.

A two-digit year counts only beside a month, ปี or งบประมาณ, and is พ.ศ.; where it may as well be ค.ศ. the mention says
``ambiguous``. A fiscal year Y (พ.ศ.) runs from 1 October Y-1 to 30 September Y.

Source: พระราชบัญญัติวิธีการงบประมาณ พ.ศ. 2561 มาตรา 4 (ปีงบประมาณ).
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from oitcheck.thai import _months
from oitcheck.thai.digits import ascii_digits

BUDDHIST = 543


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


# Lines and pages are read again for every element of a question.
_LINE = 600


def fiscal_year_be(day: date) -> int:
    """Gives the fiscal year (พ.ศ.) that a day is in.

    >>> fiscal_year_be(date(2021, 10, 1)), fiscal_year_be(date(2022, 9, 30))
    (2565, 2565)
    """
    return day.year + BUDDHIST + (day.month >= 10)


def fiscal_year(year_be: int) -> tuple[date, date]:
    """Gives the first and the last day of a fiscal year (พ.ศ.)."""
    year = year_be - BUDDHIST
    return date(year - 1, 10, 1), date(year, 9, 30)


def written(day: date, *, short: bool = False) -> str:
    """Gives the day in Thai: ``14 กุมภาพันธ์ 2565``, short ``14 ก.พ. 65``."""
    if short:
        return f"{day.day} {_months.SHORT[day.month - 1]} {(day.year + BUDDHIST) % 100:02d}"
    return f"{day.day} {_months.LONG[day.month - 1]} {day.year + BUDDHIST}"


def mentions(text: str) -> tuple[Mention, ...]:
    """Gives every date, span and year of the text in order; of two readings of one place the longer."""
    return _mentions_of_line(text) if len(text) <= _LINE else _mentions_of_text(text)


@lru_cache(maxsize=8192)
def _mentions_of_line(text: str) -> tuple[Mention, ...]:
    return _mentions(text)


@lru_cache(maxsize=16)
def _mentions_of_text(text: str) -> tuple[Mention, ...]:
    return _mentions(text)


def _mentions(text: str) -> tuple[Mention, ...]:
    plain = ascii_digits(text)
    found = sorted(_all(plain), key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    return tuple(replace(one, text=text[one.start : one.end]) for one in _joined(kept, plain))


_S = r"\s{0,3}"
_TO = rf"{_S}(?:[-‐-―~]|จนถึง|ถึง|to){_S}(?:(?:สิ้น|วันที่|เดือน){_S}){{0,2}}"
_ERA = rf"(?:พ{_S}\.?{_S}ศ{_S}\.?|พุทธศักราช|ค{_S}\.?{_S}ศ{_S}\.?|คริสต์ศักราช|B\.?E\.?|A\.?D\.?|C\.?E\.?)"
_YEAR4 = r"(?<!\d)(?<!\d[.,/])(?:2[4-6]\d\d|19\d\d|20\d\d)(?![\d]|[.,]\d)"
# Two digits are no year where a unit follows them.
_UNIT = (
    r"\s?(?:ล้าน|แสน|หมื่น|พัน|ร้อย|บาท|คน|ราย|เรื่อง|ครั้ง|แห่ง|โครงการ|รายการ|ชุด|ฉบับ|วัน|เดือน|ชั่วโมง|น\.|ปี|%|[.,:/]\d)"
)
_YEAR2 = rf"(?<!\d)(?<!\d[.,])['’]?\d\d(?!\d|{_UNIT})"
_YEAR = rf"(?:{_YEAR4}|{_YEAR2})"
_DAY = r"(?<!\d)(?<!\d[/.,])(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_M = _months.PATTERN
_BUDGET = rf"(?:งบประมาณ(?:รายจ่าย)?|งบ{_S}ฯ|งปม{_S}\.?|งบ(?=\s?(?:พ|\d)))"
_FISCAL = rf"(?:(?:ประจำ{_S})?ปี{_S}{_BUDGET}(?:{_S}ประจำปี)?|{_BUDGET}{_S}(?:ประจำ)?ปี|\b[Ff]iscal [Yy]ear\b|\bFISCAL YEAR\b|\b[Ff][Yy])"
_ANY_YEAR = rf"(?:(?P<fiscal>{_FISCAL})|(?:ของ)?(?:ประจำ)?ปี)?{_S}(?:{_ERA})?{_S}(?P<year>{_YEAR})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


Found = Mention | None
_READERS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Found]]] = []


def _reads(pattern: str) -> Callable[[Callable[[re.Match[str]], Found]], Callable[[re.Match[str]], Found]]:
    def kept(reader: Callable[[re.Match[str]], Found]) -> Callable[[re.Match[str]], Found]:
        _READERS.append((_compiled(pattern), reader))
        return reader

    return kept


# Every form begins or ends with a number: only what stands near one is searched.
_BEFORE, _BEHIND = 120, 60
_NUMBER_RUN = re.compile(r"\d+")


def _windows(plain: str) -> Iterator[tuple[int, int]]:
    start, end = 0, 0
    for run in _NUMBER_RUN.finditer(plain):
        if end and run.start() - _BEFORE > end:
            yield start, end
            start = run.start() - _BEFORE
        elif not end:
            start = max(0, run.start() - _BEFORE)
        end = run.end() + _BEHIND
    if end:
        yield start, min(end, len(plain))


def _all(plain: str) -> Iterator[Mention]:
    for start, end in _windows(plain):
        for pattern, reader in _READERS:
            yield from _read(pattern.finditer(plain, start, end), reader)


def _read(hits: Iterable[re.Match[str]], reader: Callable[[re.Match[str]], Found]) -> Iterator[Mention]:
    for hit in hits:
        try:
            mention = reader(hit)
        except ValueError:  # no such day
            continue
        if mention is not None:
            yield mention


@dataclass(frozen=True, slots=True)
class _Year:
    be: int
    ambiguous: bool = False

    @property
    def ce(self) -> int:
        return self.be - BUDDHIST


def _year(text: str) -> _Year:
    """Gives the year; two digits are พ.ศ., ambiguous where that is long past or far off."""
    number = int(text.lstrip("'’"))
    if number < 100:
        return _Year(2500 + number, ambiguous=not 40 <= number < 90)
    return _Year(number if number >= 2400 else number + BUDDHIST)


def _mention(
    hit: re.Match[str],
    kind: Kind,
    first: date,
    last: date,
    *,
    year: _Year,
    named: tuple[int, int] | None = None,
) -> Mention:
    return Mention(
        kind=kind, start=hit.start(), end=hit.end(), text=hit[0], first=first, last=last,
        years_be=named, ambiguous=year.ambiguous,
    )  # fmt: skip


def _in_year(month: int, year: _Year, *, fiscal: bool) -> int:
    """The calendar year (ค.ศ.) of a month: October of fiscal year Y is in Y-1."""
    return year.ce - 1 if fiscal and month >= 10 else year.ce


def _whole_year(
    hit: re.Match[str], kind: Kind, year: _Year, *, to: _Year | None = None, fiscal: bool = False
) -> Mention:
    end = to or year
    first, last = date(year.ce, 1, 1), date(end.ce, 12, 31)
    if fiscal:
        first, last = fiscal_year(year.be)[0], fiscal_year(end.be)[1]
    return _mention(hit, kind, first, last, year=year, named=(year.be, end.be))


@_reads(r"(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d/]|[.-]\d)")
def _numeric(hit: re.Match[str]) -> Found:
    day, month, year = int(hit[1]), int(hit[3]), _year(hit[4])
    if not 2400 <= year.be < 2700:
        return None
    if month > 12 >= day and len(hit[4]) == 4 and int(hit[4]) < 2400:
        day, month = month, day  # month first, as in English files
    one = date(year.ce, month, day)
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(r"(?<![\d/.-])((?:19|20|2[4-6])\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|[.-]\d)")
def _year_first(hit: re.Match[str]) -> Found:
    year = _year(hit[1])
    one = date(year.ce, int(hit[3]), int(hit[4]))
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(rf"(?P<day>{_DAY}){_S}(?:เดือน)?{_S}(?P<month>{_M}){_S},?{_S}{_ANY_YEAR}")
def _day(hit: re.Match[str]) -> Found:
    month, year = _months.number_of(hit["month"]), _year(hit["year"])
    one = date(_in_year(month, year, fiscal=bool(hit["fiscal"])), month, int(hit["day"]))
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(rf"(?P<month>{_months.ENGLISH}){_S}(?P<day>{_DAY})(?:st|nd|rd|th)?,{_S}(?P<year>{_YEAR4})")
def _english_day(hit: re.Match[str]) -> Found:
    year = _year(hit["year"])
    one = date(year.ce, _months.number_of(hit["month"]), int(hit["day"]))
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(rf"(?:เดือน{_S})?(?P<month>{_M}){_S},?{_S}{_ANY_YEAR}")
def _month(hit: re.Match[str]) -> Found:
    month, year = _months.number_of(hit["month"]), _year(hit["year"])
    ce = _in_year(month, year, fiscal=bool(hit["fiscal"]))
    return _mention(hit, Kind.MONTH, date(ce, month, 1), _month_end(ce, month), year=year)


@_reads(
    rf"(?:(?P<from_day>{_DAY}){_S})?(?:เดือน{_S})?(?P<from>{_M}){_TO}"
    rf"(?:(?P<day>{_DAY}){_S})?(?:เดือน{_S})?(?P<month>{_M}){_S}{_ANY_YEAR}"
)
def _months_of_one_year(hit: re.Match[str]) -> Found:
    """One year behind both months: what would run backwards began in the year before."""
    start, end, year = _months.number_of(hit["from"]), _months.number_of(hit["month"]), _year(hit["year"])
    ce = _in_year(end, year, fiscal=bool(hit["fiscal"]))
    first = date(ce - (start > end), start, int(hit["from_day"] or 1))
    last = date(ce, end, int(hit["day"])) if hit["day"] else _month_end(ce, end)
    return _mention(hit, Kind.SPAN, first, last, year=year)


@_reads(rf"(?P<from>{_DAY}){_TO}(?P<day>{_DAY}){_S}(?:เดือน)?{_S}(?P<month>{_M}){_S}{_ANY_YEAR}")
def _days_of_one_month(hit: re.Match[str]) -> Found:
    month, year = _months.number_of(hit["month"]), _year(hit["year"])
    ce = _in_year(month, year, fiscal=bool(hit["fiscal"]))
    first, last = date(ce, month, int(hit["from"])), date(ce, month, int(hit["day"]))
    return _mention(hit, Kind.SPAN, first, last, year=year) if first <= last else None


@_reads(
    rf"(?:(?:(?P<fiscal>{_FISCAL})|(?:ประจำ)?ปี){_S}(?:{_ERA})?{_S}|{_ERA}{_S}|(?=\d))(?P<from>{_YEAR4}){_TO}"
    rf"(?:(?:ปี|งบประมาณ|{_ERA}){_S}){{0,3}}(?P<to>{_YEAR4}|(?<!\d)\d\d(?!\d|{_UNIT}))(?!-\d)"
)
def _years(hit: re.Match[str]) -> Found:
    start = _year(hit["from"])
    end = _year(hit["to"]) if len(hit["to"]) == 4 else _Year(start.be // 100 * 100 + int(hit["to"]))
    if not 0 < end.be - start.be <= 30:
        return None
    return _whole_year(hit, Kind.YEARS, start, to=end, fiscal=bool(hit["fiscal"]))


@_reads(rf"{_FISCAL}{_S}(?:{_ERA})?{_S}(?P<year>{_YEAR})")
def _fiscal(hit: re.Match[str]) -> Found:
    return _whole_year(hit, Kind.FISCAL, _year(hit["year"]), fiscal=True)


@_reads(rf"{_BUDGET}{_S}(?:{_ERA})?{_S}(?P<year>{_YEAR4}|(?<!\d)[4-8]\d(?!\d|{_UNIT}))")
def _budget(hit: re.Match[str]) -> Found:
    return _whole_year(hit, Kind.FISCAL, _year(hit["year"]), fiscal=True)


@_reads(rf"ประจำ{_S}ปี{_S}(?:{_ERA})?{_S}(?P<year>{_YEAR})")
def _annual(hit: re.Match[str]) -> Found:
    return _whole_year(hit, Kind.ANNUAL, _year(hit["year"]))


@_reads(rf"ปี{_S}(?:{_ERA})?{_S}(?P<year>{_YEAR})")
def _plain_year(hit: re.Match[str]) -> Found:
    return _whole_year(hit, Kind.YEAR, _year(hit["year"]))


@_reads(rf"{_ERA}{_S}(?P<year>{_YEAR4})")
def _era(hit: re.Match[str]) -> Found:
    return _whole_year(hit, Kind.ERA, _year(hit["year"]))


@_reads(
    rf"(?:ไตรมาส(?:{_S}ที่)?{_S}|\bQ)(?P<number>[1-4])(?:{_S}(?:-|ถึง|และ|,){_S}(?P<to>[1-4]))?{_S}"
    rf"(?:/{_S}(?P<short>\d{{4}}|\d\d)(?!\d)|[(]?(?:ของ|ใน)?{_S}(?:(?:{_FISCAL})|(?:ประจำ)?ปี){_S}(?:{_ERA})?{_S}(?P<year>{_YEAR}))"
)
def _quarter(hit: re.Match[str]) -> Found:
    year, number = _year(hit["short"] or hit["year"]), int(hit["number"])
    return _months_of_fiscal(hit, Kind.QUARTER, year, 3 * (number - 1), 3 * int(hit["to"] or number))


@_reads(
    rf"(?:(?:รอบ{_S})?(?:(?P<months>6|12|หก){_S}เดือน)|ครึ่งปี){_S}(?P<which>แรก|หลัง)?{_S}[(]?(?:ของ|ใน)?{_S}"
    rf"(?:(?:{_FISCAL})|(?:ประจำ)?ปี)?{_S}(?:{_ERA})?{_S}(?P<year>{_YEAR})"
)
def _half(hit: re.Match[str]) -> Found:
    if hit["months"] == "12":
        return _whole_year(hit, Kind.FISCAL, _year(hit["year"]), fiscal=True)
    start = 6 if hit["which"] == "หลัง" else 0
    return _months_of_fiscal(hit, Kind.HALF, _year(hit["year"]), start, start + 6)


@_reads(rf"(?:เลข)?ที่{_S}(?:[ก-ฮ]{{1,3}}{_S}\.?{_S})?[\d]{{1,5}}{_S}/{_S}(?P<year>2[45]\d\d)(?!\d)")
def _number(hit: re.Match[str]) -> Found:
    """A number of an order or an announcement: they are counted by calendar year."""
    return _whole_year(hit, Kind.NUMBER, _year(hit["year"]))


def _months_of_fiscal(hit: re.Match[str], kind: Kind, year: _Year, start: int, end: int) -> Found:
    """Months of a fiscal year by their place in it, October being 0."""
    if not 0 <= start < end <= 12:
        return None
    first_month, last_month = (9 + start) % 12 + 1, (9 + end - 1) % 12 + 1
    first = date(_in_year(first_month, year, fiscal=True), first_month, 1)
    last = _month_end(_in_year(last_month, year, fiscal=True), last_month)
    return _mention(hit, kind, first, last, year=year, named=(year.be, year.be))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_BETWEEN = _compiled(rf"{_TO}\Z")


def _joined(found: list[Mention], plain: str) -> Iterator[Mention]:
    """Joins two days or months with "to" between them into a span."""
    waiting: Mention | None = None
    for mention in found:
        if waiting is None:
            waiting = mention
            continue
        dated = {waiting.kind, mention.kind} <= {Kind.DAY, Kind.MONTH} and waiting.first <= mention.last
        between = plain[waiting.end : mention.start]
        if dated and len(between) <= 30 and _BETWEEN.fullmatch(between):
            waiting = replace(
                waiting, kind=Kind.SPAN, end=mention.end, last=mention.last,
                ambiguous=waiting.ambiguous or mention.ambiguous,
            )  # fmt: skip
            continue
        yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting
