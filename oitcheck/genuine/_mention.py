"""Pages that speak about errors, walls and frauds, told from pages that are one of these themselves.

An agency trains its webmasters, warns of swindlers and explains its rules: such a page names the sentence that a gate
looks for. It gives itself away by its headings, or by the words right beside that sentence.
"""

import re

from oitcheck.genuine._matter import matter_of
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit

# In folded text. Headings of what is taught, ruled, told or warned of.
_TEACHES = re.compile(
    r"คู่มือ|วิธี|ขั้นตอน|แนวทาง|แนวปฏิบัติ|แนวนโยบาย|นโยบาย|ระเบียบการ|ข้อปฏิบัติ|อบรม|สัมมนา|เสวนา|บรรยาย|นิทรรศการ|หลักสูตร|ความรู้|สาระน่ารู้|เกร็ด|ถาม-?ตอบ|คำถามที่พบบ่อย|ทำอย่างไร|ทำไง|แก้อย่างไร"
    r"|คืออะไร|หมายความว่า|ความหมาย|(?<!แจ้ง)เตือน(?:ภัย|ประชาชน|ให้|อย่า|หน่วยงาน|ผู้)|^เตือน|รู้ทัน|รู้เท่าทัน|มิจฉาชีพ|หลอกลวง|ระวังภัย|จัดจ้าง|จ้างเหมา|จ้างปรับปรุง|จัดซื้อ|สอบราคา|ประกวดราคา|เสนอราคา"
    r"|ความเสี่ยง|แผนแม่บท|แผนงาน|บันทึก|เหตุการณ์|นิยาม|ผลการ|รายงานผล|สถิติ|ประวัติการ|ข่าวประชาสัมพันธ์:|ข่าว:"
    r"|howto|guideto|guidelines?|tutorial|training|workshop|seminar|webinar|glossary|whatis|whatif|faq|frequentlyasked|scams?\b|aware|lessons?learned|history"
)
# Right beside the sentence: it is quoted, asked about, or a thing to do when it shows.
_QUOTES = re.compile(
    r"(?:พบ|แสดง|ขึ้น|เห็น|เจอ|มี|เป็น)(?:หน้าจอ)?ข้อความ|ขึ้นว่า|แจ้งว่า[\"“']|หากพบ(?:เห็น)?(?!ปัญหา|ข้อสงสัย|ความผิด)|ในกรณีที่(?:พบ|ขึ้น)|เช่น|ตัวอย่าง(?:เช่น|ข้อความ)|หัวข้อ[:：]|ถาม[:：]|ตอบ[:：]|การแก้(?:ไข)?ปัญหา|แก้ปัญหา|สาเหตุ(?:ของ|ที่)"
    r"|หมายถึง|คือ(?:อะไร|การ)|อีเมล(?:อ้าง|หลอก|ปลอม)|อ้างว่า|หลอกลวง|ควร(?:แสดง|ใช้|มี|ทำ|ให้|กำหนด)|ผู้ใช้ต้อง|ผู้ดูแล(?:ต้อง|ควร)|อบรม|[ก-ฮ][^\"“]{0,20}[\"“][^\"”]{0,60}$"
    r"|ifyousee|means?that|forexample|suchas|e\.g\.|theerror[\"“']|themessage[\"“']|howto"
)
# Of a manual for the public nothing follows; of a manual for webmasters it does.
_TECHNICAL = re.compile(
    r"เว็บ|เวบ|ระบบ|เซิร์ฟเวอร์|แม่ข่าย|ฐานข้อมูล|โดเมน|โฮส|ข้อผิดพลาด|ไซเบอร์|คอมพิวเตอร์|อีเมล|ไฟล์|รหัสผ่าน|แคปช่า|แฮ็?ก|ออนไลน์|สารสนเทศ|เทคโนโลยี|ไอที|คุกกี้"
    r"|web|server|database|mysql|ddos|cloudflare|firewall|domain|error|cyber|e-?mail|google|drive|login|log-?in|password|captcha|hack|404|file|wordpress|joomla|online|\bit\b|cookie|record|link"
)
_BESIDE = 60
# A page that names so many statuses of HTTP lists them; one that broke names its own.
_STATUS = re.compile(r"(?<![\d.,])(?:40[0134589]|50[0-4])(?![\d.,])")
_LISTED = 3
_TALK = re.compile(
    r"forbidden|notfound|servererror|badgateway|unavailable|time-?out|unauthori[sz]ed|badrequest|รหัสสถานะ|statuscode"
)
# Thai consonants of other matter, in the line of an English notice, that make the notice a quotation.
_PROSE = 15
# On made pages: bad ones stay below these two, but for notices of ministries and names of programs.
_TOLD = 13
_MOSTLY = 0.5
_ADDRESS = re.compile(
    r"(?:หมู่|ม\.|ถนน|ถ\.).{0,60}(?:ตำบล|ต\.|แขวง)|โทร(?:ศัพท์|สาร|\.)|สงวนลิขสิทธิ์|เข้าชม|หน้าหลัก|(?i:copyright|powered|e-?mail)"
)
_LATIN = re.compile(r"[a-z]+")


def taught(view: View) -> bool:
    """Says whether the title or a heading is that of a lesson, rule, warning, purchase or statistic about such things."""
    return _lists_statuses(view) or any(
        _TEACHES.search(head.folded[:300]) is not None and _TECHNICAL.search(head.folded[:300]) is not None
        for head in view.heads
    )


def _lists_statuses(view: View) -> bool:
    """Whether the main part goes through the statuses of HTTP, as manuals and logs do."""
    text = view.main.folded[:5000]
    if "50" not in text or "40" not in text:
        return False
    return len(set(_STATUS.findall(text))) >= _LISTED and len(set(_TALK.findall(text))) >= _LISTED - 1


def tells_otherwise(view: View, *, latin: bool = False) -> bool:
    """Says whether the main part, its address aside, speaks mostly of something else than sites, access and errors.

    A phrase alone is then no evidence: a notice in place of a page says nothing else.

    Args:
        view: the answer.
        latin: whether English counts too; where notices name products and programs it must not.
    """
    text = "\n".join(line for line in view.main.text[:4000].split("\n") if not _ADDRESS.search(line))
    matter = matter_of(text if latin else _LATIN.sub(" ", text.lower()))
    return matter.own >= _TOLD and matter.share >= _MOSTLY


def in_own_prose(hit: Hit, view: View) -> bool:
    """Says whether an English notice stands inside a line of Thai prose about other matter; never so of a head."""
    if hit.passage in view.heads or not hit.phrase.isascii():
        return False
    return matter_of(_LATIN.sub(" ", hit.line())).own >= _PROSE


def only_mentioned(view: View, hit: Hit) -> bool:
    """Says whether a sentence is no more than spoken about: on a page that teaches, or quoted where it stands."""
    if taught(view) or in_own_prose(hit, view):
        return True
    before = hit.passage.folded[max(0, hit.at - _BESIDE) : hit.at + hit.length]
    return _QUOTES.search(before) is not None
