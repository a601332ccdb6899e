"""The document is of a certain period: a fiscal year, its first six months, or in force in it.

The year that a plan or report gives itself decides (ปีงบประมาณ, ประจำปี, its title, a span of days); days and months in
the text only where it gives itself none. Whatever else is named beside it (last year's figures, a list of many years)
does not count against it. A document of the year whose months are not told is undetermined.

Source: practice of local bodies: a half year is two quarters, a span or six months bound to the year; rules in force are
issued by the end of the year and not ended before it.
"""

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from oitcheck.model.document import Document, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._periods import DATED, Time, bare_year, month_places, times
from oitcheck.rules._pictures import is_ornament
from oitcheck.rules._rule import BY_OCR, Around, RuleParams, SeenIn, no, snippet, unknown, yes
from oitcheck.thai._months import LONG, SHORT
from oitcheck.thai.dates import Kind, fiscal_year
from oitcheck.thai.digits import ascii_digits

SEEN_IN = SeenIn.TEXT

WRONG_YEAR = "wrong_fiscal_year"
_HALF = frozenset(range(6))
_PARTS = frozenset({Kind.MONTH, Kind.SPAN, Kind.QUARTER, Kind.HALF})
_NEAR = 200
_HALF_SAID = re.compile(
    r"(?:รอบ(?:ระยะเวลา)?|ราย|ช่วง)\s{0,2}(?:6|หก)\s{0,2}เดือน(?!\s{0,2}หลัง)|(?:6|หก)\s{0,2}เดือน\s{0,2}แรก|ครึ่งปี(?:งบประมาณ)?\s{0,2}แรก|ไตรมาส\s?(?:ที่)?\s?1\s{0,2}(?:-|–|ถึง|และ|,|กับ)\s{0,2}(?:ไตรมาส)?\s?(?:ที่)?\s?2"
    r"|รอบ(?:ที่|แรก)\s{0,2}1?(?!\d)"
)
_TWO_QUARTERS = (re.compile(r"ไตรมาส\s?(?:ที่)?\s?1(?!\d)"), re.compile(r"ไตรมาส\s?(?:ที่)?\s?2(?!\d)"))


class Params(RuleParams):
    """Which period of which year."""

    kind: Literal["current_year", "previous_year", "first_six_months", "in_force"] = Field(
        description="the fiscal year; the one before; October to March; a rule that holds in the year"
    )
    year_be: int | None = Field(
        None, ge=2400, le=2699, description="fiscal year (พ.ศ.); the catalogue's where none is given"
    )


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives where the period is named; for a miss another one, which is then the cause."""
    year_be = params.year_be or around.fiscal_year_be
    named = list(times(document))
    if params.kind == "in_force":
        return _in_force(document, named, year_be)
    if params.kind == "first_six_months":
        return _half_year(document, named, year_be)
    return _year(document, named, year_be - (params.kind == "previous_year"))


def _year(document: Document, named: list[Time], year_be: int) -> Sighting:
    own = [time for time in named if time.names_year]
    right = [time for time in own if time.year_be == year_be]
    wrong = [time for time in own if time.year_be != year_be]
    if right and document.kind != "html" and not any(time.top for time in right):
        stated = next((time for time in wrong if time.top), None)
        if stated is not None:  # a file's own title names another year
            return unknown(stated.excerpt, page=stated.page)
    if right:
        return _shown(right[0])
    if wrong:
        return _other(wrong)
    return _by_dates(document, named, year_be)


def _by_dates(document: Document, named: list[Time], year_be: int) -> Sighting:
    dated = [time for time in named if time.kind in DATED | {Kind.QUARTER, Kind.HALF}]
    within = [time for time in dated if time.year_be == year_be]
    if within:
        return _shown(within[0])
    if dated:
        return _other(dated)
    return _untold(document, year_be)


def _half_year(document: Document, named: list[Time], year_be: int) -> Sighting:
    parts = [time for time in named if time.kind in _PARTS]
    of_year = [time for time in parts if _months(time, year_be)]
    covered = frozenset[int]().union(*(_months(time, year_be) for time in of_year))
    whole = next((time for time in of_year if _months(time, year_be) >= _HALF), None)
    if covered >= _HALF:
        return _shown(whole or of_year[0])
    right = [time for time in named if time.names_year and time.year_be == year_be]
    right = right or [time for time in of_year if time.kind is Kind.QUARTER and _two_quarters(document)]
    if right:
        said = _half_beside(document)
        if said is not None:
            return _shown(right[0]) if right[0].page is None else yes(right[0].page, said)
        quarter = _quarter_alone(of_year, covered, year_be)
        if quarter is not None:
            return no(quarter.excerpt, page=quarter.page)
        return unknown(right[0].excerpt, page=right[0].page)
    if of_year and any(time.kind in {Kind.QUARTER, Kind.HALF} for time in of_year):
        return no(of_year[0].excerpt, page=of_year[0].page)
    others = [time for time in named if time.names_year or time.kind in {Kind.SPAN, Kind.QUARTER, Kind.HALF}]
    if others and not of_year:
        return _other(others)
    if of_year:
        return no(of_year[0].excerpt, page=of_year[0].page)
    return _untold(document, year_be)


def _quarter_alone(of_year: list[Time], covered: frozenset[int], year_be: int) -> Time | None:
    """Gives the quarter that a document says it is of, where nothing it names goes beyond its quarters."""
    quarters = [time for time in of_year if time.kind is Kind.QUARTER]
    within = frozenset[int]().union(*(_months(time, year_be) for time in quarters))
    return quarters[0] if quarters and covered <= within else None


def _months(time: Time, year_be: int) -> frozenset[int]:
    return month_places(time.first, time.last, year_be)


def _half_beside(document: Document) -> str | None:
    """Where a half year is named without its year: in words, by two quarters, or by the names of six months."""
    for page in document.pages:
        plain = ascii_digits(page.text)
        hit = _HALF_SAID.search(plain)
        if hit is not None:
            return snippet(page.text, hit.start(), hit.end())
        first = _TWO_QUARTERS[0].search(plain)
        if first is not None and _TWO_QUARTERS[1].search(plain):
            return snippet(page.text, first.start(), first.end())
        at = _six_names(page.text)
        if at is not None:
            return snippet(page.text, at, at + 8)
    return None


def _two_quarters(document: Document) -> bool:
    plain = ascii_digits("\n".join(page.text for page in document.pages))
    return all(pattern.search(plain) for pattern in _TWO_QUARTERS)


def _six_names(text: str) -> int | None:
    """The place of six month names in the order of the fiscal year, close together."""
    for names in (LONG, SHORT):
        at = start = text.find(names[9])
        for place in (10, 11, 0, 1, 2):
            found = text.find(names[place], at) if at >= 0 else -1
            at = found if 0 <= found - at <= _NEAR * 4 else -1
        if at >= 0:
            return start
    return None


def _in_force(document: Document, named: list[Time], year_be: int) -> Sighting:
    """Issued by the end of the year, and not ended before it."""
    first, last = fiscal_year(year_be)
    ranges = [time for time in named if time.kind in {Kind.YEARS, Kind.SPAN} and time.days > 200]
    reaching = [time for time in ranges if time.first <= last and time.last >= first]
    if reaching:
        return _shown(reaching[0])
    if ranges:
        return _other(ranges)
    issued = [time for time in named if time.kind not in {Kind.YEAR, Kind.NUMBER} and time.first <= last]
    if issued:
        return _shown(max(issued, key=lambda time: (time.top, time.first)))
    return _other(named) if named else _untold(document, year_be)


def _shown(time: Time) -> Sighting:
    if time.page is not None and time.page.read_by == "ocr":
        return unknown(time.excerpt, page=time.page, cause=BY_OCR)
    return yes(time.page, time.excerpt)


def _other(wrong: Iterable[Time]) -> Sighting:
    told = min(wrong, key=lambda time: (not time.top, not time.names_year))
    if told.page is not None and told.page.read_by == "ocr":
        return unknown(told.excerpt, page=told.page, cause=BY_OCR)
    return no(told.excerpt, page=told.page, cause=WRONG_YEAR)


def _untold(document: Document, year_be: int) -> Sighting:
    """No period is named: bare digits or a picture may hold it."""
    bare = bare_year(document, year_be)
    if bare is not None:
        return unknown(bare)
    pictures = [image for image in document.images if image.where is Where.MAIN and not is_ornament(image)]
    drawn = [image for image in pictures if (image.width or 200) >= 200]
    return unknown(drawn[0].alt[:200] or None) if drawn else no()
