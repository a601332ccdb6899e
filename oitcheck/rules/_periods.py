"""Which time a document says that it is of: years, spans, quarters and months, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from oitcheck.model.document import Document, Page
from oitcheck.rules._rule import snippet
from oitcheck.rules._titles import titles
from oitcheck.thai.dates import (
    BUDDHIST,
    Kind,
    Mention,
    fiscal_year,
    fiscal_year_be,
    mentions,
    mentions_by_line,
)
from oitcheck.thai.digits import ascii_digits

_COPYRIGHT = re.compile(r"(?i)(?:©|\(c\)|copyright|ลิขสิทธิ์|สงวนสิทธิ์|all rights)[^\n]{0,40}\Z")
_LAW = re.compile(
    r"(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|พ\.?ร\.?บ\.?|ระเบียบ|กฎกระทรวง|ข้อบังคับ|เทศบัญญัติ|ข้อบัญญัติ(?!งบ))[^\n]{0,120}\Z"
)
# "ITA 2565" names the assessment that a page answers, not the time that the page is of.
_ASSESSMENT = re.compile(
    r"(?i)(?<![a-z])(?:ITA|OIT)[\s:.,\-–()]{0,4}(?:ประจำ|ปี|งบประมาณ|พ\.ศ\.|[\s:.,\-–()])*\Z"
)
# The day on which a page or file was last touched says nothing of what it is about.
_CHANGED = re.compile(
    r"(?i)(?:(?:แก้ไข|ปรับปรุง|อัปเดต|อัพเดท|อัพเดต)(?:ข้อมูล|เว็บไซต์)?(?:ครั้ง)?\s?(?:ล่าสุด|เมื่อ)|last\s?(?:updated?|modified)|updated? on|"
    r"create[d]? date|เปิดอ่าน|เข้าชม)[^\n\d]{0,30}\Z"
)
_BARE = re.compile(r"(?<!\d)(?<!\d[.,/-])(2[45]\d\d)(?!\d|[.,/]\d)")
_DIGIT = re.compile(r"\d")
_TOP = 400

NAMED = frozenset({Kind.FISCAL, Kind.ANNUAL})
_TITLED = NAMED | {Kind.YEAR}
DATED = frozenset({Kind.DAY, Kind.MONTH, Kind.SPAN})
# A span of this many days and more is a fiscal year, whatever days it begins and ends on.
_YEAR_DAYS = 330


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One time that a document names.

    Attributes:
        kind: as ``thai.dates`` reads it; a bare year in a title is ``ANNUAL``.
        first: first day of it; ``last`` the last one.
        year_be: the one fiscal year that it names or lies in; null for a span of several.
        top: whether it stands where the document says what it is.
        page: null in a title outside the text.
    """

    kind: Kind
    first: date
    last: date
    year_be: int | None
    top: bool
    excerpt: str
    page: Page | None = None

    @property
    def days(self) -> int:
        """Its length."""
        return (self.last - self.first).days + 1

    @property
    def names_year(self) -> bool:
        """Whether it names a year as the one that the document is of."""
        whole = self.kind is Kind.SPAN and self.days >= _YEAR_DAYS
        return self.year_be is not None and (self.kind in NAMED or whole)


def times(document: Document) -> Iterator[Time]:
    """Gives every time that the document names, in reading order, then bare years in titles; ambiguous ones left out."""
    for page in document.pages:
        for mention in mentions(page.text):
            if not mention.ambiguous and not _is_other(page.text, mention.start):
                yield _time(mention, page)
    numbered = [title for title in titles(document) if _DIGIT.search(title)]
    for title, read in zip(numbered, mentions_by_line(numbered), strict=True):
        yield from _of_title(title, read)


def _of_title(title: str, read: tuple[Mention, ...]) -> Iterator[Time]:
    """The years that a title names, else the bare ones in it that are no part of a date or of a law's name."""
    named = [mention for mention in read if mention.kind in _TITLED and not mention.ambiguous]
    if named:
        yield from (_titled(mention, title) for mention in named if not _is_other(title, mention.start))
        return
    plain = ascii_digits(title)
    for hit in _BARE.finditer(plain):
        at = hit.start()
        if not (_is_other(title, at) or _LAW.search(plain, 0, at) or _dated_there(read, at)):
            year = int(hit[1])
            first, last = fiscal_year(year)
            yield Time(kind=Kind.ANNUAL, first=first, last=last, year_be=year, top=True, excerpt=title[:200])


def bare_year(document: Document, year_be: int) -> str | None:
    """Gives where a year stands as bare or ambiguous digits: it names nothing, yet may be the one looked for."""
    wanted = {str(year_be), str(year_be - BUDDHIST)}
    for page in document.pages:
        doubtful = next((one for one in mentions(page.text) if one.ambiguous), None)
        if doubtful is not None:
            return snippet(page.text, doubtful.start, doubtful.end)
        for hit in re.finditer(r"(?<!\d)\d{4}(?!\d)", ascii_digits(page.text)):
            if hit[0] in wanted and not _is_other(page.text, hit.start()):
                return snippet(page.text, hit.start(), hit.end())
    return None


def month_places(first: date, last: date, year_be: int) -> frozenset[int]:
    """Gives the months of a fiscal year that a time reaches into, October being 0."""
    start = fiscal_year(year_be)[0]
    found = set()
    for place in range(12):
        month = (9 + place) % 12 + 1
        day = date(start.year + (month < 10), month, 1)
        following = (day + timedelta(days=31)).replace(day=1)
        if first < following and last >= day:
            found.add(place)
    return frozenset(found)


def _is_other(text: str, at: int) -> bool:
    """Whether a time is of a copyright line, of the assessment itself, or of the page's last change."""
    before = max(0, at - 60)
    return any(pattern.search(text, before, at) for pattern in (_COPYRIGHT, _ASSESSMENT, _CHANGED))


def _dated_there(read: tuple[Mention, ...], at: int) -> bool:
    """Whether the year is part of a date or a span."""
    return any(mention.start <= at < mention.end and mention.kind is not Kind.ERA for mention in read)


def _time(mention: Mention, page: Page) -> Time:
    return Time(
        kind=mention.kind,
        first=mention.first,
        last=mention.last,
        year_be=_year_of(mention),
        top=page.number == 1 and mention.start < _TOP,
        excerpt=snippet(page.text, mention.start, mention.end),
        page=page,
    )


def _titled(mention: Mention, title: str) -> Time:
    return Time(
        kind=Kind.ANNUAL if mention.kind is Kind.YEAR else mention.kind,
        first=mention.first,
        last=mention.last,
        year_be=_year_of(mention),
        top=True,
        excerpt=title[:200],
    )


def _year_of(mention: Mention) -> int | None:
    if mention.years_be is not None:
        return mention.years_be[0] if mention.years_be[0] == mention.years_be[1] else None
    years = {fiscal_year_be(mention.first), fiscal_year_be(mention.last)}
    return years.pop() if len(years) == 1 else None
