"""A page that is nothing but an excuse, in whatever words: something failed, and there is no other matter on it."""

import re

from oitcheck.genuine._matter import matter_of
from oitcheck.genuine._mention import only_mentioned
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern

# What failed, and that it was the page, the request or the system: in Thai and English, folded.
_FAILED = Pattern(
    r"(?:ไม่สามารถ|ไม่อาจ)(?:แสดง|เปิด|ดู|เรียก|ประมวลผล|ดำเนินการ|ดาวน์โหลด|โหลด|ใช้งาน|เข้าชม)|ไม่ได้อยู่ในระบบ|ไม่อยู่ในระบบ|(?:เกิด|มี|พบ)(?:ข้อ)?(?:ผิดพลาด|ขัดข้อง)|พารามิเตอร์|ค่าที่ส่ง"
    r"|(?:ระบบ|เว็บไซต์|หน้า(?:เว็บ|เพจ)?)(?:นี้)?(?:ขัดข้อง|ล่ม|มีปัญหา)"
    r"|(?:temporarily|currently)?unable(?:to)?|cannotbe(?:displayed|shown|opened|processed|loaded|served)|(?:unexpected|internal|unknown|fatal|application|system)error|somethingwentwrong|(?:invalid|bad|deleted|illegal|malformed)(?:or(?:invalid|deleted))?(?:request|parameter|file|link|url|page|id)"
    r"|nolonger(?:here|available|stored|online|exists?)|didnotexist|noexplicitmapping|failedto(?:load|open|process)"
)
_REPAIRS = re.compile(r"ปรับปรุง|บำรุง|ซ่อม|maintenance|upgrad")
_BROKE = re.compile(r"ข้อผิดพลาด|ผิดพลาด|ขัดข้อง|ล่ม|เซิร์ฟเวอร์|ฐานข้อมูล|error|server|wentwrong|process|unable")
_NOT_THERE = re.compile(r"404|ไม่พบ|ไม่เจอ|notfound|nosuch")
_ADDRESS = re.compile(
    r"โทร|หมู่ที่|จังหวัด|สงวนลิขสิทธิ์|copyright|©|powered|พัฒนาโดย|ออกแบบโดย|ผู้เข้าชม|สถิติ|หน้าหลัก\s*\||tel[.:]"
)
_OWN = 0.12  # of the letters: on made pages, innocent ones that name a failure stay above 0.3 but for what is quoted
_MOST = 220
_LEAST = 12


def excuse(view: View) -> tuple[str, Hit] | None:
    """Gives the cause that an excuse speaks of and where it stands, or null where the page says anything else.

    Returns:
        ``maintenance_page``, ``server_error_page`` or ``soft_404`` with the place; null for other pages.
    """
    if not view.slim or view.table_rows or view.images > 3 or not _LEAST <= len(view.main.folded) <= _MOST:
        return None
    hit = _FAILED.seen(view.main)
    if hit is None or only_mentioned(view, hit) or matter_of(_beside_heads(view)).share > _OWN:
        return None
    text = view.main.folded
    broke = _BROKE.search(text) and not _NOT_THERE.search(text)
    cause = "maintenance_page" if _REPAIRS.search(text) else "server_error_page" if broke else "soft_404"
    return cause, hit


def _beside_heads(view: View) -> str:
    """The main text without a first heading that only names the page, and without the lines of a footer."""
    names = {head.text for head in view.headings[:1] if _FAILED.seen(head) is None}
    lines = (line for line in view.main.text.split("\n") if line not in names)
    return "\n".join(line for line in lines if _ADDRESS.search(line.lower()) is None)
