"""Every form of a date, a span or a year: a pattern each and what it means."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from oitcheck.thai import _months
from oitcheck.thai._date_signs import (
    Way,
    anywhere,
    before_months,
    english_starts,
    from_,
    months_to,
    named_months,
    sign,
    within,
)
from oitcheck.thai._mention import BUDDHIST, Kind, Mention, fiscal_year

_S = r"\s{0,3}"
TO = rf"{_S}(?:[-‐-―~]|จนถึง|ถึง|to){_S}(?:(?:สิ้น|วันที่|เดือน){_S}){{0,2}}"
_ERA = rf"(?:พ{_S}\.?{_S}ศ{_S}\.?|พุทธศักราช|ค{_S}\.?{_S}ศ{_S}\.?|คริสต์ศักราช|B\.?E\.?|A\.?D\.?|C\.?E\.?)"
_YEAR4 = r"(?<!\d)(?<!\d[.,/])(?:2[4-6]\d\d|19\d\d|20\d\d)(?![\d]|[.,]\d)"
# Two digits are no year where a unit follows them on their line.
_MONEY = r"ล้าน|แสน|หมื่น|พัน(?!ตรี|โท|เอก|ตำรวจ|จ่า)|ร้อย(?!ละ|ตรี|โท|เอก|ตำรวจ)|บาท|%"
_COUNTED = (
    r"คน|ราย(?!งาน|ละเอียด|ชื่อ|รับ|จ่าย|ได้|เดือน|ไตรมาส)|เรื่อง|ครั้ง(?!ที่)|แห่ง|โครงการ|ตำแหน่ง|อัตรา(?!กำลัง)|ชุด(?!ที่)|ฉบับ(?!ที่)|"
    r"วัน(?!ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เดือน|ชั่วโมง|น\.|ปี(?!งบ|\s?งปม)"
)
_UNIT = rf"[ \u00a0]?(?:{_MONEY}|{_COUNTED}|[.,:/]\d)"
_YEAR2 = rf"(?<!\d)(?<!\d[.,])['’]?\d\d(?!\d|{_UNIT})"
_YEAR = rf"(?:{_YEAR4}|{_YEAR2})"
# Behind a day and a month, or behind ปีงบประมาณ, two digits are a year whatever is spoken of next.
_DAYS_YEAR = rf"(?:{_YEAR4}|(?<!\d)(?<!\d[.,])['’]?\d\d(?!\d|[.,:/]\d))"
_BUDGET_YEAR = rf"(?:{_YEAR4}|(?<!\d)(?<!\d[.,])['’]?\d\d(?!\d|[ \u00a0]?(?:{_MONEY}|[.,:/]\d)))"
_DAY = r"(?<!\d)(?<!\d[/.,])(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_M = _months.PATTERN
_BUDGET = rf"(?:งบประมาณ(?:รายจ่าย)?|งบ{_S}ฯ|งปม{_S}\.?|งบ(?=\s?(?:พ|\d|ปี{_S}(?:พ|\d))))"
_FISCAL = rf"(?:(?:ประจำ{_S})?ปี{_S}{_BUDGET}(?:{_S}(?:ประจำ)?ปี)?|{_BUDGET}{_S}(?:ประจำ)?ปี|\b[Ff]iscal [Yy]ear\b|\bFISCAL YEAR\b|\b[Ff][Yy])"
# As spreadsheets write them: 14-ก.พ.-65, 14/ก.พ./65.
_NEXT = rf"(?:{_S},?{_S}|[-/]|\s/\s)"
_TO_MONTH = rf"(?:(?:st|nd|rd|th)\s|{_S}(?:เดือน)?{_S}|[-/]|\s/\s)"
_FORM_NO = rf"สขร{_S}\.?{_S}"
_BEFORE_YEAR = rf"(?:(?P<fiscal>{_FISCAL})|(?:ของ)?(?:ประจำ)?ปี)?{_S}(?:{_ERA})?{_S}"
_ANY_YEAR = rf"{_BEFORE_YEAR}(?P<year>{_YEAR})"
_YEAR_OF_DAY = rf"{_BEFORE_YEAR}(?P<year>{_DAYS_YEAR})"


Found = Mention | None
Reads = Callable[[re.Match[str]], Found]


class Form(NamedTuple):
    """One form of a date: its pattern, what it means, and the way to find it."""

    pattern: re.Pattern[str]
    reads: Reads
    way: Way


FORMS: list[Form] = []
_NEAR_MONTHS_TO = within(months_to)
_NEAR_NUMBERS_TO = within(sign(rf"\d{_S}(?:[-‐-―~]|จนถึง|ถึง|to)"))


def _reads(pattern: str, way: Way = anywhere) -> Callable[[Reads], Reads]:
    def kept(reads: Reads) -> Reads:
        FORMS.append(Form(re.compile(pattern), reads, way))
        return reads

    return kept


@dataclass(frozen=True, slots=True)
class Year:
    be: int
    ambiguous: bool = False

    @property
    def ce(self) -> int:
        return self.be - BUDDHIST


def _year(text: str) -> Year:
    """Gives the year; two digits are พ.ศ., ambiguous where that is long past or far off."""
    number = int(text.lstrip("'’"))
    if number < 100:
        return Year(2500 + number, ambiguous=not 40 <= number < 90)
    return Year(number if number >= 2400 else number + BUDDHIST)


def _mention(
    hit: re.Match[str],
    kind: Kind,
    first: date,
    last: date,
    *,
    year: Year,
    named: tuple[int, int] | None = None,
) -> Mention:
    return Mention(
        kind=kind, start=hit.start(), end=hit.end(), text=hit[0], first=first, last=last,
        years_be=named, ambiguous=year.ambiguous,
    )  # fmt: skip


def _in_year(month: int, year: Year, *, fiscal: bool) -> int:
    """The calendar year (ค.ศ.) of a month: October of fiscal year Y is in Y-1."""
    return year.ce - 1 if fiscal and month >= 10 else year.ce


def _whole_year(
    hit: re.Match[str], kind: Kind, year: Year, *, to: Year | None = None, fiscal: bool = False
) -> Mention:
    end = to or year
    first, last = date(year.ce, 1, 1), date(end.ce, 12, 31)
    if fiscal:
        first, last = fiscal_year(year.be)[0], fiscal_year(end.be)[1]
    return _mention(hit, kind, first, last, year=year, named=(year.be, end.be))


@_reads(
    r"(?<![\d/.])(?:(?<!-)|(?<=/\d\d-)|(?<=/\d{4}-))(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d/]|\.\d|-\d(?!\d?/\d))",
    within(sign(r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]")),
)
def _numeric(hit: re.Match[str]) -> Found:
    day, month, year = int(hit[1]), int(hit[3]), _year(hit[4])
    if not 2400 <= year.be < 2700:
        return None
    if month > 12 >= day and len(hit[4]) == 4 and int(hit[4]) < 2400:
        day, month = month, day  # month first, as in English files
    one = date(year.ce, month, day)
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(
    r"(?<![\d/.-])((?:19|20|2[4-6])\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|[.-]\d)",
    within(sign(r"\d[-/.]\d{1,2}[-/.]\d")),
)
def _year_first(hit: re.Match[str]) -> Found:
    year = _year(hit[1])
    one = date(year.ce, int(hit[3]), int(hit[4]))
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(
    rf"(?P<form>{_FORM_NO})?(?P<day>{_DAY}){_TO_MONTH}(?P<month>{_M}){_NEXT}{_YEAR_OF_DAY}",
    from_(before_months(rf"(?:{_FORM_NO})?{_DAY}{_TO_MONTH}", 30)),
)
def _day(hit: re.Match[str]) -> Found:
    month, year = _months.number_of(hit["month"]), _year(hit["year"])
    ce = _in_year(month, year, fiscal=bool(hit["fiscal"]))
    if hit["form"]:  # "สขร.1 เดือนตุลาคม 2564" is the form's number and a month
        return _mention(hit, Kind.MONTH, date(ce, month, 1), _month_end(ce, month), year=year)
    one = date(ce, month, int(hit["day"]))
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(
    rf"(?P<day>{_DAY}){_S}เดือน{_S}(?P<month>\d{{1,2}}){_S}(?=ปี|พ|ค)(?:ปี{_S})?(?:{_ERA})?{_S}(?P<year>{_YEAR4})",
    within(sign(rf"เดือน{_S}\d")),
)
def _day_in_numbers(hit: re.Match[str]) -> Found:
    year = _year(hit["year"])
    one = date(year.ce, int(hit["month"]), int(hit["day"]))
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(rf"เดือน{_S}(?P<month>\d{{1,2}}){_S}/{_S}(?P<year>\d{{4}})(?![\d/]|[.-]\d)")
def _month_in_numbers(hit: re.Match[str]) -> Found:
    year, month = _year(hit["year"]), int(hit["month"])
    return _mention(hit, Kind.MONTH, date(year.ce, month, 1), _month_end(year.ce, month), year=year)


@_reads(
    rf"(?P<month>{_months.ENGLISH}){_S}(?P<day>{_DAY})(?:st|nd|rd|th)?,{_S}(?P<year>{_YEAR4})",
    from_(english_starts),
)
def _english_day(hit: re.Match[str]) -> Found:
    year = _year(hit["year"])
    one = date(year.ce, _months.number_of(hit["month"]), int(hit["day"]))
    return _mention(hit, Kind.DAY, one, one, year=year)


@_reads(rf"(?:เดือน{_S})?(?P<month>{_M}){_NEXT}{_ANY_YEAR}", from_(named_months))
def _month(hit: re.Match[str]) -> Found:
    month, year = _months.number_of(hit["month"]), _year(hit["year"])
    ce = _in_year(month, year, fiscal=bool(hit["fiscal"]))
    return _mention(hit, Kind.MONTH, date(ce, month, 1), _month_end(ce, month), year=year)


@_reads(
    rf"(?:(?P<from_day>{_DAY}){_S})?(?:เดือน{_S})?(?P<from>{_M}){TO}"
    rf"(?:(?P<day>{_DAY}){_S})?(?:เดือน{_S})?(?P<month>{_M}){_S}{_ANY_YEAR}",
    _NEAR_MONTHS_TO,
)
def _months_of_one_year(hit: re.Match[str]) -> Found:
    """One year behind both months: what would run backwards began in the year before."""
    start, end, year = _months.number_of(hit["from"]), _months.number_of(hit["month"]), _year(hit["year"])
    ce = _in_year(end, year, fiscal=bool(hit["fiscal"]))
    first = date(ce - (start > end), start, int(hit["from_day"] or 1))
    last = date(ce, end, int(hit["day"])) if hit["day"] else _month_end(ce, end)
    return _mention(hit, Kind.SPAN, first, last, year=year)


@_reads(
    rf"(?P<from>{_DAY}){TO}(?P<day>{_DAY}){_S}(?:เดือน)?{_S}(?P<month>{_M}){_S}{_YEAR_OF_DAY}",
    _NEAR_NUMBERS_TO,
)
def _days_of_one_month(hit: re.Match[str]) -> Found:
    month, year = _months.number_of(hit["month"]), _year(hit["year"])
    ce = _in_year(month, year, fiscal=bool(hit["fiscal"]))
    first, last = date(ce, month, int(hit["from"])), date(ce, month, int(hit["day"]))
    return _mention(hit, Kind.SPAN, first, last, year=year) if first <= last else None


@_reads(
    rf"(?:(?:(?P<fiscal>{_FISCAL})|(?:ประจำ)?ปี){_S}(?:{_ERA})?{_S}|{_ERA}{_S}|(?=\d))(?P<from>{_YEAR4}){TO}"
    rf"(?:(?:ปี|งบประมาณ|{_ERA}){_S}){{0,3}}(?P<to>{_YEAR4}|(?<!\d)\d\d(?!\d|{_UNIT}))(?!-\d)",
    _NEAR_NUMBERS_TO,
)
def _years(hit: re.Match[str]) -> Found:
    start = _year(hit["from"])
    end = _year(hit["to"]) if len(hit["to"]) == 4 else Year(start.be // 100 * 100 + int(hit["to"]))
    if not 0 < end.be - start.be <= 30:
        return None
    return _whole_year(hit, Kind.YEARS, start, to=end, fiscal=bool(hit["fiscal"]))


@_reads(
    rf"{_FISCAL}{_S}:?{_S}(?:{_ERA})?{_S}(?P<year>{_BUDGET_YEAR})",
    within(
        sign(
            rf"(?:{_BUDGET}|f(?:iscal year|[Yy])|F(?:iscal [Yy]ear|ISCAL YEAR|[Yy]))"
            rf"(?:{_S}(?:ประจำ)?ปี)?{_S}:?{_S}(?:{_ERA})?{_S}['’]?\d"
        )
    ),
)
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


QUARTER = (
    rf"(?:ไตรมาส(?:{_S}ที่)?{_S}|\bQ)(?P<number>[1-4]|แรก|หนึ่ง|สอง|สาม|สี่)"
    rf"(?:{_S}(?:-|–|ถึง|และ|,){_S}(?:ไตรมาส(?:{_S}ที่)?{_S})?(?P<to>[1-4]))?{_S}"
)
HALF = rf"(?:(?:รอบ{_S})?(?:(?P<months>6|12|หก){_S}เดือน)|ครึ่งปี|ครึ่ง(?=แรก|หลัง)){_S}(?P<which>แรก|หลัง)?{_S}"
_NUMBERS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4}


@_reads(
    rf"{QUARTER}(?:/{_S}(?P<short>\d{{4}}|\d\d)(?!\d)|"
    rf"[(]?(?:ของ|ใน)?{_S}(?:(?:{_FISCAL}|(?:ประจำ)?ปี){_S}(?:{_ERA})?|{_ERA}){_S}(?P<year>{_YEAR}))",
    within(sign("ไตรมาส|Q")),
)
def _quarter(hit: re.Match[str]) -> Found:
    return quarters_of(hit, _year(hit["short"] or hit["year"]))


def quarters_of(hit: re.Match[str], year: Year) -> Found:
    number = _NUMBERS.get(hit["number"]) or int(hit["number"])
    return _months_of_fiscal(hit, Kind.QUARTER, year, 3 * (number - 1), 3 * int(hit["to"] or number))


@_reads(
    rf"{HALF}[(/]?(?:ของ|ใน)?{_S}(?:(?:{_FISCAL})|(?:ประจำ)?ปี)?{_S}(?:{_ERA})?{_S}(?P<year>{_YEAR})",
    within(sign(rf"ครึ่ง|6{_S}เดือน|2{_S}เดือน|หก{_S}เดือน")),
)
def _half(hit: re.Match[str]) -> Found:
    year = _year(hit["year"])
    if hit["months"] == "12":
        return _whole_year(hit, Kind.FISCAL, year, fiscal=True)
    return half_of(hit, year)


def half_of(hit: re.Match[str], year: Year) -> Found:
    start = 6 if hit["which"] == "หลัง" else 0
    return _months_of_fiscal(hit, Kind.HALF, year, start, start + 6)


@_reads(
    rf"(?:เลข)?ที่{_S}(?:[ก-ฮ]{{1,3}}{_S}\.?{_S})?[\d]{{1,5}}{_S}/{_S}(?P<year>2[45]\d\d)(?!\d)",
    within(sign(rf"ที่{_S}(?:[ก-ฮ]{{1,3}}{_S}\.?{_S})?\d{{1,5}}{_S}/")),
)
def _number(hit: re.Match[str]) -> Found:
    """A number of an order or an announcement: they are counted by calendar year."""
    return _whole_year(hit, Kind.NUMBER, _year(hit["year"]))


def _months_of_fiscal(hit: re.Match[str], kind: Kind, year: Year, start: int, end: int) -> Found:
    """Months of a fiscal year by their place in it, October being 0."""
    if not 0 <= start < end <= 12:
        return None
    first_month, last_month = (9 + start) % 12 + 1, (9 + end - 1) % 12 + 1
    first = date(_in_year(first_month, year, fiscal=True), first_month, 1)
    last = _month_end(_in_year(last_month, year, fiscal=True), last_month)
    return _mention(hit, kind, first, last, year=year, named=(year.be, year.be))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
