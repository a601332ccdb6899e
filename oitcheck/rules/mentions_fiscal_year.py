"""The document mentions the fiscal year, or a day, a month or a plan that lies in it.

Fiscal year Y is 1 October Y-1 to 30 September Y. A bare year counts only beside ปีงบประมาณ or ประจำปี, in a heading, in
the document's own title or file name; years in menus, options, scripts, copyright lines and upload paths are none.

Source: ทางปฏิบัติขององค์กรปกครองส่วนท้องถิ่น: a notice of December 2564 is of fiscal year 2565 and prints no "2565".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from pydantic import Field

from oitcheck.model.document import Document, Page, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._addresses import taken_apart
from oitcheck.rules._rule import BY_OCR, Around, RuleParams, SeenIn, no, snippet, unknown, yes, yes_unless_ocr
from oitcheck.thai.dates import Kind, Mention, fiscal_year_be, mentions
from oitcheck.thai.digits import ascii_digits

SEEN_IN = SeenIn.TEXT

WRONG_YEAR = "wrong_fiscal_year"
# Characters from the top of a file in which its title stands, and the longest line that is read as a title.
_TITLE = 250
_TITLE_LINE = 120
_AS_CE = 43
_COPYRIGHT = re.compile(r"(?i)(?:©|\(c\)|copyright|ลิขสิทธิ์|สงวนสิทธิ์|all rights)[^\n]{0,40}\Z")
_BARE = re.compile(r"(?<!\d)(?<!\d[.,/-])(2[45]\d\d)(?!\d|[.,/]\d)")

_NAMED = frozenset({Kind.FISCAL, Kind.ANNUAL, Kind.QUARTER, Kind.HALF, Kind.NUMBER})
_DATED = frozenset({Kind.DAY, Kind.MONTH, Kind.SPAN})


class Params(RuleParams):
    """Which year."""

    year_be: int | None = Field(
        None, ge=2400, le=2699, description="fiscal year (พ.ศ.); the catalogue's where none is given"
    )
    kind: Literal["current", "previous", "covers", "any"] = Field(
        "current",
        description="of the year; of the year before; a span of years that holds it; any of these",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A year somewhere in the document: ``right``, or wrong with ``named`` saying that it names the document's year."""

    page: Page | None
    excerpt: str
    right: bool
    named: bool = False
    ambiguous: bool = False


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives where the year is mentioned; for a miss another year, which is then the cause."""
    year_be = params.year_be or around.fiscal_year_be
    doubtful: _Seen | None = None
    wrong: _Seen | None = None
    for seen in _years(document, year_be, params.kind):
        if seen.right and not seen.ambiguous:
            if seen.page is None:
                return yes(None, seen.excerpt)
            sighting = yes_unless_ocr(seen.page, seen.excerpt, digits=True)
            if sighting.cause is None:
                return sighting
            doubtful = doubtful or seen
        elif seen.right:
            doubtful = doubtful or seen
        elif wrong is None or (seen.named and not wrong.named):
            wrong = seen
    return _missed(document, doubtful, wrong)


def _missed(document: Document, doubtful: _Seen | None, wrong: _Seen | None) -> Sighting:
    by_ocr = any(seen and seen.page and seen.page.read_by == "ocr" for seen in (doubtful, wrong))
    if by_ocr:
        place = doubtful or wrong
        return unknown(place.excerpt if place else None, page=place.page if place else None, cause=BY_OCR)
    if doubtful is not None:
        return unknown(doubtful.excerpt, page=doubtful.page)
    if wrong is not None:
        return no(wrong.excerpt, page=wrong.page, cause=WRONG_YEAR)
    return no(_upload_path(document))


def _years(document: Document, year_be: int, kind: str) -> Iterator[_Seen]:
    for page in document.pages:
        for mention in mentions(page.text):
            if not _COPYRIGHT.search(page.text, max(0, mention.start - 60), mention.start):
                seen = _weighed(mention, page, year_be, kind)
                if seen is not None:
                    yield seen
    yield from _in_titles(document, year_be, kind)


def _weighed(mention: Mention, page: Page, year_be: int, kind: str) -> _Seen | None:
    """What a mention says of the year; null where it is no evidence at all."""
    if mention.kind is Kind.ERA or (mention.kind is Kind.YEAR and not _in_title_line(page.text, mention)):
        return None
    if kind == "covers" and not _is_long(mention):
        return None
    asked = _asked(year_be, kind)
    right = any(_is_of(mention, year, one) for year, one in asked)
    if mention.ambiguous:
        # Read as ค.ศ., 25yy is 20yy: 43 fiscal years later.
        right = right or any(_is_of(mention, year - _AS_CE, one) for year, one in asked)
        if not right:
            return None
    return _Seen(
        page=page,
        excerpt=snippet(page.text, mention.start, mention.end),
        right=right,
        named=mention.kind not in _DATED,
        ambiguous=mention.ambiguous,
    )


def _asked(year_be: int, kind: str) -> tuple[tuple[int, str], ...]:
    if kind == "any":
        return ((year_be, "year"), (year_be - 1, "year"), (year_be, "covers"))
    if kind == "previous":
        return ((year_be - 1, "year"),)
    return ((year_be, "covers"),) if kind == "covers" else ((year_be, "year"),)


def _is_of(mention: Mention, year_be: int, kind: str) -> bool:
    if kind == "covers" and not _is_long(mention):
        return False
    if mention.years_be is not None:
        return mention.years_be[0] <= year_be <= mention.years_be[1]
    return fiscal_year_be(mention.first) <= year_be <= fiscal_year_be(mention.last)


def _is_long(mention: Mention) -> bool:
    """Whether it is a span of more than one year."""
    return mention.kind in {Kind.YEARS, Kind.SPAN} and (mention.last - mention.first).days > 366


def _in_title_line(text: str, mention: Mention) -> bool:
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    return (len(text) if end < 0 else end) - start <= _TITLE_LINE


def _in_titles(document: Document, year_be: int, kind: str) -> Iterator[_Seen]:
    """Bare years where the document says what it is: its title, headings, first lines and file name."""
    if kind == "covers":
        return
    wanted = {year for year, one in _asked(year_be, kind) if one == "year"}
    for text in _titles(document):
        dated = [mention for mention in mentions(text) if mention.kind in _DATED]
        for hit in _BARE.finditer(ascii_digits(text)):
            if any(mention.start <= hit.start() < mention.end for mention in dated):
                continue  # the year of a day is not the year that a document is of
            if not _COPYRIGHT.search(text, max(0, hit.start() - 60), hit.start()):
                excerpt = snippet(text, hit.start(), hit.end())
                yield _Seen(page=None, excerpt=excerpt, right=int(hit[1]) in wanted, named=True)


def _titles(document: Document) -> Iterator[str]:
    yield document.title or ""
    yield from (page.title for page in document.pages if page.title)
    for heading in document.headings:
        if heading.where is Where.MAIN and heading.level <= 2:
            yield heading.text
    if document.kind != "html" and document.pages and document.pages[0].read_by != "ocr":
        yield document.pages[0].text[:_TITLE]
    parts = taken_apart(document.url).parts
    yield parts[-1] if parts and "." in parts[-1] else ""


_UPLOADED = re.compile(r"/(?:19|20|24|25)\d\d/(?:[01]\d/)?")


def _upload_path(document: Document) -> str | None:
    """The year of the folder that a file was put into says when, not of what: told, but no evidence."""
    url = unquote(document.url)
    hit = _UPLOADED.search(url)
    return snippet(url, hit.start(), hit.end()) if hit else None
