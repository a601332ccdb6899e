"""What notices in place of a page have in common: they are about the site, not about a road or a water main."""

import re

from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit

_OTHER_THINGS = re.compile(
    r"ถนน|ประปา|ไฟฟ้า|สะพาน|สระว่าย|สระน้ำ|สนาม|ตลาด|ท่อระบาย|ท่อส่ง|วางท่อ|คลอง|จราจร|ห้องสมุด|ห้องน้ำ|ห้องประชุม|สวนสาธารณะ"
    r"|ศูนย์เด็ก|ลานกีฬา|ลานจอด|พิพิธภัณฑ์|รถยนต์|รถไฟ|รถโดยสาร|รถขยะ|ทางเท้า|กล้อง|วงจรปิด|cctv|วัคซีน|ทางเดิน|ทางลอด|เขื่อน|ลิฟต์|ที่จอด|หอประชุม|เมรุ"
    r"|โรง(?:สูบ|กรอง|เรียน|พยาบาล|ฆ่าสัตว์|อาหาร|เก็บ|จอด)|สระ|ระบบ(?:กรอง|ระบาย|ประปา|ไฟ|แสง|เสียง|ปรับอากาศ|สูบ|บำบัด)|แผง|เรือ|ท่าเทียบ|บันได|เครื่อง(?:จักร|สูบ|กรอง|ออกกำลัง)"
    r"|ผู้รับจ้าง|คอนกรีต|อาคาร|ก่อสร้างโรง|ผิวทาง|สถานีสูบ|หมู่ที่|น้ำไม่ไหล|หยุดจ่าย|\broad\b|bridge|\boffice|theoffice|building|swimmingpool|watersupply"
)
# Work on a site that is bought, or over: neither is a notice in its place.
_BOUGHT = re.compile(
    r"จัดจ้าง|จ้างเหมา|จ้าง(?:ทำ|พัฒนา|ปรับปรุง|บำรุง)|จัดซื้อ|เสนอราคา|สอบราคา|ประกวดราคา|วงเงิน|ผู้ชนะ|ขอบเขตของงาน|tor"
)
_OVER = re.compile(
    r"หลัง(?:จาก)?(?:การ)?(?:ปิด|หยุด|งด)|(?<!จะ)(?:กลับมา|เปิด)(?:ใช้งาน|ให้บริการ|ใช้)(?:ได้)?(?:ตาม)?ปกติ(?:แล้ว|ตั้งแต่)|(?:เสร็จสิ้น|แล้วเสร็จ|เรียบร้อย)แล้ว|(?:ปรับปรุง|ย้าย|ซ่อม).{0,30}(?:แล้วเสร็จ|เรียบร้อย)$|usualagain|backtonormal"
)
_STRONG_SITE = re.compile(r"เว็บไซ[ตด]์|เวบไซ[ตด]์|หน้าเว็บ|เว็บเพจ|เซิร์ฟเวอร์|ฐานข้อมูล|แม่ข่าย|website|webpage|server")
_UNTIL = re.compile(r"ปรับปรุง(?:ซ่อมแซม)?(?:สำนักงาน|ศาลา|ที่ทำการ|โรงเรียน|โรงพยาบาล|สถานี|ศูนย์)")
_SITE = re.compile(
    r"เว็บไซ[ตด]์|เวบไซ[ตด]์|หน้านี้|หน้าเว็บ|เว็บเพจ|เซิร์ฟเวอร์|ฐานข้อมูล|website|webpage|oursite|thissite|thesite|thispage|server|platform"
    r"|ระบบ(?!มาตร|ชลประทาน|ราง|รถ|ขนส่ง|ภาษี|ทะเบียน|คิว|เก็บ|กำจัด|คัดแยก|ประปา|น้ำ|ไฟ|ระบาย|จราจร|จ่าย|ท่อ|สูบ|เสียง|บำบัด|กล้อง|cctv|โทรศัพท์|ผลิต|ปรับอากาศ|แอร์)"
)
_SMALL_TALK = re.compile(
    r"ขออภัย(?:ในความไม่สะดวก)?|ขณะนี้|หน้านี้|หน้าเว็บ|เว็บไซ[ตด]์|เวบไซ[ตด]์|ข้อมูล|เนื้อหา|ระบบ|จัดทำ|ดำเนินการ|ปรับปรุง|ให้บริการ|บำรุงรักษา|ชั่วคราว|ครับ|ค่ะ|คะ|เร็วๆนี้|โปรด|กรุณา|รอ|สักครู่|อยู่"
    r"|กลับมา|ใหม่|ภายหลัง|อีกครั้ง|ของ|ท่าน|เรา|นี้|เพื่อ|ระหว่าง|กำลัง|การ|และ|จะ|แล้ว|ได้|ที่|ใน|มา|ให้|ตั้งแต่|วันที่|เวลา|จนถึง|ถึง|เป็นต้นไป|พ\.ศ\.|น\.|เดือน|ปี|เปิด|ปิด|ใช้งาน|เทศบาล(?:ตำบล|เมือง|นคร)?|อบต\.|องค์การบริหารส่วนตำบล|หน่วยงาน"
    r"|(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)(?:คม|ยน|พันธ์)|ยินดี|สวัสดี|ประชาชน|ผู้ใช้"
    r"|sorry|website|site|page|this|our|the|we['’]?(?:re|ll)?|are|is|currently|please|check|back|soon|for|inconvenience|but|some|at|moment|again|later|down|maintenance|will|be|new|on|its|way|stay|tuned"
)
_LETTER = re.compile(r"[a-zก-ฮ]")
_COUNTED = re.compile(
    r"\d\s?(?:เรื่อง|ราย|ครั้ง|โครงการ|คดี|แห่ง|คน|%)|(?:เรื่อง|ราย|รายการ|โครงการ|ดำเนินการ)\s?[:=]?\d|ร้องเรียน.{0,80}ดำเนินการ\D{0,6}\d"
)

_VISITORS = re.compile(r"(?:ผู้)?(?:เยี่ยม|เข้า)ชม.{0,20}?\d[\d,.]*(?:คน|ครั้ง|ราย)?|วันนี้\d+คน|เดือนนี้\d+คน|ทั้งหมด\d+คน")


def about_the_site(hit: Hit, view: View) -> bool:
    """Says whether a phrase speaks of the site: named close by, or at least no other thing that is under repair."""
    if (
        hit.passage is not view.main
        and _OTHER_THINGS.search(view.main.folded[:250])
        and not names_the_site(hit, 25)
    ):
        return False
    if _UNTIL.search(hit.around(12)) or _BOUGHT.search(hit.line()):
        return False
    if any(_OVER.search(line) for line in (hit.line(), *(head.folded for head in view.heads))):
        return False
    if _OTHER_THINGS.search(hit.line()) and not _STRONG_SITE.search(view.main.folded[:600]):
        return False
    other = _OTHER_THINGS.search(hit.around(45))
    return other is None or (names_the_site(hit, 25) and _OTHER_THINGS.search(hit.around(20)) is None)


def names_the_site(hit: Hit, reach: int = 60) -> bool:
    """Says whether the site or its system is named close by a phrase."""
    return _SITE.search(hit.around(reach)) is not None


def says_little_else(hit: Hit, view: View, most: int) -> bool:
    """Says whether the line of a phrase holds at most so many letters besides it, apologies, dates and the page's name."""
    return _left_over(hit.line().replace(hit.phrase, " ", 1), view, hit) <= most


def main_says_little_else(hit: Hit, view: View, most: int) -> bool:
    """Says the same of all of the main part."""
    return _left_over(view.main.folded.replace(hit.phrase, " "), view, hit) <= most


def _left_over(text: str, view: View, hit: Hit) -> int:
    """Counts letters beside small talk and the page's names; a head that holds the phrase is no name."""
    for head in view.heads:
        if len(head.folded) > 3 and hit.phrase not in head.folded:
            text = text.replace(head.folded, " ")
    return len(_LETTER.findall(_SMALL_TALK.sub(" ", text)))


def counts_things(view: View) -> bool:
    """Says whether the main part counts cases, as a statistic does where "under way" is a column."""
    return _COUNTED.search(_VISITORS.sub("", view.main.folded)) is not None
