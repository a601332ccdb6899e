"""The document lists purchases with the columns of the form สขร.1.

Source: ประกาศคณะกรรมการข้อมูลข่าวสารของราชการ เรื่อง สรุปผลการพิจารณาการจัดซื้อจัดจ้าง (แบบ สขร.1): eight columns, in
wordings that differ from agency to agency.
"""

import re

from pydantic import Field

from oitcheck.model.document import Document
from oitcheck.model.verdict import Sighting
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, snippet, yes

SEEN_IN = SeenIn.TEXT

_COLUMNS = {
    "work": re.compile(r"งาน(?:ที่)?(?:จะ)?(?:จัด)?(?:ซื้อ|จ้าง)|รายการ(?:ที่)?(?:จัด)?(?:ซื้อ|จ้าง)|ชื่อโครงการ|รายละเอียดการจัดซื้อ"),
    "amount": re.compile(r"วงเงิน|งบประมาณที่(?:จะ)?(?:จัด)?ซื้อ|จำนวนเงินที่"),
    "median price": re.compile(r"ราคากลาง"),
    "method": re.compile(r"วิธี(?:การ)?(?:ที่)?(?:จะ)?(?:จัด)?(?:ซื้อ|จ้าง)|วิธีจัดหา|เฉพาะเจาะจง|e-bidding"),
    "bidders": re.compile(r"ผู้(?:เข้า)?(?:เสนอ|ยื่น)(?:ราคา|ข้อเสนอ)|ราคาที่เสนอ|ผู้ประกอบการที่เสนอ"),
    "winner": re.compile(r"ผู้(?:ที่)?ได้รับ(?:การ)?(?:คัดเลือก|พิจารณา)|ผู้ชนะ|ผู้รับจ้าง|ผู้ขาย|คู่สัญญา|ราคาที่ตกลง"),
    "reason": re.compile(r"เหตุผล(?:ที่|ใน)?(?:การ)?(?:คัดเลือก|พิจารณา|โดยสรุป)?"),
    "contract": re.compile(r"(?:เลขที่|วันที่)[^\n]{0,40}(?:สัญญา|ข้อตกลง|ใบสั่ง)|(?:สัญญา|ใบสั่งซื้อ)เลขที่"),
}  # fmt: skip
_GAPS = re.compile(r"[ \t\u00a0]+")


class Params(RuleParams):
    """How many of the eight columns."""

    at_least: int = Field(4, ge=1, le=8, description="columns of the form that have to be named on one page")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the page with the columns; for a miss the one that names most of them."""
    del around
    best: tuple[int, int] = (0, 0)
    for index, page in enumerate(document.pages):
        text = _GAPS.sub("", page.text)
        hits = [hit for pattern in _COLUMNS.values() if (hit := pattern.search(text)) is not None]
        if len(hits) >= params.at_least:
            first = min(hits, key=lambda hit: hit.start())
            return yes(page, snippet(text, first.start(), first.end()))
        best = max(best, (len(hits), -index))
    count, index = best
    return no(f"{count} of {params.at_least} columns", page=document.pages[-index]) if count else no()
