"""The page is not made yet: a notice or a template's filler stands where the content should be."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._matter import matter_of
from oitcheck.genuine._mention import only_mentioned
from oitcheck.genuine._notice import (
    about_the_site,
    counts_things,
    main_says_little_else,
    names_the_site,
    says_little_else,
)
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern, Phrases, clean
from oitcheck.thai.text import thai_letters

RANK = 26

_PHRASES = Phrases(
    "under construction",
    "coming soon",
    "page is being built",
    "site is being built",
    "website is being built",
    "work in progress",
    "launching soon",
    "opening soon",
    "content will be added",
    "content coming",
)
_UNDER_WAY = Pattern(
    r"(?:อยู่(?:ใน)?ระหว่าง(?:การ)?|กำลัง(?:อยู่ระหว่าง)?(?:การ)?|ระหว่าง(?:การ)?)(?:จัดทำ|จัดเตรียม|เตรียม|พัฒนา|ก่อสร้าง|ดำเนินการ|ปรับปรุง|รวบรวม|อัพเดท|อัปเดต|อัพเดต|เพิ่ม|นำเข้า|อัพโหลด|อัปโหลด|สร้าง|แก้ไข|ทดสอบ)"
    r"|รอ(?:การ)?(?:ปรับปรุง|อัพเดท|อัปเดต|อัพเดต|อัพโหลด|อัปโหลด|เพิ่มข้อมูล|ข้อมูล|นำเข้า)|จะ(?:เปิด|นำ|เผยแพร่|อัพ|อัป).{0,20}(?:เร็วๆนี้|ในเร็ววัน|เร็ววันนี้|ภายหลัง)"
    r"|(?:เปิด(?:ให้บริการ|ใช้งาน|ตัว)|พบกัน(?:ได้)?|พบกับเรา|มาแล้ว)เร็วๆนี้|ยังไม่(?:เปิด(?:ใช้งาน|ให้บริการ)|ได้เผยแพร่|มีการเผยแพร่)|ยังไม่มี(?:การ)?(?:เพิ่ม)?(?:ข้อมูล|เนื้อหา)(?:ใน)?(?:หน้า|ส่วน|หมวด)"
)
_LOREM = Phrases(
    "lorem ipsum",
    "dolor sit amet",
    "consectetur adipiscing",
    "sed do eiusmod",
    "pellentesque habitant",
    "duis aute irure",
)
_STARTERS = Phrases(
    "just another wordpress site",
    "welcome to wordpress. this is your first post",
    "this is an example page. it's different from a blog post",
    "ยินดีต้อนรับสู่ wordpress นี่คือเรื่องแรกของคุณ",
    "นี่คือหน้าตัวอย่าง",
    "your joomla! site is ready",
)
_EVENT = re.compile(
    r"\d{1,2}(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)"
    r"|หมู่\d|ณ(?:ลาน|หอ|สนาม|วัด|หน้า|บริเวณ)|งาน(?:ประเพณี|ของดี|เทศกาล|วัด|แข่ง)|\d{1,2}(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
# Length of the main part, in folded characters, up to which a notice can be all of a page: a heading, the sentence, an apology.
_NOTICE = 220
# Letters that a notice's line may hold besides the notice: the name of what is not there yet.
_BESIDE = 14
# Part of an English notice that may be about anything but sites.
_OWN_SHARE = 0.1


def judge(view: View) -> Suspicion | None:
    """Suspects a notice that is all of the main part, or a template that nobody filled in.

    "อยู่ระหว่างดำเนินการ" is a wanted column of the complaint statistics, and roads are built too: neither counts.
    """
    if not view.html or not view.good:
        return None
    filler = _filler(view)
    if filler is not None:
        return filler
    if not view.slim or view.table_rows or len(view.main.folded) > _NOTICE or counts_things(view):
        return None
    for phrases in (_PHRASES, _UNDER_WAY):
        for hit in phrases.every(view.main, *view.heads):
            if hit.passage is view.title and len(view.main.folded) > 80:
                continue
            if only_mentioned(view, hit) or not about_the_site(hit, view) or _announces_an_event(view, hit):
                continue
            if _says_no_more(hit, view):
                return Suspicion(cause="under_construction", excerpt=hit.excerpt())
    return None


def _filler(view: View) -> Suspicion | None:
    """A template's filler outweighs what was written: hardly any Thai beside it, or the CMS's first example page."""
    if len(_LOREM.of(view.main.folded)) >= 2 and _unwritten(view) and _more_latin(view):
        hit = _LOREM.seen(view.main)
        return Suspicion(
            cause="under_construction", excerpt=hit.excerpt() if hit else None, detail="lorem ipsum"
        )
    hit = _STARTERS.seen(view.main, view.title)
    if hit is not None and len(view.main.folded) < 1500 and view.documents == 0 and _unwritten(view):
        return Suspicion(
            cause="under_construction", excerpt=clean(hit.excerpt()), detail="untouched template"
        )
    return None


def _says_no_more(hit: Hit, view: View) -> bool:
    """Whether the line holds nothing else; for a heading, what stands below it counts too."""
    if hit.passage in view.headings or any(hit.phrase in head.folded for head in view.headings):
        return says_little_else(hit, view, 30) and main_says_little_else(hit, view, 25)
    if hit.phrase.isascii() and view.main.text.isascii() and matter_of(view.main.text).share <= _OWN_SHARE:
        return True
    return says_little_else(hit, view, _BESIDE)


def _announces_an_event(view: View, hit: Hit) -> bool:
    """Whether a day or a hall is named and no site: what comes soon is then a fair or a match."""
    return _EVENT.search(view.main.folded) is not None and not names_the_site(hit)


def _more_latin(view: View) -> bool:
    """Whether the filler outweighs what was written in Thai."""
    text = view.main.text[:5000]
    return sum(letter.isascii() and letter.isalpha() for letter in text) > thai_letters(text)


def _unwritten(view: View) -> bool:
    return thai_letters(view.main.text[:5000]) < 250
