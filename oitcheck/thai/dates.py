"""Dates and fiscal years as Thai public bodies write them: พ.ศ. and ค.ศ., Thai and ASCII digits, long and short.

A two-digit year counts only beside a month, ปี or งบประมาณ, and is พ.ศ.; where it may as well be ค.ศ. the mention says
``ambiguous``. A fiscal year Y (พ.ศ.) runs from 1 October Y-1 to 30 September Y.

Source: พระราชบัญญัติวิธีการงบประมาณ พ.ศ. 2561 มาตรา 4 (ปีงบประมาณ).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import accumulate

from oitcheck.thai import _months
from oitcheck.thai._date_forms import FORMS, HALF, QUARTER, TO, Found, Year, half_of, quarters_of
from oitcheck.thai._mention import BUDDHIST, Kind, Mention, fiscal_year
from oitcheck.thai.digits import ascii_digits

__all__ = [
    "BUDDHIST",
    "LONG_MONTHS",
    "SHORT_MONTHS",
    "Kind",
    "Mention",
    "fiscal_year",
    "fiscal_year_be",
    "mentions",
    "mentions_by_line",
    "written",
]

LONG_MONTHS, SHORT_MONTHS = _months.LONG, _months.SHORT
"""Thai names of the twelve months: ``มกราคม``, ``ม.ค.``."""

# Lines and pages are read again for every element of a question.
_LINE = 600


def fiscal_year_be(day: date) -> int:
    """Gives the fiscal year (พ.ศ.) that a day is in.

    >>> fiscal_year_be(date(2021, 10, 1)), fiscal_year_be(date(2022, 9, 30))
    (2565, 2565)
    """
    return day.year + BUDDHIST + (day.month >= 10)


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


def mentions_by_line(lines: Sequence[str]) -> list[tuple[Mention, ...]]:
    """Gives ``mentions`` of each line, its places counted in that line; many short ones are read at once."""
    joined = _APART_LINES.join(lines)
    if joined.count(_APART_LINES) != len(lines) - 1:
        return [mentions(line) for line in lines]
    found: list[list[Mention]] = [[] for _ in lines]
    starts = [0, *accumulate(len(line) + len(_APART_LINES) for line in lines)]
    for mention in _mentions(joined):
        line = bisect_right(starts, mention.start) - 1
        found[line].append(_moved(mention, starts[line]))
    return [tuple(one) for one in found]


def _moved(one: Mention, by: int) -> Mention:
    return Mention(
        kind=one.kind, start=one.start - by, end=one.end - by, text=one.text, first=one.first, last=one.last,
        years_be=one.years_be, ambiguous=one.ambiguous,
    )  # fmt: skip


# No form reads over this sign.
_APART_LINES = "\0"


def _mentions(text: str) -> tuple[Mention, ...]:
    plain = ascii_digits(text)
    found = sorted(_all(plain), key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and (mention.start < kept[-1].end or _is_of_the_year_before(kept[-1], mention, plain)):
            continue
        kept.append(mention)
    told = _with_parts(tuple(_joined(kept, plain)), plain)
    return tuple(_shown(one, text[one.start : one.end]) for one in told)


def _shown(one: Mention, text: str) -> Mention:
    return one if one.text == text else replace(one, text=text)


_DIGIT = re.compile(r"\d")


def _all(plain: str) -> Iterator[Mention]:
    if not _DIGIT.search(plain):
        return
    for form in FORMS:
        for hit in form.way(form.pattern, plain):
            try:
                mention = form.reads(hit)
            except ValueError:  # no such day
                continue
            if mention is not None:
                yield mention


_BETWEEN = re.compile(rf"{TO}\Z")


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


_APART_ON_LINE = re.compile(r"[ \t\u00a0(:–—-]{0,4}(?:(?:ใน|ของ|ประจำ|ช่วง)[ ]{0,2})?")
_APART = r"[\s(:–—-]{0,4}(?:(?:ใน|ของ|ประจำ|ช่วง)\s{0,2})?"
_PART_BEHIND = re.compile(
    rf"{_APART}(?:(?P<quarters>{QUARTER})(?!/)|(?P<halves>(?=รอบ|ครึ่ง|.{{0,3}}เดือน\s?(?:แรก|หลัง)){HALF}))(?<!\s)"
)
_YEARS_OF_PARTS = frozenset({Kind.FISCAL, Kind.ANNUAL, Kind.YEAR})


def _with_parts(found: tuple[Mention, ...], plain: str) -> Iterator[Mention]:
    """Gives the mentions, and behind a year the half or the quarters of it that stand there without a year."""
    for place, mention in enumerate(found):
        yield mention
        years = mention.years_be
        if mention.kind not in _YEARS_OF_PARTS or years is None or years[0] != years[1]:
            continue
        hit = _PART_BEHIND.match(plain, mention.end)
        free = place + 1 == len(found) or hit is None or hit.end() <= found[place + 1].start
        part = _part(hit, Year(years[0], mention.ambiguous)) if hit is not None and free else None
        if part is not None:
            yield part


def _is_of_the_year_before(year: Mention, part: Mention, plain: str) -> bool:
    """Whether a half or quarter belongs to the year before it on its line, not to one on the next: a list of titles."""
    return (
        part.kind in {Kind.HALF, Kind.QUARTER, Kind.FISCAL}
        and year.kind in _YEARS_OF_PARTS
        and "\n" in plain[part.start : part.end]
        and _APART_ON_LINE.fullmatch(plain, year.end, part.start) is not None
        and _PART_BEHIND.match(plain, year.end) is not None
    )


def _part(hit: re.Match[str], year: Year) -> Found:
    if hit["quarters"]:
        found = quarters_of(hit, year)
        at = hit.start("quarters")
    else:
        found = half_of(hit, year) if hit["months"] != "12" else None
        at = hit.start("halves")
    return replace(found, start=at) if found is not None else None
