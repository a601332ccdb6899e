"""What notices in place of a page have in common: they are about the site, not about a road or a water main."""

import re

from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit

_OTHER_THINGS = re.compile(
    r"ถนน|ประปา|ไฟฟ้า|สะพาน|สระว่าย|สระน้ำ|สนาม|ตลาด|ท่อระบาย|ท่อส่ง|วางท่อ|คลอง|จราจร|ห้องสมุด|ห้องน้ำ|ห้องประชุม|สวนสาธารณะ"
    r"|ศูนย์เด็ก|ลานกีฬา|ลานจอด|พิพิธภัณฑ์|รถยนต์|รถไฟ|รถโดยสาร|รถขยะ|ทางเท้า|ทางเดิน|ทางลอด|เขื่อน|ลิฟต์|ที่จอด|หอประชุม|เมรุ"
    r"|ผู้รับจ้าง|คอนกรีต|อาคาร|ก่อสร้างโรง|ผิวทาง|สถานีสูบ|หมู่ที่|น้ำไม่ไหล|หยุดจ่าย|\broad\b|bridge|swimmingpool|watersupply"
)
_UNTIL = re.compile(r"ปรับปรุง(?:ซ่อมแซม)?(?:สำนักงาน|ศาลา|ที่ทำการ|โรงเรียน|โรงพยาบาล|สถานี|ศูนย์)")
_SITE = re.compile(
    r"เว็บไซ[ตด]์|เวบไซ[ตด]์|หน้านี้|หน้าเว็บ|เว็บเพจ|เซิร์ฟเวอร์|ฐานข้อมูล|website|webpage|oursite|thissite|thesite|thispage|server|platform"
    r"|ระบบ(?!ประปา|น้ำ|ไฟ|ระบาย|จราจร|จ่าย|ท่อ|สูบ|เสียง|บำบัด|กล้อง|cctv|โทรศัพท์|ผลิต|ปรับอากาศ|แอร์)"
)
_COUNTED = re.compile(
    r"\d\s?(?:เรื่อง|ราย|ครั้ง|โครงการ|คดี|แห่ง|คน|%)|(?:เรื่อง|ราย|รายการ|โครงการ|ดำเนินการ)\s?[:=]?\d|ร้องเรียน.{0,80}ดำเนินการ\D{0,6}\d"
)


def about_the_site(hit: Hit, view: View) -> bool:
    """Says whether a phrase speaks of the site: named close by, or at least no other thing that is under repair."""
    if (
        hit.passage is not view.main
        and _OTHER_THINGS.search(view.main.folded[:250])
        and not names_the_site(hit, 25)
    ):
        return False
    if _UNTIL.search(hit.around(12)):
        return False
    other = _OTHER_THINGS.search(hit.around(45))
    return other is None or (names_the_site(hit, 25) and _OTHER_THINGS.search(hit.around(20)) is None)


def names_the_site(hit: Hit, reach: int = 60) -> bool:
    """Says whether the site or its system is named close by a phrase."""
    return _SITE.search(hit.around(reach)) is not None


def counts_things(view: View) -> bool:
    """Says whether the main part counts cases, as a statistic does where "under way" is a column."""
    return _COUNTED.search(view.main.folded) is not None
