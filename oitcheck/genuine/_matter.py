"""How much of a page is matter of its own, and how much is talk about pages, servers, access and apologies.

A notice in place of a page speaks of nothing but the site. Whoever writes about roads, sport or a purchase uses words
that no notice needs, however alike one sentence of it sounds. Counted in letters, Thai and Latin alike; words that any
text needs count on neither side.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from oitcheck.genuine._words import words

_LONGEST = 4000

_GLUE_TH = words(
    """ที่ได้ ที่จะ ที่ ซึ่ง และ หรือ ของ ใน กับ แก่ ให้ ได้ ไม่ได้ ไม่ จะ ก็ มี เป็น คือ อยู่ แล้ว กำลัง การ ความ นี้ นั้น ดังกล่าว ดัง ต่อไปนี้ ต่อไป ต่อ ทั้ง ทุก บาง อาจ อื่น ใหม่ เดิม
    ขึ้น ลง ไป มา โดย จาก ตั้งแต่ จนถึง จน ถึง เพื่อ เนื่องจาก เพราะ หาก ถ้า เมื่อ ขณะ ขณะนี้ เท่านั้น ก่อน หลัง ภายหลัง ภายใน ภาย อีกครั้ง อีก ครั้ง ด้วย ทาง ตาม เอง เรา ท่าน คุณ
    ค่ะ คะ ครับ นะ ไว้ ออก เข้า ไหม หรือไม่ เลย ยัง จึง ผู้ แห่ง ตรง ข้าง ล่าง บน ลอง ดู ว่า ถูก ทำ ต้อง ควร สามารถ เร็วๆนี้ สักครู่ วัน เวลา น. พ.ศ. เดือน ปี เพิ่ม เติม ใด ๆ สุด แต่"""
)
_SITE_TH = words(
    """ขออภัยในความไม่สะดวก ขออภัย ขอโทษ เสียใจ กรุณา โปรด เว็บไซต์ เว็บไซท์ เวบไซต์ เว็บเพจ เว็บเบราว์เซอร์ เบราว์เซอร์ บราวเซอร์ เว็บ เพจ หน้าแรก หน้าหลัก หน้า ระบบ ข้อมูล เนื้อหา รายการ
    บทความ ไฟล์ เอกสาร ลิงก์ ลิงค์ โมดูล เมนู หัวข้อ ที่อยู่ รหัสอ้างอิง พารามิเตอร์ ค่าที่ส่ง ฐานข้อมูล เซิร์ฟเวอร์ แม่ข่าย เครื่อง โฮสติ้ง โฮส โดเมน ชื่อ บัญชี ไอพี แอดเดรส หมายเลข ไฟร์วอลล์
    ความปลอดภัย รักษา ปลอดภัย การโจมตี โจมตี ป้องกัน ผิดปกติ ตรวจพบ ตรวจสอบ ยืนยัน ตัวตน มนุษย์ โรบอต โปรแกรมอัตโนมัติ อัตโนมัติ คำขอ คำร้องขอ ปฏิเสธ บล็อก ระงับ ปิดกั้น อนุญาต สิทธิ์
    ข้อผิดพลาด ผิดพลาด เกิด ขัดข้อง ล่ม บางประการ บางอย่าง ไม่ถูกต้อง ถูกต้อง ไม่พบ พบ ไม่เจอ เจอ ไม่มี หายไป สูญหาย ลบ ย้าย นำออก เปลี่ยน ยกเลิก หมดอายุ สิ้นสุด เผยแพร่ ปิด เปิด ปรับปรุง
    บำรุงรักษา ซ่อมบำรุง ซ่อม แก้ไข ดูแล ผู้ดูแล เจ้าหน้าที่ เจ้าของ ผู้ใช้งาน ผู้ใช้ ผู้เข้าชม ผู้ให้บริการ ผู้ให้ บริการ ใช้งาน ใช้ เข้าชม เข้าถึง เรียกดู เรียก ร้องขอ ต้องการ เลือก แสดงผล แสดง
    ดำเนินการ ประมวลผล เชื่อมต่อ ติดต่อ แจ้ง กลับ ย้อนกลับ คลิก ที่นี่ รอ โหลด ชั่วคราว ถาวร ชำระ ค่า ค่าบริการ ค้าง ต่ออายุ ครบกำหนด กำหนด เกิน ปริมาณ พื้นที่ อัพเดท อัปเดต อัพโหลด อัปโหลด
    ดาวน์โหลด สร้าง จัดทำ พัฒนา ก่อสร้าง เตรียม รวบรวม เร็ววัน เข้าสู่ระบบ ล็อกอิน ลงชื่อ รหัสผ่าน สมาชิก ค้นหา หา ที่ผ่านมา เว็บมาสเตอร์ คุกกี้ จาวาสคริปต์ สคริปต์ ศาล คำสั่ง กระทรวง ดิจิทัล
    เทศบาล ตำบล เมือง นคร อบต. องค์การบริหาร ส่วน หน่วยงาน สำนักงาน นาที ชั่วโมง วินาที"""
)
_GLUE_EN = words(
    """a an the of to in on at by for from with and or but if is are was were be been being has have had do does did will would can
    could may might must should shall it its this that these those there here you your we our us i my he she they their what
    which who when where why how not no yes so as than then also all any some each other more most very just only too into
    out up down over about after before again once while until since due because please let s t re ve ll d m"""
)
_SITE_EN = words(
    """page pages web website websites site sites webpage url link links file files document resource item content address server
    servers service services host hosting hosted provider account domain domains name registrant database connection connect
    connected request requests requested response error errors exception fatal warning failed failure fail invalid unable cannot
    couldn doesn isn wasn found find missing exist exists existing removed deleted moved changed expired suspended disabled
    unavailable available temporarily temporary maintenance downtime capacity problem problems issue issues try trying later soon
    back shortly sorry oops apologies apologise inconvenience administrator admin webmaster support contact owner access accessed
    accessing denied forbidden blocked block rejected refused allowed permission permissions authorized authorised security
    secure firewall waf application app gateway policy protection ip browser browsers javascript cookies cookie enable enabled
    checking check verify verifying verification human robot bot captcha challenge loading load wait moment moments redirect
    redirected redirecting reload refresh home homepage login log sign signin user username password status code type internal
    unexpected explicit mapping fallback seeing see viewing view visit visited visiting return returned go going click search
    default index test installed successfully success congratulations replace replaced upload uploaded created create ready nginx
    apache iis cpanel plesk directadmin litespeed php mysql linux windows ubuntu debian centos http https www html module
    component controller record key provided usually caused longer stored store shared share sharing using used use operation
    perform processing process current web reference id incident event ray number time out timeout bad limit exceeded reached
    bandwidth quota launching launch coming working hard bring something great new almost way construction under tuned stay
    upgrade upgrading upgrades performing currently undergoing scheduled offline online down up closed another somewhere"""
)


def _alternatives(listed: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


_THAI = re.compile(f"(?P<site>{_alternatives(_SITE_TH)})|(?P<glue>{_alternatives(_GLUE_TH)})|(?P<own>[ก-ฮ])")
_LATIN = re.compile(r"[a-z]+")
_NAMES = re.compile(
    r"https?://\S+|\b[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?|[\w./\\-]*[\\/][\w./\\-]*|\b[0-9a-f-]{12,}\b"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """Letters of a text by what they speak of.

    Attributes:
        site: of pages, servers, access and apologies.
        own: of anything else.
    """

    site: int
    own: int

    @property
    def share(self) -> float:
        """The part of the text that is its own matter, 0..1; 0 for a text without words."""
        total = self.site + self.own
        return self.own / total if total else 0.0


@lru_cache(maxsize=256)
def matter_of(text: str) -> Matter:
    """Gives what a text speaks of, within its first 4,000 characters; addresses and long numbers count for nothing."""
    text = _NAMES.sub(" ", text[:_LONGEST].lower())
    site = own = 0
    for found in _THAI.finditer(text):
        if found["site"]:
            site += len(found["site"])
        elif found["own"]:
            own += 1
    for word in _LATIN.findall(text):
        if word in _SITE_EN:
            site += len(word)
        elif word not in _GLUE_EN and len(word) > 1:
            own += len(word)
    return Matter(site, own)
