"""The document is dated within certain days: its own date, or a day, a month or a period that it names, lies in them.

The date that a document gives itself ("ประกาศ ณ วันที่", "เผยแพร่เมื่อ") decides; where it gives none, any date that it
names. The date of a law, a letter or an order that it merely cites ("ตามหนังสือ … ลงวันที่") is none of its own, nor is the
day of the visit on a page's clock, nor a bare year. A month or a period counts when it lies in the days as a whole; one that only reaches into them is undetermined.

Source: practice of local bodies: what must be "of 2565" is of 1 October 2564 to 30 September 2565 and is known by its date.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from pydantic import Field, field_validator, model_validator

from oitcheck.model.document import Document, Page
from oitcheck.model.verdict import Sighting
from oitcheck.rules._periods import bare_year
from oitcheck.rules._rule import BY_OCR, UNREADABLE, Around, RuleParams, SeenIn, no, snippet, unknown, yes
from oitcheck.thai.dates import BUDDHIST, Kind, Mention, fiscal_year, fiscal_year_be, mentions

SEEN_IN = SeenIn.TEXT
READS = ("today",)

WRONG_YEAR = "wrong_fiscal_year"
_BUDDHIST_FROM = 2400
_DATED = frozenset({Kind.DAY, Kind.MONTH, Kind.SPAN, Kind.QUARTER, Kind.HALF, Kind.FISCAL})
_OWN = re.compile(
    r"(?:(?:ประกาศ|สั่ง|ให้ไว้|แจ้ง|เผยแพร่|ลงประกาศ|โพสต์|ปรับปรุง(?:ข้อมูล)?(?:ล่าสุด)?|แก้ไขล่าสุด)\s{0,2}(?:ณ|เมื่อ)?|วัน(?:ที่)?(?:ประกาศ|เผยแพร่|ลงประกาศ|ออกประกาศ))"
    r"\s{0,2}[:：]?\s{0,2}(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?\s{0,2}ที่)?\s{0,3}\Z"
)
_CITED = re.compile(
    r"(?:ตาม|อ้างถึง|หนังสือ|ระเบียบ|พระราช|กฎกระทรวง|ข้อบังคับ|แก้ไขเพิ่มเติม|มติ|สัญญา)[^\n]{0,160}(?:ลง\s?วันที่|ลว\.|เมื่อวันที่)\s{0,3}\Z"
)
_BEFORE = 200
# Where one end is open, bare digits of these years are looked for.
_EARLIEST, _LATEST, _YEARS = date(2007, 10, 1), date(2046, 9, 30), 40


class Params(RuleParams):
    """Which days; without any, the catalogue's fiscal year."""

    start: date | None = Field(
        None, description="first day, such as 2021-10-01; open where only end is given"
    )
    end: date | None = Field(None, description="last day, such as 2022-09-30; open where only start is given")
    year_be: int | None = Field(
        None, ge=_BUDDHIST_FROM, le=2699, description="a fiscal year (พ.ศ.) in place of start and end"
    )

    @field_validator("start", "end")
    @classmethod
    def _gregorian(cls, day: date | None) -> date | None:
        if day is not None and day.year >= _BUDDHIST_FROM:
            meant = f"{day.year - BUDDHIST}-{day:%m-%d}"
            raise ValueError(f"{day.year} is a Buddhist year (พ.ศ.), expected a Gregorian one: {meant}")
        return day

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.year_be is not None and (self.start or self.end):
            raise ValueError("year_be stands in place of start and end; keep one of the two")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"start {self.start} lies behind end {self.end}")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class _Date:
    """A date somewhere in the document: ``own`` where the document gives it to itself, ``cited`` where it is another's."""

    mention: Mention
    page: Page
    own: bool
    cited: bool

    @property
    def excerpt(self) -> str:
        return snippet(self.page.text, self.mention.start, self.mention.end)

    def inside(self, first: date, last: date) -> bool:
        return first <= self.mention.first and self.mention.last <= last

    def away(self, first: date, last: date) -> int:
        """Days between it and the days asked for."""
        return max((first - self.mention.last).days, (self.mention.first - last).days)


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the date; for a miss the nearest one to the days, of another fiscal year where a year was asked for."""
    first, last = _days(params, around)
    found = list(_dates(document, around.today))
    own = [one for one in found if one.own]
    named = own or [one for one in found if not one.cited]
    right = next((one for one in named if one.inside(first, last)), None)
    if right is not None:
        return _untold(right) if right.page.read_by == "ocr" else yes(right.page, right.excerpt)
    doubtful = [one for one in named if one.away(first, last) <= 0]
    if not own:
        doubtful += [one for one in found if one.cited and one.inside(first, last)]
    if doubtful:
        return _untold(doubtful[0])
    if not named:
        return _bare(document, first, last)
    nearest = min(named, key=lambda one: one.away(first, last))
    if nearest.page.read_by == "ocr":
        return _untold(nearest)
    cause = None if params.start or params.end else WRONG_YEAR
    return no(nearest.excerpt, page=nearest.page, cause=cause)


def _days(params: Params, around: Around) -> tuple[date, date]:
    if params.start or params.end:
        return params.start or date.min, params.end or date.max
    return fiscal_year(params.year_be or around.fiscal_year_be)


def _dates(document: Document, today: date) -> Iterator[_Date]:
    for page in document.pages:
        for mention in mentions(page.text):
            if mention.kind in _DATED and not mention.ambiguous:
                before = page.text[max(0, mention.start - _BEFORE) : mention.start]
                clock = document.kind == "html" and mention.first == mention.last == today
                cited = clock or _CITED.search(before) is not None
                own = mention.kind is Kind.DAY and not cited and _OWN.search(before) is not None
                yield _Date(mention=mention, page=page, own=own, cited=cited)


def _untold(one: _Date) -> Sighting:
    cause = BY_OCR if one.page.read_by == "ocr" else UNREADABLE
    return unknown(one.excerpt, page=one.page, cause=cause)


def _bare(document: Document, first: date, last: date) -> Sighting:
    """No date is named: two digits of either era, or the year as bare digits, may hold it."""
    for page in document.pages:
        for mention in mentions(page.text):
            if mention.ambiguous:
                return unknown(snippet(page.text, mention.start, mention.end), page=page)
    span = range(fiscal_year_be(max(first, _EARLIEST)), fiscal_year_be(min(last, _LATEST)) + 1)
    bare: Sequence[str | None] = [bare_year(document, year) for year in span[:_YEARS]]
    shown = next((one for one in bare if one is not None), None)
    return unknown(shown) if shown is not None else no()
