"""The document gives figures: numbers with their unit, or a table of numbers below a head that says what they count.

Visitor counters of the website are no statistics, nor are dates, times and telephone numbers.
"""

import re
from collections.abc import Iterator

from pydantic import Field

from oitcheck.model.document import Document, Page, Table, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._keywords import contains
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, snippet, yes_unless_ocr
from oitcheck.thai.digits import ascii_digits

SEEN_IN = SeenIn.TEXT

_UNITS = ("ราย", "คน", "ครั้ง", "เรื่อง", "โครงการ", "รายการ", "ฉบับ", "แห่ง", "ครัวเรือน", "หลังคาเรือน", "บาท", "ตัน", "เที่ยว", "คำขอ", "ใบอนุญาต")  # fmt: skip
_HEADS = ("จำนวน", "รวม", "ร้อยละ", "สถิติ", "ผู้รับบริการ", "ผู้ใช้บริการ", "เบิกจ่าย", "คงเหลือ", "ค่าเฉลี่ย", *(f"({unit})" for unit in _UNITS))  # fmt: skip
_VISITORS = ("ผู้เข้าชม", "ผู้เยี่ยมชม", "เข้าชมเว็บ", "visitor", "page view", "ออนไลน์ขณะนี้")
_CELL = re.compile(r"\s*(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d+)?\s*%?\s*(?:[ก-ฮ][ก-๎]{0,12})?\s*")


class Params(RuleParams):
    """What is counted, and how often."""

    units: tuple[str, ...] = Field(_UNITS, description="words that stand behind the numbers")
    at_least: int = Field(3, ge=1, description="figures on one page")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first figure of a page that has enough of them; for a miss the first one there is."""
    del around
    pattern = re.compile(
        r"(?<![\d.,/:-])(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d+)?\s{0,2}(?:"
        + "|".join(map(re.escape, params.units))
        + ")"
    )
    nearest: tuple[Page, str] | None = None
    for page in document.pages:
        hits = list(_figures(page, pattern))
        if len(hits) >= params.at_least:
            return yes_unless_ocr(page, hits[0], digits=True)
        nearest = nearest or ((page, hits[0]) if hits else None)
    for table in document.tables:
        cells = _numbers(table)
        if table.where is Where.MAIN and document.pages and len(cells) >= params.at_least:
            return yes_unless_ocr(document.pages[0], cells[0], digits=True)
    return no(nearest[1], page=nearest[0]) if nearest else no()


def _figures(page: Page, pattern: re.Pattern[str]) -> Iterator[str]:
    plain = ascii_digits(page.text)
    for hit in pattern.finditer(plain):
        start = plain.rfind("\n", 0, hit.start()) + 1
        if not contains(plain[max(start, hit.start() - 80) : hit.end() + 20], _VISITORS):
            yield snippet(page.text, hit.start(), hit.end(), 120)


def _numbers(table: Table) -> list[str]:
    """Cells that are numbers, below a head that counts something."""
    head = "\n".join(cell[:200] for row in table.rows[:3] for cell in row)
    if not contains(head, _HEADS) or contains(head, _VISITORS):
        return []
    return [
        f"{row[0][:60]}: {cell}"
        for row in table.rows[1:]
        if not contains(row[0][:100] if row else "", _VISITORS)
        for cell in row[1:]
        if _CELL.fullmatch(ascii_digits(cell[:40]))
    ]
