"""Stated nones: "there was no purchase this month", "no complaint was received", told from "no data found"."""

import re
from collections.abc import Iterator, Sequence

from oitcheck.thai.text import fold

_REACH = 25
_NONE = re.compile(r"(?:ยัง)?(?:ไม่มี|ไม่ปรากฏ(?:ว่ามี)?|ไม่พบ(?:ว่ามี)?|ไม่ได้รับ|ไม่เคยมี|ไม่ได้มี|ไม่ได้)")
_ZERO = re.compile(
    r"จำนวน(?:-|–|0|ศูนย์)(?:เรื่อง|ราย|รายการ|โครงการ|ครั้ง)|(?<![0-9.,])0(?:เรื่อง|ราย|รายการ|โครงการ|ครั้ง)"
)
_NO_DATA = re.compile(r"(?:ไม่พบ|ไม่มี)(?:ข้อมูล|รายการที่ค้นหา|หน้า|ผลการค้นหา|เอกสารแนบ|ไฟล์)")


def nones(text: str, what: Sequence[str]) -> Iterator[str]:
    """Gives every line that states that there is none of what is asked for.

    Args:
        text: as displayed.
        what: words of what there is none of; a bare "0 เรื่อง" counts where one of them stands in the line as well.
    """
    words = [fold(word) for word in what]
    for line in text.split("\n"):
        folded = fold(line[:2000])
        if _stated(folded, words):
            yield line.strip()[:200]


def _stated(folded: str, words: Sequence[str]) -> bool:
    if _ZERO.search(folded) and any(word in folded for word in words):
        return True
    for hit in _NONE.finditer(folded):
        if _NO_DATA.match(folded, hit.start()):
            continue
        behind = folded[hit.end() : hit.end() + _REACH + 20]
        if any(0 <= behind.find(word) <= _REACH for word in words):
            return True
    return False
