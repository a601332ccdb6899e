"""The page is blocked by order of a court or a ministry, and says so."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._mention import only_mentioned
from oitcheck.genuine._sites import belongs
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Phrases, clean

RANK = 8

_THIS_PAGE = Phrases(
    "เว็บไซต์นี้",
    "เว็บไซต์ดังกล่าว",
    "เว็บไซต์ที่ท่าน",
    "เว็บไซต์ที่คุณ",
    "เว็บเพจนี้",
    "หน้าเว็บนี้",
    "หน้านี้",
    "url นี้",
    "เนื้อหานี้",
    "เนื้อหาที่ท่าน",
    "ข้อมูลที่ท่าน",
    "ข้อมูลนี้",
    "ท่านไม่สามารถเข้า",
    "ไม่สามารถเข้าถึงเว็บไซต์",
    "this website",
    "this web site",
    "this site",
    "this page",
    "this url",
    "this content",
    "the website you",
    "the site you",
    "the page you",
    "the content you",
    "the url you",
    "access to the",
    "website blocked",
    "site blocked",
)
_THIS = re.compile(
    r"(?:เว็บไซต์|เวบไซต์|ข้อมูล|เนื้อหา|หน้า|เพจ|url|ลิงก์|บริการ)(?:คอมพิวเตอร์|เว็บ|เพจ)?(?:นี้|ดังกล่าว|ที่(?:ท่าน|คุณ))"
)
_BLOCKED = Phrases(
    "ถูกระงับ",
    "ถูกปิดกั้น",
    "ถูกบล็อก",
    "ระงับการเผยแพร่",
    "ระงับการเข้าถึง",
    "ระงับการทำให้แพร่หลาย",
    "ปิดกั้นการเข้าถึง",
    "ได้ปิดกั้น",
    "ไม่สามารถเข้าถึง",
    "ไม่สามารถเข้าชม",
    "blocked",
    "suspended",
    "restricted",
    "not permitted",
    "prohibited",
    "has been closed",
    "denied",
)
_AUTHORITY = Phrases(
    "คำสั่งศาล",
    "ศาลมีคำสั่ง",
    "หมายศาล",
    "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",
    "กระทรวงดิจิทัลฯ",
    "กระทรวงเทคโนโลยีสารสนเทศ",
    "กระทรวงไอซีที",
    "พระราชบัญญัติว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์",
    "พ.ร.บ.คอมพิวเตอร์",
    "พ.ร.บ.ว่าด้วยการกระทำ",
    "กองบังคับการปราบปรามการกระทำความผิดเกี่ยวกับอาชญากรรมทางเทคโนโลยี",
    "court order",
    "order of the court",
    "criminal court",
    "by order of",
    "ministry of digital economy",
    "ministry of information and communication technology",
    "mdes",
    "computer crime act",
    "computer-related crime act",
    "under thai law",
    "violates thai law",
)
_ORDERED = Phrases("คำสั่งศาล", "ศาลมีคำสั่ง", "หมายศาล", "court", "by order of")
# A law alone is cited for much else: then the page must say that it was blocked.
_BLOCKED_OUTRIGHT = re.compile(
    r"ถูก(?:ระงับ|ปิดกั้น|บล็อก|ปิด(?!กั้น))(?!ได้|หาก)|ระงับการ|(?<!ถูก)ปิดกั้น|blocked|suspended|censored|restricted|prohibited"
)
_HOSTS = frozenset({"mdes.go.th", "mict.go.th", "mict.mail.go.th", "w3.mict.go.th"})
_HOST_WORDS = ("block", "illegal", "warning", "webblock", "stop", "judgment", "court")


def judge(view: View) -> Suspicion | None:
    """Suspects the notice: who blocked what, and on whose order, on a page of its own; or the notice's own address."""
    if _sent_to_the_notice(view):
        shown = clean(view.whole.text or view.title.text) or None
        return Suspicion(cause="court_block", excerpt=shown, detail=view.final.host)
    if not view.bare or len(view.links) > 8:
        return None
    text = view.title.folded + " " + view.whole.folded
    hit = _AUTHORITY.seen(view.whole, view.title)
    if hit is None or only_mentioned(view, hit) or not (_THIS_PAGE.within(text) or _THIS.search(text)):
        return None
    if _BLOCKED.within(text) if _ORDERED.within(text) else _BLOCKED_OUTRIGHT.search(text):
        return Suspicion(cause="court_block", excerpt=hit.excerpt())
    return None


def _sent_to_the_notice(view: View) -> bool:
    if not view.hops or not belongs(view.final.host, _HOSTS) or belongs(view.asked.host, _HOSTS):
        return False
    return view.bare or any(word in view.final.url.lower() for word in _HOST_WORDS)
