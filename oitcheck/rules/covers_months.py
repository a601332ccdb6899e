"""The document covers certain months: each one is named with its year, as its own title, a heading, a row or a link.

A bare month takes its year from the fiscal year named last before it ("ตุลาคม" below "ปีงบประมาณ 2565" is of the
calendar year before). A month whose link leads nowhere or is known to be broken, and a row that says nothing beside the
month, do not count; a stated "no purchase this month" does. Days of a contract name no month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pydantic import Field

from oitcheck.model.document import Document, Link, Page, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._addresses import visible_links
from oitcheck.rules._nones import nones
from oitcheck.rules._periods import NAMED
from oitcheck.rules._rule import BY_OCR, PLACEHOLDER, Around, RuleParams, SeenIn, no, snippet, unknown, yes
from oitcheck.thai._date_signs import from_, named_months
from oitcheck.thai._months import PATTERN, number_of
from oitcheck.thai.dates import BUDDHIST, Kind, Mention, mentions, mentions_by_line
from oitcheck.thai.digits import ascii_digits

SEEN_IN = SeenIn.TEXT
READS = ("dead",)

_NAME = re.compile(rf"(?:เดือน\s{{0,3}})?({PATTERN})")
_NAMED_MONTHS = from_(named_months)
_ALONE = re.compile(
    rf"(?:ประจำ)?(?:เดือน)?\s{{0,3}}(?:{PATTERN})\s{{0,3}}(?:พ\.ศ\.)?\s{{0,3}}(?:25)?\d{{0,2}}"
)
_FORM = re.compile(r"สขร\s?\.?\s?\Z")
_DIGIT = re.compile(r"\d")
_BOUGHT = ("จัดซื้อ", "จัดจ้าง", "จัดหา", "การซื้อ", "การจ้าง")
_LINE = 300
# Months of one document that are looked at: a year's list of contracts has thousands of dates, few of them months.
_MOST = 500
_EMPTY = re.compile(r"[\s\d.\-–—()/|:]*(?:ยังไม่(?:มีข้อมูล|เผยแพร่|ดำเนินการ|รายงาน)|อยู่ระหว่าง\S*|รอ\S*)?[\s\-–—.]*")


class Params(RuleParams):
    """Which months."""

    months: tuple[int, ...] = Field(
        min_length=1, description="1 to 12, of the fiscal year: 10 is October of the year before"
    )
    year_be: int | None = Field(
        None, ge=2400, le=2699, description="fiscal year (พ.ศ.); the catalogue's where none is given"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """One month somewhere: ``backed`` where something stands with it."""

    month: date
    excerpt: str
    page: Page | None
    backed: bool = True


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first of the months; for a miss the one that is missing, or that has nothing behind it."""
    year = (params.year_be or around.fiscal_year_be) - BUDDHIST
    wanted = [date(year - (month >= 10), month, 1) for month in params.months]
    links = list(_links(document, around))
    dead = tuple(one.excerpt.partition(" → ")[0] for one in links if not one.backed)
    named = [*_in_text(document, dead), *links]
    found: dict[date, _Named] = {}
    for one in named:
        if one.backed:
            found.setdefault(one.month, one)
    for month in wanted:
        if month not in found:
            return _missing(month, named)
    doubtful = next((found[month] for month in wanted if _by_ocr(found[month])), None)
    if doubtful is not None:
        return unknown(doubtful.excerpt, page=doubtful.page, cause=BY_OCR)
    first = found[wanted[0]]
    return yes(first.page, first.excerpt)


def _missing(month: date, named: list[_Named]) -> Sighting:
    same = next((one for one in named if one.month == month), None)
    if same is not None:
        return no(same.excerpt, page=same.page, cause=PLACEHOLDER)
    nearest = next(iter(named), None)
    label = f"{month.month}/{month.year + BUDDHIST}"
    return no(
        f"{label}: – ({nearest.excerpt[:150]})" if nearest else label, page=nearest.page if nearest else None
    )


def _by_ocr(one: _Named) -> bool:
    return one.page is not None and one.page.read_by == "ocr"


def _in_text(document: Document, dead: tuple[str, ...]) -> Iterator[_Named]:
    """Months by reading order, bare ones with the fiscal year that stands before them."""
    for page in document.pages:
        read = mentions(page.text)
        year_be: int | None = None
        told = [mention for mention in _merged(page.text, read) if _tells(page.text, mention)]
        for mention in told[:_MOST]:
            if mention.kind in NAMED and mention.years_be is not None:
                year_be = mention.years_be[0]
            else:
                month = mention.first.replace(day=1)
                if mention.years_be == (0, 0):  # bare
                    if year_be is None:
                        continue
                    month = date(year_be - BUDDHIST - (month.month >= 10), month.month, 1)
                excerpt = snippet(page.text, mention.start, mention.end)
                rest = _rest(document, page.text, mention)
                backed = not _EMPTY.fullmatch(rest) and not _is_dead(page.text, mention, dead)
                yield _Named(month=month, excerpt=excerpt, page=page, backed=backed)


def _tells(text: str, mention: Mention) -> bool:
    return mention.kind in NAMED or mention.kind is Kind.MONTH or _is_form_number(text, mention)


def _is_form_number(text: str, mention: Mention) -> bool:
    """Whether the day is the number of the form: "สขร.1 เดือนตุลาคม 2564" is a month."""
    return (
        mention.kind is Kind.DAY and _FORM.search(text, max(0, mention.start - 8), mention.start) is not None
    )


def _merged(text: str, read: tuple[Mention, ...]) -> list[Mention]:
    return sorted((*read, *_bare(text, read)), key=lambda mention: mention.start)


def _bare(text: str, read: tuple[Mention, ...]) -> Iterator[Mention]:
    """Month names without a year, outside of every date that was read."""
    taken = [(mention.start, mention.end) for mention in read]
    at = 0
    for hit in _NAMED_MONTHS(_NAME, ascii_digits(text)):
        while at < len(taken) and taken[at][1] <= hit.start():
            at += 1
        if at < len(taken) and taken[at][0] < hit.end():
            continue
        month = date(2000, number_of(hit[1]), 1)
        yield Mention(
            kind=Kind.MONTH,
            start=hit.start(),
            end=hit.end(),
            text=hit[0],
            first=month,
            last=month,
            years_be=(0, 0),
        )


def _rest(document: Document, text: str, mention: Mention) -> str:
    """What stands with a month in its row or line; a line of its own is a heading over what follows."""
    name = text[mention.start : mention.end]
    for table in document.tables:
        for row in table.rows[:_MOST]:
            if any(name in cell for cell in row) and len(row) > 1:
                return " ".join(cell.replace(name, "") for cell in row)
    start = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _LINE)
    end = text.find("\n", mention.end, mention.end + _LINE)
    line = text[start : mention.start] + text[mention.end : end if end >= 0 else mention.end + _LINE]
    if line.strip():
        return line
    following = text[end : end + _LINE] if end >= 0 else ""
    below = ascii_digits(following.strip().partition("\n")[0])
    if _ALONE.fullmatch(below) and not _is_link(document, text[start:end].strip()):
        return ""  # a list of months: the next one stands right below this one, which has nothing
    return following or "…"


def _is_link(document: Document, line: str) -> bool:
    return any(link.url and link.text.strip() == line for link in visible_links(document))


def _is_dead(text: str, mention: Mention, dead: tuple[str, ...]) -> bool:
    """Whether the line is no more than the text of a link that does not open."""
    if not dead:
        return False
    start = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _LINE)
    end = text.find("\n", mention.end, mention.end + _LINE)
    line = text[start : end if end >= 0 else mention.end + _LINE]
    below = text[end : end + _LINE].strip().partition("\n")[0] if end >= 0 else ""
    if next(nones(below, _BOUGHT), None) is not None:  # the heading that opens a fold, and what stands in it
        return False
    return any(one and one in line and _EMPTY.fullmatch(line.replace(one, "")) is not None for one in dead)


def _links(document: Document, around: Around) -> Iterator[_Named]:
    """Months that a link's text names; one that leads nowhere or to what is broken backs nothing."""
    links = [
        link for link in visible_links(document) if link.where is Where.MAIN and _DIGIT.search(link.text)
    ]
    for link, read in zip(links, mentions_by_line([link.text for link in links]), strict=True):
        for mention in read:
            if mention.kind is Kind.MONTH:
                yield _linked(mention.first, link, around)


def _linked(month: date, link: Link, around: Around) -> _Named:
    opens = bool(link.url) and link.url.partition("#")[0] not in around.dead
    named = _Named(month=month.replace(day=1), excerpt=f"{link.text[:90]} → {link.url[:100]}", page=None)
    return named if opens else replace(named, backed=False)
