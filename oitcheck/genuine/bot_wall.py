"""A firewall answered instead of the site: named by its signature in headers and body, whatever the status."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._mention import only_mentioned, taught
from oitcheck.genuine._platforms import GOOGLE, MICROSOFT, STORES, is_of
from oitcheck.genuine._view import View
from oitcheck.genuine._walls import WALLS, Wall
from oitcheck.genuine._words import Hit, Pattern, Phrases, clean

RANK = 10


_TITLES = Phrases(
    "just a moment...",
    "attention required!",
    "request rejected",
    "web page blocked",
    "ddos-guard",
    "checking your browser",
    "one moment, please",
    "access denied - sucuri",
    "security check",
    "bot verification",
    "human verification",
    "pardon our interruption",
    "you are being redirected",
    "blocked by",
    "403 - forbidden: blocked",
    "client challenge",
    "vercel security checkpoint",
)
_CHALLENGE = Phrases(
    "checking your browser",
    "checking if the site connection is secure",
    "verifying you are human",
    "verify you are human by completing the action below",
    "verifying your browser",
    "verify that you are not a robot",
    "this process is automatic. your browser will redirect",
    "please allow up to 5 seconds",
    "please enable javascript and cookies to continue",
    "enable cookies and reload the page",
    "needs to review the security of your connection",
    "please wait while we verify your browser",
    "we are checking your browser",
    "your browser will be redirected shortly",
    "ddos protection",
    "กำลังตรวจสอบเบราว์เซอร์",
    "กำลังตรวจสอบความปลอดภัยของเบราว์เซอร์",
    "ตรวจสอบความปลอดภัยของการเชื่อมต่อ",
    "กรุณารอสักครู่ ระบบกำลังตรวจสอบ",
    "เบราว์เซอร์ของท่านจะถูกเปลี่ยนเส้นทางโดยอัตโนมัติ",
    "โปรดเปิดใช้งาน javascript และคุกกี้เพื่อดำเนินการต่อ",
)
_BLOCKED = Phrases(
    "your request has been blocked",
    "your request was blocked",
    "request has been rejected",
    "request blocked",
    "you have been blocked",
    "your ip address has been blocked",
    "your ip has been blocked",
    "your access has been blocked",
    "blocked by the web application firewall",
    "blocked by web application firewall",
    "web application firewall",
    "blocked for security reasons",
    "blocked by security policy",
    "blocked by our security",
    "security policy violation",
    "malicious request",
    "suspicious activity",
    "unusual activity from your",
    "automated access",
    "automated requests",
    "bots are not allowed",
    "คำขอของท่านถูกปฏิเสธ",
    "คำขอของคุณถูกปฏิเสธ",
    "คำร้องขอของท่านถูกปฏิเสธโดยระบบ",
    "การเข้าถึงของท่านถูกปฏิเสธ",
    "การเข้าถึงของคุณถูกปฏิเสธ",
    "การเข้าถึงถูกบล็อก",
    "ip ของท่านถูกระงับ",
    "ip ของคุณถูกบล็อก",
    "หมายเลขไอพีของท่านถูกระงับ",
    "ไอพีของท่านถูกระงับ",
    "ไอพีแอดเดรสของท่านถูก",
    "ตรวจพบพฤติกรรมการใช้งานที่ผิดปกติ",
    "ตรวจพบการเข้าใช้งานที่ผิดปกติ",
    "ตรวจพบการเข้าถึงที่ผิดปกติ",
    "ถูกบล็อกโดยระบบรักษาความปลอดภัย",
    "ถูกปฏิเสธโดยระบบรักษาความปลอดภัย",
    "ไฟร์วอลล์",
)
_CHECKING = Pattern(
    r"check(?:ing|ed)?(?:that|if|whether)?(?:your|the)browser|(?:not|isn['’]?t|aren['’]?t)(?:a|an)?(?:bot|robot|automatedprogram)|browser(?:check|verification|integrity)|redirect(?:ed)?in(?:afew|\d+)seconds"
    r"|(?:ตรวจสอบ|ยืนยัน)(?:ความปลอดภัย)?(?:ของ)?(?:เบราว์เซอร์|บราวเซอร์|การเชื่อมต่อ|การเข้าถึง)"
)
_BLOCKED_BY = Pattern(
    r"(?:request|access|visit|ip|ipaddress|address|client|session)(?:[\d.:]{6,40})?(?:has|was|is|have)?(?:been)?(?:temporarily|automatically|permanently)?"
    r"(?:blocked|rejected|blacklisted|banned|flagged)|(?:blocked|rejected|denied)by(?:the|our|a|an)?(?:security|firewall|waf|webapplication|administrator|policy)"
    r"|(?:คำขอ|คำร้องขอ|การร้องขอ|การเข้าถึง|การเข้าใช้งาน|ไอพี|ip(?:address)?)(?:ของ(?:ท่าน|คุณ)|นี้)?(?:(?!จะ|เมื่อ|หาก).){0,20}(?:ถูก(?:ปฏิเสธ|บล็อก|บล็อค|ระงับ|ปิดกั้น|แบน)|เป็นภัยคุกคาม|ไม่ปลอดภัย)"
    r"|(?:ปฏิเสธ|บล็อก|บล็อค|ระงับ)(?:คำขอ|การเข้าถึง|การเชื่อมต่อ|ไอพี|ip).{0,20}(?:ท่าน|คุณ|นี้)"
)
_TICKET = re.compile(
    r"(?i)\b(?:support|incident|event|reference|ref|request|ray|block|attack|transaction|trace|error)\s*(?:id|no|number|code)?"
    r"\s*(?:[:#]|\bis\b:?)\s*[\w.-]*\d[\w.-]{5,}|รหัสอ้างอิง\s*:?\s*[\w.-]*\d"
)
_REFUSAL = re.compile(
    r"(?i)\b(?:block|reject|denied|deny|forbidden|firewall|security|robot|bot)|ปฏิเสธ|บล็อก|ระงับ|ไม่อนุญาต"
)
_COOKIE_RELOAD = re.compile(
    r"document\.cookie\s*=.{0,1500}?(?:location\.(?:reload|href|replace)|window\.location|document\.location)",
    re.DOTALL,
)
_CLOUDFLARE = Pattern(
    r"error(?:code)?:?1[012]\d\d|usedcloudflaretorestrict|securityservicetoprotect|cloudflarerayid|rayid:"
)
# Thai letters that make a sentence of the agency's own.
_PROSE = 15
_HEADERS = {
    "cf-mitigated": "Cloudflare",
    "x-sucuri-block": "Sucuri",
    "x-amzn-waf-action": "AWS WAF",
    "x-datadome": "DataDome",
    "x-wallarm-waf-check": "Wallarm",
}
# Cloudflare's own word that the site behind it is down or badly set up: what everybody gets, no wall.
_BEHIND_CLOUDFLARE = frozenset(range(520, 531))
_REFUSING = frozenset({400, 401, 403, 405, 406, 418, 429, 444, 456, 493, 501, 503, 999})


def judge(view: View) -> Suspicion | None:
    """Suspects a firewall's page by a header that says so, or by a signature on a page that shows little else."""
    named = _by_header(view)
    if named:
        return Suspicion(cause="bot_wall", excerpt=_excerpt(view), detail=named)
    if (
        view.status in _BEHIND_CLOUDFLARE
        or not view.bare
        or not (view.good or view.status in _REFUSING or (view.status or 0) >= 500)
    ):
        return None
    if view.good and taught(view):
        return None
    return _by_signature(view) or _by_cloudflare(view) or _by_challenge(view) or _by_refusal(view)


def _by_header(view: View) -> str | None:
    for name, value in view.subject.fetched.headers:
        wall = _HEADERS.get(name)
        if (
            wall
            and (name == "cf-mitigated" or not view.good or view.bare)
            and value.strip().lower() not in {"0", "off"}
        ):
            if name == "x-datadome" and view.good:
                continue
            return wall
    return None


def _by_signature(view: View) -> Suspicion | None:
    """A product's own sentence, or its own markup on a page with hardly a word (ordinary pages carry such scripts too)."""
    for wall in WALLS:
        hit = wall.shown.seen(view.title, view.whole)
        if hit is not None and (len(view.whole.folded) < 900 or not view.good) and not _spoken_of(view, hit):
            return Suspicion(cause="bot_wall", excerpt=hit.excerpt(), detail=wall.name)
        if _shows_only(wall, view):
            return Suspicion(cause="bot_wall", excerpt=_excerpt(view), detail=wall.name)
    return None


def _shows_only(wall: Wall, view: View) -> bool:
    """Whether the wall's markup is all there is: no prose, no picture, nothing embedded but the wall's own frame."""
    if len(view.whole.folded) > 500 or len(view.links) > 3 or (view.images and view.good):
        return False
    if view.good and view.thai >= _PROSE:
        return False  # such scripts stand on sound pages too
    framed = any(
        mark in link.url.lower() for link in view.links if link.kind == "iframe" for mark in wall.marks
    )
    return framed or (view.documents == 0 and any(mark in view.raw for mark in wall.marks))


def _by_challenge(view: View) -> Suspicion | None:
    small = len(view.whole.folded) < 700 and len(view.links) < 8
    hit = _CHALLENGE.seen(*view.heads, view.whole) or _checking(view) if small else None
    if hit is not None and hit.passage is view.whole and (hit.at > 200 or view.thai > 200):
        hit = None
    if hit is not None and _spoken_of(view, hit):
        hit = None
    hit = hit or (_TITLES.seen(view.title) if small and len(view.title.folded) < 60 else None)
    if hit is not None:
        return Suspicion(cause="bot_wall", excerpt=hit.excerpt(), detail="JavaScript challenge")
    if len(view.whole.folded) < 200 and not view.links and _COOKIE_RELOAD.search(view.raw):
        return Suspicion(
            cause="bot_wall", excerpt=_excerpt(view), detail="JavaScript challenge (cookie and reload)"
        )
    return None


def _checking(view: View) -> Hit | None:
    """A check in words of its own, on a page of a line or two that a script drives."""
    alone = (
        len(view.whole.folded) < 300
        and len(view.links) < 4
        and "<script" in view.raw
        and "captcha" not in view.raw
    )
    return _CHECKING.seen(*view.heads, view.whole) if alone else None


def _by_refusal(view: View) -> Suspicion | None:
    """A refusal in words, on a page of its own; for a 2xx it must also carry a ticket number or be in the title."""
    text = view.whole.text[:3000]
    hit = _BLOCKED.seen(view.title, view.whole) or _BLOCKED_BY.seen(view.title, view.whole)
    ticket = _TICKET.search(text)
    if len(view.whole.folded) > 700 or len(view.links) > 6 or is_of(view, GOOGLE | MICROSOFT | STORES):
        return None  # a store refuses in such words too
    if hit is not None and not ticket and (_spoken_of(view, hit) or (view.good and _own_matter(view, hit))):
        hit = None
    if hit is not None and (not view.good or ticket or len(view.whole.folded) < 250):
        return Suspicion(cause="bot_wall", excerpt=hit.excerpt(), detail="firewall, not named")
    if ticket and _REFUSAL.search(text) and not (view.status == 401 or (view.status or 0) in {500, 502, 504}):
        return Suspicion(cause="bot_wall", excerpt=clean(text), detail="firewall, not named")
    return None


def _by_cloudflare(view: View) -> Suspicion | None:
    """Cloudflare's own refusals, by its server's name, its status and its numbers 1000 to 1299."""
    if view.status not in {403, 429, 503} or "cloudflare" not in (
        view.subject.fetched.header("server") or ""
    ):
        return None
    hit = _CLOUDFLARE.seen(view.title, view.whole)
    return Suspicion(cause="bot_wall", excerpt=hit.excerpt(), detail="Cloudflare") if hit else None


def _spoken_of(view: View, hit: Hit) -> bool:
    return view.good and only_mentioned(view, hit)


def _own_matter(view: View, hit: Hit) -> bool:
    """Whether a page that was answered as good says something of its own beside an English refusal."""
    return view.table_rows > 0 or (hit.phrase.isascii() and view.thai >= _PROSE)


def _excerpt(view: View) -> str | None:
    return clean(view.title.text or view.whole.text) or None
