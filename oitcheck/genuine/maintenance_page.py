"""The site is closed for maintenance and says so instead of showing the page."""

import re

from oitcheck.genuine._excuse import excuse
from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._mention import only_mentioned, tells_otherwise
from oitcheck.genuine._notice import about_the_site, main_says_little_else, names_the_site, says_little_else
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern

RANK = 24

_PHRASES = Pattern(
    r"(?:ปิด|หยุด|งด)(?:ให้บริการ|การให้บริการ|ระบบ|เว็บไซต์|การใช้งาน)?(?:เพื่อ|ชั่วคราวเพื่อ)?(?:การ)?(?:ปรับปรุง|บำรุงรักษา|ซ่อมบำรุง|ซ่อมแซม)|(?:ปิด|หยุด|งด)(?:ให้บริการ|การให้บริการ|ระบบ|เว็บไซต์|การใช้งาน).{0,8}ชั่วคราว"
    r"|ชั่วคราว(?:เพื่อ|เนื่องจาก)(?:การ)?(?:ปรับปรุง|บำรุงรักษา|ซ่อมบำรุง|อัปเดต|อัพเดท)|ตรวจสอบ(?:ใหม่)?อีกครั้งใน(?:อีก)?(?:ไม่กี่|\d+|หนึ่ง)?นาที"
    r"|(?:อยู่(?:ใน)?ระหว่าง|กำลัง|ขณะนี้มี)(?:การ)?(?:ดำเนินการ|ทำการ)?(?:บำรุงรักษา|ซ่อมบำรุง|ซ่อมแซม|ปิดปรับปรุง|อัพเกรด|อัปเกรด|ย้ายเซิร์ฟเวอร์|ย้ายเครื่อง|ย้ายฐานข้อมูล|แก้ไขระบบ)"
    r"|(?:เว็บไซ[ตด]์|เวบไซ[ตด]์|ระบบ|เซิร์ฟเวอร์|หน้าเว็บ).{0,40}?(?:อยู่(?:ใน)?ระหว่าง|กำลัง)(?:การ)?(?:ดำเนินการ|ทำการ)?(?:ปรับปรุง|แก้ไข|พัฒนาปรับปรุง)"
    r"|(?:ขณะนี้|ขออภัย).{0,25}(?:ปรับปรุง|บำรุงรักษา)(?:ระบบ|เว็บไซ[ตด]์|เวบไซต์|เซิร์ฟเวอร์|ฐานข้อมูล)|^(?:ปรับปรุง|บำรุงรักษา)(?:ระบบ(?!มาตร|น้ำ|ประปา|ไฟ|ระบาย|จราจร|ท่อ|สูบ|เสียง|บำบัด|กล้อง|ชลประทาน)|เว็บไซต์)"
    r"|(?:เว็บไซต์|ระบบ).{0,25}(?:ไม่สามารถให้บริการได้(?:ชั่วคราว|ในขณะนี้)|ขัดข้องชั่วคราว|(?<!จะ)ปิดให้บริการ(?!วัน|ใน))"
    r"|(?:under|downfor|offlinefor|closedfor|unavailable(?:dueto|for)|undergoing|performing|doing|downwhile).{0,25}?(?:maintenance|upgrade)|(?:scheduled|routine|planned|site|system|server|website)maintenance|maintenance(?:mode|inprogress|break|window)|^maintenance$"
    r"|(?:site|website|system|server|page|portal)(?:is)?(?:currently|temporarily|presently)?(?:offline|unavailable|down|closed)(?:for|right|at|temporarily|due)?|temporarilydown|temporarilyclosed|temporarilyoffline"
    r"|(?:we['’]?ll|wewill|will)?(?:be)?(?:right)?back(?:soon|online|shortly|later)|berightback|havingabreak|upgradingour(?:site|website|system|server)"
)
_REPAIR = re.compile(r"ปรับปรุง|บำรุง|ซ่อม|แก้ไข|อั[พป]เกรด|maint|upgrad|back")
_NOT_MADE_YET = re.compile(r"underconstruction|comingsoon")
_REPAIR_EN = re.compile(r"mainten|upgrad|update|ปรับปรุง|บำรุง|ซ่อม")
_ANNOUNCES = re.compile(r"ประกาศ|ประชาสัมพันธ์|ขอแจ้ง|แจ้ง(?:การ)?ปิด|แจ้งหยุด|แจ้งปรับปรุง|กำหนดการ|announce")


def judge(view: View) -> Suspicion | None:
    """Suspects a notice about the site itself on a page that holds nothing else; never an announcement among others."""
    if not view.html or not (view.good or view.status == 503) or not view.slim or view.table_rows:
        return None
    for hit in _PHRASES.every(*view.heads, view.main):
        if tells_otherwise(view, latin=True):
            break
        if _NOT_MADE_YET.search(view.main.folded) and not _REPAIR_EN.search(view.main.folded):
            break  # ``under_construction`` says it better
        if about_the_site(hit, view) and not only_mentioned(view, hit) and _in_place_of_the_page(view, hit):
            return Suspicion(cause="maintenance_page", excerpt=hit.excerpt())
    said = excuse(view)
    if said is not None and said[0] == "maintenance_page":
        return Suspicion(cause="maintenance_page", excerpt=said[1].excerpt())
    return None


def _in_place_of_the_page(view: View, hit: Hit) -> bool:
    small, site = len(view.main.folded) < 120, names_the_site(hit)
    if not says_little_else(hit, view, 24):
        return False
    if not site and not _REPAIR.search(hit.phrase) and not main_says_little_else(hit, view, 20):
        return False
    announced = _ANNOUNCES.search(view.title.folded + view.main.folded) is not None
    if announced and not (small or "เว็บไซ" in hit.around(60)):
        return False
    if len(view.links) < 12 and len(view.whole.folded) < 900:
        in_a_head = hit.passage is not view.main and len(hit.passage.folded) < 80
        return in_a_head or site or small
    return len(view.main.folded) < 160 and site and not announced
