"""The server reports success, and the page says that there is no such page."""

import re

from oitcheck.genuine._excuse import excuse
from oitcheck.genuine._gate import Sibling, Suspicion
from oitcheck.genuine._matter import matter_of
from oitcheck.genuine._mention import only_mentioned, tells_otherwise
from oitcheck.genuine._promise import promised, typed
from oitcheck.genuine._shell import ROOT
from oitcheck.genuine._sites import place
from oitcheck.genuine._twin import ALIKE, alike, own_things
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Passage, clean
from oitcheck.thai.text import fold

RANK = 40

_THING = r"(?:webpage|page|file|document|article|resource|url|item|content|link|post|address|เพจ|ไฟล์|บทความ|เนื้อหา|ลิงก์|ลิงค์|url)"
_GONE_EN = (
    r"(?:not\s?found|cannot\s?be\s?found|can['’]?tbefound|couldnotbefound|couldn['’]?tbefound|can['’]?tbelocated|doesnotexist|doesn['’]?texist|(?:doesn['’]?t|doesnot)seemtoexist|nolongerexists?"
    r"|nolongeravailable|nolongerhere|isn['’]?thereanymore|hasbeenremoved|hasbeendeleted|havebeenremoved|wasnotfound|isnotfound|isn['’]?tavailable|isn['’]?there)"
)
# In folded text: no spaces. A thing that is gone, or a search for it that failed, in one breath.
_GONE = re.compile(
    rf"{_THING}(?:you|that|was|is|with|atthis|requested|has|have|may|might|[^.!?\n]){{0,45}}?{_GONE_EN}"
    r"|pagenotfound|filenotfound|objectnotfound|nosuchpage|nopagefound|articlenotfound|(?:invalid|bad)(?:page|article)(?:id)?"
    r"|(?:can['’]?t|cannot|couldn['’]?t|couldnot|unableto|didn['’]?t|notableto)(?:seemto)?(?:find|locate)(?:the|that|this|your|a)?(?:webpage|page|file|document|article|content|resource|item|what)"
    r"|(?:record|news|topic|category|id)not\s?found|(?:page|content|link)(?:is)?(?:notavailable|unavailable)|nothing(?:was)?(?:found)?(?:here|athislocation|atthislocation)|nothingfound|(?:page|link)(?:isbroken|ismissing)|lookslikeyou(?:'re|are)lost"
    r"|ไม่พบ(?:หน้า(?!กาก|ดิน|ที่และ|ที่ความ|ที่ของ|ที่ราชการ)|เว็บเพจ|เพจ|page|url|ลิงก์|ลิงค์|ไฟล์|บทความ|เนื้อหา|สิ่งที่(?:ท่าน|คุณ)|ที่อยู่(?:นี้|เว็บ)|เอกสาร(?:ที่(?:ท่าน|คุณ|ต้องการ|ร้องขอ|เรียก)|นี้|ดังกล่าว|$)|ข้อมูลที่(?:ท่าน|คุณ|ต้องการ|ร้องขอ|เรียก|ค้นหา|ขอ)|ข้อมูลหน้า|(?:รายการ|หัวข้อ|กระทู้|ข่าว|ประกาศ|เมนู|หมวดหมู่|ข้อมูล|รายละเอียด|หน้า)(?:ที่(?:ท่าน|คุณ|ต้องการ|ร้องขอ|เรียก|เลือก|ระบุ)|นี้$|ดังกล่าว$))"
    r"|(?:ข่าว|ประกาศ|กระทู้|หัวข้อ|รายการ)ที่(?:ท่าน|คุณ)[^.!?]{0,25}?(?:ไม่มี(?:อยู่|ในระบบ|แล้ว)|ไม่พบ|ถูกลบ|ถูกยกเลิก)"
    r"|(?:หน้า(?:เว็บ|เพจ)?|เพจ|เอกสาร|ไฟล์|บทความ|เนื้อหา|ข้อมูล|ลิงก์|ลิงค์|url)(?:ที่(?:ท่าน|คุณ|เรียก|ร้องขอ|ต้องการ)|นี้|ดังกล่าว)(?:(?!จะ|เมื่อ|หาก|ห้าม)[^.!?]){0,60}?(?:ไม่มี(?:อยู่|ในระบบ|แล้ว|ใน)|ไม่พบ|ไม่เจอ|หาไม่|ถูกลบ|ถูกย้าย|ไม่ปรากฏ|ถูกนำออก|ไม่ถูกต้อง|ไม่มีแล้ว|อาจถูก|ไม่สามารถใช้งาน)"
    r"|(?:ค้น)?หา(?:หน้า|เพจ|ไฟล์|เอกสาร|บทความ|ข้อมูล)(?:ที่|นี้|เว็บ)?[^.!?]{0,40}?ไม่(?:พบ|เจอ)|ดูเหมือน(?:ว่า)?(?:จะ)?(?:ไม่มีอะไร|เราไม่สามารถหา|เราหา).{0,30}|ไม่มีหน้า(?:นี้|ที่(?:ท่าน|คุณ|ต้องการ)|เว็บ)|ไม่(?:มี|เจอ)(?:(?:ไฟล์|เอกสาร|ข้อมูล|เพจ|บทความ|รายการ|เนื้อหา|ข่าว|หัวข้อ|รายละเอียด|หน้าเว็บ)){1,2}(?:ที่(?:ท่าน|คุณ)(?:ต้องการ|เรียก|ร้องขอ|ค้นหา|เลือก|กำลัง)|ที่(?:ต้องการ|ร้องขอ|เรียก))"
)
_THING_TH = r"(?:หน้าเว็บเพจ|หน้าเว็บ|หน้าเพจ|เว็บเพจ|เพจ|ไฟล์|เอกสาร|บทความ|เนื้อหา|ลิงก์|ลิงค์|กระทู้|รายการ|หัวข้อ|โมดูล|เมนู|หมวดหมู่|ข่าว|url|โฟลเดอร์|หน้า)"
# Further ways of the same: "there is no such page in the system", "the page may have been moved".
_GONE_TH = re.compile(
    rf"ไม่มี{_THING_TH}(?:นี้|ดังกล่าว|ที่(?:ท่าน|คุณ).{{0,25}}?)(?:อยู่)?(?:ใน(?:ระบบ|ฐานข้อมูล|เว็บ|เซิร์ฟเวอร์|หมวด)|แล้ว|$|[!.'’\"])|ไม่มี{_THING_TH}[‘'“\"][^’'”\"]{{1,200}}[’'”\"](?:อยู่|ใน)?"
    rf"|{_THING_TH}(?:นี้|ดังกล่าว)?อาจ(?:จะ)?(?:ถูก|ได้)(?:ลบ|ย้าย|นำออก|เปลี่ยนชื่อ)|ไม่มี(?:โมดูล|คอมโพเนนต์|เมนู|หน้า)ที่(?:ท่าน|คุณ)?เรียก|รหัส(?:บทความ|ข่าว|เอกสาร|หน้า|รายการ)ไม่ถูกต้อง"
    r"|(?:module|component|view|controller|layout|template|route|action|record|entry|topic|thread)(?:you)?(?:not\s?found|doesnotexist|wasnotfound|isinvalid)"
)
_SEGMENT = re.compile(
    r"(?:(?:error|err|http(?:error|status)?|page|หน้า|รหัส|ข้อผิดพลาด|ผิดพลาด|oops[!.]?|ขออภัย)?\s?\(?(?:http)?404\)?(?:error|page|err|[!.])?"
    r"|(?:http)?(?:error)?404(?:[:-])?(?:(?:page|file)?notfound|ไม่พบหน้า.{0,20}|ไม่พบข้อมูล.{0,12})[!.]?|notfound[!.]?|pagenotfound[!.]?|ไม่พบข้อมูล[!.]?|ขออภัย,?ไม่พบข้อมูล[!.]?|ไม่พบ[!.]?"
    r"|404,?(?:that['’]?sanerror|oops).{0,5}|(?:theresourcecannotbefound|objectnotfound)[!.]?|oops!?404|opps.{0,3}|oops[!.]{0,3})"
)
_SPLIT = re.compile(r"\s[-–—]\s|[|»›·•:]|\s/\s")
_NOTHING = re.compile(
    r"(?:ขออภัย|sorry)?[,!]?\s?(?:ไม่(?:พบ|มี)ข้อมูล(?:ที่.{0,20}|(?:นี้)?ในระบบ|นี้)|ไม่พบข้อมูล|ไม่พบรายการ|nodatafound|therearenoarticlesinthiscategory\..{0,80}|notfound|norecordfound|nodata|404)(?:ค่ะ|ครับ|[!.])*"
)
# What says nothing alone: a road, a room and an order have this number, and one of several lists may be empty.
_NUMBER = re.compile(r"\(?404\)?")
_NONE = re.compile(r"\(?404\)?|(?:ขออภัย,?)?ไม่พบ(?:ข้อมูล)?[!.]?")
_OWN = 12
_REST = 25
_HEADLINE = 18  # characters: what is listed in a main part is longer than the names in a menu
_ADDRESS = re.compile(r"โทร|หมู่|ถนน|จังหวัด|สงวนลิขสิทธิ์|ผู้เข้าชม|เข้าชม|หน้าหลัก|(?i:copyright|tel\.|e-?mail)")
_NONE_IS_AN_ANSWER = re.compile(r"ร้องเรียน|ร้องทุกข์|ทุจริต|จัดซื้อ|จัดจ้าง|ข้อทักท้วง")
_ERROR_PATH = re.compile(
    r"(?i)/(?:404|error-?404|404-?error|errors?|err|not-?found|page-?not-?found|notfound404|error_?page|page404)(?:/404)?(?:\.[a-z]{2,5})?/?$"
)


def judge(view: View) -> Suspicion | None:
    """Suspects a page that says so in its title, its first heading or as all it says, or one that is the same as
    what the host answers for an address that cannot exist. The home page is compared with nothing.
    """
    if not (view.html or _few_words(view)) or not view.good or typed(view) is not None:
        return None  # a page that calls itself a file is ``html_instead_of_document``
    home = _at_home(view)
    if (
        view.hops
        and not home
        and _ERROR_PATH.search(view.final.path)
        and not _ERROR_PATH.search(view.asked.path)
    ):
        return Suspicion(
            cause="soft_404", excerpt=_shown(view), detail=clean(f"redirected to {view.final.url}", 300)
        )
    hit = _by_words(view)
    if hit is not None and only_mentioned(view, hit):
        hit = None
    if hit is not None and (not home or view.bare):
        return Suspicion(cause="soft_404", excerpt=hit.excerpt())
    said = excuse(view) if hit is None else None
    if said is not None and said[0] == "soft_404":
        return Suspicion(cause="soft_404", excerpt=said[1].excerpt())
    return None if home else _by_sibling(view)


def _few_words(view: View) -> bool:
    """Whether plain text of a line or two came, as download programs answer."""
    if view.document is None or view.document.kind != "text" or promised(view) is not None:
        return False
    return len(view.whole.folded) < 250


def _by_words(view: View) -> Hit | None:
    main, title = len(view.main.folded), view.title
    if len(title.folded) < 160 and main < 3000 and view.table_rows < 4 and view.documents < 2:
        hit = _gone(title) or _segment(title)
        if hit is not None and not (_NUMBER.fullmatch(title.folded) and _has_own_matter(view)):
            return hit
    if main < 1200 and view.documents == 0 and view.table_rows < 3:
        for heading in view.headings[:2]:
            hit = (_gone(heading) or _segment(heading)) if len(heading.folded) < 110 else None
            if hit is not None and not (_NONE.fullmatch(heading.folded) and _has_own_matter(view)):
                return hit
    if not view.slim:
        return None
    hit = _gone(view.main) or _nothing(view)
    return None if hit is not None and tells_otherwise(view) else hit


def _has_own_matter(view: View) -> bool:
    """Whether the main part speaks mostly of something else than pages and errors, in more than a word or two."""
    matter = matter_of(view.main.text)
    return matter.own >= _OWN and matter.share > 0.4


def _nothing(view: View) -> Hit | None:
    """A line that says there is nothing, beside an address or a counter at most; not where "none" is an answer."""
    if (
        len(view.main.folded) > 250
        or view.images > 3
        or _NONE_IS_AN_ANSWER.search(view.title.folded + view.main.folded)
    ):
        return None
    for line in view.main.text.split("\n"):
        folded = fold(line)
        if _NOTHING.fullmatch(folded) and not _fills_the_rest(view, line):
            return Hit(view.main, max(0, view.main.folded.find(folded)), len(folded))
    return None


def _fills_the_rest(view: View, line: str) -> bool:
    """Whether the main part, its headings and one line aside, lists or tells enough to be a page of its own."""
    names = {line, *(head.text for head in view.heads)}
    beside = (
        each
        for each in view.main.text.split("\n")
        if len(each) >= _HEADLINE and each not in names and not _ADDRESS.search(each)
    )
    return matter_of("\n".join(beside)).own >= _REST


def _gone(passage: Passage) -> Hit | None:
    text = passage.folded[:5000]
    found = _GONE.search(text) or _GONE_TH.search(text)
    return Hit(passage, found.start(), found.end() - found.start()) if found else None


def _segment(passage: Passage) -> Hit | None:
    """A whole part of a title is an error, as in "404 | เทศบาล"; a number of a document such as 404/2565 is none."""
    for part in (passage.text, *_SPLIT.split(passage.text)):
        folded = "".join(part.lower().split()).strip("()[]-–—|»")
        if _SEGMENT.fullmatch(folded):
            return Hit(passage, 0, max(1, len(passage.folded)))
    return None


def _by_sibling(view: View) -> Suspicion | None:
    """Compares with what cannot exist; where the host says 404 at its root, a program of one folder that passes over
    the rest of the address proves nothing against a page that has something to say.
    """
    if _says_404(view) and not view.slim:
        return None
    for sibling in view.subject.siblings:
        if _stands_for_nothing(sibling, view):
            found = _same_answer(view, sibling)
            if found is not None:
                return found
    return None


def _says_404(view: View) -> bool:
    """Whether the host answers an address at its root that cannot exist as it should."""
    return any(
        sibling.http_status in {404, 410} and place(sibling.url).path.count("/") == 1
        for sibling in view.subject.siblings
    )


def _stands_for_nothing(sibling: Sibling, view: View) -> bool:
    good = sibling.http_status is not None and 200 <= sibling.http_status < 300
    return (
        good
        and sibling.document is not None
        and sibling.document.kind == "html"
        and sibling.url != view.subject.url
    )


def _same_answer(view: View, sibling: Sibling) -> Suspicion | None:
    document, other = view.document, sibling.document
    if document is None or other is None:
        return None
    redirected = bool(view.hops) and sibling.final_url == view.final.url and sibling.url != sibling.final_url
    share = alike(
        document,
        other,
        (view.asked.path, view.final.path, place(sibling.url).path, view.asked.url, sibling.url),
    )
    same = (
        share >= ALIKE
        and own_things(document, other) == 0
        and (document.title == other.title or share > 0.97)
    )
    if not redirected and not same:
        return None
    if ROOT.search(view.raw) and not redirected:
        return Suspicion(
            cause="needs_browser", excerpt=_shown(view), detail="the same shell for every address"
        )
    why = (
        "redirected like an address that cannot exist"
        if redirected
        else f"{share:.0%} the same as the answer to an address that cannot exist"
    )
    return Suspicion(cause="soft_404", excerpt=_shown(view), detail=why)


def _at_home(view: View) -> bool:
    home = place(view.subject.agency_home) if view.subject.agency_home else None
    asked = view.asked
    return asked.at_home or (
        home is not None
        and (home.host, home.path.rstrip("/")) == (asked.host, asked.path.rstrip("/"))
        and home.query == asked.query
    )


def _shown(view: View) -> str | None:
    return clean(view.title.text or view.main.text) or None
